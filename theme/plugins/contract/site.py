"""What the content files must be to each other: one spelling a tag, one file an address."""

import unicodedata
from functools import cache
from pathlib import PurePosixPath

from pelican.utils import slugify

from .source import Source


def slug(name: str, settings: dict) -> str:
    return fixed_slug(name, tuple(settings["SLUG_REGEX_SUBSTITUTIONS"]))


@cache
def fixed_slug(name: str, substitutions: tuple) -> str:
    return slugify(name, regex_subs=substitutions)


def check_spelling(sources: list[Source], header: str, settings: dict) -> None:
    """Every tag, or category, has one spelling and an address."""
    spellings: dict[str, dict[str, str]] = {}  # by address: each spelling and its first place
    named = [(source, name) for source in sources for name in source.names(header)]
    for source, name in named:
        place = f"{source.label}:{source.line(header)}"
        spellings.setdefault(slug(name, settings), {}).setdefault(name, place)
    for source, name in named:
        others = {**spellings[slug(name, settings)]}
        del others[name]
        if not slug(name, settings):
            text = f"“{name}” gives no address; name it with letters or digits"
            source.fault(source.line(header), text)
        elif others:
            known, place = next(iter(others.items()))
            text = f"“{name}” is spelled “{known}” at {place}; choose one spelling"
            source.fault(source.line(header), text)


def check_introductions(sources: list[Source], settings: dict) -> None:
    """Every tag has its introduction in content/tags/, and every introduction its tag."""
    introductions = {source.path.stem: source for source in sources if source.kind == "introduction"}
    carriers = [source for source in sources if source.kind != "introduction"]
    carried = {slug(tag, settings): None for source in carriers for tag in source.tags}
    for source in carriers:
        for tag in source.tags:
            introduction = introductions.get(slug(tag, settings))
            if not introduction:
                file = f"content/tags/{slug(tag, settings)}.md"
                source.fault(source.line("tags"), f"the tag “{tag}” has no introduction; write {file}")
            elif introduction.value("title") not in {"", tag}:
                known, place = introduction.value("title"), introduction.label
                text = f"“{tag}” is spelled “{known}” in its introduction {place}; spell it so"
                source.fault(source.line("tags"), text)
    for name, source in introductions.items():
        if name not in carried:
            text = f"no article or page has the tag “{source.value('title')}”; use it or delete this file"
            source.fault(source.line("title"), text)
        elif source.value("title") and slug(source.value("title"), settings) != name:
            right = f"name the file {slug(source.value('title'), settings)}.md"
            source.fault(source.line("title"), f"the Title does not fit the file's name; {right}")


def address(source: Source, settings: dict) -> str:
    """Return where in output/ Pelican saves an article or a page."""
    if source.value("save_as"):
        return source.value("save_as")
    name = source.value("slug") or slug(source.path.stem, settings)
    return settings[f"{source.kind.upper()}_SAVE_AS"].format(slug=name)


def check_addresses(sources: list[Source], settings: dict) -> None:
    """No two files, lists included, share an address, on file systems that fold case too."""
    own = [f"{template}.html" for template in [*settings["DIRECT_TEMPLATES"], "dossier"]]
    taken = {name: ["the site itself"] for name in [*own, *settings["TEMPLATE_PAGES"].values()]}
    for source in sources:
        for header, kind in ("tags", "TAG"), ("category", "CATEGORY"):
            for name in source.names(header):
                listed = settings[f"{kind}_SAVE_AS"].format(slug=slug(name, settings))
                taken[listed] = [f"the {kind.lower()} “{name}”"]
    written = [source for source in sources if source.kind != "introduction"]
    keys = {}
    for source in written:
        saved = address(source, settings)
        if PurePosixPath(saved).stem in {"", ".html"}:
            source.fault(1, "the file's name gives no address; add a Slug")
        keys[source] = unicodedata.normalize("NFC", saved).casefold()
        taken.setdefault(keys[source], []).append(source.label)
    for source in written:
        others = [place for place in taken[keys[source]] if place != source.label]
        if others:
            line = source.line("save_as" if source.value("save_as") else "slug")
            text = f"the address {address(source, settings)} is taken by {others[0]}; give another Slug"
            source.fault(line, text)


def check_site(sources: list[Source], settings: dict) -> None:
    """Add what does not fit between the files to their faults."""
    check_spelling(sources, "tags", settings)
    check_spelling(sources, "category", settings)
    check_introductions(sources, settings)
    check_addresses(sources, settings)
