"""Finds lines of a paragraph that were meant as lines of their own: Markdown joins them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..errors import beginning_of
from .lines import SHORT_ITEM

DASHES = {"–", "—"}  # which also begin the words of a speaker
# Prose can begin a line with these signs and a space. Any other sign, such as –, • or ✓, can be a
# mark; for dashes, list_mark_of() and check_joined_lines() have exceptions.
SIGNS_OF_PROSE = """_|"'“”„‚‘’«»‹›€$£¥₴₹%°§№&±×=;!?,.)]}…。，、）」』"""
# The beginning of an item, as people and word processors write it: (1), a), [1], 1-, A. or ->
# before a space, and -First or 一、 without one. lists.py checks items such as “1. First”, with a
# full stop and a plain space. A letter that is not in A–Z cannot have a full stop, as г. is a usual
# abbreviation in Russian.
MARK = re.compile(
    r"""
    [(\[] (?: \d{1,2} | [^\W\d_] ) [)\]] \s
    | (?: \d{1,2}(?!\.[ ]) | [A-Za-z] | [^\W\d_](?!\.\s) ) [.)\]/-]{1,2} \s
    | [-=]> \s
    | [-–—*•·・●■] (?=[^\W\d]|[¿¡"“„«(…])
    | [\d一二三四五六七八九十]{1,2} [、．）]
    """,
    re.VERBOSE,
)
# A short label before a colon, as in an interview (Q:), in minutes (Present:) or in a chronology
# (2010:), but not in a score (52 : 48).
LABEL = re.compile(
    r"""
    (?: [^\W\d_]{1,4}\.[ ]? )?  # Mr. Smith:
    (?P<label>
        [^\W_]
        (?: [^:.,;!?"“”«»()：，。、；！？「」]
            | [.,](?=[ ]?\d) | (?<=\d)\.  # May 3, 2022: and 5.5.:
        ){0,24}
    )
    (?: [ ]\([^()]{1,40}\) )?  # Olaf Scholz (SPD):
    (?: (?: (?<!\d[ ]): | :(?![ ]\d) ) (?=[ ]\S) | ：(?=\S) )
    """,
    re.VERBOSE,
)
# 14:35, 9:00AM, 14h30 or 9h, as in a programme or a liveblog
TIME = re.compile(r"\d{1,2}(?:h(?=\s)|[:h][0-5]\d(?!\d))")
AUTHOR = re.compile(r" *(?:-{1,3}|[–—―]{1,2}) ?([^\W\d_])")  # below a quotation: — Antony Blinken
LONGEST_AUTHOR = 60  # characters
LONG_WORD_END = r"[^\W\d_]{4}[.!?…]$"  # not after Jr. or Inc.
# the end of a sentence, perhaps with a quotation mark after it
SENTENCE_END = r"""[.!?…。！？]["'”’“‘»」』]*\s*$|["”“»]\s*$"""
REMEDY = "write two spaces at the end of each line, or join the lines if they are prose"


def check_joined_lines(lines: list[str]) -> Iterator[str]:
    """No line begins with the same kind of mark as the one above: Markdown joins the two lines."""
    lines = [line.strip() for line in lines]  # in an item, they are indented
    for previous, line in pairwise(lines):
        mark = list_mark_of(previous, line) or label_of(previous, line)
        if not mark:
            continue
        # An exception: “– I do not know – said Ann.” can be wrapped before its second dash. So if
        # any line of the paragraph has a dash between words, a line that begins with a dash is
        # reported only if the line above ends a sentence.
        is_dialogue = mark in DASHES and any(f" {mark} " in each for each in lines)
        is_within_sentence = is_dialogue and not re.search(SENTENCE_END, previous)
        if not is_within_sentence:
            yield f"the line that begins with {mark} would not be a line of its own; {REMEDY}"
            return
    yield from check_author(lines)


def check_author(lines: list[str]) -> Iterator[str]:
    """The author of a quotation, after a dash, is not in the paragraph of the quotation."""
    *others, last = lines
    found = AUTHOR.match(last)
    may_be_name = found and not found[1].islower() and len(last) <= LONGEST_AUTHOR
    # “– Niemand weiß, warum.” is a sentence; “– Ann Roe Jr.” and “– Victor Hugo.” are names.
    has_small_word = any(word[0].islower() for word in last.split())
    is_sentence = has_small_word and re.search(LONG_WORD_END, last)
    if may_be_name and not is_sentence and others and re.search(SENTENCE_END, others[-1]):
        yield f"“{beginning_of(last)}” would not be a line of its own; {REMEDY}"


def list_mark_of(previous: str, line: str) -> str:
    """Return the mark with which a line continues the list of the line above, or ''."""
    mark = mark_of(line)
    if not continues_list(mark_of(previous), mark):
        return ""
    # Below a long line that begins with a capital letter, a line that begins with a dash and a
    # small letter continues a speech, as “– dodał prezes” does. Otherwise it is an item, as
    # “– frische Milch” is below “– Brot”.
    begins_speech = len(previous) > SHORT_ITEM and first_letter(previous).isupper()
    is_speech = mark in DASHES and begins_speech and first_letter(line).islower()
    return "" if is_speech else mark


def label_of(previous: str, line: str) -> str:
    """Return the label or the time of a line, if the line above begins with one, too, or ''."""
    label = find_label(line)
    label_above = find_label(previous)
    # Below “Update: …”, a line that begins with 14:35 continues the sentence.
    are_alike = label[:1].isdecimal() == label_above[:1].isdecimal()
    return label if label and label_above and are_alike else ""


def find_label(line: str) -> str:
    """Return the label or the time of a line, or ''.

    A label does not begin with a small letter: “said:” is a part of a sentence.
    """
    time = TIME.match(line)
    if time:
        return time[0]
    label = LABEL.match(line)
    return label[0] if label and not label["label"][0].islower() else ""


def first_letter(line: str) -> str:
    """Return the first letter of a line, or ''."""
    return next((character for character in line if character.isalpha()), "")


def mark_of(line: str) -> str:
    """Return the mark with which a line begins, or ''."""
    sign = line[:1]
    if line[1:2] == " " and not sign.isalnum() and sign not in SIGNS_OF_PROSE:
        return sign
    found = MARK.match(line)
    return found[0].strip() if found else ""


def continues_list(mark_above: str, mark: str) -> bool:
    """Return whether a mark continues the list of the mark above: both are of the same kind.

    A letter with a full stop can be the initial of a name. So it continues a list only after the
    letter before it in the alphabet, as B. does after A.
    """
    if not mark or kind_of(mark_above) != kind_of(mark):
        return False
    is_initial = mark[0].isalpha() and mark.endswith(".")
    return not is_initial or ord(mark[0]) == ord(mark_above[0]) + 1


def kind_of(mark: str) -> str:
    """Return a mark with 1 in the place of its letters or digits: “1)” for “a)” and for “2)”."""
    return re.sub(r"\w+", "1", mark)
