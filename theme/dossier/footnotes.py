"""Finds footnotes in the HTML that Python-Markdown writes."""

from turbohtml import Element

# The list of all notes at the end of a text, and the references in the text.
NOTES_AT_END = "div.footnote:last-child:has(> hr:first-child + ol > li[id^=fn-])"
REFERENCES = "sup[id^=fnref] > a.footnote-ref[href^='#fn-']"


def references(block: Element) -> dict[str, str]:
    """Return the id of the first reference to each note in a block, by the id of the note."""
    found = {}
    for link in block.select(REFERENCES):
        note = link.attrs["href"][1:]
        reference = link.parent.attrs["id"]
        found.setdefault(note, reference)
    return found
