"""What a link with a placeholder names, written in one way, whichever way its author chose."""

import re
from pathlib import PurePosixPath
from posixpath import join, normpath
from typing import NamedTuple
from urllib.parse import quote, unquote

from .site import slug
from .source import Source

PLACE = re.compile(r"[{|](\w+)[|}](.*)", re.S)  # Pelican's INTRASITE_LINK_REGEX


class Place(NamedTuple):
    """A kind of place, a name, which is a path from content/ where it is a file's, and a fragment."""

    kind: str
    name: str
    fragment: str

    def link(self, substitutions: tuple) -> str:
        """Return what follows the placeholder, as Pelican reads it without a doubt."""
        if self.kind in {"tag", "category"}:
            return slug(self.name, substitutions)
        path = {"filename": f"/{quote(self.name)}", "static": f"/{self.name}"}.get(self.kind, self.name)
        return path + (f"#{self.fragment}" if self.fragment else "")


def place(link: str, source: Source) -> Place | None:
    """Return the place that a link of a text names, None where it has no placeholder."""
    found = PLACE.fullmatch(link)
    if not found:
        return None
    kind, rest = found.groups()
    if kind in {"tag", "category"}:
        return Place(kind, rest, "")
    path, _, fragment = rest.partition("#")
    if kind in {"filename", "static"}:
        folder = "" if path.startswith("/") else str(PurePosixPath(source.name).parent)
        path = normpath(join(folder, unquote(path).removeprefix("/")))
    return Place(kind, path, fragment)
