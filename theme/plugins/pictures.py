"""A page carries its pictures: what an image names with {static} becomes a part of the page."""

import base64
import re
from pathlib import Path

from pelican.plugins import signals

PICTURE = re.compile(r"""(<img\b[^>]*\ssrc=)(["'])\{static\}([^"'#]+)\2""")
KINDS = {"jpg": "jpeg", "svg": "svg+xml"}  # the others are called like their files


def embed(content) -> None:
    """Put a data: address, RFC 2397, in the place of each picture's."""

    def address(found: re.Match) -> str:
        folder = "" if found[3].startswith("/") else content.relative_dir
        path = Path(content.settings["PATH"], folder, found[3].lstrip("/"))
        ending = path.suffix[1:].lower()
        data = base64.b64encode(path.read_bytes()).decode()
        return f"{found[1]}{found[2]}data:image/{KINDS.get(ending, ending)};base64,{data}{found[2]}"

    if "<img" in (content._content or ""):
        content._content = PICTURE.sub(address, content._content)


def register() -> None:
    signals.content_object_init.connect(embed)
