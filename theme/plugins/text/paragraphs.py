"""Paragraphs and headings can be linked: each has an id of its first words, a paragraph a mark that links to it."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple
from unicodedata import normalize

from markdown.extensions.toc import slugify_unicode, unique
from turbohtml import Element, Node, parse_fragment

BLOCKS = {"aside", "blockquote", "details", "div", "dl", "figure", "hr", "ol", "p", "pre", "section", "table", "ul"}
HOLDERS = {"blockquote", "dd", "dl", "li", "ol", "ul"}
WORD = re.compile(r"\w+")


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
    for element in copy.remove("sup[id^=fnref], img, a:empty").strip_tags("a, abbr").select("[id]"):
        del element.attrs["id"]
    for line_break in copy.select("br"):
        line_break.insert_adjacent_html("afterend", "\n")
    return copy


def paragraphs(element: Element, terms: str = "") -> Iterator[tuple[Element, list[Node], str]]:
    """Yield the blocks of running text in an element, in order: the block, its words before blocks in it, its terms."""
    tag_before = ""
    for child in element.select(":scope > *"):
        if child.tag == "dt":
            term = words(list(child)).inner_html.strip()
            terms = f"{terms}, {term}" if tag_before == "dt" else term
        elif child.tag in {"p", "li", "dd"}:
            inline = list(takewhile(lambda node: not (isinstance(node, Element) and node.tag in BLOCKS), child))
            if any(node.text.strip() for node in inline):
                yield child, inline, terms
        if child.tag in HOLDERS:
            yield from paragraphs(child, terms)
        tag_before = child.tag


def number(tree: Element) -> list[Paragraph]:
    """Give the headings and paragraphs of a text their ids, and the paragraphs their marks; return these."""
    ids, found = {element.attrs["id"] for element in tree.select("[id]")}, []
    for heading in tree.select("h2, h3, h4, h5, h6"):
        if "id" not in heading.attrs:
            heading.attrs["id"] = unique(slugify_unicode(words(list(heading)).text, "-") or "part", ids)
    for block, inline, terms in list(paragraphs(tree)):
        copy = words(inline)
        if "id" not in block.attrs:
            first = WORD.findall(copy.text.lower())[:3]
            block.attrs["id"] = unique("-".join(["p", *first])[:32], ids)
        found.append(Paragraph(len(found) + 1, block.attrs["id"], terms, copy.inner_html.strip(), copy.text))
        label = f"Paragraph {len(found)}"
        mark = Element("a", {"aria-label": label, "class": "mark", "href": f"#{block.attrs['id']}"})
        inline[-1].insert_after(mark)
    return found
