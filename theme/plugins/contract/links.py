"""Where the links of the texts lead: to something published, at an address of its own."""

import os
import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from .body import Body
from .places import Place, place
from .site import Site, unfit_name

# of https://url.spec.whatwg.org/#url-writing what a page of ours needs
UNIT = r"""[^\s"<>\\^`{|}%#\[\]]|%[\da-f]{2}"""
LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
SITE = re.compile(rf"https?://(?:{LABEL}\.)*{LABEL}(?::\d{{1,5}})?(?:/(?:(?!\?)(?:{UNIT}))+)*", re.IGNORECASE)
OUTSIDE = re.compile(
    rf"https?://(?:{LABEL}\.)+(?!\d){LABEL}(?::\d{{1,4}})?(?:[/?](?:{UNIT})*)?(?:#(?:{UNIT})*)?"
    rf"|(?:mailto|tel):(?:{UNIT})+",
    re.IGNORECASE,
)
FRAGMENT = re.compile(f"(?:{UNIT})*", re.IGNORECASE)
FILE = re.compile(r"(?:[\w-]+(?:\.[\w-]+)*/)*[\w-]+(?:\.[\w-]+)*")  # an address needs no quoting
# a browser runs their script
ACTIVE = {".htm", ".html", ".shtml", ".svg", ".svgz", ".xht", ".xhtml", ".xml", ".xsl"}
PICTURES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}


def reaches(fragment: str, ids: set[str]) -> bool:
    return bool(FRAGMENT.fullmatch(fragment)) and unquote(fragment) in ids


class Links:
    """The published texts, by path from content/, and the links from each to another.

    Where a link is wrong, each method returns how, and what would be right, else nothing.
    """

    def __init__(self, bodies: dict[str, Body], site: Site, content: Path, files: set[str]):
        self.bodies, self.site, self.content, self.files = bodies, site, content, files

    def check(self) -> None:
        """Every link leads to something published, every fragment to an id that is there."""
        for body in self.bodies.values():
            for attribute, link in body.links:
                check = self.check_picture if attribute == "src" else self.check_link
                if text := check(link, body) if link else "the link is empty; give it an address":
                    body.lines.fault_link(text, link)

    def check_link(self, link: str, body: Body) -> str:
        """A link leads to a part of its text, to a place of the site, or out of it."""
        if link.startswith("#"):
            text = f"the fragment {link} leads nowhere; name an id of this text"
            return "" if reaches(link[1:], body.ids) else text
        if named := place(link, body.source):
            return self.check_place(link, named)
        text = f"the link {link} is neither https: nor a place; write a whole address, or {{filename}} and a file"
        return "" if OUTSIDE.fullmatch(link) else text

    def check_place(self, link: str, named: Place) -> str:
        """What a placeholder names is published, and has the fragment."""
        text = self.bodies.get(named.name)
        there = {
            "category": named.name in self.site.categories,
            "filename": text and text.source.kind != "introduction",
            "tag": named.name in self.site.tags,
        }
        if named.kind == "static":
            return self.check_file(link, named) or self.check_address(link, named)
        if named.kind not in there:
            return f"the link {link} has no meaning; use {{filename}}, {{tag}} or {{static}}"
        if not there[named.kind]:
            return f"the link {link} leads to nothing published; correct it"
        if named.fragment and not reaches(named.fragment, text.ids):
            return f"the fragment of {link} is not there; name an id of that text"
        return ""

    def check_file(self, link: str, named: Place) -> str:
        """A file is in content/, can be read, and has a name that is an address."""
        if named.name not in self.files:
            return f"the link {link} leads to nothing published; correct it"
        if not FILE.fullmatch(named.name) or unfit_name(named.name):
            return f"{link} is no address; name the file in letters, digits, hyphens, dots"
        if not os.access(self.content / named.name, os.R_OK):
            return f"{link} cannot be read; let the build read it"
        return ""

    def check_address(self, link: str, named: Place) -> str:
        """A file that is handed on has its address for itself, and is none that a browser runs."""
        if holder := self.site.take(named.name, f"the file {named.name}"):
            return f"{link} would stand at the address of {holder}; rename the file"
        if PurePosixPath(named.name).suffix.lower() in ACTIVE:
            return f"{link} could carry script into the site; hand on another kind of file"
        return ""

    def check_picture(self, link: str, body: Body) -> str:
        """A picture is a file of content/; the page takes it in, so that it needs no address."""
        named = place(link, body.source)
        if not named or named.kind != "static":
            return f"{link} would load from elsewhere; use {{static}} and a file"
        if named.fragment or PurePosixPath(named.name).suffix.lower() not in PICTURES:
            return f"{link} is no picture; name one of {', '.join(sorted(PICTURES))}"
        return self.check_file(link, named)
