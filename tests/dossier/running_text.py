"""The running text of a page, in blocks, and the references to notes in it."""

from document import text

MARK = "‡"


def blocks(page, tags=("p", "dt", "dd")):
    """The blocks of running text of a page's first article, without its summary and its notes."""
    article = page.all("article")[0]
    others = set(article.findall("p[@class='deck']"))
    for tag in ("aside", "div", "hgroup"):
        for other in article.iter(tag):
            others.update(other.iter())
    return [element for element in article.iter() if element.tag in tags and element not in others]


def ends_with_its_one_note(block):
    marked = text(block, replaced={"sup": MARK})
    return marked.endswith(MARK) and marked.count(MARK) == 1
