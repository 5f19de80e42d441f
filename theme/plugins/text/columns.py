"""Columns of a table are aligned by a class: the pages' policy lets no attribute carry style."""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor


class Columns(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in {"td", "th"} and "style" in cell.attrib:
                cell.set("class", cell.attrib.pop("style").removeprefix("text-align: ").rstrip(";"))
