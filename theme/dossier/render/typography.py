"""Sets the quotation marks, dashes and spaces of a text, whatever elements are in it.

typogrify's smartypants reads each element by itself, so many quotations that contain elements come
out wrong. This module reads a whole block of text at once.
"""

import re
from collections.abc import Iterable
from itertools import groupby

from turbohtml import Element, Text

from ..html_elements import CODE, CODE_LETTER
from ..language import Language
from ..outline import TEXT_HEADINGS
from ..typography import (
    add_french_spaces,
    curl_quotes,
    date_space_regex,
    join_ideographs,
    replace_dashes,
    without_break,
)

TYPED_CHARACTERS = re.compile(r"[\"']|--|\.\.\.")
TYPESET_BLOCKS = (
    f"blockquote, dd, div, dt, figcaption, {TEXT_HEADINGS}, li, p, section, summary, td, th"
)
CODE_SELECTOR = ", ".join(CODE)


def typeset(tree: Element, language: Language) -> None:
    """Set the quotation marks, dashes and spaces of a text, except in code."""
    pieces = [node for node in tree.descendants if isinstance(node, Text) or node.tag == "br"]
    spaces = date_space_regex(language)
    for piece in pieces:
        if is_prose(piece):
            text = join_ideographs(piece.data)
            text = spaces.sub(without_break, text)
            if text != piece.data:
                piece.data = text
    if TYPED_CHARACTERS.search(tree.text):
        for _, block in groupby(pieces, key=block_of):
            typeset_block(list(block), language)
    if language.has_french_spaces:
        for _, block in groupby(pieces, key=block_of):
            add_spaces(block)


def add_spaces(block: Iterable[Element | Text]) -> None:
    """Put spaces before the signs in the pieces of one block; a sign can follow an element."""
    before = ""
    for piece in block:
        if is_prose(piece):
            piece.data = add_french_spaces(piece.data, before)
        before = piece.data if isinstance(piece, Text) else ""


def is_prose(piece: Element | Text) -> bool:
    return isinstance(piece, Text) and not piece.closest(CODE_SELECTOR)


def block_of(piece: Element | Text) -> Element | None:
    return piece.closest(TYPESET_BLOCKS)


def typeset_block(pieces: list[Element | Text], language: Language) -> None:
    """Replace TYPED_CHARACTERS in the pieces of one block, which are texts and line breaks."""
    parts = []
    for piece in pieces:
        if is_prose(piece):
            parts.append(replace_dashes(piece.data))
        elif isinstance(piece, Text):
            parts.append(CODE_LETTER * len(piece.data))
        else:
            parts.append("\n")
    # curl_quotes() does not change the length of a text, so each part keeps its position.
    curled = curl_quotes("".join(parts), language)
    position = 0
    for piece, part in zip(pieces, parts, strict=True):
        end = position + len(part)
        if is_prose(piece):
            piece.data = curled[position:end]
        position = end
