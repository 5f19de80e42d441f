"""Caches compiled templates, as compiling takes longer than rendering."""

import hashlib
import os
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

FOLDER = Path(cache_from_source(__file__)).parent  # where Python caches this module


def template_cache(options: dict) -> FileSystemBytecodeCache | None:
    """Return the cache for environments with these options; None if the folder is not writable.

    Jinja's own key is the source of a template, but the options also change the compiled code.
    """
    if not os.access(FOLDER, os.W_OK):
        return None
    described = repr(sorted(options.items()))
    key = hashlib.sha256(described.encode()).hexdigest()[:12]
    return FileSystemBytecodeCache(str(FOLDER), f"template-{key}-%s.cache")
