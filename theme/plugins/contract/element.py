"""An element of a text: where it may stand, and what must stand in it."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import count, product

from .vocabulary import AS_AROUND, FLOW, INSIDE, NAMED, NOT_WITHIN, ORDER, SPANS, VOID

DEEPEST = 100  # elements, where checkers of HTML end at 512 and Markdown at fewer
TAG = re.compile(r"<[^>]*>")


def filled(rows: list[list[list[int]]]) -> int:
    """Return the width of a table's part, 0 where its cells do not fill it or a column begins no cell.

    rows: how many columns and rows each cell takes; https://html.spec.whatwg.org/multipage/tables.html
    """
    taken, begun = Counter(), set()
    for row, cells in enumerate(rows):
        for across, down in cells:
            column = next(column for column in count() if (row, column) not in taken)
            taken.update(product(range(row, row + down), range(column, column + across)))
            begun.add(column)
    full = set(product(range(len(rows)), begun))
    return len(begun) if taken.keys() == full and len(full) == taken.total() else 0


class Element:
    """An element as it is read, the text itself where it has no name, # where it is mere words.

    tag, at: its start tag, and where that stands in Markdown's HTML; end: where its end tag does;
    inside: what may stand in it; parts: what does; given: its attributes;
    shown: how many pieces a reader sees before it.
    """

    def __init__(self, name: str, around: frozenset[str] = FLOW, tag: str = "", at: int = 0, shown: int = 0):
        self.name, self.tag, self.at, self.end, self.shown = name, tag, at, at, shown
        self.inside = around & FLOW if name in AS_AROUND else INSIDE.get(name, FLOW)
        self.parts: list[Element] = []
        self.given: dict[str, str] = {}

    @property
    def note(self) -> str:
        """The name of the note that it is the text of."""
        name = self.given.get("id", "")
        return name.removeprefix("fn-") if name.startswith("fn-") else ""

    @property
    def named(self) -> bool:
        """Whether it is nothing without words in it."""
        return "aria-label" not in self.given and (self.name in NAMED or bool(self.note))

    def misplaced(self, around: list["Element"]) -> str:
        """Return why it may not stand in these, the last the nearest, and what would be right."""
        name, nearest = self.name, around[-1]
        if name == "h1":
            return "the title is the <h1>; write ##"
        if name not in INSIDE and name not in VOID:
            return f"<{name}> has no place in a text; delete it"
        if name not in nearest.inside and nearest.name:
            return f"<{name}> cannot stand in <{nearest.name}>; put it elsewhere"
        if name not in nearest.inside:
            return f"<{name}> stands alone; put it into what it is a part of"
        if name in NOT_WITHIN and any(element.name in NOT_WITHIN[name] for element in around):
            return f"<{name}> cannot stand within <{'> or <'.join(sorted(NOT_WITHIN[name]))}>; lift it out"
        if len(around) == DEEPEST + 1:
            return f"<{name}> stands in {DEEPEST} others; lift it out"
        return ""

    def disorder(self) -> str:
        """Return what its parts must be, where they are not."""
        if self.name not in ORDER:
            return ""
        order, right = ORDER[self.name]
        fits = re.fullmatch(order, "".join(f"{part.name} " for part in self.parts))
        return "" if fits else f"<{self.name}> must {right}"

    def rows(self) -> list[list[list[int]]]:
        """Return the rows that stand in it: how many columns and rows each of their cells takes."""
        rows = [part.parts for part in self.parts if part.name == "tr"]
        return [
            [[SPANS.get(cell.given.get(span), 1) for span in ("colspan", "rowspan")] for cell in row]
            for row in rows
        ]

    def misfits(self) -> Iterator["Element"]:
        """Yield the parts of a table, itself for the rows that stand in none, whose cells do not fill its width."""
        width = 0
        for part in self, *self.parts:
            if rows := part.rows():
                before, width = width, filled(rows)
                if not width or before not in {0, width}:
                    yield part

    def repeated(self, html: str) -> Iterator[str]:
        """Yield each term of a list that has stood there before."""
        terms = set()
        for part in (part for part in self.parts if part.name == "dt"):
            term = " ".join(unescape(TAG.sub("", html[part.at : part.end])).split())
            if term in terms:
                yield term
            terms.add(term)
