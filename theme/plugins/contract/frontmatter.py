"""What the headers of a content file must be: each check yields a header and what is wrong with it."""

import difflib
import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from markdown import markdown
from turbohtml import parse_fragment

from .site import unfit_name
from .source import Source, blank

HEADERS = {  # by kind of file: those it needs, and those it may have
    "article": ("title date tags summary", "author authors category label modified save_as slug status"),
    "page": ("title summary", "label save_as slug status tags template"),
    "introduction": ("title names summary", "slug"),
}
CHOICES = {"status": ["draft", "hidden", "published", "skip"], "template": ["404", "offline"]}
ADDRESSES = {
    "slug": (re.compile(r"[a-z0-9]+([_-]+[a-z0-9]+)*"), "use a-z, 0-9 and hyphens"),
    "save_as": (re.compile(r"([\w-]+/)*[\w-]+(\.[\w-]+)*\.html", re.ASCII), "write it as folder/name.html in output/"),
}
MARKUP = re.compile(r"[*_`<\[]|^(?:#{1,6}|>|[-*+]|\d+\.)\s")  # what may be some


def markup(words: str) -> str:
    """Return the first piece of markup in a line of plain text, nothing where there is none."""
    if note := re.search(r"\[\^[^\]]+\]", words):
        return note[0]
    html = parse_fragment(markdown(words, output_format="html") if MARKUP.search(words) else "<p>.</p>")
    elements = [f"<{element.tag}>" for element in html.select(":not(p:only-child)")]
    return elements[0] if elements else "" if html.text.strip() else words


def moment(value: str, zone: str) -> datetime | None:
    """Return an ISO 8601 date as a time with a zone; None where it is none."""
    try:
        date = datetime.fromisoformat(re.sub(r" (?=[+-]\d)", "", value))
    except ValueError:
        return None
    return date.replace(tzinfo=date.tzinfo or ZoneInfo(zone))


def check_names(source: Source) -> Iterator[tuple[str, str]]:
    """Every header is a known one, and none that is needed is missing."""
    needed, further = (names.split() for names in HEADERS[source.kind])
    for name, header in source.headers.items():
        if name not in needed + further:
            near = [
                f"did you mean {other.capitalize()}?" for other in difflib.get_close_matches(name, needed + further, 1)
            ]
            yield (
                name,
                f"unknown header {name.capitalize()}; {(near or ['delete it'])[0]}, or put a blank line before it",
            )
        elif name in further and blank(header.value.strip(",;")):
            yield name, f"{name.capitalize()} is empty; give it a value or delete the line"
    if {"author", "authors"} <= source.headers.keys():
        yield "authors", "Author and Authors both name who wrote it; keep one"
    for name in needed:
        if blank(source.value(name).strip(",;")):
            yield name, f"no {name.capitalize()}; add the header with its value"


def check_dates(source: Source, zone: str) -> Iterator[tuple[str, str]]:
    """Dates are ISO 8601, not in the future, and in order."""
    given = {name: value for name in ("date", "modified") if (value := source.value(name))}
    dates = {name: moment(value, zone) for name, value in given.items()}
    for name, date in dates.items():
        if not date:
            yield name, f"the {name.capitalize()} {given[name]} is no ISO date; write it as 2022-01-21"
        elif date.year < 1900:  # before it zones were not whole minutes, as a feed needs
            yield name, f"the {name.capitalize()} {given[name]} lies before 1900; correct it"
        elif date > datetime.now(date.tzinfo):
            yield name, f"the {name.capitalize()} {given[name]} is in the future; correct it"
    if len(dates) == 2 and all(dates.values()):
        timed = all(":" in value for value in given.values())  # a day without a time is the whole day
        first, last = (date if timed else date.date() for date in dates.values())
        if last < first:
            yield "modified", "Modified lies before Date; correct one of them"


def check_values(source: Source) -> Iterator[tuple[str, str]]:
    """Titles and summaries are plain text, addresses are addresses, words of choice are from their list."""
    for name in ["summary"] if source.kind == "introduction" else ["title", "summary"]:  # a tag is any text
        if found := markup(source.value(name)):
            yield name, f"the {name.capitalize()} contains markup, {found}; write it as plain text"
    for tag in {tag for tag in source.tags if source.tags.count(tag) > 1}:
        yield "tags", f"the tag “{tag}” stands twice; keep one"
    for name, value in ((name, source.value(name)) for name in ADDRESSES if source.value(name)):
        pattern, right = ADDRESSES[name]
        if not pattern.fullmatch(value):
            yield name, f"the {name.capitalize()} {value} is no address; {right}"
        elif unfit := unfit_name(value):
            yield name, f"the {name.capitalize()} {value[:40]} is {unfit}"
    for name, words in CHOICES.items():
        if source.value(name) and source.value(name).lower() not in words:
            [near] = difflib.get_close_matches(source.value(name).lower(), words, 1, 0)
            yield name, f"unknown {name.capitalize()} {source.value(name)}; did you mean {near}?"


def check_headers(source: Source, settings: dict) -> None:
    """Add what is wrong with a file's headers to its faults."""
    for check in check_names(source), check_dates(source, settings["TIMEZONE"]), check_values(source):
        for name, text in check:
            source.fault_header(name, text)
    if not source.text.strip():
        source.fault(source.first_line, "no text; add a text after the headers and a blank line")
