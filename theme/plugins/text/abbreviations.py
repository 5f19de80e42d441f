"""An abbreviation is explained where it first stands in a text, as WCAG 2.2 asks in 3.1.4, and not again."""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor


class FirstUse(Treeprocessor):
    def run(self, root: Element) -> None:
        plain = {part for svg in root.iter("svg") for part in svg.iter("abbr")}  # which only holds shapes
        explained = set()
        for part in root.iter("abbr"):
            if part in plain:
                continue
            if part.get("title") and part.text in explained:
                plain.add(part)
            explained.add(part.text)
        for parent in list(root.iter()) if plain else ():
            before = None
            for part in list(parent):
                if part in plain:
                    self.unwrap(parent, before, part)
                else:
                    before = part

    @staticmethod
    def unwrap(parent: Element, before: Element | None, part: Element) -> None:
        """Put an element's text in its place, after the element before it."""
        words = (part.text or "") + (part.tail or "")
        if before is None:
            parent.text = (parent.text or "") + words
        else:
            before.tail = (before.tail or "") + words
        parent.remove(part)
