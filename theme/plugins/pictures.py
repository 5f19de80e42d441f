"""A page carries its pictures: what an image names with {static} becomes a part of the page."""

import base64
import re
from pathlib import Path

from pelican.plugins import signals

PICTURE = re.compile(r'(<img [^>]*?src=")\{static\}/([^"]+)')
KINDS = {"jpg": "jpeg", "svg": "svg+xml"}  # the others are called like their files


def embed(content) -> None:
    """Put a data: address, RFC 2397, in the place of each picture's."""

    def address(found: re.Match) -> str:
        path = Path(content.settings["PATH"], found[2])
        ending = path.suffix[1:].lower()
        data = base64.b64encode(path.read_bytes()).decode()
        return f"{found[1]}data:image/{KINDS.get(ending, ending)};base64,{data}"

    if "<img" in (content._content or ""):
        content._content = PICTURE.sub(address, content._content)


def register() -> None:
    signals.content_object_init.connect(embed)
