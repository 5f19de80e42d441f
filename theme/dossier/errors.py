"""The errors that stop a build."""

from collections.abc import Iterable
from typing import NamedTuple

# Names of files can contain control characters, which a terminal would obey.
CONTROL_CHARACTERS = [*range(32), *range(127, 160)]
ESCAPED = {code: f"\\x{code:02x}" for code in CONTROL_CHARACTERS}
QUOTED_LENGTH = 40  # characters of a text in a message


class ContentError(NamedTuple):
    """An error in a file: the file's name, the line (the first is 1), and a message."""

    file: str
    line: int
    message: str


def error_messages(errors: Iterable[ContentError]) -> list[str]:
    """Return a message for each error, in the order of files and lines."""
    messages = []
    for error in sorted(errors):
        message = f"{error.file}:{error.line}: {error.message}".translate(ESCAPED)
        # The name of a file can contain bytes that are not UTF-8, which cannot be printed.
        messages.append(message.encode("utf-8", "backslashreplace").decode())
    return messages


def beginning_of(text: str) -> str:
    """Return the beginning of a text, by which an owner recognizes it in a message."""
    return text.strip()[:QUOTED_LENGTH]


class BuildError(Exception):
    """Stops the build; its text has a line for each error."""

    def __init__(self, messages: list[str]):
        super().__init__(messages)
        self.messages = messages

    def __str__(self) -> str:
        return "\n".join(["nothing was changed", *self.messages])
