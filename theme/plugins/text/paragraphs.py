"""Paragraphs can be pointed at: each has an id made of its first words, and a mark behind its words links to it.

The mark alone says, to whatever reads the page after this, what a paragraph is, and which.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from itertools import chain, count, islice, takewhile
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, BLOCK_LEVEL_ELEMENTS, HTML_PLACEHOLDER_RE

BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS)
BLOCK = re.compile(rf"<(?:{'|'.join(BLOCK_LEVEL_ELEMENTS)})\b", re.IGNORECASE)
WORD = re.compile(r"\w+")
PLACEHOLDER = re.compile("\x02[^\x03]*\x03")  # what Markdown has put aside: code, raw HTML


def runs(paragraph: Element) -> bool:
    """Tell whether a paragraph is running text, and not only pictures or what Markdown has put aside."""
    return bool(PLACEHOLDER.sub("", "".join(paragraph.itertext())).strip())


def words(element: Element):
    """Yield the pieces of an element's text, without the numbers of its notes."""
    yield element.text or ""
    for part in element:
        if part.tag != "sup":
            yield from words(part)
        yield part.tail or ""


def first_words(paragraph: Element) -> str:
    """Return an id of at most three words, 30 characters, safe in a fragment: 'p-the-meeting-lasted'."""
    text = PLACEHOLDER.sub(" ", unescape("".join(words(paragraph)).replace(AMP_SUBSTITUTE, "&")))
    return "-".join(["p", *(word[0] for word in islice(WORD.finditer(text.lower()), 3))])[:32]


class Paragraphs(Treeprocessor):
    def run(self, root: Element) -> None:
        taken = {element.get("id") for element in root.iter()}
        numbers = defaultdict(lambda: count(2))
        for number, (block, words) in enumerate(self.paragraphs(root), 1):
            if not block.get("id"):
                name = first_words(words)
                names = chain([name], (f"{name}-{further}" for further in numbers[name]))
                block.set("id", next(name for name in names if name not in taken))
                taken.add(block.get("id"))
            target = {"href": f"#{block.get('id')}", "aria-label": f"Paragraph {number}"}
            block.insert(len(words), Element("a", {"class": "mark", **target}))

    def paragraphs(self, element: Element) -> Iterator[tuple[Element, Element]]:
        """Yield the blocks of running text below an element, in order, each with its words before any blocks in it."""
        for child in element:
            if child.tag in {"p", "li", "dd"}:
                words = Element(child.tag)
                words.text = child.text
                words.extend(takewhile(lambda part: part.tag not in BLOCKS, child))
                if runs(words) and not self.holds_blocks(words):
                    yield child, words
            if child.tag in {"blockquote", "dl", "ol", "ul", "li", "dd"}:
                yield from self.paragraphs(child)

    def holds_blocks(self, words: Element) -> bool:
        """Tell whether blocks stand in emphasis or as raw HTML, which Markdown has put aside."""
        if any(part.tag in BLOCKS for part in words.iter() if part is not words):
            return True
        stash = self.md.htmlStash.rawHtmlBlocks
        numbers = HTML_PLACEHOLDER_RE.findall("".join(words.itertext()))
        return any(BLOCK.search(str(stash[int(number)])) for number in numbers)
