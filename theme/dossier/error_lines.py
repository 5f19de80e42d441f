"""Finds the line of each error in a text."""

from collections.abc import Callable, Iterable

STEPS = 20  # ends of blocks that are tried first


class ErrorLocator:
    """Finds the lines of the errors in one text.

    The checks see a rendered text, in which lines are no longer known. But a beginning of the text
    that ends before an error does not have it. So the line of an error is the first from which on
    every beginning of the text has the error. (It can also come and go before, such as a <b> that
    is not closed until the next line.)

    check: returns the errors of a text.
    """

    def __init__(self, text: str, check: Callable[[str], list[str]]):
        self.lines = text.split("\n")
        self.check = check
        self.errors_by_number: dict[int, list[str]] = {}

    def locate(self, errors: list[str]) -> Iterable[tuple[int, str]]:
        """Yield each error of the whole text with its line; the first line is 1."""
        for place, error in enumerate(errors):
            occurrence = errors[: place + 1].count(error)
            yield self.first_line(error, occurrence), error

    def first_line(self, error: str, occurrence: int) -> int:
        """Return the line of an error, of which the text may have several.

        To check every beginning would take too long. This goes back from the end of the text: first
        to some ends of blocks, then to those between the last two of them, then line by line.
        """
        without = 0  # the number of lines in the last beginning that does not have the error
        line = len(self.lines)  # the number of lines in the first beginning after it, which has it
        ends_of_blocks = [number for number, text in enumerate(self.lines, 1) if not text.strip()]
        step = max(len(ends_of_blocks) // STEPS, 1)
        every_line = range(1, len(self.lines) + 1)
        for numbers in ends_of_blocks[::step], ends_of_blocks, every_line:
            between = [number for number in numbers if without < number < line]
            for number in reversed(between):
                if self.errors_until(number).count(error) < occurrence:
                    without = number
                    break
                line = number
        return line

    def errors_until(self, number: int) -> list[str]:
        """Return the errors of the first lines."""
        if number not in self.errors_by_number:
            beginning = "\n".join(self.lines[:number])
            self.errors_by_number[number] = self.check(beginning)
        return self.errors_by_number[number]
