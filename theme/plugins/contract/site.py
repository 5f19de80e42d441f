"""What the content files are to each other: the tags, the categories and the addresses of the site."""

import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path, PurePosixPath

from pelican.utils import slugify

from .source import Source, folded

LONGEST = 200  # bytes: file systems end at 255
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
RESERVED = re.compile(r"(?:^|/)(con|prn|aux|nul|com\d|lpt\d)(?:[./]|$)", re.IGNORECASE)


def nfc(name: str) -> str:
    """Return a name in the letters by which it is compared: macOS writes ü as u and two dots."""
    return unicodedata.normalize("NFC", name)


def unfit_name(name: str) -> str:
    """Return why a name is unfit for a file, and what would be right; nothing where it is fit."""
    if not name:
        return "no address; use letters or digits"
    if len(name.encode()) > LONGEST:
        return "an address too long for a file; shorten it"
    return "an address that Windows reserves; choose another" if RESERVED.search(name) else ""


class Site:
    """The published sources, the tags and categories they have, and who holds which address.

    tags, categories: those that a listed text has, and which thus have pages, as they are spelled there;
    taken: the holders of each address, letters folded.
    """

    def __init__(self, sources: list[Source], settings: dict):
        self.sources, self.settings = sources, settings
        self.texts = [source for source in sources if source.kind != "introduction"]
        introductions = [source for source in sources if source.kind == "introduction"]
        self.slugs = {
            nfc(source.value("title")): source.value("slug")
            for source in introductions
            if source.value("slug")
        }
        self.introductions = {self.tag_slug(source.value("title")): source for source in introductions[::-1]}
        listed = [source for source in self.texts if source.status == "published"]
        self.tags = {nfc(tag) for source in listed for tag in source.tags}
        self.categories = {self.category(source) for source in listed} - {""}
        self.taken = self.addresses()
        self.folders = {str(folder) for address in self.taken for folder in PurePosixPath(address).parents}

    def slug(self, name: str) -> str:
        return slugify(name, regex_subs=self.settings["SLUG_REGEX_SUBSTITUTIONS"])

    def tag_slug(self, tag: str) -> str:
        """Return what the tag's address calls it, by the Slug of its introduction where that has one."""
        return self.slugs.get(nfc(tag)) or self.slug(nfc(tag))

    def category(self, source: Source) -> str:
        """Return the category of an article, which its folder or the settings give where it names none."""
        if source.kind != "article":
            return ""
        folder = PurePosixPath(source.name).parent.name if self.settings["USE_FOLDER_AS_CATEGORY"] else ""
        return source.value("category") or folder or self.settings["DEFAULT_CATEGORY"]

    def address(self, source: Source) -> str:
        """Return where in output/ an article or a page is saved."""
        if source.value("save_as"):
            return source.value("save_as")
        name = source.value("slug") or self.slug(source.path.stem)
        return self.settings[f"{source.kind.upper()}_SAVE_AS"].format(slug=name)

    def addresses(self) -> dict[str, list[str]]:
        """Return the holders of each address, letters folded: the site's own files, lists, texts."""
        feeds = [self.settings.get(f"{kind}_ATOM") or "" for kind in ("FEED_ALL", "TAG_FEED")]
        feeds = [feed.format(slug=self.tag_slug(tag)) for feed in feeds for tag in self.tags]
        lists = [f"{template}.html" for template in [*self.settings["DIRECT_TEMPLATES"], "dossier"]]
        icons = [f"theme/{path.name}" for path in Path(self.settings["THEME"], "icons").iterdir()]
        own = [*lists, *self.settings["TEMPLATE_PAGES"].values(), *feeds, *icons, "service-worker.js"]
        taken = {folded(name): ["the site itself"] for name in own if name}
        for kind, names, slug in ("tag", self.tags, self.tag_slug), ("category", self.categories, self.slug):
            for name in sorted(names):
                address = self.settings[f"{kind.upper()}_SAVE_AS"].format(slug=slug(name))
                taken.setdefault(folded(address), []).append(f"the {kind} “{name}”")
        for source in self.texts:
            taken.setdefault(folded(self.address(source)), []).append(source.label)
        return taken

    def holder(self, address: str) -> str:
        """Return who holds an address, or one above or below it; nothing where it is free."""
        at = folded(address)
        above = [str(folder) for folder in PurePosixPath(at).parents]
        holders = [self.taken[place][0] for place in (at, *above) if place in self.taken]
        return holders[0] if holders else "a folder of the site" if at in self.folders else ""

    def check(self) -> None:
        """Add what does not fit between the files to their faults."""
        spellings: dict[str, Counter] = defaultdict(Counter)
        for source in self.texts:
            spellings[self.slug(self.category(source))][self.category(source)] += 1
        for source in self.texts:
            if text := self.wrong_category(source, spellings):
                source.fault_header("category", text)
            for tag in source.tags:
                if text := self.wrong_tag(tag):
                    source.fault_header("tags", text)
            header = "save_as" if source.value("save_as") else "slug"
            if not source.value(header) and (unfit := unfit_name(self.slug(source.path.stem))):
                source.fault(1, f"the file's name gives {unfit}, or add a Slug")
            address = self.address(source)
            if others := [other for other in self.taken[folded(address)] if other != source.label]:
                text = f"the address {address} is taken by {others[0]}; give another {header.capitalize()}"
                source.fault_header(header, text)
        for source in self.sources:
            if source.kind == "introduction" and (text := self.wrong_introduction(source)):
                source.fault_header("title", text)

    def wrong_category(self, source: Source, spellings: dict[str, Counter]) -> str:
        """A category has one spelling, the one that most articles give it, and an address with a page."""
        name = self.category(source)
        spelt = spellings[self.slug(name)]
        others = [other for other in spelt if other != name and spelt[other] >= spelt[name]]
        if name and (unfit := unfit_name(self.slug(name))):
            return f"“{name[:40]}” gives {unfit}"
        if others:
            return f"“{name}” is spelled “{others[0]}” elsewhere; choose one spelling"
        if name and name not in self.categories:
            return f"only a hidden text has the category “{name}”, so it has no page; choose another"
        return ""

    def wrong_tag(self, tag: str) -> str:
        """A tag has an introduction in content/tags/, is spelled as there, and has an address of its own."""
        tag, slug = nfc(tag), self.tag_slug(tag)
        if unfit := unfit_name(slug):
            return f"“{tag[:40]}” gives {unfit}"
        if tag not in self.tags:
            return f"only a hidden text has the tag “{tag}”, so it has no page; choose another"
        introduction = self.introductions.get(slug)
        if not introduction:
            return f"the tag “{tag}” has no introduction; write content/tags/{slug}.md"
        known = nfc(introduction.value("title"))
        if folded(known) == folded(tag) and known != tag or not known:
            return f"“{tag}” is spelled “{known}” in its introduction {introduction.label}; spell it so"
        if known != tag:
            return (
                f"“{tag}” and “{known}” share the address {self.settings['TAG_SAVE_AS'].format(slug=slug)}; "
                f"give “{tag}” an introduction with a Slug of its own"
            )
        return ""

    def wrong_introduction(self, source: Source) -> str:
        """An introduction stands in content/tags/, is the tag's only one and is named like its address."""
        title, slug = source.value("title"), self.tag_slug(source.value("title"))
        first = self.introductions[slug]
        if source.name != f"tags/{slug}.md" and first.name == f"tags/{slug}.md":
            return f"“{title}” has its introduction in {first.label}; delete one, or give this one a Slug"
        if not title or all(self.tag_slug(tag) != slug for tag in self.tags):
            return f"no listed article or page has the tag “{title}”; use it or delete this file"
        if source.name.count("/") > 1 or folded(source.path.stem) != folded(slug):
            return f"the file is not named after its tag; name it content/tags/{slug}.md"
        return ""
