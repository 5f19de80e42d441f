"""Caches compiled templates, as compiling takes longer than rendering."""

import hashlib

from jinja2 import FileSystemBytecodeCache

from . import python_cache


def template_cache(options: dict) -> FileSystemBytecodeCache | None:
    """Return the cache for environments with these options; None if the folder is not writable.

    Jinja finds a compiled template by its path and compares its source, but the compiled code also
    depends on the options.
    """
    if not python_cache.is_writable():
        return None
    described = repr(sorted(options.items()))
    key = hashlib.sha256(described.encode()).hexdigest()[:12]
    return FileSystemBytecodeCache(str(python_cache.FOLDER), f"template-{key}-%s.cache")
