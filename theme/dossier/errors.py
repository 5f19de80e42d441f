"""The errors that stop a build."""

from typing import NamedTuple


class ContentError(NamedTuple):
    """An error in a file: its name, the line (the first is 1), and what to do."""

    file: str
    line: int
    message: str


class BuildError(Exception):
    """Stops the build; its text has a line for each error."""

    def __init__(self, messages: list[str]):
        super().__init__("\n".join(["nothing was changed", *messages]))
