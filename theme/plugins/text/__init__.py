"""What this theme makes of a text's tree: what is done to it, and in which order."""

import base64
from pathlib import Path

from turbohtml import Element

from ..contract.links import KINDS
from .notes import place_notes
from .paragraphs import Paragraph, number
from .timeline import draw
from .typography import set_signs


def explain_once(tree: Element) -> None:
    """Explain an abbreviation where it first stands, as WCAG 2.2 asks in 3.1.4, in a note only if nowhere else."""
    explained = set()
    for abbreviation in tree.select("abbr[title]:not(aside *)") + tree.select("aside abbr[title]"):
        if abbreviation.text in explained:
            abbreviation.unwrap()
        explained.add(abbreviation.text)


def open_tables(tree: Element) -> None:
    """Let tables scroll by the keyboard, and align columns by a class: the pages' policy lets no attribute style."""
    for table in tree.select("table"):
        table.attrs["tabindex"] = "0"
    for cell in tree.select("[align]"):
        if (side := cell.attrs.pop("align")) != "left":  # where text starts
            cell.add_class(side)


def embed_pictures(tree: Element, content: Path) -> None:
    """Put a data: address, RFC 2397, in the place of each picture's, so that a page is one file."""
    for picture in tree.select("img"):
        path = Path(content, picture.attrs["src"].rpartition("\ufdd0/")[2])
        kind, data = KINDS["pictures"][path.suffix[1:].lower()], base64.b64encode(path.read_bytes()).decode()
        picture.attrs["src"] = f"data:{kind};base64,{data}"


def typeset(tree: Element, content: Path) -> list[Paragraph]:
    """Make a checked text's tree what this theme publishes; return its paragraphs."""
    set_signs(tree)
    place_notes(tree)
    draw(tree)
    open_tables(tree)
    found = number(tree)
    explain_once(tree)
    embed_pictures(tree, content)
    return found
