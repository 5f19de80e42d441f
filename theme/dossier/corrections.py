"""Finds the corrections of a text: the list of dates below a heading such as Corrections."""

from datetime import date
from typing import NamedTuple

from turbohtml import Element

from .dates import parse_term
from .inline_text import inline_copy
from .language import Language
from .typography import typeset_line

ID = "corrections"  # of the heading, unless its author writes another


class Correction(NamedTuple):
    """The day of a correction, the day as it is written, and the text without markup."""

    day: date
    written: str
    words: str


class Entry(NamedTuple):
    """An entry in a list of corrections.

    written: its term; day: None unless the term is a date and nothing else.
    """

    written: str
    day: date | None
    meaning: Element


class CorrectionList(NamedTuple):
    heading: Element
    entries: list[Entry]


def correction_lists(tree: Element, language: Language) -> list[CorrectionList]:
    """Return the headings called Corrections and the lists below them.

    Two lists are an error, which checks/dates.py reports. In drafts, the first one is used.
    """
    found = []
    for heading in tree.select("h2"):
        if begins_corrections(heading, language):
            meanings = heading.xpath("following-sibling::*[1]/dd")
            entries = [read_entry(meaning, language) for meaning in meanings]
            found.append(CorrectionList(heading, entries))
    return found


def begins_corrections(element: Element, language: Language) -> bool:
    """Return whether an element is a heading called Corrections."""
    name = " ".join(element.text.split())
    return element.tag == "h2" and name in language.correction_headings


def read_entry(meaning: Element, language: Language) -> Entry:
    term = meaning.xpath_one("preceding-sibling::dt[1]")
    dated = None if term is None else parse_term(term, language)
    day = dated.day if dated and not dated.place else None
    written = "" if term is None else inline_copy(list(term)).text
    return Entry(written, day, meaning)


def add_corrections_id(tree: Element, language: Language) -> None:
    """Give the heading of the corrections an id if it has none."""
    for listed in correction_lists(tree, language)[:1]:
        listed.heading.attrs.setdefault("id", ID)


def find_corrections(tree: Element, language: Language) -> list[Correction]:
    """Return the corrections of a text."""
    lists = correction_lists(tree, language)
    if not lists:
        return []
    corrections = []
    for entry in lists[0].entries:
        if entry.day:
            copy = inline_copy(list(entry.meaning))
            words = " ".join(copy.text.split())
            words = typeset_line(words, language)
            corrections.append(Correction(entry.day, entry.written, words))
    return corrections


def find_corrections_id(tree: Element, language: Language) -> str:
    """Return the id of the heading of the corrections, to which the page links, or ''."""
    lists = correction_lists(tree, language)
    return lists[0].heading.attrs.get("id", "") if lists else ""
