"""Finds markup in plain text, such as a title or a caption."""

import re

from markdown import markdown
from turbohtml import Text, parse_fragment

MARKUP_CHARACTERS = re.compile(r"[*_`<\[]")


def has_markup(text: str) -> bool:
    """Return whether Markdown would render more than plain text."""
    if not MARKUP_CHARACTERS.search(text):  # the usual case, without Markdown
        return False
    if "[^" in text:
        return True
    # After a word, "24. February" is not a list and "# 1" is not a heading.
    html = markdown(f"x {text}", output_format="html")
    blocks = list(parse_fragment(html, positions=False))
    if len(blocks) != 1:
        return True
    return not all(isinstance(node, Text) for node in blocks[0])
