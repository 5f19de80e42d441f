"""Removes from a drawing (SVG) what is not drawn: scripts, references to other files, metadata."""

import re
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
REMOVED = {f"{SVG}{tag}" for tag in ("a", "foreignObject", "iframe", "metadata", "script", "set")}
LINKS = {"href", f"{XLINK}href"}
# in styles: what is loaded from another file
IMPORT = re.compile(r"@import[^;]*;?", re.IGNORECASE)
OUTSIDE_REFERENCE = re.compile(r"""url\(\s*["']?(?!["'#]|\s)[^)]*\)""", re.IGNORECASE)
LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*")
# CSS pixels, https://www.w3.org/TR/css-values-4/#absolute-lengths
UNITS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}

DEFAULT_SIZE = (300, 150)  # of drawings without a size: https://www.w3.org/TR/CSS22/visudet.html

ElementTree.register_namespace("", SVG.strip("{}"))
ElementTree.register_namespace("xlink", XLINK.strip("{}"))


class DrawingError(Exception):
    """What is wrong with a drawing, and what to do."""


def read_drawing(data: bytes) -> ElementTree.Element:
    """Return the root of a drawing; raise DrawingError if it is not one."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise DrawingError(f"is not well-formed SVG ({error}); export it again") from error
    if root.tag != f"{SVG}svg":
        raise DrawingError('is not SVG; begin it with <svg xmlns="http://www.w3.org/2000/svg">')
    if root.find(f".//{SVG}image") is not None:
        raise DrawingError("contains a photo; export it as PNG or WebP")
    return root


def size_of(root: ElementTree.Element) -> tuple[int, int]:
    """Return the width and height of a drawing in CSS pixels."""
    width, height = length(root.get("width")), length(root.get("height"))
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(box) == 4 and not (width and height):
        width, height = length(box[2]), length(box[3])
    if not (width and height):
        return DEFAULT_SIZE
    return max(round(width), 1), max(round(height), 1)


def length(value: str | None) -> float:
    """Return a length in CSS pixels; 0 if it is missing or relative."""
    written = LENGTH.fullmatch(value or "")
    if not written:
        return 0
    number, unit = written.groups()
    return float(number) * UNITS[unit or ""]


def clean_drawing(root: ElementTree.Element) -> bytes:
    """Return a drawing without scripts, without references to other files, without metadata."""
    remove_elements(root)
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            is_foreign = name.startswith("{") and not name.startswith((XLINK, SVG))
            is_script = name.lower().startswith("on")
            is_outside_link = name in LINKS and not value.startswith("#")
            if is_foreign or is_script or is_outside_link:
                del element.attrib[name]
            else:
                element.attrib[name] = without_references(value)
        if element.tag == f"{SVG}style" and element.text:
            element.text = without_references(element.text)
    return ElementTree.tostring(root)


def remove_elements(parent: ElementTree.Element) -> None:
    """Remove what is not drawn; of elements of other namespaces, such as an editor's, all."""
    for child in list(parent):
        if child.tag in REMOVED or not child.tag.startswith(SVG):
            parent.remove(child)
        else:
            remove_elements(child)


def without_references(style: str) -> str:
    return OUTSIDE_REFERENCE.sub("none", IMPORT.sub("", style))
