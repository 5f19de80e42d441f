"""Prints notices about what an owner may want to change. None of them stops the build.

They are not logged as warnings, because some commands stop at warnings.
"""

import sys
from collections.abc import Iterable

from .checks.headers import TEMPLATE_OF_PAGE
from .errors import error_messages
from .pictures.library import PictureLibrary
from .pictures.picture import Picture
from .pipeline import Rendered
from .site import Site
from .source import Source

HEAVY = 1_000_000  # bytes of a text with its pictures, each in its largest size

# when readers see a page, by its template
USES = {"404": "at an address without a page", "offline": "when they are offline"}


def notify(*lines: str) -> None:
    print(*lines, sep="\n", file=sys.stderr)


def report_drafts(drafts: list[Source], addresses: dict[str, str]) -> None:
    """Print the addresses of drafts, to which no page links, and the errors in them."""
    errors = set()
    for draft in drafts:
        notify(f"draft: {addresses[draft.name]}")
        errors.update(draft.errors)
    if errors:
        notify("in drafts:", *error_messages(errors))


def report_tags(site: Site) -> None:
    """Print a notice for each tag without an introduction, which owners may want to write."""
    for tag in sorted(site.tags - site.introduction_slugs.keys()):
        file = f"{site.folder}/tags/{site.tag_slug(tag)}.md"
        notify(f"the tag “{tag}” has no introduction; you can write {file}")


def report_copies(texts: list[Source]) -> None:
    """Print a notice for each text that may be a copy of another, such as “talks (1).md”."""
    first_texts = {}
    for source in texts:
        identity = source.kind, source.value("title"), source.value("date")
        first = first_texts.setdefault(identity, source)
        if first is not source:
            repeated = "the title and the date" if source.value("date") else "the title"
            same = f"{source.shown_path} has {repeated} of {first.shown_path}"
            notify(f"{same}; delete it if it is a copy")


def report_missing_pages(site: Site) -> None:
    """Print a notice for each missing page that servers or the service worker would show."""
    names = {source.name for source in site.texts}
    for name, template in TEMPLATE_OF_PAGE.items():
        if name not in names:
            use = USES[template]
            notify(f"{site.folder}/{name} is missing; restore it, as readers see it {use}")


def report_heavy_texts(
    rendered: dict[Source, Rendered], library: PictureLibrary, intact_pictures: Iterable[Picture]
) -> None:
    """Print a notice for each heavy text: many readers pay for each megabyte.

    intact_pictures: those that could be encoded; a broken one, in a draft, has no file.
    """
    intact = set(intact_pictures)
    for source, text in rendered.items():
        weight = len(text.html.encode())
        for picture in intact.intersection(text.pictures):
            weight += library.size(picture.variants[-1].name)
        if weight > HEAVY:
            megabytes = weight / 1_000_000
            size = f"{source.shown_path}: {megabytes:.1f} MB with its pictures"
            notify(f"{size}; use fewer or smaller ones")
