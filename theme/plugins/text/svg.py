"""Shapes of a drawing, as SVG."""

from xml.etree.ElementTree import Element, SubElement

LETTERS = 15  # units: the size of a drawing's letters, which scale with the page


def drawing(width: float, height: float) -> Element:
    return Element("svg", {"viewBox": f"0 0 {width:g} {height:g}", "font-size": str(LETTERS)})


def shape(parent: Element, tag: str, text: str = "", **attributes: float | str) -> Element:
    """Add a shape with its attributes, numbers as short as they are, and return it."""
    given = {
        name.replace("_", "-"): value if isinstance(value, str) else f"{value:g}"
        for name, value in attributes.items()
    }
    element = SubElement(parent, tag, given)
    element.text = text
    return element
