"""Paragraphs and headings can be linked: each has an id of its first words, a paragraph a mark that links to it."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple
from unicodedata import normalize

from markdown.extensions.toc import slugify_unicode, unique
from turbohtml import Element, Node, parse_fragment

BLOCKS = {"aside", "blockquote", "details", "div", "dl", "figure", "hr", "ol", "p", "pre", "section", "table", "ul"}
WORD = re.compile(r"\w+")
NOTES = "sup[id^=fnref]"


class Paragraph(NamedTuple):
    """A paragraph as a tag page quotes it: its place on its page, its terms in a list, its words as HTML and text."""

    number: int
    id: str
    terms: str
    html: str
    text: str


def words(nodes: list[Node]) -> Element:
    """Return a copy of inline content, in NFC, with its emphasis alone: without notes, links, pictures and ids."""
    copy = parse_fragment(normalize("NFC", "".join(node.html for node in nodes)), positions=False)
    copy.remove(f"{NOTES}, img, a:empty").strip_tags("a, abbr")
    for element in copy.select("[id]"):
        del element.attrs["id"]
    for line_break in copy.select("br"):
        line_break.insert_adjacent_html("afterend", "\n")
    return copy


def is_block(node: Node) -> bool:
    return isinstance(node, Element) and node.tag in BLOCKS


def paragraphs(element: Element) -> Iterator[tuple[Element, list[Node], str]]:
    """Yield the blocks of running text in an element, in order: the block, its words before blocks in it, its terms."""
    terms: list[str] = []
    for child in element:
        tag = child.tag if isinstance(child, Element) else ""
        if tag == "dt":
            before = child.previous_sibling
            while before is not None and not isinstance(before, Element):
                before = before.previous_sibling
            if before is None or before.tag != "dt":
                terms = []
            terms.append(words(list(child)).inner_html.strip())
        elif tag in {"p", "li", "dd"}:
            inline = list(takewhile(lambda node: not is_block(node), child))
            if any(node.text.strip() for node in inline):
                yield child, inline, ", ".join(terms)
        if tag in {"blockquote", "dl", "ol", "ul", "li", "dd"}:
            yield from paragraphs(child)


def number(tree: Element) -> list[Paragraph]:
    """Give the headings and paragraphs of a text their ids, and the paragraphs their marks; return these."""
    ids = {element.attrs["id"] for element in tree.select("[id]")}
    for heading in tree.select("h2, h3, h4, h5, h6"):
        if not heading.attrs.get("id"):
            name = slugify_unicode(words(list(heading)).text, "-")
            heading.attrs["id"] = unique(name or "part", ids)
    found = []
    for block, inline, terms in list(paragraphs(tree)):
        copy = words(inline)
        if not block.attrs.get("id"):
            first = WORD.findall(copy.text.lower())[:3]
            name = "-".join(["p", *first])[:32]
            block.attrs["id"] = unique(name, ids)
        name = block.attrs["id"]
        paragraph = Paragraph(len(found) + 1, name, terms, copy.inner_html.strip(), copy.text)
        mark = {"href": f"#{name}", "aria-label": f"Paragraph {paragraph.number}", "class": "mark"}
        inline[-1].insert_after(Element("a", mark))
        found.append(paragraph)
    return found
