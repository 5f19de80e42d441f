"""Replaces straight quotation marks, hyphens and full stops by “ ” ‘ ’ – — and ….

typogrify's smartypants reads each element by itself and sets 30 of 120 quotations wrong.
This reads a block of text as a whole, whatever elements are in it.
"""

import re
from calendar import month_name
from itertools import groupby

from turbohtml import Element, Text

TYPED_CHARACTERS = re.compile(r"[\"']|--|\.\.\.")
DASHES_AND_ELLIPSES = re.compile(r"(?<!-)-{2,3}(?!-)|(?<!\.)\.{3}(?!\.)")
REPLACEMENTS = {"--": "–", "---": "—", "...": "…"}
APOSTROPHE = re.compile(
    r"""
    (?<=\w)'(?=\w)            # O'Neill
    | (?<!\w)'(?=
        \d\ds?\b              # '90s
        | (?:bout|cause|em|n|round|til|tis|twas|twere)\b
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
OPENING_QUOTE = re.compile(
    r"""
    (?<![^\s([{<¿¡])["'](?=\S)    # after a space or a bracket
    | (?<=[-–—/])["'](?=\w)       # after a dash
    | (?<=\w[’'])"(?=\w)          # d'"Europe"
    """,
    re.VERBOSE,
)
NESTED_OPENING_QUOTE = re.compile(r"""(?<=[“‘«„‹‚])["'](?=\S)""")
OPENING = {'"': "“", "'": "‘"}
CLOSING = str.maketrans({'"': "”", "'": "’"})
# The space between a day and its month. A pattern that begins with a space is found faster.
SPACE_IN_DATE = re.compile(rf" (?:(?<=\b\d )|(?<=\b\d\d ))(?=(?:{'|'.join(month_name[1:])})\b)")
BLOCKS = "blockquote, dd, div, dt, figcaption, h2, h3, h4, h5, h6, li, p, section, summary, td, th"
CODE = "code, kbd, pre, samp"
CODE_LETTER = "x"  # takes the place of code, so that a quotation mark behind it closes


def curl_quotes(text: str) -> str:
    """Return a text with curly quotation marks and apostrophes, of the same length."""
    text = APOSTROPHE.sub("’", text)
    text = OPENING_QUOTE.sub(opening_quote, text)
    for _ in OPENING:  # a quotation can begin with another, and that with a third
        text = NESTED_OPENING_QUOTE.sub(opening_quote, text)
    return text.translate(CLOSING)


def opening_quote(found: re.Match) -> str:
    return OPENING[found[0]]


def replace_dashes(text: str) -> str:
    """Return a text with dashes for two and three hyphens, and … for three full stops."""
    return DASHES_AND_ELLIPSES.sub(dash_or_ellipsis, text)


def dash_or_ellipsis(found: re.Match) -> str:
    return REPLACEMENTS[found[0]]


def typeset_line(text: str) -> str:
    """Return a line of plain text, such as a title, as it is printed."""
    return curl_quotes(replace_dashes(keep_dates_whole(text)))


def keep_dates_whole(text: str) -> str:
    """Return a text in which no line breaks between a day and its month."""
    return SPACE_IN_DATE.sub("\N{NO-BREAK SPACE}", text)


def typeset(tree: Element) -> None:
    """Replace the characters in a text, but not in code."""
    pieces = [node for node in tree.descendants if isinstance(node, Text) or node.tag == "br"]
    for piece in pieces:
        if is_prose(piece) and SPACE_IN_DATE.search(piece.data):
            piece.data = keep_dates_whole(piece.data)
    if TYPED_CHARACTERS.search(tree.text):
        for _, block in groupby(pieces, key=block_of):
            typeset_block(list(block))


def is_prose(piece: Element | Text) -> bool:
    return isinstance(piece, Text) and not piece.closest(CODE)


def block_of(piece: Element | Text) -> Element | None:
    return piece.closest(BLOCKS)


def typeset_block(pieces: list[Element | Text]) -> None:
    """Replace the characters in the pieces of one block, which are texts and line breaks."""
    parts = []
    for piece in pieces:
        if is_prose(piece):
            parts.append(replace_dashes(piece.data))
        elif isinstance(piece, Text):
            parts.append(CODE_LETTER * len(piece.data))
        else:
            parts.append("\n")
    curled = curl_quotes("".join(parts))
    position = 0
    for piece, part in zip(pieces, parts, strict=True):
        end = position + len(part)
        if is_prose(piece):
            piece.data = curled[position:end]
        position = end
