"""Markdown tries each inline pattern on each piece of a text, and again: here, not where none of their signs is."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

SIGNS = re.compile(r"[\\`\[<&*_]|  \n")  # what each pattern begins with


class Plain(AtomicString):
    """Text without signs, which Markdown leaves alone as long as it is this."""


def passing_over(handle: Callable) -> Callable:
    def handled(*arguments):
        node, *span = handle(*arguments)
        for part in node.iter() if isinstance(node, Element) else ():
            if type(part.text) is str and not SIGNS.search(part.text):
                part.text = Plain(part.text)
        return node, *span

    return handled


class Release(Treeprocessor):
    def run(self, root: Element) -> None:
        for part in root.iter():
            if type(part.text) is Plain:
                part.text = str(part.text)


class Inline(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        for pattern in md.inlinePatterns:
            pattern.handleMatch = passing_over(pattern.handleMatch)
        md.treeprocessors.register(Release(md), "release", 19.5)
