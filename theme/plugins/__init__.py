"""What settings and templates cannot do: each module takes its part in the build."""

import gc

from . import contract, edition, feeds, page, tags


def register() -> None:
    gc.freeze()  # what was imported stays; to collect garbage among it takes a tenth of a small build
    for part in contract, edition, feeds, page, tags:
        part.register()
