"""Caches compiled templates, as compiling takes longer than rendering."""

import hashlib
import marshal
import pickle
from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, FileSystemBytecodeCache, bc_magic

from . import python_cache


class TemplateCache(FileSystemBytecodeCache):
    """Jinja's cache, which is read in a quarter of the time.

    Jinja uses marshal.load(), which reads a file in thousands of small steps; loads() does not.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the code of a template, unless it is missing, damaged or of another source."""
        path = Path(self.directory, self.pattern % bucket.key)
        header = bc_magic + pickle.dumps(bucket.checksum, 2)  # as Bucket.write_bytecode() writes it
        with suppress(OSError, EOFError, TypeError, ValueError):
            stored = path.read_bytes()
            if stored.startswith(header):
                bucket.code = marshal.loads(stored[len(header) :])


def template_cache(options: dict) -> TemplateCache | None:
    """Return the cache for environments with these options; None if the folder is not writable.

    Jinja finds a compiled template by its path and compares its source, but the compiled code also
    depends on the options.
    """
    if not python_cache.is_writable():
        return None
    described = repr(sorted(options.items()))
    key = hashlib.sha256(described.encode()).hexdigest()[:12]
    return TemplateCache(str(python_cache.FOLDER), f"template-{key}-%s.cache")
