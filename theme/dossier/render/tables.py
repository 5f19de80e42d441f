"""Makes tables scroll with the keyboard, and marks long cells and the alignment of columns."""

from turbohtml import Element

LONG = 20  # characters: a phone shows a cell of this length on one line


def prepare_tables(tree: Element) -> None:
    for table in tree.select("table"):
        table.attrs["tabindex"] = "0"
    for cell in tree.select("td"):
        if len(cell.text) > LONG:
            cell.add_class("long")
    # Markdown writes align, because the Content Security Policy of the pages forbids style
    # attributes. The stylesheet has classes with the same names.
    for cell in tree.select("[align]"):
        cell.add_class(cell.attrs.pop("align"))
