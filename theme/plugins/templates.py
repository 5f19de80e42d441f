"""Templates are kept compiled where Python keeps its own modules so: to compile them takes as long as to fill them."""

import os
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from pelican.plugins import signals


def keep(pelican) -> None:
    folder = Path(cache_from_source(__file__)).parent
    if os.access(folder, os.W_OK):
        pelican.settings["JINJA_ENVIRONMENT"]["bytecode_cache"] = FileSystemBytecodeCache(str(folder))


def register() -> None:
    signals.initialized.connect(keep)
