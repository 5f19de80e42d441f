"""What the headers of a content file must be: each check yields a header and what is wrong with it."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

from markdown import markdown
from turbohtml import parse_fragment

from .site import unfit_name
from .source import Source, blank

# by kind of file: the headers it needs, and those it may have
HEADERS = {
    "article": ("title date tags summary", "author authors category label modified save_as slug status"),
    "page": ("title summary", "label save_as slug status tags template"),
    "introduction": ("title names summary", "slug"),
}
STATUSES = {"published", "hidden", "draft", "skip"}
SLUG = re.compile(r"[a-z0-9]+([_-]+[a-z0-9]+)*", re.ASCII)
ADDRESS = re.compile(r"([\w-]+/)*[\w-]+(\.[\w-]+)*\.html", re.ASCII)
TEMPLATES = {"404", "offline"}  # shown in another page's place
MARKUP = re.compile(r"[*_`<\[]|^(?:#{1,6}|>|[-*+]|\d+\.)\s")  # what may be some
NOTE = re.compile(r"\[\^[^\]]+\]")


def markup(words: str) -> str:
    """Return the first piece of markup in a line of plain text, nothing where there is none."""
    if not MARKUP.search(words):
        return ""
    if note := NOTE.search(words):
        return note[0]
    html = parse_fragment(markdown(words, output_format="html"))
    elements = [f"<{element.tag}>" for element in html.select(":not(p:only-child)")]
    return elements[0] if elements else "" if html.text.strip() else words


def moment(value: str, zone: str) -> datetime | None:
    """Return an ISO 8601 date as a time with a zone; None where it is none."""
    try:
        date = datetime.fromisoformat(re.sub(r" (?=[+-]\d)", "", value))
    except ValueError:
        return None
    return date.replace(tzinfo=date.tzinfo or ZoneInfo(zone))


def empty(value: str) -> bool:
    return blank(value.strip(",;"))


def check_names(source: Source) -> Iterator[tuple[str, str]]:
    """Every header is a known one, and none that is needed is missing."""
    needed, further = (names.split() for names in HEADERS[source.kind])
    for name, header in source.headers.items():
        if name not in [*needed, *further]:
            near = difflib.get_close_matches(name, [*needed, *further], 1)
            right = f"did you mean {near[0].capitalize()}?" if near else "delete it"
            yield name, f"unknown header {name.capitalize()}; {right}, or put a blank line before the text"
        elif name in further and empty(header.value):
            yield name, f"{name.capitalize()} is empty; give it a value or delete the line"
    if {"author", "authors"} <= source.headers.keys():
        yield "authors", "Author and Authors both name who wrote it; keep one"
    for name in needed:
        if empty(source.value(name)):
            yield name, f"no {name.capitalize()}; add the header with its value"


def check_dates(source: Source, zone: str) -> Iterator[tuple[str, str]]:
    """Dates are ISO 8601, not in the future, and in order."""
    given = {name: value for name in ("date", "modified") if (value := source.value(name))}
    dates = {name: moment(value, zone) for name, value in given.items()}
    for name, value in given.items():
        if not dates[name]:
            yield name, f"the {name.capitalize()} {value} is no ISO date; write it as 2022-01-21"
        elif dates[name].year < 1900:  # before it zones were not whole minutes, as a feed needs
            yield name, f"the {name.capitalize()} {value} lies before 1900; correct it"
        elif dates[name] > datetime.now(dates[name].tzinfo):
            yield name, f"the {name.capitalize()} {value} is in the future; correct it"
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
    for name, number in Counter(source.tags).items():
        if number > 1:
            yield "tags", f"the tag “{name}” stands twice; keep one"
    slug, address, template = map(source.value, ("slug", "save_as", "template"))
    for name, value in ("slug", slug), ("save_as", address):
        if value and (unfit := unfit_name(value)):
            yield name, f"{value[:40]} is {unfit}"
    if slug and not SLUG.fullmatch(slug):
        yield "slug", f"the Slug {slug} is no address; use a-z, 0-9 and hyphens"
    if address and not ADDRESS.fullmatch(address):
        yield "save_as", f"the Save_as {address} is no address in output/; write it as folder/name.html"
    if source.status not in STATUSES:
        [near] = difflib.get_close_matches(source.status, STATUSES, 1, 0)
        yield "status", f"unknown Status {source.status}; did you mean {near}?"
    if template and template not in TEMPLATES:
        yield "template", f"the theme has no Template {template}; delete the line"


def check_headers(source: Source, settings: dict) -> None:
    """Add what is wrong with a file's headers to its faults."""
    checks = check_names(source), check_dates(source, settings["TIMEZONE"]), check_values(source)
    for name, text in chain.from_iterable(checks):
        source.fault_header(name, text)
    if not source.text.strip():
        source.fault(source.first_line, "no text; add a text after the headers and a blank line")
