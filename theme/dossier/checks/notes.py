"""Checks footnotes: the text refers to each, and each has a text."""

from collections.abc import Iterator

from turbohtml import Element

from ..characters import is_blank
from ..footnotes import NOTES_AT_END, REFERENCES, references

BACKLINK = "↩"  # the sign of the link that Markdown adds to each note


def check_notes(tree: Element) -> Iterator[str]:
    """The text refers to each note; each note has a text, and refers to no other."""
    used = references(tree)
    for note in tree.select(f"{NOTES_AT_END} > ol > li[id]"):
        identifier = note.attrs["id"]
        name = identifier.removeprefix("fn-")
        if identifier not in used:
            yield f"the text does not refer to the note [^{name}]; refer to it or delete it"
        if is_blank(note.text.replace(BACKLINK, "")):
            yield f"the note [^{name}] has no text; add it"
        if note.select_one(REFERENCES):
            yield f"the note [^{name}] refers to another note; repeat its text instead"
