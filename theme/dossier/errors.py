"""What stops a build: errors in the owner's files, with the line of each."""

from typing import NamedTuple


class ContentError(NamedTuple):
    """An error in a file: the file's name, the line (the first is 1), what to do."""

    file: str
    line: int
    message: str


class BuildError(Exception):
    """Stops the build; its text lists the errors, one in a line."""

    def __init__(self, messages: list[str]):
        super().__init__("\n".join(["nothing was changed", *messages]))
