"""Checks footnotes: the text refers to each, and each has a text."""

from collections.abc import Iterator

from turbohtml import Element

from ..characters import is_blank
from ..errors import beginning_of
from ..footnotes import NOTES_AT_END, REFERENCES, references

BACKLINK = "↩"  # the sign of the link that Markdown adds to each note


def check_notes(tree: Element) -> Iterator[str]:
    """The text refers to each note; each note has a text, and refers to no other."""
    division = tree.select_one(NOTES_AT_END)
    if division is None:
        return
    yield from check_block_above(division)
    used = references(tree)
    for note in division.select(":scope > ol > li[id]"):
        identifier = note.attrs["id"]
        name = identifier.removeprefix("fn-")
        if identifier not in used:
            yield f"the text does not refer to the note [^{name}]; refer to it or delete it"
        if is_blank(note.text.replace(BACKLINK, "")):
            yield f"the note [^{name}] has no text; add it"
        if note.select_one(REFERENCES):
            yield f"the note [^{name}] refers to another note; repeat its text instead"


def check_block_above(division: Element) -> Iterator[str]:
    """The text does not end with a label for its notes, which are placed elsewhere."""
    block = division.xpath_one("preceding-sibling::*[1]")
    text = "" if block is None else " ".join(block.text.split())
    if text.endswith((":", "：")):
        yield f"“{beginning_of(text)}” has nothing below it; write ## before a heading of the notes"
