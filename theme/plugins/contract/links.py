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
OUTSIDE = re.compile(
    rf"https?://(?:{LABEL}\.)+(?!\d){LABEL}(?::\d{{1,4}})?(?:[/?](?:{UNIT})*)?(?:#(?:{UNIT})*)?"
    rf"|(?:mailto|tel):(?:{UNIT})+",
    re.IGNORECASE,
)
FRAGMENT = re.compile(f"(?:{UNIT})*", re.IGNORECASE)
FILE = re.compile(r"(?:[\w-]+(?:\.[\w-]+)*/)*[\w-]+(?:\.[\w-]+)*")  # an address needs no quoting
ACTIVE = {
    ".htm",
    ".html",
    ".shtml",
    ".svg",
    ".svgz",
    ".xht",
    ".xhtml",
    ".xml",
    ".xsl",
}  # a browser runs their script
PICTURES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}


class Links:
    """The published texts, by path from content/, and the links from each to another."""

    def __init__(self, bodies: dict[str, Body], site: Site, content: Path, files: set[str]):
        self.bodies, self.site, self.content, self.files = bodies, site, content, files

    def check(self) -> None:
        """Every link leads to something published, every fragment to an id that is there."""
        for body in self.bodies.values():
            for attribute, link in body.links:
                named = place(link, body.source)
                if not link:
                    body.lines.fault_link("the link is empty; give it an address", link)
                elif attribute == "src":
                    self.check_picture(body, link, named)
                elif link.startswith("#"):
                    if not FRAGMENT.fullmatch(link[1:]) or unquote(link[1:]) not in body.ids:
                        body.lines.fault_link(
                            f"the fragment {link} leads nowhere; name an id of this text", link
                        )
                elif named:
                    self.check_place(body, link, named)
                elif not OUTSIDE.fullmatch(link):
                    right = "write a whole address, or {filename} and a file"
                    body.lines.fault_link(f"the link {link} is neither https: nor a place; {right}", link)

    def check_place(self, body: Body, link: str, named: Place) -> None:
        """What a placeholder names is published, and has the fragment."""
        if named.kind == "static":
            return self.check_file(body, link, named)
        text = self.bodies.get(named.name)
        there = {
            "filename": text and text.source.kind != "introduction",
            "tag": named.name in self.site.tags,
            "category": named.name in self.site.categories,
        }
        if named.kind not in there:
            right = "use {filename}, {tag} or {static}"
            body.lines.fault_link(f"the link {link} has no meaning; {right}", link)
        elif not there[named.kind]:
            body.lines.fault_link(f"the link {link} leads to nothing published; correct it", link)
        elif named.fragment and not (
            named.kind == "filename"
            and FRAGMENT.fullmatch(named.fragment)
            and unquote(named.fragment) in text.ids
        ):
            body.lines.fault_link(f"the fragment of {link} is not there; name an id of that text", link)

    def check_file(self, body: Body, link: str, named: Place, address: bool = True) -> None:
        """A linked file is in content/, and has a name that is an address, which nothing else has."""
        if named.name not in self.files:
            body.lines.fault_link(f"the link {link} leads to nothing published; correct it", link)
        elif not FILE.fullmatch(named.name) or unfit_name(named.name):
            body.lines.fault_link(
                f"{link} is no address; name the file in letters, digits, hyphens, dots", link
            )
        elif not os.access(self.content / named.name, os.R_OK):
            body.lines.fault_link(f"{link} cannot be read; let the build read it", link)
        elif address and (holder := self.site.take(named.name, f"the file {named.name}")):
            body.lines.fault_link(f"{link} would stand at the address of {holder}; rename the file", link)
        elif address and PurePosixPath(named.name).suffix.lower() in ACTIVE:
            text = f"{link} could carry script into the site; hand on another kind of file"
            body.lines.fault_link(text, link)

    def check_picture(self, body: Body, link: str, named: Place | None) -> None:
        """A picture is a file of content/; the page takes it in, so that it needs no address."""
        if not named or named.kind != "static":
            body.lines.fault_link(f"{link} would load from elsewhere; use {{static}} and a file", link)
        elif named.fragment or PurePosixPath(named.name).suffix.lower() not in PICTURES:
            body.lines.fault_link(f"{link} is no picture; name one of {', '.join(sorted(PICTURES))}", link)
        else:
            self.check_file(body, link, named, address=False)
