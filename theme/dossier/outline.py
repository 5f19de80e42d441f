"""Finds the headings of a text, and its timeline with the heading above it."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup
from pelican.contents import Article, Page
from turbohtml import Element, parse_fragment

HEADING_TAGS = ["h2", "h3", "h4", "h5", "h6"]  # of a text; h1 is the title of the page
TEXT_HEADINGS = ", ".join(HEADING_TAGS)  # a selector
DRAWING = "figure[aria-hidden]"  # hidden from screen readers, which read the list beside it


class Heading(NamedTuple):
    id: str
    title: str


class Timeline(NamedTuple):
    """The drawing of a timeline, and the heading above it."""

    heading: Heading
    html: Markup


def heading(element: Element) -> Heading:
    title = " ".join(element.text.split())
    return Heading(element.attrs["id"], title)


def headings(html: str) -> list[Heading]:
    """Return the headings of the second level in a text's HTML."""
    tree = parse_fragment(html, positions=False)
    return [heading(element) for element in tree.select("h2")]


def first_timeline(
    texts: Iterable[Article | Page],
) -> tuple[Article | Page, Timeline] | None:
    """Return the first text that has a timeline, and the timeline; None if no text has one."""
    for text in texts:
        found = timeline(text.content)
        if found:
            return text, found
    return None


def timeline(html: str) -> Timeline | None:
    """Return the first timeline that has a heading above it, or None."""
    tree = parse_fragment(html, positions=False)
    drawing = tree.select_one(f"h2 ~ {DRAWING}")
    if drawing is None:
        return None
    above = drawing.xpath_one("preceding-sibling::h2[1]")
    return Timeline(heading(above), Markup(drawing.html))
