"""Markdown tries each inline pattern on each piece of a text, and again: here, not where none of their signs is."""

import re
from types import SimpleNamespace
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.util import AtomicString

SIGNS = re.compile(r"[\\`\[<&*_]|  \n")  # what each pattern begins with


def protect(root: Element | str | None) -> None:
    for part in root.iter() if isinstance(root, Element) else ():
        if part.text and not SIGNS.search(part.text):
            part.text = AtomicString(part.text)


def release(root: Element) -> None:
    for part in root.iter():
        if part.tag != "code":
            part.text = part.text and str(part.text)


class Inline(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        for pattern in md.inlinePatterns:

            def handle(found: re.Match, data: str, handle=pattern.handleMatch):
                node, *span = handle(found, data)
                protect(node)
                return node, *span

            pattern.handleMatch = handle
        md.treeprocessors["inline"].inlinePatterns = [*md.inlinePatterns]  # which it need not sort at each step
        for step, name, priority in (protect, "protect", 20.5), (release, "release", 19.5):
            md.treeprocessors.register(SimpleNamespace(run=step), name, priority)
