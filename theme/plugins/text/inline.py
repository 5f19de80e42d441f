"""Markdown tries each of its inline patterns on every piece of a text: this passes over pieces without their signs."""

import re

from markdown.treeprocessors import InlineProcessor

SIGNS = re.compile(r"[\\`\[<&*_]|  \n")  # what each pattern begins with


class Inline(InlineProcessor):
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        # private to Markdown, but a fifth of a large build; test_hostile.py holds it to the original
        if not SIGNS.search(data):
            return data
        return super()._InlineProcessor__handleInline(data, patternIndex)
