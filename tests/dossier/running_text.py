"""The running text of a page, in blocks, and the references to notes in it."""

from page import text


def blocks(page, tags=("p", "dt", "dd")):
    """The blocks of running text of a page's first article, without its summary and its notes."""
    found = page.select("article")[0].select(", ".join(tags))
    return [block for block in found if not block.closest("aside, [role=doc-endnotes], hgroup, p.deck")]


def ends_with_its_one_note(block):
    references = block.select("sup")
    return len(references) == 1 and text(block).endswith(text(references[0]))
