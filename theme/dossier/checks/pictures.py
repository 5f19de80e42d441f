"""Checks that a picture is what its name says, so that no reader sees a broken one."""

from pathlib import Path
from xml.etree import ElementTree

from ..file_types import PICTURES, extension

LFS_POINTER = b"version https://git-lfs.github.com/spec/"
ALIASES = {"MPO": "JPEG"}  # phones put several pictures into one JPEG file
SVG_ROOT = "{http://www.w3.org/2000/svg}svg"


def file_error(path: Path) -> str:
    """Return what is wrong with a file that a text shows or links; '' if nothing is."""
    with path.open("rb") as file:
        beginning = file.read(len(LFS_POINTER))
    if beginning == LFS_POINTER:
        return "is a pointer of Git LFS, not the file itself; fetch it with git lfs pull"
    return ""


def picture_error(path: Path) -> str:
    """Return what is wrong with a picture, by its extension; '' if nothing is."""
    error = file_error(path)
    if error:
        return error
    _, picture_format = PICTURES[extension(path.name)]
    if path.stat().st_size == 0:
        return "is an empty file; replace it by a picture"
    if picture_format == "SVG":
        return svg_error(path)
    return bitmap_error(path, picture_format)


def svg_error(path: Path) -> str:
    try:
        root = ElementTree.parse(path).getroot()
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        return f"is not well-formed SVG ({error}); export it again"
    if root.tag != SVG_ROOT:
        return 'is not SVG; begin it with <svg xmlns="http://www.w3.org/2000/svg">'
    return ""


def bitmap_error(path: Path, picture_format: str) -> str:
    from PIL import Image  # imported here, as most texts have no pictures

    try:
        with Image.open(path) as image:
            image.load()
            found = ALIASES.get(image.format, image.format)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        found = None
    if found == picture_format:
        return ""
    if found:
        return f"has the format {found}; rename it, or export it as {picture_format}"
    return f"cannot be read as {picture_format}; export it again as JPEG, PNG or WebP"
