"""Embeds the pictures of a text as data: URLs (RFC 2397), so that a page is one file."""

import base64
from pathlib import Path

from turbohtml import Element

from ..file_types import PICTURES, extension
from ..intrasite_links import linked_file


def embed_pictures(tree: Element, content: Path) -> None:
    for picture in tree.select("img"):
        name = linked_file(picture.attrs["src"])
        path = content / name
        media_type, _ = PICTURES[extension(name)]
        data = base64.b64encode(path.read_bytes()).decode()
        picture.attrs["src"] = f"data:{media_type};base64,{data}"
