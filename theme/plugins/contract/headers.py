"""What the headers of a content file must be."""

import difflib
import re
from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

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
LONGEST = 200  # bytes: file systems end at 255
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
RESERVED = re.compile(r"(?:^|/)(con|prn|aux|nul|com\d|lpt\d)(?:[./]|$)", re.IGNORECASE)
TEMPLATES = {"404", "offline"}  # shown in another page's place
MARKUP = re.compile(
    r"<[a-z/!?]"  # HTML
    r"|!?\[[^\]]+\][(\[][^)\]]*[)\]]|\[\^[^\]]+\]"  # Markdown's link, image and note
    r"|(?<![\w*_~])(\*\*?|__?|~~)(?=\S)(?:(?!\1).)+(?<=\S)\1(?![\w*_~])"  # emphasis
    r"|`[^`]+`"  # code
    r"|^(?:#{1,6}|>|[-*+]|\d+\.)\s",  # a block
    re.IGNORECASE,
)


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
            right = f"did you mean {near[0].title()}?" if near else "delete it, or put a blank line"
            right += "" if near else " before the text"
            source.fault(line, f"unknown header {name.title()}; {right}")
        elif blank(source.value(name).strip(",;")) and name not in REQUIRED[source.kind]:
            source.fault(line, f"{name.title()} is empty; give it a value or delete the line")
    for name in REQUIRED[source.kind]:
        if blank(source.value(name).strip(",;")):
            source.fault(source.line(name), f"no {name.title()}; add the header with its value")


def check_dates(source: Source, zone: str) -> None:
    """Dates are ISO 8601, not in the future, and in order."""
    dates = {}
    for name in {"date", "modified"} & source.headers.keys():
        value, line = source.headers[name]
        dates[name] = moment(value, zone)
        if value and not dates[name]:
            source.fault(line, f"the {name.title()} {value} is no ISO date; write it as 2022-01-21")
        elif value and dates[name] > datetime.now(dates[name].tzinfo):
            source.fault(line, f"the {name.title()} {value} is in the future; correct it")
    if dates.get("date") and dates.get("modified") and dates["modified"] < dates["date"]:
        source.fault(source.line("modified"), "Modified lies before Date; correct one of them")


def check_values(source: Source) -> None:
    """Titles and summaries are plain, addresses are addresses, words of choice are from their list."""
    plain = {"summary"} if source.kind == "introduction" else {"title", "summary"}  # a tag is any text
    for name in plain & source.headers.keys():
        if markup := MARKUP.search(source.value(name)):
            text = f"markup in the {name.title()} at {markup[0]}; write it as plain text"
            source.fault(source.line(name), text)
    for name, number in Counter(source.tags).items():
        if number > 1:
            source.fault(source.line("tags"), f"the tag “{name}” stands twice; keep one")
    for name in "slug", "save_as":
        value = source.value(name)
        if RESERVED.search(value) or len(value) > LONGEST:
            source.fault(source.line(name), f"no file can be named {value[:40]}; choose another name")
    if RESERVED.search(source.path.stem) or len(source.path.stem) > LONGEST:
        source.fault(1, f"Windows can name no page {source.path.stem[:40]}; rename the file")
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
