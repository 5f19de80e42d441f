"""Checks footnotes: the text refers to each, and each has a text."""

import re
from collections.abc import Iterator

from turbohtml import Element

from ..characters import is_blank
from ..errors import beginning_of
from ..footnotes import NOTES_AT_END, REFERENCES, references

# https://spec.commonmark.org/0.31.2/#thematic-breaks
RULE = r" {0,3}([-*_])(?: *\1){2,} *"
BACKLINK = "↩"  # the sign of the link that Markdown adds to each note


def check_notes(tree: Element, lines: list[str]) -> Iterator[str]:
    """The text refers to each note; each note has a text, and refers to no other.

    lines: those of the text.
    """
    division = tree.select_one(NOTES_AT_END)
    if division is None:
        return
    yield from check_block_above(division, lines)
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


def check_block_above(division: Element, lines: list[str]) -> Iterator[str]:
    """The text does not end with a rule or a label for its notes, which are placed elsewhere."""
    block = division.xpath_one("preceding-sibling::*[1]")
    if block is None:
        return
    if block.tag == "hr":
        rules = [line.strip() for line in lines if re.fullmatch(RULE, line)]
        shown_rules = division.parent.select(":scope > hr")
        # `rules` are the rules of the text only if it shows the same number of them: a line of ---
        # can also underline a heading, and checks/html.py reports an <hr> that is written as HTML.
        if rules and len(rules) == len(shown_rules):
            problem = "has nothing below it, because notes are placed beside the text"
            yield f"“{rules[-1]}” {problem}; delete it"
    elif block.tag == "p":
        last_line = block.text.strip().split("\n")[-1]
        if last_line.endswith((":", "：")):
            remedy = "delete it, or write ## before it to list the notes there"
            yield f"“{beginning_of(last_line)}” has nothing below it; {remedy}"
