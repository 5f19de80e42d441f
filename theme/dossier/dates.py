"""Reads dates: '2 December 2021', or '2 December 2021, Stockholm' as a term of a list."""

import re
from calendar import isleap, month_abbr, month_name
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from turbohtml import Element

MONTH_NAMES = [*month_name[1:]]
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name: number for number, name in enumerate(month_abbr) if name}
MONTHS["Sept"] = 9
DATE_PARTS = re.compile(r"(\d+)\s+(\w+)\s+(\d{4})")
# The Nu HTML Checker warns about other years in <time>.
FIRST_YEAR, LAST_YEAR = 1000, 2999


class DatedTerm(NamedTuple):
    """A term that is a date, the place behind it, which can be '', and whether it is in **…**."""

    day: date
    place: str
    is_emphasized: bool


def parse_date(text: str) -> date | None:
    """Return the date that a text is, or None."""
    parts = DATE_PARTS.fullmatch(text)
    if not parts:
        return None
    day, month, year = parts.groups()
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return date(int(year), MONTHS[month], int(day))
    except (KeyError, ValueError):
        return None


def parse_term(term: Element) -> DatedTerm | None:
    """Return the date and the place of a <dt>, or None if it is something else."""
    if term.select_one(":not(strong)"):
        return None
    written, _, place = term.text.partition(", ")
    day = parse_date(written)
    is_emphasized = bool(term.select_one("strong"))
    return DatedTerm(day, place, is_emphasized) if day else None


def date_error(text: str) -> str:
    """Return what is wrong with a text that is almost a date; '' if it is one, or something else."""
    written, comma, place = text.partition(",")
    parts = DATE_PARTS.fullmatch(written)
    if not parts:
        return ""
    if parse_date(written):
        has_space = place.startswith(" ")
        return f"write a space after “{written},”" if comma and not has_space else ""
    day, month, year = parts.groups()
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return ""
    if month in MONTHS:
        if MONTHS[month] == 2 and day == "29" and not isleap(int(year)):
            return f"{written} is not a date, as {year} is no leap year; correct it"
        return f"{written} is not a date; correct it"
    if get_close_matches(month, MONTH_NAMES, 1, 0.7):
        return f"{written} is not a date; write it like 2 December 2021"
    return ""
