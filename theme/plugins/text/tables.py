"""Tables scroll by the keyboard too, and align columns by a class: the pages' policy lets no attribute carry style."""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

CLASSES = {"text-align: center;": "center", "text-align: right;": "end"}  # the left is where text starts


class Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            table.set("tabindex", "0")
            for cell in table.iter():
                if name := CLASSES.get(cell.attrib.pop("style", "")):
                    cell.set("class", name)
