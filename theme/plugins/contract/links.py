"""Where the links of the texts lead: to something published, at an address of its own."""

import re
from pathlib import Path, PurePosixPath
from posixpath import join, normpath
from urllib.parse import unquote

from .body import Body
from .site import Site, folded

PLACE = re.compile(r"[{|](\w+)[|}]([^#]*)(?:#(.*))?", re.S)  # Pelican's {filename}path#fragment
OUTSIDE = re.compile(r"https?://[^\s/?#]+[^\s]*|(?:mailto|tel):[^\s]+", re.IGNORECASE)
FILE = re.compile(r"/?(?:\.\./)*(?:[\w-][\w.-]*/)*[\w-][\w.-]*")  # an address needs no quoting
PICTURES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
PAGES = {".htm", ".html", ".md", ".rst", ".xhtml"}


class Links:
    """The published texts, by path from content/, and the links from each to another."""

    def __init__(self, bodies: dict[str, Body], site: Site, content: Path):
        self.bodies, self.site, self.content = bodies, site, content

    def check(self) -> None:
        """Every link leads to something published, every fragment to an id that is there."""
        for body in self.bodies.values():
            for attribute, link in body.links:
                if attribute == "src":
                    self.check_picture(body, link)
                elif link.startswith("#"):
                    if unquote(link[1:]) not in body.ids and link != "#main.":
                        body.fault(f"the fragment {link} leads nowhere; name an id of this text", link)
                elif PLACE.fullmatch(link):
                    self.check_place(body, link)
                elif not OUTSIDE.fullmatch(link):
                    right = "write {filename} and a file"
                    body.fault(f"the link {link} is neither https: nor a place; {right}", link)

    @staticmethod
    def target(body: Body, path: str) -> str:
        """Return the path from content/ of what a text names from its own place."""
        folder = "" if path.startswith("/") else str(PurePosixPath(body.source.name).parent)
        return normpath(join(folder, unquote(path).removeprefix("/")))

    def check_place(self, body: Body, link: str) -> None:
        """What a placeholder names is published, and has the fragment."""
        kind, path, fragment = PLACE.fullmatch(link).groups()
        if kind == "static":
            return self.check_file(body, link, path)
        named = self.bodies.get(self.target(body, path))
        there = {
            "filename": named and named.source.kind != "introduction" and "//" not in path,
            "tag": path in self.site.tags,
            "category": path in self.site.categories,
            "index": not path,
        }
        if kind not in there:
            right = "use {filename}, {tag} or {static}"
            body.fault(f"the link {link} has no meaning; {right}", link)
        elif not there[kind]:
            body.fault(f"the link {link} leads to nothing published; correct it", link)
        elif fragment and (kind != "filename" or unquote(fragment) not in named.ids):
            body.fault(f"the fragment of {link} is not there; name an id of that text", link)

    def check_file(self, body: Body, link: str, path: str, address: bool = True) -> None:
        """A linked file is in content/, and has a name that is an address, which no page has."""
        name = self.target(body, path)
        if name.startswith("..") or not (self.content / name).is_file():
            body.fault(f"the link {link} leads to nothing published; correct it", link)
        elif not FILE.fullmatch(path):
            body.fault(f"{link} is no address; name the file in letters, digits, hyphens, dots", link)
        elif PurePosixPath(name).suffix.lower() in PAGES:
            body.fault(f"{link} is a page, not a file to hand on; write it as a .md file", link)
        elif address and folded(name) in self.site.taken:
            holder = self.site.taken[folded(name)][0]
            body.fault(f"{link} would stand at the address of {holder}; rename the file", link)

    def check_picture(self, body: Body, link: str) -> None:
        """A picture is a file of content/; the page takes it in, so that it needs no address."""
        place = PLACE.fullmatch(link)
        if not place or place[1] != "static":
            body.fault(f"{link} would load from elsewhere; use {{static}} and a file", link)
        elif PurePosixPath(place[2]).suffix.lower() not in PICTURES:
            body.fault(f"{link} is no picture; name one of {', '.join(sorted(PICTURES))}", link)
        else:
            self.check_file(body, link, place[2], address=False)
