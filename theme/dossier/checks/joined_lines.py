"""Finds lines of a paragraph that were meant as lines of their own: Markdown joins them."""

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import category

from ..errors import beginning_of
from .lines import SHORT_ITEM

# of a question and its answer: in English, Spanish, French and German
ANSWERS = {"Q.": "A.", "P.": "R.", "D.": "R.", "F.": "A."}
ROMAN = r"[IVX]+\.|[ivx]+\."
DASHES = {"–", "—"}  # which also begin the words of a speaker
# Prose can begin a line with these signs and a space. Any other sign, such as –, • or ✓, can be a
# mark; for dashes, list_mark_of() and check_joined_lines() have exceptions.
SIGNS_OF_PROSE = """_|"'“”„‚‘’«»‹›€$£¥₴₹%°§№&±×=;!?,.)]}…。，、）」』"""
EMOJI_STYLE = "\ufe0f"  # after a sign, such as ✔, that is shown in colour
MARKS_BEFORE_A_SPACE = [
    r"\d{1,2}\.?[º°ª]|[¹²³⁴-⁹]",  # 1º or ¹
    r"[-=]>",  # ->
    r"\d\ufe0f?\u20e3",  # a digit in a square, 1️⃣
    r"[A-Za-z]\.",  # A.
    r"[ivx]{2,5}\.|[IVX]{2,5}\.",  # ii.
    r"\[\d{1,2}(?::\d\d){1,2}\]",  # [01:15], the time of a recording
    r"\(?(?:[^\W\d_]|\d{1,2})\.?\)",  # a), (1) or 1.)
    r"\[\d{1,2}\]",  # [1]
    r"(?:[^\W\d_]|\d{1,2}\.?)[-/]\)?",  # a/, 1-, 1.- or 1-)
]
OTHER_MARKS = [
    r"\d{1,2}\.[\u00a0\u202f]",  # 1. before a no-break space
    r"""(?:[-–—*•·]|\d{1,2}\.)(?=[^\W\d]|[¿¡"“„«(…])""",  # -First or 1.First
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})、",  # 一、
    # with or without a space, as in Chinese and Japanese
    r"[・●■□◆◇▼▽▲△※①-⑳❶-❿]|（?\d{1,2}(?:）|．(?!\d))",
]
# The beginning of an item, as people and word processors write it. Items such as “1. First”, with a
# full stop and a plain space, are not found here: lists.py checks them.
MARK = re.compile(rf"(?:{'|'.join(MARKS_BEFORE_A_SPACE)}) |{'|'.join(OTHER_MARKS)}")
# A short label before a colon, as in an interview (Q:) or in minutes (Present:).
LABEL = re.compile(
    r"""
    (?: [^\W\d_]{1,4}\.[ ]? )?      # Mr. Smith:
    (?P<label> [^\W\d_][^:.,;!?"“”«»()]{0,24} )
    (?: [ ]\([^()]{1,40}\) )?       # Olaf Scholz (SPD):
    : (?=[ ]\S)
    """,
    re.VERBOSE,
)
# A date or a time before a colon, or before a dash and a capital letter, if that is the only dash
# of the line: 2010, 1990–1995, 5.5., Monday, 5 May, or 19.00 Uhr
DATE_LABEL = re.compile(
    r"""
    (?P<label>
      (?: [^\W\d_]+[.,]?[ ] ){0,2}                                 # Monday,
      \d{1,4} (?:er|nd|rd|st|th|s)?                                # 5 or 2010
      (?: (?:[-–./,]{1,2}[ ]?|[ ]) (?:\d{1,4}|[^\W\d_]+) ){0,3}    # May, –1995, .00, or Uhr
      \.?                                                          # the last sign of 5.5.
    )
    (?: : | [ ]:(?![ ]\d) | [ ][-–—](?=[ ][A-ZÀ-Þ][^-–—]*$) ) (?=[ ]\S)  # not 52 : 48
    """,
    re.VERBOSE,
)
MARKS_AFTER_LABELS = (":", "：", " -", " –", " —")
# Usual labels in Chinese and Japanese. Other words before a colon can begin a sentence there.
CHINESE_LABEL = re.compile(
    "(?P<label>[问問答QA]|时间|時間|日時|日期|地点|地點|場所|地址|电话|電話|记者|記者)："
)
# Article 1, Art. 2, § 3 or Article 1er
NUMBERED_WORD = re.compile(
    r"(?P<word>[^\W\d_]+\.?|[§№])[ \u00a0](?P<number>\d{1,3})(?:er|[º°ª])?(?=[ .:)])"
)
# 14:35, 10:15am, 14.35 Uhr, or 14h30, as in a programme or a liveblog
TIME = re.compile(
    r"""
    \d{1,2}
    (?: [ap]m (?=[:–—-]|[ ][A-ZÀ-Þ–—-])                           # 7pm: or 7pm Tea
      | [ ]?(?:pm|[ap]\.m\.) (?=[:–—-]|[ ][–—-])                  # 9 a.m.: or 9 a.m. – Tea
      | (?: :[0-5]\d | \.[0-5]\d (?=[ ]?(?:Uhr|uur|[ap]m|AM|PM|h)\b) ) (?:[ap]m|AM|PM)?
      | [ ]?h[ ]?(?:[0-5]\d)?
    )
    (?!\w)
    """,
    re.VERBOSE,
)
AUTHOR = re.compile(r" *(?:-{1,3}|[–—―]{1,2}) ?([^\W\d_])")  # below a quotation: — Antony Blinken
LONGEST_AUTHOR = 60  # characters
# the end of a sentence, perhaps with a quotation mark after it
SENTENCE_END = r"""[.!?…。！？]["'”’“‘»」』]*\s*$|["”“»]\s*$"""
LONG_WORD_END = r"[^\W\d_]{4}[.!?…]$"
REMEDY = "write two spaces at the end of each line, or join the lines if they are prose"


def check_joined_lines(lines: list[str]) -> Iterator[str]:
    """No line begins with the same kind of mark as the one above: Markdown joins the two lines."""
    lines = [line.strip() for line in lines]  # in an item, they are indented
    for previous, line in pairwise(lines):
        mark = shared_mark(previous, line)
        if not mark:
            continue
        # An exception: “– I do not know – said Ann.” can be wrapped before its second dash. So if
        # any line of the paragraph has a dash between words, a line that begins with a dash is
        # reported only if the line above ends a sentence.
        is_dialogue = mark in DASHES and has_inner_dash(lines, mark)
        is_within_sentence = is_dialogue and not re.search(SENTENCE_END, previous)
        if not is_within_sentence:
            yield f"the line that begins with {mark} would not be a line of its own; {REMEDY}"
            return
    yield from check_author(lines)


def has_inner_dash(lines: list[str], dash: str) -> bool:
    """Return whether a line has a dash between words, and not only at its beginning."""
    return any(f" {dash} " in line for line in lines)


def check_author(lines: list[str]) -> Iterator[str]:
    """The author of a quotation, after a dash, is not in the paragraph of the quotation."""
    *others, last = lines
    found = AUTHOR.match(last)
    is_name = found and not found[1].islower() and len(last) <= LONGEST_AUTHOR
    # “Niemand weiß, warum.” is a sentence; “Ann Roe Jr.” and “Victor Hugo.” are names.
    has_small_word = any(word[0].islower() for word in last.split())
    is_sentence = has_small_word and re.search(LONG_WORD_END, last)
    if is_name and not is_sentence and others and re.search(SENTENCE_END, others[-1]):
        yield f"“{beginning_of(last)}” would not be a line of its own; {REMEDY}"


def shared_mark(previous: str, line: str) -> str:
    """Return the mark with which a line begins, if the line above has the same kind, or ''."""
    for find in (list_mark_of, label_of, numbered_word_of, time_of):
        mark = find(previous, line)
        if mark:
            return mark
    return ""


def list_mark_of(previous: str, line: str) -> str:
    """Return the mark with which a line continues the list of the line above, or ''.

    An answer also continues a question: Q. Who is it? A. Ann.
    """
    mark = mark_of(line)
    mark_above = mark_of(previous)
    is_answer = ANSWERS.get(mark_above) == mark and previous.endswith("?")
    is_next_item = continues_list(mark_above, mark)
    if not is_answer and not is_next_item:
        return ""
    # Below a long line that begins with a capital letter, a line that begins with a dash and a
    # small letter continues a speech, as “– dodał prezes” does. Otherwise it is an item, as
    # “– frische Milch” is below “– Brot”.
    begins_speech = len(previous) > SHORT_ITEM and first_letter(previous).isupper()
    is_speech = mark in DASHES and begins_speech and first_letter(line).islower()
    return "" if is_speech else mark


def label_of(previous: str, line: str) -> str:
    """Return the label with which a line begins, if the line above begins with one, too, or ''."""
    label = find_label(line)
    return label if label and find_label(previous) else ""


def find_label(line: str) -> str:
    """Return the label with which a line begins, or ''; “said:” is a part of a sentence."""
    # Most lines have none of these marks, so this saves time.
    if not any(mark in line for mark in MARKS_AFTER_LABELS):
        return ""
    for pattern in (LABEL, DATE_LABEL, CHINESE_LABEL):
        found = pattern.match(line)
        if found and not found["label"][0].islower():
            return found[0]
    return ""


def numbered_word_of(previous: str, line: str) -> str:
    """Return the word and the number with which a line begins, if they continue those above."""
    found = NUMBERED_WORD.match(line)
    above = NUMBERED_WORD.match(previous)
    if not found or not above:
        return ""
    is_same_word = found["word"] == above["word"]
    is_prose = found["word"].islower()  # abs. 3 und
    continues = int(found["number"]) == int(above["number"]) + 1
    return found[0] if is_same_word and continues and not is_prose else ""


def time_of(previous: str, line: str) -> str:
    """Return the time with which a line begins, if the line above begins with one, too, or ''."""
    found = TIME.match(line)
    return found[0] if found and TIME.match(previous) else ""


def first_letter(line: str) -> str:
    """Return the first letter of a line, or ''."""
    return next((character for character in line if character.isalpha()), "")


def mark_of(line: str) -> str:
    """Return the mark with which a line begins, or ''."""
    sign = line[:1]
    rest = line[1:].removeprefix(EMOJI_STYLE)
    if rest.startswith(" ") and not sign.isalnum() and sign not in SIGNS_OF_PROSE:
        return sign
    found = MARK.match(line)
    return found[0].strip() if found else ""


def continues_list(mark_above: str, mark: str) -> bool:
    """Return whether a mark continues the list of the mark above: both are of the same kind.

    A letter with a full stop can be the initial of a name. So it continues a list only after the
    letter before it in the alphabet, as B. does after A. A Roman numeral of several letters, such
    as II., continues only another Roman numeral.
    """
    if not mark or kind_of(mark_above) != kind_of(mark):
        return False
    if not mark.endswith(".") or mark[0].isdecimal():
        return True
    if len(mark) > 2:  # several letters, such as II.
        return bool(re.fullmatch(ROMAN, mark_above))
    return ord(mark[0]) == ord(mark_above[0]) + 1


def kind_of(mark: str) -> str:
    """Return a mark with 1 in the place of its letters or digits: “1)” for “a)” and for “2)”.

    All pictures, such as emojis, are of one kind.
    """
    if mark and category(mark[0]) == "So":
        return "a picture"
    return re.sub(r"\w+", "1", mark)
