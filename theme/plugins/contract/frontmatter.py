"""What the headers of a content file must be: each check yields a header and what is wrong with it."""

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo

from dateutil.parser import parse
from markdown import markdown
from turbohtml import parse_fragment

from ..source import Source, blank

FRONTMATTER = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
HEADERS = {kind: (names["needed"].split(), names["further"].split()) for kind, names in FRONTMATTER["headers"].items()}
VALUES = {name: (re.compile(pattern), right) for name, (pattern, right) in FRONTMATTER["values"].items()}
MARKUP = re.compile(r"[*_`<\[]|^(?:#{1,6}|>|[-*+]|\d+\.)\s")  # what may be some


def has_markup(words: str) -> bool:
    """Tell whether Markdown would make more than a paragraph of a line of plain text, or nothing."""
    if not MARKUP.search(words):  # found faster
        return False
    html = parse_fragment(markdown(words, output_format="html"))
    return "[^" in words or bool(html.select(":not(p:only-child)")) or not html.text.strip()


def check_names(source: Source) -> Iterator[tuple[str, str]]:
    """Every header is a known one with a value, and none that is needed is missing."""
    needed, further = HEADERS[source.kind]
    meant = {name: get_close_matches(name, needed + further, 1) for name in source.headers.keys() - {*needed, *further}}
    for name in dict.fromkeys([*needed[: 1 if source.draft else None], *source.headers]):  # its Title, in a draft
        if name in meant:
            known = ", ".join(map(str.capitalize, meant[name] or needed + further))
            yield name, f"unknown header {name.capitalize()}; write {known}, or put a blank line before it"
        elif blank(source.value(name).strip(",;")) and [name] not in meant.values():
            right = f"write Names: {source.value('title')}" if name == "names" else "give it a value"
            yield name, f"{name.capitalize()} is missing or empty; {right}"
    if {"author", "authors"} <= source.headers.keys():
        yield "authors", "Author and Authors both name who wrote it; keep one"


def iso(written: str) -> str:
    """Return a day as ISO 8601 has it, or the pattern of one where it can be read in several ways, or in none."""
    orders = {False, not re.match(r"\d{4}", written)}
    defaults = datetime(2000, 1, 1), datetime(2001, 2, 2)  # by which what is not written differs
    with suppress(ValueError, OverflowError):
        [read] = {parse(written, default=day, dayfirst=order, ignoretz=True) for order in orders for day in defaults}
        return read.isoformat(" ", "minutes").removesuffix(" 00:00")
    return "YYYY-MM-DD"


def check_dates(source: Source, zone: str) -> Iterator[tuple[str, str]]:
    """Dates are ISO 8601, not in the future, and in order."""
    days = []
    for name in filter(source.value, ("date", "modified")):
        what = f"the {name.capitalize()} {source.value(name)}"
        try:
            date = datetime.fromisoformat(re.sub(r" (?=[+-]\d)", "", source.value(name)))
        except ValueError:
            yield name, f"{what} is no ISO date; write it as {iso(source.value(name))}"
            continue
        date = date.replace(tzinfo=date.tzinfo or ZoneInfo(zone))
        days.append(date.date())
        if date.year < 1900 or date > datetime.now(date.tzinfo):  # then zones were not whole minutes, as a feed needs
            yield name, f"{what} lies before 1900 or in the future; correct it"
    if days != sorted(days):
        yield "modified", "Modified lies before Date; correct one of them"


def check_values(source: Source) -> Iterator[tuple[str, str]]:
    """Titles and summaries are plain text, no tag stands twice, and the other values are as VALUES has them."""
    for name in ["summary"] if source.kind == "introduction" else ["title", "summary"]:  # a tag is any text
        if has_markup(source.value(name)):
            yield name, f"the {name.capitalize()} contains markup; write it as plain text"
    for tag in {tag for tag in source.tags if source.tags.count(tag) > 1}:
        yield "tags", f"the tag “{tag}” stands twice; keep one"
    for name, (pattern, right) in VALUES.items():
        if source.value(name) and not pattern.fullmatch(source.value(name)):
            yield name, f"the {name.capitalize()} cannot be {source.value(name)}; {right}"


def check_headers(source: Source, settings: dict) -> Iterator[tuple[str, str]]:
    if not source.at and source.faults:
        return  # they cannot be read: nothing is known to be missing
    yield from check_names(source)
    yield from check_dates(source, settings["TIMEZONE"])
    yield from check_values(source)
