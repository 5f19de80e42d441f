"""Where the links and pictures of a text lead: to something published, or out of the site."""

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from posixpath import join, normpath
from urllib.parse import quote, unquote

from turbohtml import Element

from ..source import Source
from .site import RESERVED, Site, nfc

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
KINDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))  # of files, by their last name
PICTURE = re.compile(rf".*\.(?:{'|'.join(KINDS['pictures'])})", re.I | re.S)
FILE = re.compile(rf"(?:[\w-]+/)*[\w-]+(?:\.[\w-]+)*\.(?:{'|'.join(KINDS['files'])})", re.I)


class Links:
    """Resolves the links of one text after the other.

    there: what a link of each kind can name, in NFC, and what it is written as.
    """

    def __init__(self, site: Site, files: list[str]):
        self.site = site
        self.there = {
            "filename": {nfc(source.name): source.name for source in site.texts},
            "static": {nfc(name): name for name in files},
            "tag": {tag: site.tag_slug(tag) for tag in site.tags},
            "category": {name: site.slug(name) for name in site.categories},
        }

    def resolve(self, source: Source, tree: Element, faults: list[str]) -> list[tuple[str, str, str]]:
        """Write each link as Pelican reads it without a doubt; add what is wrong with it to the faults.

        Returns the links with a fragment: the path of the text that they lead to, the fragment, the link.
        """
        fragments = []
        for element in tree.select("a[href], img"):
            name = "src" if element.tag == "img" else "href"
            link = element.attrs.get(name) or ""
            place = PLACE.fullmatch(link.replace("{attach}", "{static}"))
            kind, path = place.groups() if place else ("", "")
            mark = fragment = ""
            if kind in {"filename", "static"}:
                path, mark, fragment = path.partition("#")
                path = normpath(join("" if path[:1] == "/" else PurePosixPath(source.name).parent, unquote(path)))
            path = nfc(path).removeprefix("/")
            if link.startswith("#"):
                fragments.append((source.name, link[1:], link))
            elif text := self.wrong(kind, path, link, element.tag == "img", mark):
                faults.append(text)
                element.unwrap()  # as a draft is shown all the same
            elif kind:
                written = self.there[kind][path]
                if kind == "filename" and fragment:
                    fragments.append((written, fragment, link))
                written = {"filename": f"/{quote(written)}", "static": f"/{written}"}.get(kind, written)
                # by the settings' INTRASITE_LINK_REGEX, which no text can match
                element.attrs[name] = f"\ufdd0{kind}\ufdd0{written}{mark}{fragment}"
        return fragments

    def wrong(self, kind: str, path: str, link: str, picture: bool, mark: str) -> str:
        """Return what is wrong with a link, and what would be right; nothing where it is right."""
        if picture and kind != "static":
            right = "use {static} and a file" if ":" in link or kind else f"write {{static}}{link}"
            return f"the picture {link} would load from elsewhere; {right}"
        if picture and (mark or not PICTURE.fullmatch(path)):
            return f"{link} is no picture; name a file that ends in one of {', '.join(KINDS['pictures'])}"
        if not kind:
            text = f"the link {link} is no whole address; write https://…, or {{filename}} and a file"
            return "" if OUTSIDE.fullmatch(link) else text if link else "the link is empty; give it an address"
        if path not in self.there.get(kind, ()):
            end = "nowhere: this site has no author pages" if kind == "author" else "to nothing published"
            near = [f"did you mean {{{kind}}}{name}?" for name in get_close_matches(path, self.there.get(kind, ()), 1)]
            right = [*near, "correct it, or use {filename}, {tag} or {static}"][0]
            return f"the link {link} leads {end}; {right}"
        if kind != "static" or picture:  # which becomes a part of its page, and needs no address
            return ""
        if holder := self.site.holder(path):
            return f"{link} would stand at the address of {holder}; rename the file"
        if RESERVED.fullmatch(path) or not FILE.fullmatch(path):
            right = f"name it in letters, digits and hyphens, and end it in one of {', '.join(KINDS['files'])}"
            return f"{link} is no address of a file without script; {right}"
        return ""
