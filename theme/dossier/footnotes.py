"""How Python-Markdown writes footnotes, for the check and the rendering of notes."""

from turbohtml import Element

# The list of all notes at the end of a text, and the references in the text.
DIVISION = "div.footnote:last-child:has(> hr:first-child + ol > li[id^=fn-])"
REFERENCES = "sup[id^=fnref] > a.footnote-ref[href^='#fn-']"


def references(block: Element) -> dict[str, str]:
    """Return the ids of the notes that a block refers to, each with the id of its first reference."""
    found = {}
    for link in block.select(REFERENCES):
        note = link.attrs["href"][1:]
        reference = link.parent.attrs["id"]
        found.setdefault(note, reference)
    return found
