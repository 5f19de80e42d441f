"""A published page as a tree, which CSS selectors search."""

import gzip
import json
from pathlib import Path

from turbohtml import Element, parse, parse_fragment

RESPONSE_HEADERS = 250  # bytes: what nginx sends before a page
ROUND_TRIP = 14_600  # bytes: the ten TCP segments that a server sends before it waits for an answer
DOUBLE_QUOTES = dict.fromkeys("„“”″\u05f4", '"')
SINGLE_QUOTES = dict.fromkeys("‚‘’′", "'")
SIGNS = str.maketrans(DOUBLE_QUOTES | SINGLE_QUOTES | {"—": "---", "–": "--", "…": "..."})


def text(element: Element) -> str:
    """Return the text of an element on one line."""
    return " ".join(element.text.split())


def text_without_notes(element: Element) -> str:
    """Return the text of an element without the numbers of its notes."""
    return text(parse_fragment(element.html).remove("sup:has([role=doc-noteref])"))


def weight(page: bytes) -> int:
    """Return the number of bytes that a server sends for a page."""
    return RESPONSE_HEADERS + len(gzip.compress(page, 6))


def typed(words: str) -> str:
    """Return words on one line as they are typed: with straight quotes, hyphens and full stops."""
    return " ".join(words.translate(SIGNS).split())


class Page:
    """A page in the folder of a site; its address is its path in that folder."""

    def __init__(self, folder: Path, address: str):
        self.folder = folder
        self.address = address
        self.source = (folder / address).read_text("utf-8")
        self.tree = parse(self.source)

    def __repr__(self) -> str:
        return self.address

    def select(self, selector: str) -> list[Element]:
        return self.tree.select(selector)

    def find(self, selector: str) -> Element:
        """Return the one element that matches; fail if there is none, or more than one."""
        [element] = self.select(selector)
        return element

    def text(self, selector: str) -> str:
        return text(self.find(selector))

    def texts(self, selector: str) -> list[str]:
        return [text(element) for element in self.select(selector)]

    def attributes(self, selector: str, name: str) -> list[str]:
        return [element.attr(name) for element in self.select(selector)]

    def links(self, selector: str = "a") -> list[str]:
        return self.attributes(selector, "href")

    def metadata(self) -> dict[str, str]:
        """Return the contents of the meta elements by their property or name."""
        metas = self.select("meta[property], meta[name]")
        return {meta.attr("property") or meta.attr("name"): meta.attr("content") for meta in metas}

    def structured_data(self) -> list[dict]:
        """Return the works and lists that the page describes in the terms of schema.org."""
        data = json.loads(self.find("script[type='application/ld+json']").text)
        assert data["@context"] == "https://schema.org"
        return data["@graph"]
