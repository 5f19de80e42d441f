"""The old place of what is in ../source.py now; to be deleted with the last import of it."""

from ..source import Source, blank  # noqa: F401
