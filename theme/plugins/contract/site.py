"""What the content files are to each other: the tags, the categories and the addresses of the site."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from pelican.utils import slugify

from ..source import Source

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file; file systems end at 255 bytes
RESERVED = re.compile(r"(?:.*/)?(?:\.|(?:con|prn|aux|nul|com\d|lpt\d)[./]).*|.{201,}", re.IGNORECASE)
FIT = "use letters or digits, shorten it, or choose another where Windows reserves it"


def nfc(name: str) -> str:
    """Return a name in the letters by which it is compared: macOS writes ü as u and two dots."""
    return normalize("NFC", name)


class Site:
    """The sources of a site, the tags and categories of the published, and who holds which address.

    tags, categories: those that a listed text has, and which thus have pages;
    holders: those of each address, as file systems that fold letters know it, an introduction before others.
    """

    def __init__(self, sources: list[Source], settings: dict):
        self.settings = settings
        self.texts = [source for source in sources if source.kind != "introduction" and not source.draft]
        self.drafts = [source for source in sources if source.draft]
        self.introductions = [source for source in sources if source.kind == "introduction"]
        self.slugs = {nfc(source.value("title")): source.value("slug") for source in self.introductions}
        listed = [source for source in self.texts if source.status == "published"]
        self.tags = {nfc(tag) for source in listed for tag in source.tags}
        self.categories = {self.category(source) for source in listed} - {""}
        own = [f"{name}.html" for name in [*settings["DIRECT_TEMPLATES"], "dossier"]]
        icons = [f"theme/{path.name}" for path in Path(settings["THEME"], "icons").iterdir()]
        own += [*settings["TEMPLATE_PAGES"].values(), *icons, "service-worker.js"]
        self.slug = cache(lambda name: slugify(name, regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"]))
        self.holders = defaultdict(dict, {name: {"the site itself": None} for name in own})
        for source in [*self.introductions, *self.texts]:
            for _, address, holder, _ in self.claims(source):
                self.holders[nfc(address).casefold()].setdefault(holder)

    def tag_slug(self, tag: str) -> str:
        """Return what the tag's address calls it, by the Slug of its introduction where that has one."""
        return self.slugs.get(nfc(tag)) or self.slug(nfc(tag))

    def category(self, source: Source) -> str:
        """Return the category of an article, which its folder or the settings give where it names none."""
        if source.kind != "article":
            return ""
        folder = PurePosixPath(source.name).parent.name if self.settings["USE_FOLDER_AS_CATEGORY"] else ""
        return nfc(source.value("category") or folder or self.settings["DEFAULT_CATEGORY"])

    def address(self, source: Source) -> str:
        """Return where an article or a page is published."""
        slug = source.value("slug") or self.slug(nfc(source.path.stem))
        return source.value("save_as") or self.settings[f"{source.kind.upper()}_SAVE_AS"].format(slug=slug)

    def claims(self, source: Source) -> Iterator[tuple[str, str, str, str]]:
        """Yield each address that a source needs: the header it comes from, the address, whose it is, another way."""
        if source.kind != "introduction":
            header = "save_as" if source.value("save_as") else "slug"
            yield header, self.address(source), source.label, f"give another {header.capitalize()}"
        for tag in [source.value("title")] if source.kind == "introduction" else source.tags:
            right = "spell it so, or give it an introduction with its own Slug"
            header = "title" if source.kind == "introduction" else "tags"
            address = self.settings["TAG_SAVE_AS"].format(slug=self.tag_slug(tag))
            yield header, address, f"the tag “{nfc(tag)}”", right
        if name := self.category(source):
            address = self.settings["CATEGORY_SAVE_AS"].format(slug=self.slug(name))
            yield "category", address, f"the category “{name}”", "choose one spelling"

    def holder(self, address: str, but: str = "") -> str:
        """Return who else holds an address; nothing where nobody does."""
        return next((holder for holder in self.holders.get(nfc(address).casefold(), ()) if holder != but), "")

    def check(self) -> Iterator[tuple[Source, str, str]]:
        """Yield what does not fit between the files: the source, its header, and what is wrong."""
        introduced = Counter(self.tag_slug(source.value("title")) for source in self.introductions)
        for source in [*self.introductions, *self.texts, *self.drafts]:
            for header, address, holder, right in self.claims(source):
                first = header in {"tags", "title"} and self.holder(address) == holder  # keeps its tag's address
                if RESERVED.fullmatch(address):
                    yield source, header, f"{holder[:40]} gives the address {address[:40]}; {FIT}, or add a Slug"
                elif (other := self.holder(address, holder)) and not first:
                    yield source, header, f"the address {address} of {holder} is taken by {other}; {right}"
            hidden = "only a hidden text has the {} “{}”, so it has no page; choose another"
            for tag in map(nfc, source.tags):
                if source.status == "hidden" and tag not in self.tags:
                    yield source, "tags", hidden.format("tag", tag)
                elif (slug := self.tag_slug(tag)) not in introduced:
                    yield source, "tags", f"the tag “{tag}” has no introduction; write content/tags/{slug}.md"
            if source.status == "hidden" and (name := self.category(source)) not in {"", *self.categories}:
                yield source, "category", hidden.format("category", name)
        used = set(map(self.tag_slug, [*self.tags, *(tag for draft in self.drafts for tag in draft.tags)]))
        for source in self.introductions:
            title = source.value("title")
            if introduced[self.tag_slug(title)] > 1:
                yield source, "title", f"“{title}” has several introductions; keep one, or give this one a Slug"
            elif self.tag_slug(title) not in used:
                yield source, "title", f"no listed article or page has the tag “{title}”; use it or delete this file"
