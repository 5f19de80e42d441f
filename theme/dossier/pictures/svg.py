"""Removes scripts, metadata and references to other files from drawings (SVG)."""

import re
import sys
from math import isfinite
from xml.etree import ElementTree

from ..characters import REPLACEMENT_CHARACTER
from .picture import PictureError

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"
GROUP, LINK, SPAN, STYLE = f"{SVG}g", f"{SVG}a", f"{SVG}tspan", f"{SVG}style"
TEXTS = {f"{SVG}text", f"{SVG}textPath", SPAN}
# https://www.w3.org/TR/SVG2/eltindex.html, without scripts, photos, HTML, sound and metadata
DRAWN = set(
    """
    animate animateMotion animateTransform circle clipPath defs desc ellipse filter g line
    linearGradient marker mask mpath path pattern polygon polyline radialGradient rect set stop
    style svg switch symbol text textPath title tspan use view
    """.split()
)
FILTER = "fe"  # the elements of filters begin with these letters
LINKS = {"href", f"{XLINK}href"}
XML_ATTRIBUTES = {f"{XML}lang", f"{XML}space"}
# what an animation must not change: scripts and links
SCRIPT_OR_LINK = re.compile(r"on.*|(?:.*:)?href", re.IGNORECASE)
# in styles: what loads another file
IMPORT = re.compile(r"@import[^;]*;?", re.IGNORECASE)
# *+ and ?+ are possessive: they never give back what they have matched. With * and ?, the pattern
# could give back the quotation mark in url( "#id"). Then (?!\#) would see that mark instead of #,
# and a reference within the drawing would be removed.
OUTSIDE_REFERENCE = re.compile(
    r"""
    (?: url\(\s*+["']?+(?!\#) | image-set\( ) [^)]*
    (?: \) | $ )  # CSS closes an open bracket at the end of a style
    """,
    re.IGNORECASE | re.VERBOSE,
)
# https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point
ESCAPE = re.compile(r"\\(?:(?P<code>[0-9a-fA-F]{1,6})\s?|(?P<character>.))", re.DOTALL)
LENGTH = re.compile(r"\s*\+?((?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*")
# CSS pixels, https://www.w3.org/TR/css-values-4/#absolute-lengths
UNITS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}

DEFAULT_SIZE = (300, 150)  # of drawings without a size: https://www.w3.org/TR/CSS22/visudet.html

ElementTree.register_namespace("", SVG.strip("{}"))


def read_drawing(data: bytes) -> ElementTree.Element:
    """Return the root of a drawing; raise PictureError if it is not one."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise PictureError(f"is not well-formed SVG ({error}); export it again") from error
    if root.tag != f"{SVG}svg":
        raise PictureError('is not SVG; begin it with <svg xmlns="http://www.w3.org/2000/svg">')
    if root.find(f".//{SVG}image") is not None:
        raise PictureError("contains a photo; export it as PNG or WebP")
    if has_text_in_html(root):
        raise PictureError("contains text in HTML; export it as PNG, or its text as SVG text")
    return root


def has_text_in_html(root: ElementTree.Element) -> bool:
    """Return whether a drawing contains text that only its HTML has.

    clean_drawing() removes HTML. Nothing is lost if the HTML is in a <switch> with an SVG of the
    same text: browsers then show the SVG. draw.io can shorten the text of the SVG, so it is
    compared with that of the HTML.
    """
    for parent in root.iter():
        found = parent.findall(f"{SVG}foreignObject")
        others = "".join(letters(child) for child in parent if child not in found)
        words = "".join(letters(html) for html in found)
        is_elsewhere = parent.tag == f"{SVG}switch" and words in others
        if words and not is_elsewhere:
            return True
    return False


def letters(element: ElementTree.Element) -> str:
    """Return the text of an element without spaces."""
    return "".join("".join(element.itertext()).split())


def size_of(root: ElementTree.Element) -> tuple[int, int]:
    """Return the width and height of a drawing in CSS pixels."""
    width, height = length(root.get("width")), length(root.get("height"))
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(box) == 4 and not (width and height):
        width, height = length(box[2]), length(box[3])
    if not (width and height) or not isfinite(width + height):
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
    try:
        keep_drawn(root)
        for element in list(root.iter()):
            clean_attributes(element)
            if element.tag == STYLE:
                clean_style(element)
        return ElementTree.tostring(root)
    except RecursionError as error:
        message = "has too many levels of groups; ungroup some, and export it again"
        raise PictureError(message) from error


def keep_drawn(parent: ElementTree.Element) -> None:
    """Remove all elements that are not drawn; a link becomes a group or, in a text, a span."""
    for child in list(parent):
        if child.tag == LINK:
            child.tag = SPAN if parent.tag in TEXTS else GROUP
        if is_drawn(child):
            keep_drawn(child)
        else:
            remove(child, parent)


def remove(child: ElementTree.Element, parent: ElementTree.Element) -> None:
    """Remove an element, but not the text after it, which ElementTree calls its tail."""
    position = list(parent).index(child)
    tail = child.tail or ""
    parent.remove(child)
    if position:
        before = parent[position - 1]
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def is_drawn(element: ElementTree.Element) -> bool:
    name = element.tag.removeprefix(SVG)
    if SCRIPT_OR_LINK.fullmatch(element.get("attributeName", "")):
        return False
    return name in DRAWN or name.startswith(FILTER)


def clean_style(element: ElementTree.Element) -> None:
    """Clean the text of a <style>, as browsers read it: without that of inner elements."""
    style = (element.text or "") + "".join(child.tail or "" for child in element)
    for child in list(element):
        element.remove(child)
    element.text = without_references(style)


def clean_attributes(element: ElementTree.Element) -> None:
    for name, value in list(element.attrib.items()):
        is_foreign = name.startswith("{") and name not in LINKS | XML_ATTRIBUTES
        is_script = name.lower().startswith("on")
        is_outside_link = name in LINKS and not value.startswith("#")
        if is_foreign or is_script or is_outside_link:
            del element.attrib[name]
        else:
            element.attrib[name] = without_references(value)


def without_references(style: str) -> str:
    """Return a style, or another attribute, without references to other files.

    CSS can hide a reference in escapes. If it does, the whole style is removed.
    """
    decoded = ESCAPE.sub(decode_escape, style)
    hides_reference = IMPORT.search(decoded) or OUTSIDE_REFERENCE.search(decoded)
    if decoded != style and hides_reference:
        return ""
    # A space takes the place of an @import: without it, @im@import;port would become @import.
    style = IMPORT.sub(" ", style)
    return OUTSIDE_REFERENCE.sub("none", style)


def decode_escape(found: re.Match) -> str:
    """Return the character for which an escape stands in CSS, such as @ for \\40."""
    if found["character"]:
        return found["character"]
    code = int(found["code"], 16)
    return chr(code) if code <= sys.maxunicode else REPLACEMENT_CHARACTER
