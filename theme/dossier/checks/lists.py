"""Checks lists: their numbers, and that no list begins, or fails to begin, by accident."""

import re
from collections.abc import Iterator

from turbohtml import Element

from ..errors import beginning_of
from ..footnotes import NOTES_AT_END
from ..language import Language
from .joined_lines import check_joined_lines
from .lines import missing_line_message

BULLET = re.compile(r" *[-*+] ")
NUMBER = re.compile(r" *(\d{1,2})\. ")
WORD = r"\w+"
NUMBERED_LISTS = f"ol:not({NOTES_AT_END} > ol)"  # without that of the notes
STAR_ITEM = re.compile(r" {0,3}\* ")
STAR_AFTER_WORD = re.compile(r"\S\*(?![\w*])")


def check_paragraph(text: str) -> Iterator[str]:
    """A list has a blank line before it, and no lines are joined that were meant to be separate.

    Without the blank line, Markdown reads a list as a part of the paragraph.
    """
    lines = text.split("\n")
    for index in range(1, len(lines)):
        if begins_list(lines[index], lines[index - 1], lines[index + 1 :]):
            yield missing_line_message(lines[index])
            return
    yield from check_joined_lines(lines)


def check_split_list(last_line: str, numbers: list[int]) -> Iterator[str]:
    """A paragraph does not end with the first item of the list below it.

    last_line: of the paragraph; numbers: those of the list below; [] for a list with bullets.
    """
    number = number_of(last_line)
    is_first_number = number is not None and numbers[:1] == [number + 1]
    is_first_bullet = bool(BULLET.match(last_line)) and not numbers
    if is_first_number or is_first_bullet:
        yield missing_line_message(last_line)


def check_footnote_star(lines: list[str], rendered_blocks: list[str]) -> Iterator[str]:
    """A line that explains a starred word, such as K.*, does not begin with a star.

    Markdown would read that line as a list. It is reported if exactly one line of the text begins
    with a star, and a star follows a word.
    """
    items = [line for line in lines if STAR_ITEM.match(line)]
    has_star_after_word = any(STAR_AFTER_WORD.search(block) for block in rendered_blocks)
    if len(items) == 1 and has_star_after_word:
        line = beginning_of(items[0])
        yield f"“{line}” begins a list; write \\* if it explains a word with a *, or - for a list"


def begins_list(line: str, previous: str, later_lines: list[str]) -> bool:
    """Return whether a line within a paragraph begins a list.

    A line of prose can begin with a dash, or with a number, such as "12. and" or "1. Januar". So -,
    *, + or 1. begins a list only below a colon, or if another item follows. Any other number, such
    as 3, begins a list only if the line above begins with the next lower number, 2.
    """
    is_below_colon = previous.rstrip().endswith(":")
    if BULLET.match(line):
        next_line = later_lines[0] if later_lines else ""
        sign = line.split()[0]
        return is_below_colon or next_line.lstrip().startswith(f"{sign} ")
    number = number_of(line)
    if number is None:
        return False
    if number == 1:
        return is_below_colon or any(number_of(each) == 2 for each in later_lines)
    return number_of(previous) == number - 1


def number_of(line: str) -> int | None:
    found = NUMBER.match(line)
    return int(found[1]) if found else None


def check_order(numbers: list[int]) -> Iterator[str]:
    """The numbers of a list rise by one, or are all 1: then Markdown numbers the items."""
    if set(numbers) == {1}:
        return
    shown_numbers = range(numbers[0], numbers[0] + len(numbers))
    for shown, written in zip(shown_numbers, numbers, strict=True):
        if shown != written:
            yield (
                f"the item {written} would show {shown};"
                f" write {shown}, or put a paragraph before it to begin another list,"
                f" or write {written}\\. if it is no item"
            )
            return


def check_numbered_lists(tree: Element, language: Language) -> Iterator[str]:
    """No paragraph that begins with a number, such as “24. Dezember 1914”, becomes a list."""
    lists = [NumberedList(listed) for listed in tree.select(NUMBERED_LISTS)]
    firsts = {listed.first for listed in lists}
    lasts = {listed.last for listed in lists}
    for listed in lists:
        dates = listed.dates(language)
        for beginning in dates:
            problem = f"the number before “{beginning}” would begin an item of a list"
            remedy = "write \\ before its full stop"
            if listed.is_in_item:
                remedy += ", or \\* if the sign before it marks a birth"  # * 14. März 1879
            yield f"{problem}; {remedy}"
        # A list of one item is right if other paragraphs divide a longer list: 1. …, a text, 2. …
        number = listed.first
        has_one_item = listed.last == number
        continues = number - 1 in lasts
        is_continued = number + 1 in firsts
        if has_one_item and not dates and not continues and not is_continued:
            yield (
                f"“{number}.” begins a list of one item;"
                f" write {number}\\. if it is text, or - before the item"
            )


class NumberedList:
    """A numbered list; first, last: the numbers of its first and its last item.

    is_in_item: whether it is inside an item of another list.
    """

    def __init__(self, element: Element):
        self.items = element.select(":scope > li")
        self.is_in_item = element.parent.tag == "li"
        start = element.attrs.get("start") or ""
        self.first = int(start) if start.isdecimal() else 1
        self.last = self.first + len(self.items) - 1

    def dates(self, language: Language) -> list[str]:
        """Return the beginnings of the items with a month after their number, as in “24. Mai”.

        “1. Jan Novák” and “2. Ann Roe” are names: a list from 1 has dates only if all its items
        begin with months.
        """
        beginnings = []
        for item in self.items:
            first_word = re.match(WORD, item.text.lstrip())
            if first_word and first_word[0] in language.months:
                beginnings.append(beginning_of(" ".join(item.text.split())))
        can_be_names = self.first == 1 and len(beginnings) < len(self.items)
        return [] if can_be_names else beginnings
