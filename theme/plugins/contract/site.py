"""What the content files must be to each other: one spelling a tag, one file an address."""

import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from pelican.utils import slugify

from .source import Source


def slug(name: str, settings: dict) -> str:
    return slugify(name, regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"])


def check_spelling(sources: Iterable[Source], header: str, settings: dict) -> None:
    """Every tag, or category, has one spelling, the first one found, and an address."""
    spellings: dict[str, tuple[str, str]] = {}
    for source in sources:
        named = source.tags if header == "tags" else [source.value(header)]
        if source.kind == "introduction":
            named = [source.value("title")]
        for name in filter(None, named):
            line = source.line("title" if source.kind == "introduction" else header)
            known, place = spellings.setdefault(
                slug(name, settings), (name, f"{source.label}:{line}")
            )
            if not slug(name, settings):
                source.fault(line, f"“{name}” gives no address; name it with letters or digits")
            elif known != name:
                source.fault(line, f"“{name}” is spelled “{known}” at {place}; choose one spelling")


def check_introductions(sources: list[Source], settings: dict) -> None:
    """Every tag has its introduction in content/tags/, and every introduction its tag."""
    introductions = {source.path.stem: source for source in sources if source.kind == "introduction"}
    carriers = [source for source in sources if source.kind != "introduction"]
    carried = {slug(tag, settings): None for source in carriers for tag in source.tags}
    for source in carriers:
        for tag in source.tags:
            if slug(tag, settings) not in introductions:
                file = f"content/tags/{slug(tag, settings)}.md"
                source.fault(source.line("tags"), f"the tag “{tag}” has no introduction; write {file}")
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
    own = [f"{template}.html" for template in settings["DIRECT_TEMPLATES"]]
    taken = {name: "the site itself" for name in [*own, *settings["TEMPLATE_PAGES"].values()]}
    for source in sources:
        for kind, names in ("TAG", source.tags), ("CATEGORY", [source.value("category")]):
            for name in filter(None, names):
                listed = settings[f"{kind}_SAVE_AS"].format(slug=slug(name, settings))
                taken[listed] = f"the {kind.lower()} “{name}”"
    for source in sources:
        if source.kind == "introduction":
            continue
        saved = address(source, settings)
        if PurePosixPath(saved).stem in {"", ".html"}:
            source.fault(1, "the file's name gives no address; add a Slug")
        key = unicodedata.normalize("NFC", saved).casefold()
        if key in taken:
            line = source.line("save_as" if source.value("save_as") else "slug")
            source.fault(line, f"the address {saved} is taken by {taken[key]}; give another Slug")
        taken.setdefault(key, source.label)


def check_site(sources: list[Source], settings: dict) -> None:
    """Add what does not fit between the files to their faults."""
    introduced_first = sorted(sources, key=lambda source: source.kind != "introduction")
    check_spelling(introduced_first, "tags", settings)
    articles = [source for source in sources if source.kind == "article"]
    check_spelling(articles, "category", settings)
    check_introductions(sources, settings)
    check_addresses(sources, settings)
