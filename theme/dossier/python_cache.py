"""The folder of Python's own caches, where compiled templates and labels are cached, too."""

import os
from importlib.util import cache_from_source
from pathlib import Path

FOLDER = Path(cache_from_source(__file__)).parent


def is_writable() -> bool:
    return os.access(FOLDER, os.W_OK)
