"""Where the links and pictures of a text lead: to something published, or out of the site."""

import os
import re
from pathlib import Path, PurePosixPath
from posixpath import join, normpath
from urllib.parse import quote, unquote

from turbohtml import Element

from .site import Site, nfc, unfit_name
from .source import Source

# of https://url.spec.whatwg.org/#url-writing what a page of ours needs
UNIT = r"""[^\s"<>\\^`{|}%#\[\]]|%[\da-f]{2}"""
LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
SITE = re.compile(rf"https?://(?:{LABEL}\.)*{LABEL}(?::\d{{1,5}})?(?:/(?:(?!\?)(?:{UNIT}))+)*", re.I)
OUTSIDE = re.compile(
    rf"https?://(?:{LABEL}\.)+(?!\d){LABEL}(?::\d{{1,4}})?(?:[/?](?:{UNIT})*)?(?:#(?:{UNIT})*)?"
    rf"|(?:mailto|tel):(?:{UNIT})+",
    re.I,
)
PLACE = re.compile(r"[{|](\w+)[|}](.*)", re.S)  # as Pelican's INTRASITE_LINK_REGEX is by default
FILE = re.compile(r"(?:[\w-]+/)*[\w-]+(?:\.[\w-]+)+")  # an address needs no quoting
ACTIVE = {".htm", ".html", ".shtml", ".svg", ".svgz", ".xht", ".xhtml", ".xml", ".xsl"}  # a browser runs their script
PICTURES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}


class Links:
    """Resolves the links of one text after the other.

    texts, files: the content files that a link can name, by their paths from content/ in NFC.
    """

    def __init__(self, site: Site, content: Path, files: list[str]):
        self.site, self.content = site, content
        self.texts = {nfc(source.name): source for source in site.texts}
        self.files = {nfc(name): name for name in files}

    def resolve(self, source: Source, tree: Element, faults: list[str]) -> list[tuple[str, str, str]]:
        """Write each link as Pelican reads it without a doubt; add what is wrong with it to the faults.

        Returns the links with a fragment: the path of the text that they lead to, the fragment, the link.
        """
        fragments = []
        for element in tree.select("a, img"):
            name = {"a": "href", "img": "src"}[element.tag]
            link = element.attrs.get(name) or ""
            kind, path = place.groups() if (place := PLACE.fullmatch(link)) else ("", "")
            fragment = ""
            if kind in {"filename", "static", "attach"}:
                if name == "href":
                    path, _, fragment = path.partition("#")
                folder = "" if path.startswith("/") else str(PurePosixPath(source.name).parent)
                path = nfc(normpath(join(folder, unquote(path).removeprefix("/"))))
            if link.startswith("#"):
                fragments.append((source.name, link[1:], link))
            elif text := self.wrong_picture(kind, path, link) if name == "src" else self.wrong_link(kind, path, link):
                faults.append(text)
            elif kind:
                element.attrs[name] = self.written(kind, path) + (f"#{fragment}" if fragment else "")
                if fragment and kind == "filename":
                    fragments.append((self.texts[path].name, fragment, link))
        return fragments

    def written(self, kind: str, path: str) -> str:
        """Return a link by the INTRASITE_LINK_REGEX of the settings, which no text can match."""
        if kind == "filename":
            path = f"/{quote(self.texts[path].name)}"
        elif kind in {"static", "attach"}:
            kind, path = "static", f"/{self.files[path]}"
        else:
            path = self.site.tag_slug(path) if kind == "tag" else self.site.slug(path)
        return f"\ufdd0{kind}\ufdd0{path}"

    def wrong_link(self, kind: str, path: str, link: str) -> str:
        """Return what is wrong with a link, and what would be right; nothing where it is right."""
        if not link:
            return "the link is empty; give it an address"
        if not kind and not OUTSIDE.fullmatch(link):
            return f"the link {link} is no whole address; write https://…, or {{filename}} and a file"
        there = {"filename": self.texts, "tag": self.site.tags, "category": self.site.categories}
        if kind in {"static", "attach"}:
            return self.wrong_file(path, link) or self.wrong_address(path, link)
        if kind and kind not in there:
            return f"the link {link} has no meaning; use {{filename}}, {{tag}} or {{static}}"
        return (
            f"the link {link} leads to nothing published; correct it" if kind and nfc(path) not in there[kind] else ""
        )

    def wrong_file(self, path: str, link: str) -> str:
        """A file that is published is in content/, can be read, and has a name that is an address."""
        if path not in self.files:
            return f"the link {link} leads to nothing published; correct it"
        if not FILE.fullmatch(path) or unfit_name(path):
            return f"{link} is no address; name the file in letters, digits and hyphens, with its ending"
        return "" if os.access(self.content / self.files[path], os.R_OK) else f"{link} cannot be read; allow it"

    def wrong_address(self, path: str, link: str) -> str:
        """A file that is linked has its address for itself, and is none that a browser runs."""
        if holder := self.site.holder(path):
            return f"{link} would stand at the address of {holder}; rename the file"
        if PurePosixPath(path).suffix.lower() in ACTIVE:
            return f"{link} could carry script into the site; link another kind of file"
        return ""

    def wrong_picture(self, kind: str, path: str, link: str) -> str:
        """A picture is a file of content/, which the page takes in."""
        if kind not in {"static", "attach"}:
            return f"the picture {link} would load from elsewhere; use {{static}} and a file"
        if PurePosixPath(path).suffix.lower() not in PICTURES:
            return f"{link} is no picture; name one of {', '.join(sorted(PICTURES))}"
        return self.wrong_file(path, link)


def wrong_fragment(fragment: str, link: str, ids: set[str]) -> str:
    if re.fullmatch(f"(?:{UNIT})*", fragment, re.I) and unquote(fragment) in ids:
        return ""
    return f"the fragment of {link} leads nowhere; name an id that is there"
