"""What the content files must be to each other: one spelling a tag, one file an address."""

import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache, partial
from pathlib import Path, PurePosixPath

from pelican.utils import slugify

from .source import Source

LONGEST = 200  # bytes: file systems end at 255
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
RESERVED = re.compile(r"(?:^|/)(con|prn|aux|nul|com\d|lpt\d)(?:[./]|$)", re.IGNORECASE)


@cache
def slug(name: str, substitutions: tuple[tuple[str, str], ...]) -> str:
    """Return what an address calls a name, by the settings' SLUG_REGEX_SUBSTITUTIONS."""
    return slugify(name, regex_subs=substitutions)


def folded(address: str) -> str:
    """Return what two addresses have in common on file systems that fold letters."""
    return unicodedata.normalize("NFC", address).casefold()


def above(address: str) -> list[str]:
    return [str(folder) for folder in PurePosixPath(address).parents][:-1]


def unfit_name(name: str) -> str:
    """Return why a name is unfit for a file, and what would be right, nothing where it is fit."""
    if not name:
        return "no address; use letters or digits"
    if len(name.encode()) > LONGEST:
        return "an address too long for a file; shorten it"
    return "an address that Windows keeps for itself; choose another" if RESERVED.search(name) else ""


class Site:
    """The content files that are published, and what they are filed under.

    tags, categories: those of texts that the lists name, which thus have pages;
    taken: the holders of each folded address;
    folders: the holders of an address below each folded folder.
    """

    def __init__(self, sources: list[Source], settings: dict):
        self.sources, self.settings = sources, settings
        self.slug = partial(slug, substitutions=tuple(settings["SLUG_REGEX_SUBSTITUTIONS"]))
        self.texts = [source for source in sources if source.kind != "introduction"]
        shown = [source for source in self.texts if source.status == "published"]
        self.tags = {tag for source in shown for tag in source.tags}
        self.categories = {self.category(source) for source in shown} - {""}
        self.taken = self.addresses()
        self.folders = {folder: holders for at, holders in self.taken.items() for folder in above(at)}

    def category(self, source: Source) -> str:
        """Return the category of an article, which its folder or the settings give where it names none."""
        if source.kind != "article":
            return ""
        folder = PurePosixPath(source.name).parent.name if self.settings["USE_FOLDER_AS_CATEGORY"] else ""
        return source.value("category") or folder or self.settings["DEFAULT_CATEGORY"]

    def address(self, source: Source) -> str:
        """Return where in output/ Pelican saves an article or a page."""
        if source.value("save_as"):
            return source.value("save_as")
        name = source.value("slug") or self.slug(source.path.stem)
        return self.settings[f"{source.kind.upper()}_SAVE_AS"].format(slug=name)

    def take(self, address: str, holder: str) -> str:
        """Let a file stand at an address; return who stands there, above or below it where that is another."""
        at = folded(address)
        meets = [self.taken.get(at), self.folders.get(at), *map(self.taken.get, above(at))]
        others = [other for holders in meets if holders for other in holders if other != holder]
        if not others:
            self.taken[at] = [holder]
            self.folders |= {folder: [holder] for folder in above(at) if folder not in self.folders}
        return others[0] if others else ""

    def addresses(self) -> dict[str, list[str]]:
        """Return the holders of each address, letters folded: the site's own files, lists, texts."""
        feeds = [self.settings.get(f"{kind}_ATOM") or "" for kind in ("FEED_ALL", "TAG_FEED")]
        feeds = [feed.format(slug=self.slug(tag)) for feed in feeds for tag in self.tags]
        lists = [f"{template}.html" for template in [*self.settings["DIRECT_TEMPLATES"], "dossier"]]
        icons = [f"theme/{path.name}" for path in Path(self.settings["THEME"], "icons").iterdir()]
        own = [*lists, *self.settings["TEMPLATE_PAGES"].values(), *feeds, *icons, "service-worker.js"]
        taken = {folded(name): ["the site itself"] for name in own if name}
        for kind, names in ("tag", self.tags), ("category", self.categories):
            for name in sorted(names):
                listed = self.settings[f"{kind.upper()}_SAVE_AS"].format(slug=self.slug(name))
                taken[folded(listed)] = [f"the {kind} “{name}”"]
        for source in self.texts:
            taken.setdefault(folded(self.address(source)), []).append(source.label)
        return taken

    def check(self) -> None:
        """Add what does not fit between the files to their faults."""
        self.check_categories()
        self.check_introductions()
        self.check_addresses()

    def check_categories(self) -> None:
        """Every category has one spelling, the one that most articles give it, and an address with a page."""
        filed = [(source, name) for source in self.sources if (name := self.category(source))]
        spellings: dict[str, Counter] = defaultdict(Counter)
        for _, name in filed:
            spellings[self.slug(name)][name] += 1
        for source, name in filed:
            spelt = spellings[self.slug(name)]
            others = [other for other in spelt if other != name and spelt[other] >= spelt[name]]
            if unfit := unfit_name(self.slug(name)):
                source.fault_header("category", f"“{name[:40]}” gives {unfit}")
            elif others:
                text = f"“{name}” is spelled “{others[0]}” elsewhere; choose one spelling"
                source.fault_header("category", text)
            elif name not in self.categories:
                text = f"only a hidden text is filed under “{name}”, which gives it no page; file another"
                source.fault_header("category", text)

    def check_introductions(self) -> None:
        """Every tag has its introduction in content/tags/, spelled as there, and every introduction its tag."""
        introductions = {source.path.stem: source for source in self.sources if source.kind == "introduction"}
        for source in self.texts:
            for tag in source.tags:
                if text := self.unintroduced(tag, introductions.get(self.slug(tag))):
                    source.fault_header("tags", text)
        carried = {self.slug(tag) for tag in self.tags}
        for name, source in introductions.items():
            title = source.value("title")
            if source.name.count("/") > 1:
                source.fault(1, f"an introduction stands in content/tags/ itself; move it to tags/{name}.md")
            right = self.slug(title)
            if name not in carried and right in introductions and right != name:
                text = f"“{title}” has its introduction in {introductions[right].label}; delete one"
                source.fault_header("title", text)
            elif name not in carried and right not in carried:
                text = f"no listed article or page has the tag “{title}”; use it or delete this file"
                source.fault_header("title", text)
            elif title and right != name:
                text = f"the Title does not fit the file's name; name the file {right}.md"
                source.fault_header("title", text)

    def unintroduced(self, tag: str, introduction: Source | None) -> str:
        """Return why a tag has no page with this introduction, and what would be right."""
        if unfit := unfit_name(self.slug(tag)):
            return f"“{tag[:40]}” gives {unfit}"
        if not introduction:
            if tag not in self.tags:
                return f"only a hidden text has the tag “{tag}”, which gives it no page; take another"
            return f"the tag “{tag}” has no introduction; write content/tags/{self.slug(tag)}.md"
        known = introduction.value("title")
        if known not in {"", tag}:
            return f"“{tag}” is spelled “{known}” in its introduction {introduction.label}; spell it so"
        return ""

    def check_addresses(self) -> None:
        """No two files, lists included, share an address, on file systems that fold letters too."""
        for source in self.texts:
            header = "save_as" if source.value("save_as") else "slug"
            if not source.value(header) and (unfit := unfit_name(self.slug(source.path.stem))):
                source.fault(1, f"the file's name gives {unfit}, or add a Slug")
            address = self.address(source)
            others = [place for place in self.taken[folded(address)] if place != source.label]
            if others:
                text = f"the address {address} is taken by {others[0]}; give another {header.capitalize()}"
                source.fault_header(header, text)
