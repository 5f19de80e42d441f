"""Reads dates as a language writes them, or in ISO 8601, alone or with a place after them."""

import re
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from turbohtml import Element

from .language import Language
from .languages import find_language

ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", re.ASCII)
# Dates in figures only, such as 2.1.2022 (2 January or 1 February?) and 2022/01/02.
FIGURES = r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./] ?\d{1,2}[-./] ?\d{4}"
# A day, a month and a year as some languages write them.
DAY_FIRST = r"\d{1,2}(?:\.|\w{1,2})?\s+(?:de\s+)?[^\W\d]+\.?\s+(?:de\s+)?\d{4}"
# A month, a day and a year as Americans write them.
MONTH_FIRST = r"(?P<month>[^\W\d]+)\.?\s+\d{1,2},?\s+\d{4}"
# The parts of a date in the CLDR: https://unicode.org/reports/tr35/tr35-dates.html
PATTERN_PART = re.compile(
    r"""
    # A quoted word, such as 'r' in the pattern of Polish (cldr.py), with the space before it and
    # the full stop after it. date_regex() writes one optional group for all three.
    \s* '(?P<words>[^']*)' \.?
    | (?P<field>[dMLy]) (?P=field)*   # such as d or MMMM; LLLL has the meaning of MMMM
    | (?P<space>\s+)
    | .
    """,
    re.VERBOSE,
)
ORDINAL = r"\.?[º°ª]"  # as in 1º de mayo, in Romance languages
# A date with a month of one of these languages, such as 14 décembre 2023 in an English text, is
# reported in a text of any language.
COMMON_LANGUAGES = ("de", "en", "es", "fr", "it", "uk")
# 14–16 January 2022, 2.–3. Dezember, or 31 January – 2 February
SEVERAL_DAYS = r"\d{1,2}\.?(?: [^\W\d]+\.?)? ?[-–—] ?\d{1,2}\.? [^\W\d]{3}"
SIMILARITY = 0.65  # of a misspelt month, such as Maerz, from 0 to 1
# the commas of Arabic and East Asian scripts, and a plain one for each
PLAIN_COMMAS = str.maketrans("،，、", ",,,")
HYPHENS = re.compile("[\u2010\u2011\u2013]")  # as word processors write them
# The Nu HTML Checker warns about other years in <time>.
FIRST_YEAR, LAST_YEAR = 1000, 2999


class DatedTerm(NamedTuple):
    """A term that is a date.

    place: the words after the date, or ''; is_emphasized: whether the term contains **…**.
    """

    day: date
    place: str
    is_emphasized: bool


@cache
def date_regex(language: Language) -> re.Pattern:
    """Return a pattern that finds the day, the month and the year of a date."""
    suffixes = "|".join(re.escape(suffix) for suffix in language.day_suffixes if suffix)
    # Names of months can contain spaces and signs that are not letters to Python: tháng 1, जनवरी.
    # typography.py can have replaced the spaces with no-break spaces.
    names = sorted(language.months, key=len, reverse=True)
    months = "|".join(re.escape(name).replace("\\ ", r"\s") for name in names)
    fields = {
        "d": rf"(?P<day>\d+)(?:{suffixes}|{ORDINAL})?",
        # Any other word can be a misspelt month, which impossible_date_error() reports.
        "M": rf"(?P<month>(?:{months})\.?|\d{{1,2}}|[^\W\d]\w*\.?)",
        "y": r"(?P<year>\d{4})(?!\d)",
    }
    pieces = []
    for part in PATTERN_PART.finditer(language.date_pattern):
        # Words of the pattern are often left out, or written in full, such as року for р.
        if part["words"]:
            pieces.append(rf"(?:\s*{re.escape(part['words'])}\w*\.?)?")
        elif part["field"]:
            pieces.append(fields[part["field"].replace("L", "M")])
        elif part["space"]:
            pieces.append(r"\s+")
        else:  # a sign, such as the comma in “MMMM d, y”
            pieces.append(rf"{re.escape(part[0])}?")
    return re.compile("".join(pieces))


def parse_date(text: str, language: Language) -> date | None:
    """Return the date if the text is one, or else None."""
    parts = ISO_DATE.fullmatch(text) or date_regex(language).fullmatch(text)
    if not parts or not FIRST_YEAR <= int(parts["year"]) <= LAST_YEAR:
        return None
    try:
        return date(int(parts["year"]), month_number(parts["month"], language), int(parts["day"]))
    except (KeyError, OverflowError, ValueError):
        return None


def month_number(name: str, language: Language) -> int:
    """Return the number of a month; raise KeyError if the language has no such month."""
    if name.isdecimal():
        return int(name)
    plain_name = " ".join(name.removesuffix(".").split())
    return language.months[plain_name]


def split_term(text: str, language: Language) -> tuple[str, str]:
    """Split a term at the comma after its date; the rest begins with the comma.

    A date can have a comma of its own: December 2, 2021. A term that is only a date is not split.
    Any other term, such as one with a colon after its date, is split at its first comma.
    """
    text = text.rstrip()  # a term can end with an HTML comment, and a space before it
    found = date_regex(language).match(text)
    with_plain_commas = text.translate(PLAIN_COMMAS)
    if found and with_plain_commas.startswith(",", found.end()):
        return text[: found.end()], text[found.end() :]
    if found and found.end() == len(text):
        return text, ""
    before_comma, _, _ = with_plain_commas.partition(",")
    end = len(before_comma)
    return text[:end], text[end:]


def parse_term(term: Element, language: Language) -> DatedTerm | None:
    """Return the date and the place of a <dt>; None if it is no date, or has forbidden markup."""
    if has_forbidden_markup(term):
        return None
    written, rest = split_term(term.text, language)
    day = parse_date(written, language)
    is_emphasized = bool(term.select_one("strong"))
    place = rest[1:].strip()  # without the comma
    return DatedTerm(day, place, is_emphasized) if day else None


def has_forbidden_markup(term: Element) -> bool:
    """Return whether a term has markup, such as a note, a link or *…*.

    **…** and explained abbreviations are allowed.
    """
    return bool(term.select_one(":not(strong, abbr)"))


def leading_date(text: str, language: Language) -> str:
    """Return the date with which a text begins, as it is written, or ''."""
    for pattern in ISO_DATE, date_regex(language):
        found = pattern.match(text)
        if found and parse_date(found[0], language):
            return found[0]
    return ""


def date_error(text: str, language: Language) -> str:
    """Return the error in a misspelt date, or in a date without a space after its comma, or ''.

    The forms of dates are tried from the most certain to the least; the first that fits decides.
    """
    written, rest = split_term(text, language)
    if parse_date(written, language):
        # No space follows the wide commas of East Asia.
        has_narrow_comma = rest[:1] in {",", "،"}
        after_comma = rest[1:2]
        lacks_space = has_narrow_comma and after_comma != "" and not after_comma.isspace()
        return f"“{written}{rest[:1]}” needs a space after it" if lacks_space else ""
    if ISO_DATE.fullmatch(written):
        return f"“{written}” is not a date; correct it"
    parts = date_regex(language).fullmatch(written)
    if parts:
        return impossible_date_error(written, parts, language)
    # The date itself is right: 13 November 2015 attacks. check_rest_of_term() in checks/dates.py
    # reports a missing comma.
    if leading_date(text, language):
        return ""
    month_first = re.match(MONTH_FIRST, text)
    if month_first and month_first["month"] in language.months:
        return spelling_error(month_first[0], language)
    if re.fullmatch(FIGURES, written):
        return spelling_error(written, language)
    if re.fullmatch(DAY_FIRST, written) and names_month(written, language):
        return spelling_error(written, language)
    return ""


def impossible_date_error(written: str, parts: re.Match, language: Language) -> str:
    """Return the error in a text that has the parts of a date; '' if it is not meant as one."""
    year = int(parts["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    try:
        month_number(parts["month"], language)
    except KeyError:
        is_meant = names_month(parts["month"], language)
        return spelling_error(written, language) if is_meant else ""
    return f"“{written}” is not a date; correct it"


def names_month(text: str, language: Language) -> bool:
    """Return whether a text contains a month of COMMON_LANGUAGES, or a word like a month."""
    for word in re.findall(r"[^\W\d]+", text):
        if get_close_matches(word, language.month_names, n=1, cutoff=SIMILARITY):
            return True
        if any(word in find_language(code).months for code in COMMON_LANGUAGES):
            return True
    return False


def spelling_error(written: str, language: Language) -> str:
    if re.match(SEVERAL_DAYS, written):
        return several_days_error(written)
    return f"“{written}” is not a date; write it like {language.date_example} or 2021-12-02"


def several_days_error(written: str) -> str:
    remedy = "write only the first day here, and the others in the meaning below"
    return f"“{written}” is not a single day; {remedy}"


def iso_date(text: str, language: Language) -> str:
    """Return a text in ISO 8601 if it is a date of the language; otherwise with plain hyphens."""
    text = HYPHENS.sub("-", text)
    day = parse_date(text, language)
    return day.isoformat() if day else text
