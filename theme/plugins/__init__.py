"""What settings and templates cannot do: each module takes its part in the build."""

from . import contract, edition, feeds, page, tags


def register() -> None:
    for part in contract, edition, feeds, page, tags:
        part.register()
