"""Typesets a text as in its language: quotation marks, dashes, ellipses, and no-break spaces."""

import re
from functools import cache

from .language import Language, QuotationMarks

# An address that readers may copy, without a quotation mark or a full stop after it.
ADDRESS = re.compile(r"(?:https?://|www\.)(?:[^\s\"']|'(?=\w))*[\w/]")
DASHES = r"(?<![-<])-{2,3}(?![->])"  # but not arrows: -->
ELLIPSES = r"(?<!\.)\.{3}(?!\.)"
DASHES_AND_ELLIPSES = re.compile(f"{ADDRESS.pattern}|{DASHES}|{ELLIPSES}")
REPLACEMENTS = {"--": "–", "---": "—", "...": "…"}
OPENING_QUOTE = re.compile(
    r"""
    (?<![^\s([{<¿¡：（])["'](?=\S)  # at the beginning, or after a space or one of these characters
    | (?<=[-–—/…:])["'](?=[\w¿¡…]) # after a dash, a slash, an ellipsis or a colon
    | (?<=\w[’'])"(?=\w)           # d'"Europe"
    """,
    re.VERBOSE,
)
# " Yes ", with spaces inside the marks, as some French authors type it; but not after a number, as
# in 17 " to 24 "
SPACED_QUOTATION = r"(?<!\d )(?<![^\s(])\"( [^\"\n]*[^\s\"] )\"(?=[\s.,;:!?)…]|$)"
NESTED_OPENING_QUOTE = re.compile(r"""(?<=[“‘«„‹‚])["'](?=\S)""")
# How many opening marks can directly follow the first one: “‘ has one of them, “‘“ has two.
MAX_NESTED_QUOTES = 2
# The marks with which a text can quote in another language, and those that close them there.
MARKS_OF_OTHER_LANGUAGES = {"“": "”", "„": "“”", "«": "»"}
# Before one of these, no quotation begins in Chinese or Japanese.
CLOSING_SIGNS = "、。，）！？：；」』》 \n"
ARABIC_SIGNS = ("،", "؛")  # a comma and a semicolon
SIGNS_OF_ALL_SCRIPTS = " \"'“”‘’…—"
INCHES = "\N{DOUBLE PRIME}"
# The text before a straight mark that is a sign for inches, as in 3.5" or 4"x6"; not 2021 or G20.
NUMBER_BEFORE_MARK = r"(?:(?<![A-Za-z\d])|(?<=\"x))\d{1,3}$|[½¼¾]$"
# Found in a text with a size, such as 24" x 36", 5′10″ or 5½", and in a cell with only 27".
SIZE = r"\d\"? ?(?:[x×]|by) ?\d|[′″½¼¾]|^\s*[\d.,]+\"\s*$"
FEET_AND_INCHES = re.compile(r"(?<=\d)'( ?\d{1,2})\"")  # 6'4", also minutes and seconds
# The mark before the last letter of a Hebrew acronym looks like a quotation mark.
HEBREW = "\u05d0-\u05ea"
HEBREW_ACRONYM = re.compile(rf"(?<=[{HEBREW}])\"(?=[{HEBREW}](?![{HEBREW}]))")
# Typed instead of an apostrophe, as in п"ять, because Russian keyboards have none.
UKRAINIAN_APOSTROPHE = re.compile(r"(?<=[бвгджзклмнпрстфхчш])\"(?=[єїюя])", re.IGNORECASE)
# The text up to the ' that closes a quotation. A ' before two digits, as in '90, or before a
# genitive s does not close one.
CLOSED_QUOTATION = r"[^'\n]*'(?!\d\d|s\b)"
# What follows an apostrophe beside ideographs: a genitive s, as in 道's, or a year, as in '90. In
# '60后', the ' opens a quotation.
GENITIVE_OR_YEAR = rf"s\b|\d\d(?!\d|{CLOSED_QUOTATION})"
# a quotation that begins with a number of two digits: '50 dead' in attack
QUOTED_NUMBER = r"""
    '\d\d\b [^'\n]*
    (?:
        # s', and x' and z' in German, are genitives: '68 was the students' year. And po' is a word
        # in Italian: '68, un po' di storia.
        [^'\ssxz] (?<![ ]po) '(?!\w)
        # But s' before a sign or at the end closes the quotation: '50 of the students'
        | s'(?![\s\w])
    )
"""
# a quotation with single marks that is still open at the end of a text; also found in '90s
OPEN_SINGLE_QUOTATION = r"(?<!\w)'(?=\w)[^'\n]*$"
# a quotation with straight marks in a quotation with typed ones
STRAIGHT_QUOTATION = r"(?<!\w)\"(?=\S)([^\"\n]*\S)\"(?!\w)"
NARROW = "\N{NARROW NO-BREAK SPACE}"
# In French, a space follows « and precedes ». This matches the space that an author has written, or
# the empty place where it is missing.
SPACED_QUOTES = r"(?<=«)\s*|\s+(?=»)|(?<=\S)(?=»)"
# Signs at the end of a word, with or without a space before them.
SPACED_SIGNS = r"(?:\s+|(?<=[\w»”’)\]…%‰°€$+]))([;:!?]+)(?=[\s»”’)\]…–—]|$)"
SPACE_IN_NUMBER = r"(?<=\d) (?=[%‰€]|\d{3}\b)"  # 12 500, 50 %


def curl_quotes(text: str, language: Language) -> str:
    """Return a text with curly quotation marks and apostrophes.

    It has the same length, so that positions in it remain right.
    """
    marks = language.quotation_marks
    opening = {'"': marks.opening, "'": marks.inner_opening}

    def open_quotation(found: re.Match) -> str:
        return opening[found[0]]

    addresses = list(ADDRESS.finditer(text))
    text = FEET_AND_INCHES.sub(feet_and_inches, text)
    text = HEBREW_ACRONYM.sub("\N{HEBREW PUNCTUATION GERSHAYIM}", text)
    text = UKRAINIAN_APOSTROPHE.sub("’", text)
    text = re.sub(SPACED_QUOTATION, f"{marks.opening}\\1{marks.closing}", text)
    text = nest_straight_quotations(text, marks)
    text = apostrophe(language).sub(curl_apostrophe, text)
    text = OPENING_QUOTE.sub(open_quotation, text)
    for _ in range(MAX_NESTED_QUOTES):  # each pass replaces one mark
        text = NESTED_OPENING_QUOTE.sub(open_quotation, text)
    text = close_quotations(text, marks)
    text = close_inner_quotations(text, marks)
    for address in addresses:
        text = text[: address.start()] + address[0] + text[address.end() :]
    return text


def feet_and_inches(found: re.Match) -> str:
    """Return 5' 10" with primes.

    In the text 'Song 2' 7", the second ' closes a quotation, so neither sign is changed.
    """
    has_space = found[1].startswith(" ")
    if has_space and re.search(OPEN_SINGLE_QUOTATION, found.string[: found.start()]):
        return found[0]
    return f"\N{PRIME}{found[1]}{INCHES}"


@cache
def apostrophe(language: Language) -> re.Pattern:
    """Return a pattern for the ' in O'Neill, '90s, '68er, or a word without its first letters.

    Dutch and Italian names have it in all languages: 's-Hertogenbosch, Sophie in 't Veld,
    'Ndrangheta. But 'T-72' and 'S-400' are quotations.
    """
    names = [r"(?-i:t(?=\s))", "(?-i:s(?=-[A-Z]))", "ndrangheta"]
    clipped = "|".join([r"\d\d(?:er[ns]?|s)?", *names, *language.clipped_words])
    return re.compile(rf"(?<=\w)'(?=\w)|(?<!\w)'(?=(?:{clipped})\b)", re.IGNORECASE)


def nest_straight_quotations(text: str, marks: QuotationMarks) -> str:
    """Return a text in which straight marks inside typed outer marks are inner marks.

    A quotation that has typed inner marks does not change: “He said ‘It is "C"’ again”.
    """
    if marks.opening not in text:
        return text
    inner = f"{marks.inner_opening}\\1{marks.inner_closing}"

    def nest(found: re.Match) -> str:
        has_inner_marks = marks.inner_opening in found[0]
        return found[0] if has_inner_marks else re.sub(STRAIGHT_QUOTATION, inner, found[0])

    not_marks = f"[^{marks.opening}{marks.closing}]*"
    return re.sub(f"{marks.opening}{not_marks}{marks.closing}", nest, text)


def curl_apostrophe(found: re.Match) -> str:
    """Return an apostrophe; beside an ideograph, a ' is a quotation mark and does not change.

    But the genitive 道's and the year '90 have apostrophes. A ' that opens a quotation such as
    '50 dead' does not change, either.
    """
    text = found.string
    before = text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    is_apostrophe = re.match(GENITIVE_OR_YEAR, text[found.end() :])
    is_beside_ideograph = is_ideograph(before) or is_ideograph(after)
    if (is_beside_ideograph and not is_apostrophe) or quotes_number(found.start(), text):
        return found[0]
    return "’"


def quotes_number(position: int, text: str) -> bool:
    """Return whether a ' before two digits opens a quotation, as in: Police: '50 dead' in attack.

    This is only assumed at the beginning, after a colon or after a dash. Elsewhere, '50 is a year.
    """
    before = text[:position].rstrip()
    can_open = not before or before[-1] in ":–—"
    return can_open and bool(re.match(QUOTED_NUMBER, text[position:], re.VERBOSE))


def close_quotations(text: str, marks: QuotationMarks) -> str:
    """Return a text without straight quotation marks.

    In a quotation, each is a closing mark. Outside, it can be a sign for inches after a number, or
    an opening mark without a space before it.
    """
    if marks.opening == marks.closing:
        return text.replace('"', marks.closing)
    closing_marks = MARKS_OF_OTHER_LANGUAGES | {marks.opening: marks.closing}
    parts = []
    opened = []  # the opening marks of the quotations that are not closed
    for position, character in enumerate(text):
        if character == '"':
            character = mark_at(position, text, marks, is_open=bool(opened))
        closes_last = bool(opened) and character in closing_marks[opened[-1]]
        if closes_last or character == marks.closing:
            opened = opened[:-1]
        elif character in closing_marks:
            opened.append(character)
        parts.append(character)
    return "".join(parts)


def mark_at(position: int, text: str, marks: QuotationMarks, *, is_open: bool) -> str:
    """Return what takes the place of a straight mark. is_open: whether a quotation is open."""
    if is_open:
        return marks.closing
    # NUMBER_BEFORE_MARK needs at most five characters: "x and three digits.
    before = text[max(position - 5, 0) : position]
    after = text[position + 1 : position + 2]
    # The quotation may have begun in another paragraph, and end here: We know Article 5".
    may_end_quotation = not after.strip(".,!?")
    if re.search(NUMBER_BEFORE_MARK, before) and (not may_end_quotation or re.search(SIZE, text)):
        return INCHES
    return marks.opening if opens_without_space(position, text) else marks.closing


def opens_without_space(position: int, text: str) -> bool:
    """Return whether a straight mark can open a quotation without a space before it.

    Chinese and Japanese have no spaces. In Arabic, a prefix such as “and”, or a comma, can be
    before the mark.
    """
    before = text[max(position - 1, 0) : position]
    after = text[position + 1 : position + 2]
    if is_ideograph(before) or is_ideograph(after):
        return bool(after.strip(CLOSING_SIGNS))
    return (is_arabic_letter(before) or before in ARABIC_SIGNS) and after.isalnum()


def is_arabic_letter(character: str) -> bool:
    return "\u0620" <= character <= "\u06ff" and character.isalpha()


def is_ideograph(character: str) -> bool:
    """Return whether a character is a letter or a sign of Chinese or Japanese."""
    # A regular expression for these would take longer to compile than all others here.
    return "\u3001" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def join_ideographs(text: str) -> str:
    """Return a text without the line breaks between ideographs, which would be shown as spaces."""
    joined, *lines = text.split("\n")
    for line in lines:
        before = joined.rstrip(SIGNS_OF_ALL_SCRIPTS)[-1:]
        after = line.lstrip(SIGNS_OF_ALL_SCRIPTS)[:1]
        if is_ideograph(before) and is_ideograph(after):
            joined = joined.rstrip(" ") + line.lstrip(" ")
        else:
            joined += f"\n{line}"
    return joined


def close_inner_quotations(text: str, marks: QuotationMarks) -> str:
    """Return a text without straight single marks.

    Each remaining one is a closing mark, an apostrophe, or an opening mark that has no space before
    it (see opens_without_space()).
    """
    if "'" not in text:
        return text
    parts = []
    is_open = False
    for position, character in enumerate(text):
        if character == marks.inner_opening:
            is_open = True
        elif character == marks.inner_closing:  # as the author has typed it
            is_open = False
        elif character == "'" and not is_open and opens_without_space(position, text):
            character = marks.inner_opening
            is_open = True
        elif character == "'":
            character = marks.inner_closing if is_open else "’"
            is_open = False
        parts.append(character)
    return "".join(parts)


def replace_dashes(text: str) -> str:
    """Return a text with dashes for two and three hyphens, and … for three full stops."""
    return DASHES_AND_ELLIPSES.sub(dash_or_ellipsis, text)


def dash_or_ellipsis(found: re.Match) -> str:
    return REPLACEMENTS.get(found[0], found[0])  # an address does not change


def typeset_line(text: str, language: Language) -> str:
    """Return a line of plain text, such as a title, as it is printed."""
    text = date_space_regex(language).sub(without_break, text)
    text = curl_quotes(replace_dashes(text), language)
    return add_french_spaces(text) if language.has_french_spaces else text


@cache
def date_space_regex(language: Language) -> re.Pattern:
    """Return a pattern for a day and its month, between which no line may break."""
    months = "|".join(re.escape(name) for name in language.month_names)
    if language.date_pattern.startswith("M"):  # March 3
        return re.compile(rf"\b(?:{months})\s\d{{1,2}}\b")
    suffixes = "|".join(re.escape(suffix) for suffix in language.day_suffixes)
    word = rf"(?:{re.escape(language.day_word)}\s)?" if language.day_word else ""
    return re.compile(rf"\b\d{{1,2}}(?:{suffixes})\s{word}(?:{months})\b")


def without_break(found: re.Match) -> str:
    return re.sub(r"\s", "\N{NO-BREAK SPACE}", found[0])


def add_french_spaces(text: str, before: str = "") -> str:
    """Return a French text with no-break spaces in quotations and numbers, and before signs.

    before: the text in front of it, in another element. Its last character decides whether `text`
    needs a space at its beginning; it is not part of the result.
    """
    # The patterns must see the last character in front, so it is put before the text. They do not
    # change the first character of a text, so it can be removed at the end.
    in_front = before[-1:].strip()
    text = re.sub(SPACED_QUOTES, NARROW, in_front + text)
    text = re.sub(SPACE_IN_NUMBER, NARROW, text)
    text = re.sub(SPACED_SIGNS, spaced_sign, text)
    return text.removeprefix(in_front)


def spaced_sign(found: re.Match) -> str:
    space = "\N{NO-BREAK SPACE}" if found[1] == ":" else NARROW
    return space + found[1]
