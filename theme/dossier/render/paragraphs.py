"""Gives headings and paragraphs ids, made of their words, and adds links to the paragraphs."""

import re
from gettext import NullTranslations
from typing import NamedTuple

from markdown.extensions.toc import slugify_unicode, unique
from turbohtml import Element, Node

from ..inline_text import inline_copy
from ..outline import HEADING_TAGS, TEXT_HEADINGS

BLOCK_TAGS = "aside blockquote details div dl figure hr ol p pre section table ul".split()
PARAGRAPH_ENDS = {*HEADING_TAGS, *BLOCK_TAGS}
PARAGRAPHS = ":is(p, li, dd):not(:is(aside, details, div, figure, section) *)"
ANCHOR = "a.anchor:empty"  # an author can write links of this class, but these have a text
LONGEST_ID = 32
WORDS_IN_ID = 3


class Paragraph(NamedTuple):
    """A paragraph as a tag page quotes it.

    number: its number on its page, from 1; id: that of its element;
    terms: in a list of terms, those that it explains, as HTML;
    html, text: its content as HTML and as plain text.
    """

    number: int
    id: str
    terms: str
    html: str
    text: str


def add_anchors(tree: Element, labels: NullTranslations) -> list[Paragraph]:
    """Add ids to headings and paragraphs, and links to paragraphs; return the paragraphs."""
    ids = {element.attrs["id"] for element in tree.select("[id]")}  # unique() adds the new ones
    for heading in tree.select(TEXT_HEADINGS):
        if "id" not in heading.attrs:
            heading.attrs["id"] = unique(heading_id(heading), ids)
    paragraphs = []
    for block in tree.select(PARAGRAPHS):
        content = inline_content(block)
        copy = inline_copy(content)
        if not copy.text.strip():
            continue
        if "id" not in block.attrs:
            block.attrs["id"] = unique(paragraph_id(copy.text), ids)
        number = len(paragraphs) + 1
        identifier = block.attrs["id"]
        html = copy.inner_html.strip()
        paragraphs.append(Paragraph(number, identifier, terms_of(block), html, copy.text))
        label = labels.gettext("Paragraph %(number)s") % {"number": number}
        content[-1].insert_after(anchor(label, identifier))
    return paragraphs


def heading_id(heading: Element) -> str:
    text = inline_copy(list(heading)).text
    return slugify_unicode(text, "-") or "part"


def paragraph_id(text: str) -> str:
    first_words = re.findall(r"\w+", text.lower())[:WORDS_IN_ID]
    return "-".join(["p", *first_words])[:LONGEST_ID]


def anchor(label: str, identifier: str) -> Element:
    """Return the link to a paragraph, for which the stylesheet draws a sign."""
    attributes = {
        "aria-label": label,
        "class": "anchor",
        "href": f"#{identifier}",
    }
    return Element("a", attributes)


def inline_content(block: Element) -> list[Node]:
    """Return the nodes of a block up to the first block in it."""
    content = []
    for node in block:
        if isinstance(node, Element) and node.tag in PARAGRAPH_ENDS:
            break
        content.append(node)
    return content


def terms_of(block: Element) -> str:
    """Return the terms that a block explains, as HTML; '' outside lists of terms."""
    meaning = block.closest("dd")
    if meaning is None:
        return ""
    terms = [inline_copy(list(term)).inner_html for term in own_terms(meaning)]
    return ", ".join(terms)


def own_terms(meaning: Element) -> list[Element]:
    """Return the terms of a <dd>, in order; other <dd> of these terms may be before this one."""
    terms: list[Element] = []
    siblings = meaning.xpath("preceding-sibling::*")  # in the order of the document
    for sibling in reversed(siblings):
        if sibling.tag == "dt":
            terms.insert(0, sibling)
        elif terms:
            break  # a meaning of other terms
    return terms
