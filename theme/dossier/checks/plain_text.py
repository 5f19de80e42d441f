"""Finds markup in plain text, such as a title or a caption."""

import re

from markdown import Markdown, markdown
from markdown.extensions import Extension
from turbohtml import Text, parse_fragment

from .markup import check_rendered_text

ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")  # a backslash before a punctuation mark
MARKUP_CHARACTERS = re.compile(r"[*_`<\[]")


class WholeWords(Extension):
    """Reads stars within words, as in Leser*innen und Autor*innen, as text."""

    def extendMarkdown(self, md: Markdown) -> None:
        # This replaces Markdown's rule for stars. The new rule also makes <strong> and <em>, but
        # reads stars only at the edges of words (smart), as Markdown does with underscores.
        md.delimiters.add("*", "strong,em", smart=True)


def has_markup(text: str) -> bool:
    """Return whether a text has markup of Markdown, or of another tool."""
    if ESCAPE.search(text) or any(check_rendered_text(text)):
        return True
    if not MARKUP_CHARACTERS.search(text):  # the usual case, without Markdown
        return False
    # The x prevents Markdown from reading "24. February" as a list or "# 1" as a heading.
    html = markdown(f"x {text}", output_format="html", extensions=[WholeWords()])
    blocks = list(parse_fragment(html, positions=False))
    if len(blocks) != 1:
        return True
    return not all(isinstance(node, Text) for node in blocks[0])
