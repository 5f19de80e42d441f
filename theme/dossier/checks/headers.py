"""Checks the headers of a content file."""

import re
from collections.abc import Iterator
from datetime import datetime
from difflib import get_close_matches
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dateutil.parser import parse
from markdown import markdown
from turbohtml import Text, parse_fragment

from ..characters import SOFT_HYPHEN, code_point, invisible_characters, is_blank
from ..source import NAMES, Source

REQUIRED = {
    "article": ["title", "date", "tags", "summary"],
    "page": ["title", "summary"],
    "introduction": ["title", "names", "summary"],
}
OPTIONAL = {
    "article": [
        "author",
        "authors",
        "based_on",
        "category",
        "label",
        "modified",
        "save_as",
        "slug",
        "status",
    ],
    "page": ["label", "modified", "save_as", "slug", "status", "tags", "template"],
    "introduction": ["slug"],
}


class Rule(NamedTuple):
    """What a value must match as a whole, and what to do if it does not."""

    pattern: re.Pattern
    remedy: str


RULES = {
    "author": Rule(re.compile(r"[^;]+"), "write Authors for several names"),
    "based_on": Rule(
        re.compile(r'https://[^\s"<>\\^`{|}.]+\.[^\s"<>\\^`{|}]+', re.IGNORECASE),
        "write its https:// address",
    ),
    # name.2.html would be the second page of a list
    "save_as": Rule(
        re.compile(
            r"(?!(?i:drafts)/) ([\w-]+/)* [\w-]+ (\.[^\W\d][\w-]*)* \.html",
            re.ASCII | re.VERBOSE,
        ),
        "write it as folder/name.html in output/, but not in drafts/",
    ),
    "slug": Rule(re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*"), "use a-z, 0-9 and hyphens"),
    "status": Rule(
        re.compile("draft|hidden|published|skip"),
        "write draft, hidden, published or skip",
    ),
    "template": Rule(re.compile("404|offline"), "write 404 or offline"),
}
MARKUP_CHARACTERS = re.compile(r"[*_`<\[]")
# What both Pelican and ISO 8601 know.
ISO_DATE = re.compile(
    r"""
    \d{4}-\d{2}-\d{2}
    ( [T\x20] \d{2}:\d{2} (:\d{2})? ( \x20? (Z | [+-]\d{2}:?\d{2}) )? )?
    """,
    re.ASCII | re.VERBOSE,
)
OFFSET = re.compile(r" (?=[+-]\d)")
FIRST_YEAR = 1900  # earlier time zones were not whole minutes, as feeds require


def check_headers(source: Source, settings: dict) -> Iterator[tuple[str, str]]:
    """Yield each error with the header it is in."""
    if source.errors and not source.is_readable:
        return  # the headers cannot be read, so that nothing is known to be missing
    yield from check_names(source)
    yield from check_dates(source, settings["TIMEZONE"])
    yield from check_plain_text(source)
    yield from check_tags(source)
    yield from check_invisible_characters(source)
    yield from check_values(source)


def check_names(source: Source) -> Iterator[tuple[str, str]]:
    """Every header has a known name and a value, and no required header is missing."""
    required = REQUIRED[source.kind]
    known = required + OPTIONAL[source.kind]
    replaced = set()  # required headers that seem to be there, but misspelt
    for name in source.headers:
        if name not in known:
            similar = get_close_matches(name, known, 1)
            replaced.update(similar)
            yield (
                name,
                f"unknown header {name.capitalize()}; {remedy_for_unknown(name, similar, known)}",
            )
    if source.is_draft:
        required = ["title"]
    present = [name for name in source.headers if name in known]
    for name in dict.fromkeys([*required, *present]):
        if is_missing(source, name) and name not in replaced:
            remedy = "give it a value"
            if name == "names":
                remedy = f"write Names: {source.tag}"
            yield name, f"{name.capitalize()} is missing or empty; {remedy}"
    if "author" in source.headers and "authors" in source.headers:
        yield "authors", "Author and Authors both name the author; remove one"


def remedy_for_unknown(name: str, similar: list[str], known: list[str]) -> str:
    if name == "draft":
        return "write Status: draft"
    if similar:
        return f"write {similar[0].capitalize()}"
    names = ", ".join(each.capitalize() for each in known)
    return f"write {names}, or put a blank line before it if it is text"


def is_missing(source: Source, name: str) -> bool:
    value = source.value(name).strip(",;")
    return is_blank(value)


def check_dates(source: Source, timezone: str) -> Iterator[tuple[str, str]]:
    """Dates are in ISO 8601, not in the future, and in order."""
    dates = []
    for name in ("date", "modified"):
        value = source.value(name)
        if not value:
            continue
        header = name.capitalize()
        date = parse_iso_date(value)
        if date is None:
            suggestion = iso_date(value)
            yield name, f"the {header} {value} is not an ISO date; write it as {suggestion}"
            continue
        if date.tzinfo is None:
            date = date.replace(tzinfo=ZoneInfo(timezone))
        dates.append(date)
        if date.year < FIRST_YEAR or date > datetime.now(date.tzinfo):
            yield name, f"the {header} {value} is before {FIRST_YEAR} or in the future; correct it"
    if len(dates) == 2 and dates[1].date() < dates[0].date():
        yield "modified", "Modified is before Date; correct one of them"


def parse_iso_date(value: str) -> datetime | None:
    if not ISO_DATE.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(OFFSET.sub("", value))
    except ValueError:  # 30 February
        return None


def iso_date(value: str) -> str:
    """Return a date in ISO 8601, or the pattern of one if it can be read in two ways or in none."""
    has_year_first = bool(re.match(r"\d{4}", value))
    orders = [False] if has_year_first else [False, True]
    readings = set()
    for day_first in orders:
        # Two defaults: whatever is not written differs between them.
        for default in datetime(2000, 1, 1), datetime(2001, 2, 2):
            try:
                reading = parse(value, default=default, dayfirst=day_first, ignoretz=True)
            except (ValueError, OverflowError):
                return "YYYY-MM-DD"
            readings.add(reading)
    if len(readings) != 1:
        return "YYYY-MM-DD"
    [reading] = readings
    return reading.isoformat(" ", "minutes").removesuffix(" 00:00")


def check_plain_text(source: Source) -> Iterator[tuple[str, str]]:
    """Titles and summaries are plain text."""
    # The title of an introduction is the name of its tag, which can be any text, such as C*.
    names = ["summary"] if source.kind == "introduction" else ["title", "summary"]
    for name in names:
        if has_markup(source.headers.get(name, "")):
            yield name, f"the {name.capitalize()} contains markup; write it as plain text"


def has_markup(text: str) -> bool:
    """Tell whether Markdown would render more than plain text, however the text begins."""
    if not MARKUP_CHARACTERS.search(text):  # the usual case, without Markdown
        return False
    if "[^" in text:
        return True
    # After a word, 24. or # begins no list and no heading.
    html = markdown(f"x {text}", output_format="html")
    blocks = list(parse_fragment(html, positions=False))
    if len(blocks) != 1:
        return True
    return not all(isinstance(node, Text) for node in blocks[0])


def check_tags(source: Source) -> Iterator[tuple[str, str]]:
    for tag in sorted(set(source.tags)):
        if source.tags.count(tag) > 1:
            yield "tags", f"duplicate tag “{tag}”; remove one"


def check_invisible_characters(source: Source) -> Iterator[tuple[str, str]]:
    """Names have no characters that nobody sees: two that look alike would be different names."""
    names = NAMES | {"slug", "save_as"}
    if source.kind == "introduction":
        names = names | {"title"}
    for name in sorted(names):
        value = source.value(name)
        if name == "names":  # words of a text, in which a soft hyphen changes nothing
            value = value.replace(SOFT_HYPHEN, "")
        for character in dict.fromkeys(invisible_characters(value)):
            yield (
                name,
                (
                    f"{name.capitalize()} contains the invisible character {code_point(character)};"
                    " delete it"
                ),
            )


def check_values(source: Source) -> Iterator[tuple[str, str]]:
    for name, rule in RULES.items():
        value = source.value(name)
        if value and not rule.pattern.fullmatch(value):
            yield name, f"the {name.capitalize()} cannot be {value}; {rule.remedy}"
