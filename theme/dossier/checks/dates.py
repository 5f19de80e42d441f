"""Checks the dates in lists of terms, and those of corrections."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from turbohtml import Element

from ..corrections import Correction, correction_lists
from ..dates import date_error, parse_term
from ..header_dates import parse_iso_date
from ..language import Language
from ..source import Source


def check_dates_of_terms(tree: Element, language: Language) -> Iterator[str]:
    """No term is a misspelt date, and the dates of a list are in order."""
    for term in tree.select("dl > dt"):
        message = date_error(term.text, language)
        if message:
            yield message
    for terms_list in tree.select("dl"):
        entries = [parse_term(term, language) for term in terms_list.select(":scope > dt")]
        if None not in entries:
            yield from check_order([entry.day for entry in entries], language)


def check_order(days: list[date], language: Language) -> Iterator[str]:
    """The earliest date is first, or the latest one."""
    if days == sorted(days, reverse=True):
        return
    for earlier, later in pairwise(days):
        if later < earlier:
            written = language.format_date(later)
            yield f"{written} is before the date above it; put the earliest date first"
            return


def check_corrections(tree: Element, language: Language) -> Iterator[str]:
    """A text has at most one list of corrections, and each of these has a date."""
    lists = correction_lists(tree, language)
    if len(lists) > 1:
        name = lists[0].heading.text
        yield f"two headings are called {name}; move the corrections below the first"
    for listed in lists:
        if not listed.entries or not all(entry.day for entry in listed.entries):
            yield (
                f"a correction has no date; write {language.date_example} on one line,"
                " and : and the correction on the next"
            )


def check_correction_dates(
    corrections: list[Correction], source: Source, timezone: str, language: Language
) -> Iterator[str]:
    """Corrections are not in the future, and not before the text was published."""
    today = datetime.now(ZoneInfo(timezone)).date()
    published = published_day(source)
    for correction in corrections:
        day = language.format_date(correction.day)
        if correction.day > today:
            yield f"the correction of {day} is in the future; correct its date"
        elif published and correction.day < published:
            yield f"the correction of {day} is before the text’s Date; correct one of them"


def published_day(source: Source) -> date | None:
    published = parse_iso_date(source.value("date"))
    return published.date() if published else None
