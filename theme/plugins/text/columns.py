"""Columns of a table are aligned by a class: the pages' policy lets no attribute carry style."""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor


CLASSES = {"text-align: center;": "center", "text-align: right;": "end"}  # the left is where text starts


class Columns(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in {"td", "th"}:
                name = CLASSES.get(cell.attrib.pop("style", ""))
                if name:
                    cell.set("class", name)
