"""A published page as a tree: parsed strictly, searched by element, role and attribute."""

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder

VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Document(HTMLParser):
    """The tree of one HTML file; raises AssertionError where tags do not nest."""

    def __init__(self, path: Path):
        super().__init__()
        self.builder, self.open = TreeBuilder(), []
        self.source = path.read_text("utf-8")
        self.feed(self.source)
        self.close()
        assert not self.open, f"{path}: {self.open} not closed"
        self.root = self.builder.close()

    def handle_starttag(self, tag: str, attributes: list) -> None:
        names = [name for name, _ in attributes]
        assert len(names) == len(set(names)), f"<{tag}> repeats an attribute"
        self.builder.start(tag, {name: value or "" for name, value in attributes})
        self.open.append(tag)
        if tag in VOID:
            self.handle_endtag(tag)

    def handle_startendtag(self, tag: str, attributes: list) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes another element"
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)

    def all(self, path: str) -> list[Element]:
        return self.root.findall(f".//{path}")

    def one(self, path: str) -> Element:
        [element] = self.all(path)
        return element


def text(element: Element, replaced: dict[str, str] | None = None) -> str:
    """Return an element's text, white space folded, elements of the tags named replaced by a text."""

    def pieces(element: Element):
        yield element.text or ""
        for part in element:
            yield from [replaced[part.tag]] if part.tag in (replaced or {}) else pieces(part)
            yield part.tail or ""

    return re.sub(r"\s+", " ", "".join(pieces(element))).strip()
