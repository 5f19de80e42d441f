"""Finds the lines of the errors in a text."""

import re
from collections.abc import Callable, Iterable

STEPS = 20  # about this many blank lines are tried first
QUOTED = "“(.+?)”"
# These are removed before a line is compared with a quotation of it.
MARKUP = r"[*_`~\[>#]"
LIST_MARKS = r"\s*(?:(?:[-+]|\d+\.) +)+"


class ErrorLocator:
    """Finds the lines of the errors in one text.

    The checks see a rendered text, which has no line numbers. So they run on the first 9 lines, the
    first 8, and so on: an error is in line 9 if the first 9 lines have it and the first 8 do not.
    This goes backwards, because a text that is cut off can have the error by chance, such as a <b>
    that is closed on the next line.

    check: returns the errors of a text.
    """

    def __init__(self, text: str, check: Callable[[str], list[str]]):
        self.lines = text.split("\n")
        self.check = check
        self.errors_of_first_lines: dict[int, list[str]] = {}

    def locate(self, errors: list[str]) -> Iterable[tuple[int, str]]:
        """Yield each error of the whole text with its line; the first line is 1."""
        for place, error in enumerate(errors):
            occurrence = errors[: place + 1].count(error)
            line = self.line_of(error, occurrence)
            yield self.quoted_line(error, line), error

    def quoted_line(self, error: str, last: int) -> int:
        """Return the line that an error quotes, at or before `last`; if it quotes none, `last`.

        Some errors first appear when a later line is included: Markdown reads a line as a term only
        if a meaning follows it. So if an error begins with a quotation, this looks upwards for the
        nearest line that begins with the quoted words. A line further up in the same paragraph is
        preferred if it consists of exactly these words.
        """
        found = re.match(QUOTED, error)
        if not found:
            return last
        quotation = found[1]
        quoted = without_markup(quotation)
        # numbers of lines; 0 means that there is none
        exact = 0
        nearest = 0
        for number, line in enumerate(self.lines[:last], 1):
            words = without_markup(line)
            # A quotation such as “---” has no words without its markup.
            if line.strip() == quotation or (quoted and words == quoted):
                exact = number
            if quoted and words.startswith(quoted):
                nearest = number
        # the lines below `exact`, up to `nearest`; none if `nearest` is not below `exact`
        lines_below_exact = self.lines[exact:nearest]
        is_one_paragraph = all(line.strip() for line in lines_below_exact)
        if exact and is_one_paragraph:
            return exact
        return nearest or last

    def line_of(self, error: str, occurrence: int) -> int:
        """Return the line of an error; occurrence: 2 for the second error with the same message.

        Checking every beginning of the text would take too long. So this first tries beginnings
        that end at some of the blank lines, which leaves a gap of lines that may have the error.
        Then it tries more of the blank lines in the gap, then all of them, and at last each line in
        the gap that remains.
        """
        last_without = 0  # the first lines, up to this one, do not have the error
        first_with = len(self.lines)  # the first lines, up to this one, have it
        blank_lines = [number for number, text in enumerate(self.lines, 1) if not text.strip()]
        step = max(len(blank_lines) // STEPS, 1)
        smaller_step = max(step // STEPS, 1)
        every_line = range(1, len(self.lines) + 1)
        # Each round goes from the last number to the first, and ends if the first `number` lines do
        # not have the error. The lines between last_without and first_with are the gap for the next
        # round.
        for numbers in blank_lines[::step], blank_lines[::smaller_step], blank_lines, every_line:
            between = [number for number in numbers if last_without < number < first_with]
            for number in reversed(between):
                has_error = self.errors_until(number).count(error) >= occurrence
                if not has_error:
                    last_without = number
                    break
                first_with = number
        return first_with

    def errors_until(self, number: int) -> list[str]:
        """Return the errors of the first `number` lines."""
        if number not in self.errors_of_first_lines:
            beginning = "\n".join(self.lines[:number])
            self.errors_of_first_lines[number] = self.check(beginning)
        return self.errors_of_first_lines[number]


def without_markup(text: str) -> str:
    text = re.sub(MARKUP, "", text)
    marks = re.match(LIST_MARKS, text)
    if marks:
        text = text[marks.end() :]
    return text.strip()
