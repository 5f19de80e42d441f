"""On which line of its file a fault stands that the HTML shows."""

import re
from bisect import bisect_left
from collections import Counter

from .element import Element
from .source import Source, standing

HEADING = re.compile(r"^[ \t>*+\d.-]*#|^[^\n]*\S[^\n]*\n(?:=+|-+)[ ]*$|<h[1-6]\b", re.M | re.IGNORECASE)


def beginning(words: str) -> str:
    """Return as much of some words as is likely to stand on one line of the source."""
    return words.strip().split("\n")[0][:30].strip()


class Lines:
    """Adds faults to a file while its HTML is read.

    at: what is read now, by its place in the HTML; last: how the words begin that were read last; headings: where
    they stand in it, so far.
    """

    def __init__(self, source: Source, html: str):
        self.source, self.html = source, html
        self.at, self.last = 0, ""
        self.headings: list[int] = []
        self.told = Counter()
        self.found: dict[str, list[int]] = {}

    def fault(self, text: str, *words: str) -> None:
        """Add a fault, on the line of the first of the words that stand in the file.

        Where they stand there several times, it is the next place at each fault, and for a tag the place
        that it has among its like in the HTML; where they do not, as Markdown has made them, the place of
        what was read last.
        """
        best = self.source.first_line
        for sought in filter(None, [*words, self.last]):
            if lines := self.source.lines_with(sought):
                tags = self.places(sought) if sought.startswith("<") else []
                number = bisect_left(tags, self.at) if tags else self.told[sought]
                self.told[sought] += 1
                best = lines[min(number, len(lines) - 1)]
                if number < len(lines):
                    break
        self.source.fault(best, text)

    def places(self, tag: str) -> list[int]:
        """Return where a tag, or how it begins, stands in the HTML."""
        if tag not in self.found:
            self.found[tag] = [place.start() for place in standing(tag).finditer(self.html)]
        return self.found[tag]

    def fault_element(self, text: str, element: Element, *words: str) -> None:
        """Add a fault where an element begins."""
        self.at = element.at
        if element.at in self.headings:
            places = [place.start() for place in HEADING.finditer(self.source.prose)]
            if len(places) >= len(self.headings):
                return self.source.fault(self.source.line_at(places[self.headings.index(element.at)]), text)
        self.fault(text, element.tag, *words, f"<{element.name}")

    def fault_link(self, text: str, link: str) -> None:
        """Add a fault where a link stands, not where its words stand otherwise."""
        written = dict.fromkeys([link, link.replace("&", "&amp;")])
        self.fault(text, *(f"{sign}{link}" for sign in ("](", '="', "='", "]: ", "") for link in written))

    def fault_id(self, name: str, tag: str) -> None:
        """Add a fault for an id that stands again."""
        text = f"the id {name} stands twice; change one"
        for words in f"#{name}", f'id="{name}"', f"id='{name}'", f"id={name}":
            self.told[words] = max(self.told[words], 1)  # the first may stay
            if len(self.source.lines_with(words)) > self.told[words]:
                return self.fault(text, words)
        self.fault(text, tag, f"[^{name.removeprefix('fn-')}]:", name)

    def fault_term(self, term: str) -> None:
        """Add a fault for a term that stands again in its list."""
        text = f"the term {term} stands twice in its list; write what it means below the first"
        self.told[f"{term}\n"] = max(self.told[f"{term}\n"], 1)
        self.fault(text, f"{term}\n", term)
