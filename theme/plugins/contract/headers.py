"""What the headers of a content file must be."""

import difflib
import re
from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

from markdown import markdown

from .site import unfit_name
from .source import Source, blank

KNOWN = {
    "article": {"author", "authors", "category", "date", "label", "modified", "save_as", "slug", "status"}
    | {"summary", "tags", "title"},
    "page": {"label", "save_as", "slug", "status", "summary", "tags", "template", "title"},
    "introduction": {"names", "summary", "title"},
}
REQUIRED = {
    "article": ["title", "date", "tags", "summary"],
    "page": ["title", "summary"],
    "introduction": ["title", "names", "summary"],
}
STATUSES = {"published", "hidden", "draft", "skip"}
DATE = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)
SLUG = re.compile(r"[a-z0-9]+([_-]+[a-z0-9]+)*", re.ASCII)
ADDRESS = re.compile(r"([\w-]+/)*[\w-]+(\.[\w-]+)*\.html", re.ASCII)
TEMPLATES = {"404", "offline"}  # shown in another page's place
MARKUP = re.compile(r"[*_`<\[]|^(?:#{1,6}|>|[-*+])\s")  # what may be some
NOTE, ELEMENT = re.compile(r"\[\^[^\]]+\]"), re.compile(r"<(?!/?p>)/?(\w+|!--)")


def markup(words: str) -> str:
    """Return the first piece of HTML that Markdown makes of a line of plain text, nothing where it makes none."""
    if not MARKUP.search(words):
        return ""
    html = markdown(words, output_format="html")
    found = ELEMENT.search(html) or NOTE.search(words)
    return found[0] if found else "" if html else words


def moment(value: str, zone: str) -> datetime | None:
    """Return an ISO 8601 date, with a zone in any case, or None where it is none."""
    try:
        date = datetime.fromisoformat(value) if DATE.fullmatch(value) else None
    except ValueError:
        return None
    return date.replace(tzinfo=date.tzinfo or ZoneInfo(zone)) if date else None


def check_names(source: Source) -> None:
    """Every header is a known one, and none that is needed is missing."""
    known = KNOWN[source.kind]
    for name, (_, line) in source.headers.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            right = f"did you mean {near[0].capitalize()}?" if near else "delete it, or put a blank line"
            right += "" if near else " before the text"
            source.fault(line, f"unknown header {name.capitalize()}; {right}")
        elif blank(source.value(name).strip(",;")) and name not in REQUIRED[source.kind]:
            source.fault(line, f"{name.capitalize()} is empty; give it a value or delete the line")
    if {"author", "authors"} <= source.headers.keys():
        source.fault(source.line("authors"), "Author and Authors both name who wrote it; keep one")
    for name in REQUIRED[source.kind]:
        if blank(source.value(name).strip(",;")):
            source.fault(source.line(name), f"no {name.capitalize()}; add the header with its value")


def check_dates(source: Source, zone: str) -> None:
    """Dates are ISO 8601, not in the future, and in order."""
    dates = {}
    for name in {"date", "modified"} & source.headers.keys():
        value, line = source.headers[name]
        dates[name] = moment(value, zone)
        if value and not dates[name]:
            source.fault(line, f"the {name.capitalize()} {value} is no ISO date; write it as 2022-01-21")
        elif value and dates[name].year < 1900:  # before it zones were not whole minutes, as a feed needs
            source.fault(line, f"the {name.capitalize()} {value} lies before 1900; correct it")
        elif value and dates[name] > datetime.now(dates[name].tzinfo):
            source.fault(line, f"the {name.capitalize()} {value} is in the future; correct it")
    if all(map(dates.get, ("date", "modified"))):
        timed = all(":" in source.value(name) for name in dates)  # a day without a time is the whole day
        first, last = (dates[name] if timed else dates[name].date() for name in ("date", "modified"))
        if last < first:
            source.fault(source.line("modified"), "Modified lies before Date; correct one of them")


def check_values(source: Source) -> None:
    """Titles and summaries are plain, addresses are addresses, words of choice are from their list."""
    plain = {"summary"} if source.kind == "introduction" else {"title", "summary"}  # a tag is any text
    for name in plain & source.headers.keys():
        if found := markup(source.value(name)):
            text = f"the {name.capitalize()} holds markup, {found}; write it as plain text"
            source.fault(source.line(name), text)
    for name, number in Counter(source.tags).items():
        if number > 1:
            source.fault(source.line("tags"), f"the tag “{name}” stands twice; keep one")
    for name in {"slug", "save_as"} & source.headers.keys():
        if source.value(name) and (unfit := unfit_name(source.value(name))):
            source.fault(source.line(name), f"{source.value(name)[:40]} is {unfit}")
    if source.value("slug") and not SLUG.fullmatch(source.value("slug")):
        text = f"the Slug {source.value('slug')} is no address; use a-z, 0-9 and hyphens"
        source.fault(source.line("slug"), text)
    address = source.value("save_as")
    if address and not ADDRESS.fullmatch(address):
        text = f"the Save_as {address} is no address in output/; write it as folder/name.html"
        source.fault(source.line("save_as"), text)
    if source.status not in STATUSES:
        near = difflib.get_close_matches(source.status, STATUSES, 1, 0) or ["published"]
        source.fault(source.line("status"), f"unknown Status {source.status}; did you mean {near[0]}?")
    template = source.value("template")
    if template and template not in TEMPLATES:
        source.fault(source.line("template"), f"the theme has no Template {template}; delete the line")


def check_headers(source: Source, settings: dict) -> None:
    """Add what is wrong with a file's headers to its faults."""
    check_names(source)
    check_dates(source, settings["TIMEZONE"])
    check_values(source)
    if not source.text.strip():
        source.fault(source.first_line, "no text; put it after the headers and a blank line")
