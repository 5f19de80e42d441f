"""What settings and templates cannot do: each module takes its part in the build."""

import gc
import shutil
import sys
from pathlib import Path

from . import contract, edition, feeds, page, tags


def register() -> None:
    gc.freeze()  # what was imported stays; to collect garbage among it takes a tenth of a small build
    for settings in filter(None, map(sys.modules.get, ("pelicanconf", "publishconf"))):
        # Python would take these for settings that are edited within a second
        shutil.rmtree(Path(settings.__file__).with_name("__pycache__"), ignore_errors=True)
    for part in contract, edition, feeds, page, tags:
        part.register()
