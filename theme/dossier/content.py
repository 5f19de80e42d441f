"""Reads, checks and renders all content before any file of the site is written."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from .checks.headers import check_headers
from .checks.site import check_site
from .content_files import find_files
from .error_lines import ErrorLocator
from .errors import BuildError, error_messages
from .links import LinkResolver, RenderedTargets
from .map_data import MapDataError, cities_by_name, read_cities
from .notices import (
    report_copies,
    report_drafts,
    report_heavy_texts,
    report_missing_pages,
    report_tags,
)
from .pictures.cache import PictureCache
from .pictures.library import PictureLibrary
from .pictures.picture import PAGE, SHARE_IMAGE, Picture, PictureError
from .pipeline import Pipeline, Rendered, render_batch
from .site import Site
from .source import Source
from .summaries import add_summaries

MOST_ERRORS = 30  # of a text: finding the lines of more would take too long
MANY_TEXTS = 300  # fewer are rendered sooner by this process alone


class Content(NamedTuple):
    """The content of a site. Only drafts in previews can have errors.

    texts: each source and its rendered text, by path; the text is None if this build leaves it out;
    uses_of_pictures: for each picture that the texts show or link to, its uses, such as PAGE.
    """

    site: Site
    texts: dict[Path, tuple[Source, Rendered | None]]
    library: PictureLibrary
    uses_of_pictures: dict[Picture, set[str]]


def read_content(settings: dict) -> Content:
    """Read and check all content; raise BuildError if anything is wrong.

    The errors of a text are collected in its Source, other errors in the variable `errors`. An
    error in the name of a file stops the build, even if the file is a draft. Other errors in drafts
    do not; they are printed if the setting DRAFTS shows drafts.
    """
    folder = Path(settings["PATH"])
    files = find_files(folder, settings["TEMPLATE_PAGES"])
    errors = set(files.errors)
    if not files.sources and not errors:  # perhaps a disk is missing
        raise BuildError([f"{folder.name}/ contains no texts; restore it from a backup"])
    cities = {}
    try:
        cities = read_cities() | cities_by_name(settings["CITIES"])
    except MapDataError as error:
        errors.add(error.content_error)
    complete_headers(files.sources, settings)
    site = check_all_headers(files.sources, settings)
    published = [*site.shown_introductions(), *site.texts]
    drafts = []
    if settings["DRAFTS"]:  # texts with the status skip are not shown, even in previews
        drafts = [source for source in site.unpublished if source.status == "draft"]
    cache = PictureCache(Path(settings["CACHE_PATH"], "pictures"))
    library = PictureLibrary(folder, cache)
    links = LinkResolver(site, files.linkable, folder, library)
    pipeline = Pipeline(settings, links, cities)
    rendered = render_sources(pipeline, [*published, *drafts])
    found_pictures = find_pictures(rendered.values(), bool(settings["SITEURL"]))
    broken_pictures = library.encode(found_pictures)  # the error of each, by its name
    rendered = without_broken_main_pictures(rendered, broken_pictures)
    add_text_errors(pipeline, rendered, broken_pictures)
    # `published` lacks the introductions of tags that no published text has. Errors in the headers
    # of these stop the build, too.
    for source in [*site.introductions, *site.texts]:
        errors.update(source.errors)
    if errors:
        raise BuildError(error_messages(errors))
    # Published texts have no broken pictures here. The broken pictures of drafts get no files, so
    # browsers show their alt texts.
    uses_of_pictures = {}
    for picture, uses in found_pictures.items():
        if picture.name not in broken_pictures:
            uses_of_pictures[picture] = uses
    report_drafts(drafts, site.draft_addresses)
    report_heavy_texts(rendered, library, uses_of_pictures)
    report_tags(site)
    report_copies(published)
    report_missing_pages(site)
    texts = {source.path: (source, rendered.get(source)) for source in files.sources}
    return Content(site, texts, library, uses_of_pictures)


def complete_headers(sources: list[Source], settings: dict) -> None:
    """Convert dates to ISO 8601, and add missing summaries if a setting says so.

    Only the headers in memory change, not the files.
    """
    for source in sources:
        source.convert_dates(settings["DEFAULT_LANG"])
    if settings["SUMMARY_FROM_TEXT"]:
        add_summaries(sources, settings["MARKDOWN"])


def check_all_headers(sources: list[Source], settings: dict) -> Site:
    """Check the headers of each text, then those of all texts together; return the site."""
    for source in sources:
        for header, message in check_headers(source, settings):
            source.add_header_error(header, message)
    site = Site(sources, settings)
    # check_site() skips the addresses of headers with errors, so an error that is added too early
    # could hide another. list() finishes all checks first.
    for source, header, message in list(check_site(site)):
        source.add_header_error(header, message)
    return site


def render_sources(pipeline: Pipeline, sources: list[Source]) -> dict[Source, Rendered]:
    """Render the texts, and find their main pictures."""
    if len(sources) < MANY_TEXTS:
        results = render_batch(pipeline, sources)
    else:
        from .parallel import render_all  # imported here, as most sites have few texts

        results = render_all(pipeline, sources)
    rendered = {}
    for source, result in zip(sources, results, strict=True):
        if source.value("image"):
            try:
                picture = pipeline.link_resolver.main_picture(source)
                result = result._replace(main_picture=picture)
            except PictureError as error:
                source.add_header_error("image", str(error))
        rendered[source] = result
    return rendered


def find_pictures(texts: Iterable[Rendered], has_public_address: bool) -> dict[Picture, set[str]]:
    """Return the pictures of texts, and the uses of each."""
    uses_of_pictures = defaultdict(set)
    for text in texts:
        for shown in text.links.all_pictures:
            uses_of_pictures[shown.picture].add(shown.use)
        if text.main_picture:
            uses_of_pictures[text.main_picture].add(PAGE)
            if has_public_address:
                uses_of_pictures[text.main_picture].add(SHARE_IMAGE)
    return dict(uses_of_pictures)


def without_broken_main_pictures(
    rendered: dict[Source, Rendered], broken_pictures: dict[str, str]
) -> dict[Source, Rendered]:
    """Return all texts; remove each broken main picture, and add an error to its source.

    broken_pictures: the error of each broken picture, by its name.
    """
    corrected = {}
    for source, result in rendered.items():
        if result.main_picture and result.main_picture.name in broken_pictures:
            error = broken_pictures[result.main_picture.name]
            source.add_header_error("image", f"{source.value('image')} {error}")
            result = result._replace(main_picture=None)
        corrected[source] = result
    return corrected


def add_text_errors(
    pipeline: Pipeline, rendered: dict[Source, Rendered], broken_pictures: dict[str, str]
) -> None:
    """Add the errors of each rendered text to its source, with their lines."""
    targets = RenderedTargets(known_ids(rendered), broken_pictures)
    for source, result in rendered.items():
        errors = [*result.errors, *targets.errors(result.links)]
        # If no headers were found, that error is reported already. The owner must correct it first,
        # so the errors in the text are left out.
        if errors and source.has_headers:
            add_located_errors(source, errors, pipeline, targets)


def known_ids(rendered: dict[Source, Rendered]) -> dict[str, frozenset[str]]:
    """Return the ids of each rendered text by its name.

    A text that was not rendered, because it has errors, is left out: its ids are unknown, so links
    to them are not checked.
    """
    return {source.name: result.ids for source, result in rendered.items() if result.html}


def add_located_errors(
    source: Source, errors: list[str], pipeline: Pipeline, targets: RenderedTargets
) -> None:
    """Find the lines of errors in a text, and add both to the source."""

    # ErrorLocator calls this with the first lines of the text, again and again.
    def check(beginning: str) -> list[str]:
        checked = pipeline.check(source, beginning, is_beginning=True)
        return [*checked.errors, *targets.errors(checked.links)]

    locator = ErrorLocator(source.text, check)
    for line, error in locator.locate(errors[:MOST_ERRORS]):
        source.add_error(source.text_line + line - 1, error)
    number_left_out = len(errors) - MOST_ERRORS
    if number_left_out > 0:
        message = (
            f"more errors that are not listed: {number_left_out}; correct the listed ones first"
        )
        source.add_error(source.text_line, message)
