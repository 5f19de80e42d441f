"""An abbreviation is explained where it first stands in a text, as WCAG 2.2 asks in 3.1.4, and not again."""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor


class FirstUse(Treeprocessor):
    def run(self, root: Element) -> None:
        explained = set()
        for parent in list(root.iter()):
            before = None
            for part in list(parent):
                if part.tag == "abbr" and part.get("title") and part.text in explained:
                    self.unwrap(parent, before, part)
                    continue
                if part.tag == "abbr":
                    explained.add(part.text)
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
