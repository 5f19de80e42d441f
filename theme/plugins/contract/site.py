"""What the content files must be to each other: one spelling a tag, one file an address."""

import unicodedata
from functools import cache
from pathlib import Path, PurePosixPath

from pelican.utils import slugify

from .source import Source


@cache
def fixed_slug(name: str, substitutions: tuple) -> str:
    return slugify(name, regex_subs=substitutions)


def slug(name: str, settings: dict) -> str:
    return fixed_slug(name, tuple(settings["SLUG_REGEX_SUBSTITUTIONS"]))


def folded(address: str) -> str:
    """Return what two addresses have in common on file systems that fold letters."""
    return unicodedata.normalize("NFC", address).casefold()


class Site:
    """The content files that are published, and what they are filed under.

    tags, categories: those of texts that the lists name, which thus have pages;
    taken: the holders of each folded address.
    """

    def __init__(self, sources: list[Source], settings: dict):
        self.sources, self.settings = sources, settings
        self.texts = [source for source in sources if source.kind != "introduction"]
        shown = [source for source in self.texts if source.status == "published"]
        self.tags = {tag for source in shown for tag in source.tags}
        self.categories = {self.category(source) for source in shown} - {""}
        self.taken = self.addresses()

    def category(self, source: Source) -> str:
        """Return the category of an article, which its folder or the settings give where it names none."""
        if source.kind != "article":
            return ""
        folder = PurePosixPath(source.name).parent.name if self.settings["USE_FOLDER_AS_CATEGORY"] else ""
        return source.value("category") or folder or self.settings["DEFAULT_CATEGORY"]

    def filed(self, source: Source, header: str) -> list[str]:
        return source.tags if header == "tags" else [*filter(None, [self.category(source)])]

    def address(self, source: Source) -> str:
        """Return where in output/ Pelican saves an article or a page."""
        if source.value("save_as"):
            return source.value("save_as")
        name = source.value("slug") or slug(source.path.stem, self.settings)
        return self.settings[f"{source.kind.upper()}_SAVE_AS"].format(slug=name)

    def addresses(self) -> dict[str, list[str]]:
        lists = [f"{template}.html" for template in [*self.settings["DIRECT_TEMPLATES"], "dossier"]]
        icons = [f"theme/{path.name}" for path in Path(self.settings["THEME"], "icons").iterdir()]
        own = [*lists, *self.settings["TEMPLATE_PAGES"].values(), *icons, "service-worker.js"]
        taken = {name: ["the site itself"] for name in own}
        for kind, names in ("tag", self.tags), ("category", self.categories):
            for name in sorted(names):
                listed = self.settings[f"{kind.upper()}_SAVE_AS"].format(slug=slug(name, self.settings))
                taken[folded(listed)] = [f"the {kind} “{name}”"]
        for source in self.texts:
            taken.setdefault(folded(self.address(source)), []).append(source.label)
        return taken

    def check(self) -> None:
        """Add what does not fit between the files to their faults."""
        self.check_spelling("tags")
        self.check_spelling("category")
        self.check_introductions()
        self.check_addresses()

    def check_spelling(self, header: str) -> None:
        """Every tag, or category, has one spelling and an address."""
        spellings: dict[str, dict[str, str]] = {}  # by address: each spelling and its first place
        filed = [(source, name) for source in self.sources for name in self.filed(source, header)]
        for source, name in filed:
            place = f"{source.label}:{source.line(header)}"
            spellings.setdefault(slug(name, self.settings), {}).setdefault(name, place)
        for source, name in filed:
            others = {**spellings[slug(name, self.settings)]}
            del others[name]
            if not slug(name, self.settings):
                text = f"“{name}” gives no address; name it with letters or digits"
                source.fault(source.line(header), text)
            elif others:
                known, place = next(iter(others.items()))
                text = f"“{name}” is spelled “{known}” at {place}; choose one spelling"
                source.fault(source.line(header), text)
            elif header == "category" and name not in self.categories:
                text = f"only a hidden text is filed under “{name}”, which gives it no page; file another"
                source.fault(source.line(header), text)

    def check_introductions(self) -> None:
        """Every tag has its introduction in content/tags/, and every introduction its tag."""
        introductions = {source.path.stem: source for source in self.sources if source.kind == "introduction"}
        carried = {slug(tag, self.settings) for tag in self.tags}
        for source in self.texts:
            for tag in source.tags:
                introduction = introductions.get(slug(tag, self.settings))
                if not introduction:
                    file = f"content/tags/{slug(tag, self.settings)}.md"
                    source.fault(source.line("tags"), f"the tag “{tag}” has no introduction; write {file}")
                elif introduction.value("title") not in {"", tag}:
                    known, place = introduction.value("title"), introduction.label
                    text = f"“{tag}” is spelled “{known}” in its introduction {place}; spell it so"
                    source.fault(source.line("tags"), text)
        for name, source in introductions.items():
            title = source.value("title")
            if source.name.count("/") > 1:
                source.fault(1, f"an introduction stands in content/tags/ itself; move it to tags/{name}.md")
            if name not in carried:
                text = f"no listed article or page has the tag “{title}”; use it or delete this file"
                source.fault(source.line("title"), text)
            elif title and slug(title, self.settings) != name:
                right = f"name the file {slug(title, self.settings)}.md"
                source.fault(source.line("title"), f"the Title does not fit the file's name; {right}")

    def check_addresses(self) -> None:
        """No two files, lists included, share an address, on file systems that fold letters too."""
        for source in self.texts:
            address = self.address(source)
            if PurePosixPath(address).stem in {"", ".html"}:
                source.fault(1, "the file's name gives no address; add a Slug")
            others = [place for place in self.taken[folded(address)] if place != source.label]
            if others:
                line = source.line("save_as" if source.value("save_as") else "slug")
                text = f"the address {address} is taken by {others[0]}; give another Slug"
                source.fault(line, text)
