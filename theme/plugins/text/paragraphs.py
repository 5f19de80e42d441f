"""Paragraphs can be pointed at: each has an id made of its first words and a mark that links to it."""

import re
from collections import defaultdict
from itertools import chain, count
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

BLOCKS = {"blockquote", "dl", "div", "figure", "hr", "ol", "p", "pre", "table", "ul"}
PLACEHOLDER = re.compile("\x02.*?\x03")  # what Markdown has put aside: code, raw HTML


def runs(paragraph: Element) -> bool:
    """Tell whether a paragraph is running text, and not a block that Markdown has put aside."""
    return bool(len(paragraph) or not PLACEHOLDER.fullmatch((paragraph.text or "").strip()))


def paragraphs(element: Element):
    """Yield the blocks of running text below an element, in order, those without blocks inside."""
    for child in element:
        if child.tag in {"p", "li", "dd"} and not any(part.tag in BLOCKS for part in child):
            if runs(child):
                yield child
        elif child.tag in {"blockquote", "dl", "ol", "ul", "li", "dd"}:
            yield from paragraphs(child)


def words(element: Element):
    """Yield the pieces of an element's text, without the numbers of its notes."""
    yield element.text or ""
    for part in element:
        if part.tag != "sup":
            yield from words(part)
        yield part.tail or ""


def first_words(paragraph: Element) -> str:
    """Return an id of at most three words, 30 characters, safe in a fragment: 'p-the-meeting-lasted'."""
    text = PLACEHOLDER.sub(" ", "".join(words(paragraph)))
    return "-".join(["p", *re.findall(r"\w+", text.lower())[:3]])[:32]


class Paragraphs(Treeprocessor):
    def run(self, root: Element) -> None:
        taken = {element.get("id") for element in root.iter()}
        numbers = defaultdict(lambda: count(2))
        for number, paragraph in enumerate(paragraphs(root), 1):
            if not paragraph.get("id"):
                name = first_words(paragraph)
                names = chain([name], (f"{name}-{further}" for further in numbers[name]))
                paragraph.set("id", next(name for name in names if name not in taken))
                taken.add(paragraph.get("id"))
            mark = {"href": f"#{paragraph.get('id')}", "aria-label": f"Paragraph {number}"}
            SubElement(paragraph, "a", {"class": "mark", **mark})
