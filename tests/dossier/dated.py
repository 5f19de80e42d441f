"""Sentences that name a day or a year, which are to have their source."""

import re

from document import text

DATE = re.compile(
    r"\b(?:19|20)\d\d\b"
    r"|\b\d{1,2} (?:January|February|March|April|May|June)\b"
    r"|\b\d{1,2} (?:July|August|September|October|November|December)\b"
)


def blocks(page, tags=("p", "dt", "dd")):
    """The blocks of running text of a page's first article, its notes left out."""
    article = page.all("article")[0]
    notes = {part for tag in ("aside", "div") for note in article.iter(tag) for part in note.iter()}
    return [element for element in article.iter() if element.tag in tags and element not in notes]


def sentences(block):
    """The sentences of a block, each reference to a note as ‡."""
    marked = text(block, replaced={"sup": "‡"})
    return re.sub(r"([.!?]”?‡*)\s+(?=[A-Z“])", "\\1\n", marked).splitlines()


def unsourced(page):
    """The dated sentences of a page that have no source; raises AssertionError where none is dated."""
    dated = [sentence for block in blocks(page, ("p", "dd")) for sentence in sentences(block) if DATE.search(sentence)]
    assert dated
    return [sentence for sentence in dated if "‡" not in sentence]
