"""Typewriter's signs become printer's signs: quotation marks, apostrophes, dashes, ellipses."""

import re
from calendar import month_name
from itertools import groupby

from turbohtml import Element, Text

SIGNS = re.compile(r"[\"']|--|\.\.\.")
TYPED = re.compile(r"(?<!-)-{2,3}(?!-)|(?<!\.)\.{3}(?!\.)")
PRINTED = {"--": "–", "---": "—", "...": "…"}
# for letters left out, between digits, and as in O’Neill
APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<!\w)'(?=\d\ds?\b|(?:bout|cause|em|n|round|til|tis|twas|twere)\b)", re.I)
OPENING = re.compile(
    r"""(?<![^\s([{<¿¡])["'](?=\S)"""  # behind a space or a bracket
    r"""|(?<=[-–—/])["'](?=\w)"""
    r"""|(?<=\w[’'])"(?=\w)"""  # d’“Europe”
)
WITHIN = re.compile(r"""(?<=[“‘«„‹‚])["'](?=\S)""")  # a quotation that begins with another
OPEN, CLOSE = {'"': "“", "'": "‘"}, str.maketrans({'"': "”", "'": "’"})
# the space first: what begins so is found faster
DAY = re.compile(rf" (?:(?<=\b\d )|(?<=\b\d\d ))(?=(?:{'|'.join(month_name[1:])})\b)")
BLOCKS = "blockquote, dd, div, dt, figcaption, h2, h3, h4, h5, h6, li, p, section, summary, td, th"
LITERAL = "code, kbd, pre, samp"


def curl(text: str) -> str:
    """Return a text with printer's quotation marks in the place of the typewriter's, sign by sign."""
    text = OPENING.sub(lambda found: OPEN[found[0]], APOSTROPHE.sub("’", text))
    for _ in OPEN:
        text = WITHIN.sub(lambda found: OPEN[found[0]], text)
    return text.translate(CLOSE)


def dashed(text: str) -> str:
    return TYPED.sub(lambda found: PRINTED[found[0]], text)


def printed(text: str) -> str:
    """Return a line of plain text as it is printed."""
    return curl(dashed(text))


def set_signs(tree: Element) -> None:
    """Set the printer's signs in each block of running text, whatever elements it is in; code keeps its own."""
    pieces = [node for node in tree.descendants if isinstance(node, Text) or node.tag == "br"]
    for text in (piece for piece in pieces if isinstance(piece, Text) and DAY.search(piece.data)):
        text.data = DAY.sub("\N{NO-BREAK SPACE}", text.data)
    if not SIGNS.search(tree.text):
        return
    for _, run in groupby(pieces, key=lambda piece: piece.closest(BLOCKS)):
        run = [(piece, piece.text, isinstance(piece, Text) and not piece.closest(LITERAL)) for piece in run]
        signs = [dashed(text) if set_ else "x" * len(text) or "\n" for _, text, set_ in run]
        curled = curl("".join(signs))
        for (piece, _, set_), part in zip(run, signs, strict=True):
            if set_:
                piece.data = curled[: len(part)]
            curled = curled[len(part) :]
