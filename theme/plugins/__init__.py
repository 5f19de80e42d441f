"""What settings and templates cannot do: each module takes its part in the build."""

import gc
import sys
from pathlib import Path

from . import contract, edition, feeds, page, tags


def forget_compiled(settings: str | None) -> None:
    """Remove what Python has compiled of a settings file, for which it would take one edited within a second."""
    if settings:
        Path(settings).unlink(missing_ok=True)
        if not any(Path(settings).parent.iterdir()):
            Path(settings).parent.rmdir()


def register() -> None:
    gc.freeze()  # what was imported stays; to collect garbage among it takes a tenth of a small build
    for name in "pelicanconf", "publishconf":
        forget_compiled(getattr(sys.modules.get(name), "__cached__", None))
    for part in contract, edition, feeds, page, tags:
        part.register()
