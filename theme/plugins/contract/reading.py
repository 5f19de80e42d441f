"""The one way of a text: Markdown, one tree, checked, made what the theme publishes, written out again."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markdown import Markdown
from turbohtml import parse_fragment
from ..text import Paragraph, typeset
from ..text.notes import referred
from ..text.slips import Slips, lost_words
from ..text.inline import Inline
from typogrify.filters import initial_quotes

from .html import check_balance, check_words, sanitize
from .links import Links
from .source import Source, blank

QUADRATIC = 200  # lines: above, a fault is taken to stay once it stands in the beginning of a text


class Reading(NamedTuple):
    """A text as it is published, what in it can be linked, where it links to, and what is wrong with it.

    fragments: of each link with one, the path of the text it leads to, the fragment and the link.
    """

    html: str
    ids: set[str]
    fragments: list[tuple[str, str, str]]
    paragraphs: list[Paragraph]
    faults: list[str]


class Reader:
    """Reads the texts of one build."""

    def __init__(self, settings: dict, links: Links):
        self.content, self.links = Path(settings["PATH"]), links
        self.settings = settings["MARKDOWN"]
        self.markdown = self.new_markdown()

    def new_markdown(self) -> Markdown:
        extensions = [*self.settings["extensions"], Slips(), Inline()]
        return Markdown(**self.settings | {"extensions": extensions})

    def read(self, source: Source, text: str) -> Reading:
        faults: list[str] = []
        try:
            html = self.markdown.reset().convert(text)
        except Exception as error:  # whatever a text makes Markdown stumble over is that text's fault
            self.markdown = self.new_markdown()  # the old one is not fit to go on with
            text = f"Markdown cannot read this text ({error}); simplify it"
            if isinstance(error, RecursionError):
                text = "quotations or lists too deep within each other; lift them out"
            return Reading("", set(), [], [], [text])
        faults += self.markdown.slips
        faults += lost_words(text, html, self.markdown.htmlStash.rawHtmlBlocks)
        for character, entity in ("“", "&#8220;"), ("‘", "&#8216;"):  # as typogrify knows them
            html = html.replace(character, entity)
        html = initial_quotes(html)
        tree = parse_fragment(html, positions=False)
        faults += check_balance(html, tree) if not faults else ()
        faults += check_words(tree)
        fragments = self.links.resolve(source, tree, faults)
        tree = sanitize(tree, faults)
        if notes := {note.attrs["id"]: note for note in tree.select("div.footnote:last-child > ol > li")}:
            faults += [f"the text does not refer to the note [^{name[3:]}]; refer to it or delete it"
                       for name in notes.keys() - referred(tree)]
            faults += [f"the note [^{name[3:]}] has no text; write it there"
                       for name, note in notes.items() if blank(note.text.replace("↩", ""))]
        if faults:
            return Reading("", set(), [], [], faults)
        paragraphs = typeset(tree, self.content)
        ids = {element.attrs["id"] for element in tree.select("[id]")}
        return Reading(tree.inner_html, ids, fragments, paragraphs, faults)


def lines_of(text: str, faults: list[str], find: Callable[[str], list[str]]) -> Iterator[tuple[int, str]]:
    """Yield each fault of a text with its line: the first from which on every beginning of the text shows it.

    find: returns the faults of a text.
    """
    lines = text.split("\n")
    found = cache(lambda number: find("\n".join(lines[:number])))
    for place, fault in enumerate(faults):
        times = faults[: place + 1].count(fault)

        def shown(number: int, fault: str = fault, times: int = times) -> bool:
            return found(number).count(fault) >= times

        numbers = range(1, len(lines))
        if len(lines) > QUADRATIC:
            yield 1 + bisect_left(numbers, True, key=shown), fault
        else:
            yield next((number + 1 for number in reversed(numbers) if not shown(number)), 1), fault
