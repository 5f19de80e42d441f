"""What the content files are to each other: the tags, the categories and the addresses of the site."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from pelican.utils import slugify

from .source import Source

LONGEST = 200  # bytes: file systems end at 255
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
RESERVED = re.compile(r"(?:^|/)(con|prn|aux|nul|com\d|lpt\d)(?:[./]|$)", re.IGNORECASE)


def nfc(name: str) -> str:
    """Return a name in the letters by which it is compared: macOS writes ü as u and two dots."""
    return normalize("NFC", name)


def unfit_name(name: str) -> str:
    """Return why a name is unfit for a file, and what would be right; nothing where it is fit."""
    if len(name.encode()) > LONGEST:
        return "an address too long for a file; shorten it"
    if RESERVED.search(name):
        return "an address that Windows reserves; choose another"
    return "" if name else "no address; use letters or digits"


class Site:
    """The published sources, their tags and categories, and who holds which address.

    tags, categories: those that a listed text has, and which thus have pages;
    taken: the holders of each address, as file systems that fold letters know it.
    """

    def __init__(self, sources: list[Source], settings: dict):
        self.settings = settings
        self.texts = [source for source in sources if source.kind != "introduction"]
        self.introducing = [source for source in sources if source.kind == "introduction"]
        self.slugs = {nfc(source.value("title")): source.value("slug") for source in self.introducing}
        self.introductions = {self.tag_slug(source.value("title")): source for source in self.introducing[::-1]}
        listed = [source for source in self.texts if source.status == "published"]
        self.tags = {nfc(tag) for source in listed for tag in source.tags}
        self.categories = {self.category(source) for source in listed} - {""}
        self.taken: dict[str, list[str]] = defaultdict(list)
        for address, holder in self.addresses():
            self.taken[nfc(address).casefold()].append(holder)

    def slug(self, name: str) -> str:
        return slugify(nfc(name), regex_subs=self.settings["SLUG_REGEX_SUBSTITUTIONS"])

    def tag_slug(self, tag: str) -> str:
        """Return what the tag's address calls it, by the Slug of its introduction where that has one."""
        return self.slugs.get(nfc(tag)) or self.slug(tag)

    def category(self, source: Source) -> str:
        """Return the category of an article, which its folder or the settings give where it names none."""
        if source.kind != "article":
            return ""
        folder = PurePosixPath(source.name).parent.name if self.settings["USE_FOLDER_AS_CATEGORY"] else ""
        return nfc(source.value("category") or folder or self.settings["DEFAULT_CATEGORY"])

    def address(self, source: Source) -> str:
        """Return where in output/ an article or a page is saved."""
        slug = source.value("slug") or self.slug(source.path.stem)
        return source.value("save_as") or self.settings[f"{source.kind.upper()}_SAVE_AS"].format(slug=slug)

    def addresses(self) -> Iterator[tuple[str, str]]:
        """Yield each address of the site and who holds it: the site's own files, lists and texts."""
        settings, tags = self.settings, sorted(self.tags)
        own = [f"{name}.html" for name in [*settings["DIRECT_TEMPLATES"], "dossier"]]
        own += [*settings["TEMPLATE_PAGES"].values(), "service-worker.js"]
        own += [f"theme/{path.name}" for path in Path(settings["THEME"], "icons").iterdir()]
        yield from ((address, "the site itself") for address in own)
        yield from ((settings["TAG_SAVE_AS"].format(slug=self.tag_slug(tag)), f"the tag “{tag}”") for tag in tags)
        for name in sorted(self.categories):
            yield settings["CATEGORY_SAVE_AS"].format(slug=self.slug(name)), f"the category “{name}”"
        yield from ((self.address(source), source.label) for source in self.texts)

    def holder(self, address: str, but: str = "") -> str:
        """Return who else holds an address; nothing where nobody does."""
        return next((holder for holder in self.taken.get(nfc(address).casefold(), ()) if holder != but), "")

    def check(self) -> None:
        """Add what does not fit between the files to their faults."""
        for source in self.texts:
            header, address = "save_as" if source.value("save_as") else "slug", self.address(source)
            if not source.value(header) and (unfit := unfit_name(self.slug(source.path.stem))):
                source.fault(1, f"the file's name gives {unfit}, or add a Slug")
            if holder := self.holder(address, source.label):
                text = f"the address {address} is taken by {holder}; give another {header.capitalize()}"
                source.fault_header(header, text)
            if text := self.wrong_category(self.category(source)):
                source.fault_header("category", text)
            for text in filter(None, map(self.wrong_tag, source.tags)):
                source.fault_header("tags", text)
        for source in self.introducing:
            if text := self.wrong_introduction(source):
                source.fault_header("title", text)

    def wrong_category(self, name: str) -> str:
        """A category has one spelling, an address, and a page."""
        if unfit := unfit_name(self.slug(name)) if name else "":
            return f"“{name[:40]}” gives {unfit}"
        others = [other for other in sorted(self.categories) if other != name and self.slug(other) == self.slug(name)]
        if others:
            return f"“{name}” is also spelled “{others[0]}”; choose one spelling"
        hidden = name and name not in self.categories
        return f"only a hidden text has the category “{name}”, so it has no page; choose another" if hidden else ""

    def wrong_tag(self, tag: str) -> str:
        """A tag has an introduction in content/tags/, is spelled as there, and has an address of its own."""
        tag, slug = nfc(tag), self.tag_slug(tag)
        if unfit := unfit_name(slug):
            return f"“{tag[:40]}” gives {unfit}"
        if tag not in self.tags:
            return f"only a hidden text has the tag “{tag}”, so it has no page; choose another"
        if slug not in self.introductions:
            return f"the tag “{tag}” has no introduction; write content/tags/{slug}.md"
        known = nfc(self.introductions[slug].value("title")) or tag
        if known != tag and known.casefold() == tag.casefold():
            return f"“{tag}” is spelled “{known}” in its introduction {self.introductions[slug].label}; spell it so"
        address = self.settings["TAG_SAVE_AS"].format(slug=slug)
        shared = f"“{tag}” and “{known}” share the address {address}; give “{tag}” an introduction with its own Slug"
        return "" if known == tag else shared

    def wrong_introduction(self, source: Source) -> str:
        """An introduction is the only one of a tag that is used, and is named like the tag's address."""
        title, slug = source.value("title"), self.tag_slug(source.value("title"))
        first, name = self.introductions[slug], f"tags/{slug}.md"
        if source.name != name and first.name == name:
            return f"“{title}” has its introduction in {first.label}; delete one, or give this one a Slug"
        if all(self.tag_slug(tag) != slug for tag in self.tags):
            return f"no listed article or page has the tag “{title}”; use it or delete this file"
        return "" if source.name == name else f"the file is not named after its tag; name it content/{name}"
