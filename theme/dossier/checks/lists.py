"""Checks lists: their numbers, and that no list begins, or fails to begin, by accident."""

import re
from collections.abc import Iterator
from itertools import pairwise

BULLET = re.compile(r" *[-*+] ")
NUMBER = re.compile(r" *(\d{1,2})\. ")
ROMAN = re.compile(r"[IVX]+\.|[ivx]+\.")
DASHES = {"–", "—"}  # which also begin the words of a speaker
# The beginning of an item as people and word processors write it, such as –, ->, ✓, ①, A., a), (1),
# 1.) or 1-, or without a space, as in -First, 1.First and 一、.
MARK = re.compile(
    r"""
    [ ]* (?:
      (?:
        [^\w\s|"'“”„‚‘’«»‹›€$£¥₴₹%°;!?,.)\]}…。，、）」』]  # such as –, but no sign of a sentence
        | [-=]> | [①-⑳❶-❿] | \d\ufe0f?\u20e3  # the last is a digit in a square, 1️⃣
        | [A-Za-z]\. | [ivx]{2,5}\. | [IVX]{2,5}\.
        | \(?(?:[A-Za-z]|\d{1,2})\.?\) | \[\d{1,2}\] | \d{1,2}[-/]
      ) [ ]
      | \d{1,2}\.[\u00a0\u202f]
      | (?: [-–—*•·] | \d{1,2}\. ) (?=[^\W\d])
      | (?: \d{1,2} | [一二三四五六七八九十]{1,2} ) 、
    )
    """,
    re.VERBOSE,
)


def check_paragraph(text: str) -> Iterator[str]:
    """A list has a blank line before it; without one, Markdown reads it as a paragraph."""
    lines = text.split("\n")
    for number, (previous, line) in enumerate(pairwise(lines), 1):
        if begins_list(line, previous, lines[number + 1 :]):
            sign = line.split()[0]
            escaped = sign.replace(".", "\\.") if sign[0].isdecimal() else f"\\{sign}"
            remedy = f"put one, or write {escaped} if it is text"
            yield f"no blank line before the list with “{line.strip()[:30]}”; {remedy}"
            return
    yield from check_marks(lines)


def check_marks(lines: list[str]) -> Iterator[str]:
    """No line begins with the same kind of mark as the one above: Markdown joins the two lines."""
    for previous, line in pairwise(lines):
        mark = mark_of(line)
        if not mark or not continues_list(mark_of(previous), mark):
            continue
        is_dialogue = mark in DASHES and any(f" {mark} " in each.strip() for each in lines)
        if not is_dialogue:
            remedy = "write - before each item of a list, or two spaces at the end of each line"
            yield f"the line that begins with {mark} would not be a line of its own; {remedy}"
            return


def mark_of(line: str) -> str:
    found = MARK.match(line)
    return found[0].strip() if found else ""


def continues_list(previous: str, mark: str) -> bool:
    """Return whether two marks are of the same kind.

    Only B. continues A., because A. can be the initial of a name. A Roman number of several
    letters, such as II., continues only another Roman number.
    """
    if kind_of(previous) != kind_of(mark):
        return False
    if not mark.endswith(".") or not mark[0].isalpha():
        return True
    if len(mark) > 2:
        return bool(ROMAN.fullmatch(previous))
    return ord(mark[0]) == ord(previous[0]) + 1


def kind_of(mark: str) -> str:
    """Return what the marks of a list have in common: 1) for a) and b), and for 1) and 2)."""
    return re.sub(r"\w+", "1", mark)


def begins_list(line: str, previous: str, later_lines: list[str]) -> bool:
    """Return whether a line within a paragraph begins a list.

    A line of prose can begin with a dash, or with a number, such as "12. and" or "1. Januar". So a
    dash or 1. begins a list only below a colon, or if another item follows; any other number, only
    below the number before it.
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
    previous_number = number_of(previous)
    return previous_number is not None and number == previous_number + 1


def number_of(line: str) -> int | None:
    found = NUMBER.match(line)
    return int(found[1]) if found else None


def check_list_numbers(lists: list[list[int]]) -> Iterator[str]:
    """Readers see the numbers that are written, and no paragraph becomes a list.

    lists: the numbers of each numbered list.
    """
    for numbers in lists:
        yield from check_order(numbers)
    for number in lonely_numbers(lists):
        yield (
            f"“{number}.” begins a list of one item;"
            f" write {number}\\. if it is text, or - before the item"
        )


def check_order(numbers: list[int]) -> Iterator[str]:
    """The numbers of a list rise by one, or are all the same."""
    # If all items have the same number, such as 1., Markdown itself numbers them.
    if len(set(numbers)) == 1:
        return
    for shown, written in enumerate(numbers, numbers[0]):
        if shown != written:
            yield (
                f"the item {written} would show {shown};"
                f" write {shown}, or put a text between the lists,"
                f" or write {written}\\. if it is no item"
            )
            return


def lonely_numbers(lists: list[list[int]]) -> Iterator[int]:
    """Yield the number of each single item that continues no list and is continued by none."""
    firsts = {numbers[0] for numbers in lists}
    lasts = {numbers[-1] for numbers in lists}
    for numbers in lists:
        number = numbers[0]
        continues = number - 1 in lasts
        is_continued = number + 1 in firsts
        if len(numbers) == 1 and not continues and not is_continued:
            yield number
