"""Checks that links and pictures lead to something published, or to an address outside the site."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from posixpath import join, normpath
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote, unquote

from turbohtml import Element

from ..file_types import DOWNLOADS, PICTURES, extension
from ..git_lfs import lfs_error
from ..intrasite_links import intrasite_link
from ..pictures.library import PictureError, Pictures
from ..pictures.picture import ORIGINAL, PAGE, Picture, ShownPicture
from ..site import RESERVED_NAME, Site, nfc
from ..source import Source
from .addresses import outside_address_error

# {filename}page.md, or |filename|page.md, as in Pelican's default INTRASITE_LINK_REGEX
PLACEHOLDER = re.compile(r"[{|](\w+)[|}](.*)", re.DOTALL)
DOWNLOAD_NAME = re.compile(r"(?:[\w-]+/)*[\w-]+(?:\.[\w-]+)+")
FILES = {"filename", "static"}


class FragmentLink(NamedTuple):
    """A link to an id: the text it leads to (its path in the content), the id, and the link."""

    target: str
    fragment: str
    link: str


class Resolved(NamedTuple):
    """What a text links and shows; pictures: by the address that the tree has for each."""

    fragment_links: Sequence[FragmentLink] = ()
    pictures: Mapping[str, ShownPicture] = MappingProxyType({})
    linked_pictures: Sequence[ShownPicture] = ()

    @property
    def all_pictures(self) -> list[ShownPicture]:
        return [*self.pictures.values(), *self.linked_pictures]


class Link(NamedTuple):
    """A link or a picture of a text, taken apart.

    kind: filename, static, tag, category, author; '' for an address or a fragment.
    path: of a file, within the content folder; of a tag or a category, its name. In NFC.
    """

    written: str
    kind: str
    path: str
    fragment: str | None
    is_picture: bool


def parse_link(element: Element, source: Source) -> Link:
    is_picture = element.tag == "img"
    written = element.attrs.get("src" if is_picture else "href") or ""
    placeholder = PLACEHOLDER.fullmatch(written.replace("{attach}", "{static}"))
    if not placeholder:
        fragment = written[1:] if written.startswith("#") else None
        return Link(written, "", "", fragment, is_picture)
    kind, path = placeholder.groups()
    fragment = None
    if kind in FILES:
        path, mark, rest = path.partition("#")
        fragment = rest if mark else None
        folder = "" if path.startswith("/") else PurePosixPath(source.name).parent
        path = normpath(join(folder, unquote(path)))
    path = nfc(path).removeprefix("/")
    return Link(written, kind, path, fragment, is_picture)


class Links:
    """Checks the links of one text after the other, and writes them so that Pelican resolves them.

    targets: for each kind of link, what it can name (in NFC), and how Pelican knows it;
    holders: who has which address of the site.
    """

    def __init__(self, site: Site, files: Iterable[str], content: Path, pictures: Pictures):
        self.content = content
        self.pictures = pictures
        self.targets: dict[str, dict[str, str]] = {
            "filename": {nfc(source.name): source.name for source in site.texts},
            "static": {nfc(name): name for name in files},
            "tag": {tag: site.tag_slug(tag) for tag in site.tags},
            "category": {name: site.slugify(name) for name in site.categories},
        }
        self.holders = site.first_holders()

    def resolve(self, source: Source, tree: Element, errors: list[str]) -> Resolved:
        """Rewrite each link of a text for Pelican; add a message to the errors for each wrong one.

        A wrong link is removed from the tree, but its text stays, for drafts.
        """
        fragments = []
        pictures = {}
        linked_pictures = []
        for element in tree.select("a[href], img"):
            link = parse_link(element, source)
            if link.is_picture:
                try:
                    picture = self.picture(link)
                except PictureError as error:
                    errors.append(str(error))
                    element.unwrap()
                else:
                    pictures[link.written] = ShownPicture(picture, link.written, PAGE)
                continue
            if not link.kind and link.fragment is not None:
                fragments.append(FragmentLink(source.name, link.fragment, link.written))
                continue
            error = self.error(link)
            if error:
                errors.append(error)
                element.unwrap()
            elif link.kind:
                target = self.targets[link.kind][link.path]
                if link.kind == "filename" and link.fragment:
                    fragments.append(FragmentLink(target, link.fragment, link.written))
                if link.kind == "static" and extension(link.path) in PICTURES:
                    original = ShownPicture(self.pictures.read(target), link.written, ORIGINAL)
                    linked_pictures.append(original)
                element.attrs["href"] = pelican_link(link, target)
        return Resolved(fragments, pictures, linked_pictures)

    def header_picture(self, source: Source) -> Picture:
        """Return the picture that the header Image names; raise PictureError if it is wrong."""
        written = source.value("image")
        name = written if written.startswith("{") else f"{{static}}{quote(written)}"
        element = Element("img", {"src": name})
        picture = self.picture(parse_link(element, source))
        if picture.is_drawing:
            raise PictureError(
                f"{written} is a drawing, which other sites do not show; name a photo"
            )
        return picture

    def error(self, link: Link) -> str:
        """Return the error in a link, and what to do, or ''."""
        if not link.written:
            return "the link is empty; give it an address"
        if not link.kind:
            return outside_link_error(link.written)
        if link.path not in self.targets.get(link.kind, ()):
            return self.unknown_target_error(link)
        if link.kind == "static":
            return self.download_error(link)
        return ""

    def picture(self, link: Link) -> Picture:
        """Return the picture of a link; raise PictureError if there is an error in either."""
        error = self.picture_link_error(link)
        if error:
            raise PictureError(error)
        try:
            return self.pictures.read(self.targets["static"][link.path])
        except PictureError as error:
            raise PictureError(f"{link.written} {error}") from error

    def picture_link_error(self, link: Link) -> str:
        """Return the error in the address of a picture, or ''."""
        name = link.written
        if link.kind != "static":
            if link.kind or ":" in name or name.startswith("#"):
                return (
                    f"the picture {name} is not a file in content/; write {{static}} and its name"
                )
            return f"the picture {name} is not part of the site; write {{static}}{name}"
        if link.fragment is not None or extension(link.path) not in PICTURES:
            extensions = ", ".join(PICTURES)
            return f"{name} is not a picture; name a file that ends in one of {extensions}"
        if link.path not in self.targets["static"]:
            return self.unknown_target_error(link)
        return ""

    def unknown_target_error(self, link: Link) -> str:
        if link.kind == "author":
            return (
                f"the link {link.written} leads nowhere: this site has no author pages; remove it"
            )
        targets = self.targets.get(link.kind, {})
        similar = get_close_matches(link.path, targets, 1)
        if similar:
            remedy = f"did you mean {{{link.kind}}}{similar[0]}?"
        else:
            remedy = "correct it, or use {filename}, {tag} or {static}"
        return f"the link {link.written} leads to nothing published; {remedy}"

    def download_error(self, link: Link) -> str:
        """Check a file that is published because a text links to it."""
        holder = self.holders.get(nfc(link.path).casefold())
        if holder:
            return f"{link.written} would have the address of {holder}; rename the file"
        if extension(link.path) == "svg":
            return (
                f"{link.written} could run scripts when it is opened;"
                " link a PNG, or show it as a picture"
            )
        is_known_type = extension(link.path) in DOWNLOADS
        has_safe_name = DOWNLOAD_NAME.fullmatch(link.path)
        is_reserved = RESERVED_NAME.fullmatch(link.path)
        if not is_known_type or not has_safe_name or is_reserved:
            extensions = ", ".join(sorted(DOWNLOADS))
            return (
                f"{link.written} cannot be published; name it in letters, digits and hyphens,"
                f" with one of the endings {extensions}"
            )
        name = self.targets["static"][link.path]
        error = lfs_error(self.content / name)
        if not error and extension(link.path) in PICTURES:
            try:
                self.pictures.read(name)
            except PictureError as picture_error:
                error = str(picture_error)
        return f"{link.written} {error}" if error else ""


def outside_link_error(address: str) -> str:
    error = outside_address_error(address)
    if not error:
        return ""
    if error.endswith("write https://…"):
        error += f", or {site_link(address)}"
    return f"the link {address} {error}"


def site_link(address: str) -> str:
    """Return how to write a link to a file of the site whose name is an address."""
    if address.endswith(".md"):
        return f"{{filename}}{address}"
    if extension(address) in DOWNLOADS:
        return f"{{static}}{address}"
    return "{filename} and a file"


def pelican_link(link: Link, target: str) -> str:
    if link.kind == "filename":
        target = f"/{quote(target)}"
    elif link.kind == "static":
        target = f"/{target}"
    fragment = f"#{link.fragment}" if link.fragment is not None else ""
    return intrasite_link(link.kind, f"{target}{fragment}")
