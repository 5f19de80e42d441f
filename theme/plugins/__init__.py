"""What settings and templates cannot do: each module takes its part in the build."""

import gc
import shutil
import sys
from pathlib import Path

from . import contract, edition, feeds, page, tags


def register() -> None:
    gc.freeze()  # what was imported stays; to collect garbage among it takes a tenth of a small build
    for name in "pelicanconf", "publishconf":  # Python would take what it compiled for one edited within a second
        if compiled := getattr(sys.modules.get(name), "__cached__", None):
            shutil.rmtree(Path(compiled).parent, ignore_errors=True)
    for part in contract, edition, feeds, page, tags:
        part.register()
