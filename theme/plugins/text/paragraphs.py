"""Paragraphs and headings can be linked: each has an id of its first words, a paragraph a mark that links to it."""

import re
from itertools import dropwhile, takewhile
from typing import NamedTuple
from unicodedata import normalize

from markdown.extensions.toc import slugify_unicode, unique
from turbohtml import Element, Node, parse_fragment

BLOCKS = {"aside", "blockquote", "details", "div", "dl", "figure", "hr", "ol", "p", "pre", "section", "table", "ul"}
RUNNING = ":is(p, li, dd):not(:is(aside, details, div, figure, section) *)"


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


def terms(block: Element) -> str:
    """Return the terms, in a list of them, whose meaning a block is or belongs to, as HTML."""
    meaning = block.closest("dd")
    before = reversed(meaning.xpath("preceding-sibling::*")) if meaning else ()
    named = [*takewhile(lambda each: each.tag == "dt", dropwhile(lambda each: each.tag == "dd", before))]
    return ", ".join(words(list(term)).inner_html.strip() for term in reversed(named))


def number(tree: Element) -> list[Paragraph]:
    """Give the headings and paragraphs of a text their ids, and the paragraphs their marks; return these."""
    ids, found = {element.attrs["id"] for element in tree.select("[id]")}, []
    for heading in tree.select("h2, h3, h4, h5, h6"):
        if "id" not in heading.attrs:
            heading.attrs["id"] = unique(slugify_unicode(words(list(heading)).text, "-") or "part", ids)
    for block in tree.select(RUNNING):
        inline = list(takewhile(lambda node: not (isinstance(node, Element) and node.tag in BLOCKS), block))
        copy = words(inline)
        if not copy.text.strip():
            continue
        if "id" not in block.attrs:
            first = re.findall(r"\w+", copy.text.lower())[:3]
            block.attrs["id"] = unique("-".join(["p", *first])[:32], ids)
        found.append(Paragraph(len(found) + 1, block.attrs["id"], terms(block), copy.inner_html.strip(), copy.text))
        mark = {"aria-label": f"Paragraph {len(found)}", "class": "mark", "href": f"#{block.attrs['id']}"}
        inline[-1].insert_after(Element("a", mark))
    return found
