"""Checks where links and pictures lead, and rewrites them so that Pelican completes them."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import quote, unquote

from turbohtml import Element

from .characters import nfc
from .checks.addresses import INCOMPLETE, outside_address_error
from .checks.downloads import contents_error
from .errors import beginning_of
from .file_types import DOWNLOADS, PICTURE_TYPES, extension
from .pictures.library import PictureLibrary
from .pictures.picture import ORIGINAL, PAGE, Picture, PictureError, ShownPicture
from .site import UNSAFE_REMEDY, Site, address_key, is_unsafe_address
from .source import Source

# {filename}page.md, or |filename|page.md, as in Pelican's default INTRASITE_LINK_REGEX
PLACEHOLDER = re.compile(r"[{|](\w+)[|}](.*)", re.DOTALL)
DOWNLOAD_NAME = r"(?:[\w-]+/)*[\w-]+(?:\.[\w-]+)+"
CONTENT_FOLDER = "^/?content/"
OWN_FOLDER = "(?:feeds|theme)/"
FILES = {"filename", "static"}
# pelican_link() writes links with this character instead of braces, and Pelican finds them by the
# setting INTRASITE_LINK_REGEX, which contains it, too. No text can contain it.
DELIMITER = "\ufdd0"
# An address that ends with a caption, because the caption is not in straight quotation marks:
# a.jpg “Calm”, or a.jpg (Calm)
WRONG_CAPTION = r"\.\w+\s[“”„«(]|”$"
# found in a web address, a fragment or a template tag: a link with one of these is no path
NOT_A_PATH = r":|^#|^//|\{[{%]"


class FragmentLink(NamedTuple):
    """A link to an id.

    target: the name of the text with the id; fragment: the id; link: as its author wrote it.
    """

    target: str
    fragment: str
    link: str


class ResolvedLinks(NamedTuple):
    """The links of a text to ids, and its pictures.

    pictures: those that it shows, by their addresses in its tree;
    linked_pictures: those to which it links.
    """

    fragment_links: list[FragmentLink]
    pictures: dict[str, ShownPicture]
    linked_pictures: list[ShownPicture]

    @property
    def all_pictures(self) -> list[ShownPicture]:
        return [*self.pictures.values(), *self.linked_pictures]


class Link(NamedTuple):
    """The parts of a link or of the address of a picture.

    kind: filename, static, tag, category, author or an unknown word; '' for an address or a
        fragment;
    path: that of a file in the content folder, or the name of a tag or a category, in NFC.
    """

    written: str
    kind: str
    path: str
    fragment: str | None

    @property
    def is_fragment(self) -> bool:
        """Whether this is a link to another place in the same text."""
        return not self.kind and self.fragment is not None


def comparable(path: str) -> str:
    """Return a path in NFC and with plain spaces: macOS writes others in the names of files."""
    return re.sub(r"\s", " ", nfc(path))


def parse_link(written: str, source: Source) -> Link:
    # {attach} would move the file in Pelican; here it means the same as {static}.
    placeholder = PLACEHOLDER.fullmatch(written.replace("{attach}", "{static}"))
    if not placeholder:
        fragment = written[1:] if written.startswith("#") else None
        return Link(written, "", "", fragment)
    kind, path = placeholder.groups()
    fragment = None
    if kind in FILES:
        path, mark, rest = path.partition("#")
        fragment = rest if mark else None
        folder = "" if path.startswith("/") else dirname(source.name)
        path = normpath(join(folder, unquote(path)))
    else:
        path = " ".join(unquote(path).split())  # names have plain spaces
    path = comparable(path).removeprefix("/")
    return Link(written, kind, path, fragment)


class LinkResolver:
    """Checks the links of texts, and rewrites them so that Pelican resolves them.

    targets: for each kind of link, a dictionary from the names of the targets, as comparable()
        returns them, to the paths or slugs by which Pelican knows them;
    unpublished: the names of texts with the status draft or skip;
    introductions: the tag of each introduction, by the name of its file;
    holders: what is published at each address, such as the tag “NATO”, by the address_key() of the
        address.
    """

    def __init__(self, site: Site, files: Iterable[str], content: Path, pictures: PictureLibrary):
        self.content = content
        self.pictures = pictures
        self.targets: dict[str, dict[str, str]] = {
            "filename": {comparable(source.name): source.name for source in site.texts},
            "static": {comparable(name): name for name in files},
            "tag": {comparable(tag): site.tag_slug(tag) for tag in site.tags},
            "category": {comparable(name): site.slugify(name) for name in site.categories},
        }
        self.unpublished = {comparable(source.name) for source in site.unpublished}
        self.introductions = {comparable(source.name): source.tag for source in site.introductions}
        self.holders = site.first_holders()

    def resolve(self, source: Source, tree: Element) -> tuple[ResolvedLinks, list[str]]:
        """Rewrite the links of a text for Pelican; return them, and a message for each wrong one.

        Previews show drafts with errors. So a wrong link is removed from the tree, but its words
        stay. A picture with a wrong address is removed.
        """
        resolved = ResolvedLinks([], {}, [])
        errors = []
        for element in tree.select("a[href], img"):
            if element.tag == "img":
                link = parse_link(element.attrs.get("src") or "", source)
                error = self.resolve_picture(link, resolved)
            else:
                link = parse_link(element.attrs["href"] or "", source)
                error = self.resolve_link(link, element, source, resolved)
            if error:
                errors.append(error)
                element.unwrap()
        return resolved, errors

    def resolve_picture(self, link: Link, resolved: ResolvedLinks) -> str:
        """Add a picture that a text shows; return the error in its link, or ''."""
        try:
            picture = self.picture(link)
        except PictureError as error:
            return str(error)
        resolved.pictures[link.written] = ShownPicture(picture, link.written, PAGE)
        return ""

    def resolve_link(
        self, link: Link, element: Element, source: Source, resolved: ResolvedLinks
    ) -> str:
        """Rewrite the element of a link, and add its target; return the error in it, or ''."""
        if link.is_fragment:
            own_link = FragmentLink(source.name, link.fragment, link.written)
            resolved.fragment_links.append(own_link)
            return ""
        error = self.link_error(link)
        if error:
            return error
        if not link.kind:  # an address outside the site
            return ""
        target = self.targets[link.kind][link.path]
        if link.kind == "filename" and link.fragment:
            resolved.fragment_links.append(FragmentLink(target, link.fragment, link.written))
        if link.kind == "static" and extension(link.path) in PICTURE_TYPES:
            # link_error() has already read this picture, so read() raises no error.
            original = ShownPicture(self.pictures.read(target), link.written, ORIGINAL)
            resolved.linked_pictures.append(original)
        element.attrs["href"] = pelican_link(link, target)
        return ""

    def main_picture(self, source: Source) -> Picture:
        """Return the picture that the header Image names; raise PictureError if it is wrong."""
        written = source.value("image")
        # Image can begin with {static}, as a link does. Otherwise it is the name of a file, in
        # which # and % have no meaning.
        address = written if written.startswith("{") else f"{{static}}{quote(written)}"
        link = parse_link(address, source)._replace(written=written)
        picture = self.picture(link)
        if picture.is_drawing:
            raise PictureError(
                f"{written} is a drawing, which other sites do not show; name a photo"
            )
        return picture

    def link_error(self, link: Link) -> str:
        """Return the error in a link, or ''."""
        if not link.written.strip():
            return "the link is empty; give it an address"
        if not link.kind:
            return outside_link_error(link.written)
        if link.path not in self.targets.get(link.kind, ()):
            return self.unknown_target_error(link)
        if link.kind == "static":
            return self.download_error(link)
        return ""

    def picture(self, link: Link) -> Picture:
        """Return the picture at an address; raise PictureError if the address or file is wrong."""
        error = self.picture_link_error(link)
        if error:
            raise PictureError(error)
        try:
            return self.pictures.read(self.targets["static"][link.path])
        except PictureError as cause:
            raise PictureError(f"{link.written} {cause}") from cause

    def picture_link_error(self, link: Link) -> str:
        """Return the error in the address of a picture, or ''."""
        address = link.written
        remedy = "write {static} and its name"
        if not address:
            return f"a picture has no address; {remedy}"
        if link.kind != "static":
            if address.startswith("data:"):  # a picture as text, as Google Docs writes it
                problem = f"{beginning_of(address)}… is not a file"
                return f"{problem}; save the picture in content/, and {remedy}"
            if link.kind or re.search(NOT_A_PATH, address):
                return f"the picture {address} is not a file in content/; {remedy}"
            name = re.sub(CONTENT_FOLDER, "/", address)
            return f"the picture {address} is not part of the site; write {{static}}{name}"
        if link.fragment is not None:
            return f"the picture {address} contains #; delete it, or write %23 if its name has it"
        if link.path not in self.targets["static"]:
            return f"the picture {address} does not exist; {self.missing_picture_remedy(link)}"
        if extension(link.path) not in PICTURE_TYPES:
            extensions = ", ".join(PICTURE_TYPES)
            return (
                f"{address} is not a picture that browsers show; export it as JPEG or PNG,"
                f" or name a file that ends in one of {extensions}"
            )
        return ""

    def missing_picture_remedy(self, link: Link) -> str:
        """Return what to do if the file of a picture does not exist."""
        if re.search(WRONG_CAPTION, link.written):
            return 'put straight quotation marks (") before and after its caption'
        if "://" in link.written:
            return "save the picture in content/, and write its name"
        similar = closest(link.path, self.targets["static"])
        return f"did you mean {{static}}/{encoded(similar)}?" if similar else "add it"

    def unknown_target_error(self, link: Link) -> str:
        if link.kind == "author":
            return (
                f"the link {link.written} leads nowhere: this site has no author pages; remove it"
            )
        targets = self.targets.get(link.kind, {})
        introduction = self.introductions.get(link.path)
        if link.path in self.unpublished:
            problem = f"the link {link.written} leads to a text that is not published"
            return f"{problem}; publish it, or remove the link"
        similar = closest(link.path, targets)
        other_kind = "static" if link.kind == "filename" else "filename"
        if link.kind in FILES and link.path in self.targets[other_kind]:
            remedy = f"write {{{other_kind}}}/{encoded(link.path)}"
        elif introduction:
            remedy = f"write {{tag}}{introduction}"
        elif similar and link.kind in FILES:
            remedy = f"did you mean {{{link.kind}}}/{encoded(similar)}?"
        elif similar:
            remedy = f"did you mean {{{link.kind}}}{similar}?"
        elif link.kind == "static":
            remedy = "add this file to content/, or correct the link"
        elif link.kind in self.targets:
            remedy = "correct it"
        else:
            remedy = "use {filename}, {static}, {tag} or {category}"
        return f"the link {link.written} leads to nothing published; {remedy}"

    def download_error(self, link: Link) -> str:
        """Return the error in a file to which a text links, or ''."""
        holder = self.holders.get(address_key(link.path))
        if holder:
            return f"{link.written} would have the address of {holder}; rename the file"
        if extension(link.path) == "svg":
            return (
                f"{link.written} could run scripts when it is opened;"
                " link to a PNG, or show it as a picture"
            )
        if is_unsafe_address(link.path):
            return f"{beginning_of(link.written)} cannot be published; {UNSAFE_REMEDY}"
        # theme/hosting/ sets HTTP headers for the files in these folders.
        if re.match(OWN_FOLDER, link.path, re.IGNORECASE):
            return f"{link.written} is in a folder that the site writes itself; rename the folder"
        is_known_type = extension(link.path) in DOWNLOADS
        has_safe_name = re.fullmatch(DOWNLOAD_NAME, link.path)
        if not is_known_type or not has_safe_name:
            extensions = ", ".join(sorted(DOWNLOADS))
            return (
                f"{link.written} cannot be published; name it in letters, digits and hyphens,"
                f" with one of the file extensions {extensions}"
            )
        name = self.targets["static"][link.path]
        error = contents_error(self.content / name)
        if not error and extension(link.path) in PICTURE_TYPES:
            try:
                self.pictures.read(name)
            except PictureError as picture_error:
                error = str(picture_error)
        return f"{link.written} {error}" if error else ""


class RenderedTargets(NamedTuple):
    """The targets that are known once all texts are rendered.

    ids: those of each text, by its name; broken_pictures: the errors in pictures, by their names.
    """

    ids: dict[str, frozenset[str]]
    broken_pictures: dict[str, str]

    def errors(self, links: ResolvedLinks) -> Iterator[str]:
        for target, fragment, link in links.fragment_links:
            # A text that was not rendered is missing: its own errors are reported.
            if target in self.ids and unquote(fragment) not in self.ids[target]:
                remedy = "use one that does"
                if fragment.startswith(("_edn", "_ftn")):  # from a word processor
                    remedy = "write [^1] for a note, and [^1]: before its text"
                yield f"the link {link} leads to an id that does not exist; {remedy}"
        for shown in links.all_pictures:
            if shown.picture.name in self.broken_pictures:
                yield f"{shown.written} {self.broken_pictures[shown.picture.name]}"


def closest(name: str, others: Iterable[str]) -> str:
    """Return the name that is most similar, whatever its capitals, or ''."""
    spellings = {other.casefold(): other for other in others}
    similar = get_close_matches(name.casefold(), spellings, 1)
    return spellings[similar[0]] if similar else ""


def encoded(path: str) -> str:
    """Return the path of a file as it is written in a link."""
    return path.replace("%", "%25").replace(" ", "%20").replace("#", "%23")


def outside_link_error(address: str) -> str:
    error = outside_address_error(address)
    if not error:
        return ""
    if error == INCOMPLETE:
        error += f", or {site_link(address)}"
    beginning = address.split()[0]
    has_title = beginning != address and not outside_address_error(beginning)
    if has_title:  # as in [text](https://dossier.example a title)
        error += ', or put " before and after a title'
    return f"the link {address} {error}"


def site_link(address: str) -> str:
    """Return how to write an address that was meant as a link to a file of the site."""
    path = re.sub(CONTENT_FOLDER, "/", address)
    is_path = not re.search(NOT_A_PATH, address)
    if is_path and path.endswith(".md"):
        return f"{{filename}}{path}"
    if is_path and extension(path) in DOWNLOADS:
        return f"{{static}}{path}"
    return "{filename} or {static} before the name of a file"


def pelican_link(link: Link, target: str) -> str:
    if link.kind == "filename":
        # Pelican ends a path at ?, # and ;. The names of texts can contain these characters, so
        # such a name is quoted. Slugs and the names of other files cannot (see download_error()).
        target = f"/{quote(target)}"
    elif link.kind == "static":
        target = f"/{target}"
    fragment = f"#{link.fragment}" if link.fragment is not None else ""
    return f"{DELIMITER}{link.kind}{DELIMITER}{target}{fragment}"
