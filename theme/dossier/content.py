"""Reads and checks all content before anything is written, and reports each error with its line."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from .checks.headers import check_headers
from .checks.links import Links, Resolved
from .checks.site import check_site
from .error_lines import ErrorLocator
from .errors import BuildError, ContentError
from .map_data import MapDataError, own_cities, read_cities
from .parallel import render_all
from .pictures.cache import PictureCache
from .pictures.library import PictureError, Pictures
from .pictures.picture import PAGE, PREVIEW, Picture
from .pipeline import Pipeline, Rendered
from .site import Site
from .source import Source
from .summaries import add_summaries
from .weights import report_heavy_texts

# The extensions of texts in other formats, or in Markdown with another name.
OTHER_TEXTS = {
    *(".adoc", ".htm", ".html", ".markdown", ".mdown", ".mdx", ".mkd"),
    *(".org", ".rst", ".textile", ".xhtml"),
}
# Names of files can contain these characters.
ESCAPED = str.maketrans({"\n": "\\n", "\r": "\\r", "\0": "\\0"})


class Content(NamedTuple):
    """The content of a site without errors.

    texts: each source with its rendered text, by its path; the text is None if nobody can see it;
    pictures: those that the texts show or link, with what each is for.
    """

    site: Site
    texts: dict[Path, tuple[Source, Rendered | None]]
    library: Pictures
    pictures: dict[Picture, set[str]]


def read_content(settings: dict) -> Content:
    """Read and check all content; raise BuildError if anything is wrong.

    Errors in drafts are printed, but do not stop the build.
    """
    folder = Path(settings["PATH"])
    files = find_files(folder, settings["TEMPLATE_PAGES"])
    errors = set(files.errors)
    cities = {}
    try:
        cities = read_cities() | own_cities(settings["CITIES"])
    except MapDataError as error:
        errors.add(error.args[0])
    for source in files.sources:
        source.read_dates(settings["DEFAULT_LANG"])
    if settings["SUMMARY_FROM_TEXT"]:
        add_summaries(files.sources, settings["MARKDOWN"])
    site = Site(files.sources, settings)
    check_all_headers(site, files.sources, settings)
    published = [*site.introductions, *site.texts]
    drafts = []
    if settings["DRAFTS"]:
        drafts = [source for source in site.drafts if source.status == "draft"]
    cache = PictureCache(Path(settings["CACHE_PATH"], "pictures"))
    library = Pictures(folder, cache)
    pipeline = Pipeline(settings, Links(site, files.linkable, folder, library), cities)
    rendered = render_sources(pipeline, [*published, *drafts])
    pictures = needed_pictures(rendered.values(), bool(settings["SITEURL"]))
    broken = library.encode(pictures)
    check_between_texts(pipeline, rendered, broken)
    for picture in [each for each in pictures if each.name in broken]:
        del pictures[picture]  # of a draft, which is shown without it
    for source in published:
        errors.update(source.errors)
    if errors:
        raise BuildError(report(errors))
    report_drafts(drafts)
    texts = {source.path: (source, rendered.get(source)) for source in files.sources}
    report_heavy_texts(rendered, library, pictures)
    report_tags(site)
    return Content(site, texts, library, pictures)


def check_all_headers(site: Site, sources: list[Source], settings: dict) -> None:
    """Check the headers of each source, and those of all together."""
    for source in sources:
        for header, message in check_headers(source, settings):
            source.add_header_error(header, message)
    for source, header, message in check_site(site):
        source.add_header_error(header, message)


def report(errors: set[ContentError]) -> list[str]:
    """Return a message for each error, in the order of files and lines."""
    messages = []
    for error in sorted(errors):
        message = f"{error.file}:{error.line}: {error.message}".translate(ESCAPED)
        # The name of a file can contain bytes that are not UTF-8, which cannot be printed.
        messages.append(message.encode("utf-8", "backslashreplace").decode())
    return messages


def report_drafts(drafts: list[Source]) -> None:
    errors = set()
    for draft in drafts:
        errors.update(draft.errors)
    if errors:
        # Not logged as a warning, because some commands stop at warnings.
        print("in drafts:", *report(errors), sep="\n", file=sys.stderr)


def report_tags(site: Site) -> None:
    """Print a notice for each tag without an introduction; its page shows quotations alone."""
    for tag in site.tags_without_introduction:
        file = f"content/tags/{site.tag_slug(tag)}.md"
        print(f"the tag “{tag}” has no introduction; you can write {file}", file=sys.stderr)


class Files(NamedTuple):
    """The files in the content folder.

    sources: the texts; linkable: the names of the other files; errors: those in all others.
    """

    sources: list[Source]
    linkable: list[str]
    errors: list[ContentError]


def find_files(folder: Path, template_pages: dict[str, str]) -> Files:
    """Return the files in a folder; raise OSError if a folder or a file cannot be read."""
    files = Files([], [], [])
    require_readable(folder)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if is_hidden(name):
            continue
        error = path_error(path, name, template_pages)
        if error:
            files.errors.append(ContentError(f"{folder.name}/{name}", 1, error))
        elif path.is_dir():
            require_readable(path)
        elif path.suffix == ".md":
            files.sources.append(Source(path, folder))
        else:
            files.linkable.append(name)
    return files


def require_readable(folder: Path) -> None:
    """Raise OSError if a folder cannot be read; rglob() would leave it out."""
    next(folder.iterdir(), None)


def is_hidden(name: str) -> bool:
    return "/." in f"/{name}"


def path_error(path: Path, name: str, template_pages: dict[str, str]) -> str:
    """Return the error in a path in the content folder, or ''."""
    if not name.isprintable():
        return "the name contains a character that cannot be printed; rename the file"
    if path.is_symlink() or not (path.is_dir() or path.is_file()):
        return "this is not a regular file or folder; replace it with one"
    if name in template_pages:  # Pelican would take it for the template
        return "the site writes a file of this name itself; rename the file"
    if path.is_file() and path.suffix != ".md":
        suffix = path.suffix.lower()
        if suffix == ".md" or suffix in OTHER_TEXTS:
            return "texts are .md files; rename this one"
    return ""


def render_sources(pipeline: Pipeline, sources: list[Source]) -> dict[Source, Rendered]:
    """Return the rendered texts, with their main pictures."""
    rendered = {}
    for source, result in zip(sources, render_all(pipeline, sources), strict=True):
        if source.value("image"):
            try:
                picture = pipeline.links.header_picture(source)
                result = result._replace(main_picture=picture)
            except PictureError as error:
                source.add_header_error("image", str(error))
        rendered[source] = result
    return rendered


def needed_pictures(texts: Iterable[Rendered], has_public_address: bool) -> dict[Picture, set[str]]:
    """Return the pictures of texts, with what each is for."""
    needed = defaultdict(set)
    for text in texts:
        for shown in text.links.all_pictures:
            needed[shown.picture].add(shown.use)
        if text.main_picture:
            needed[text.main_picture].add(PAGE)
            if has_public_address:
                needed[text.main_picture].add(PREVIEW)
    return dict(needed)


def check_between_texts(
    pipeline: Pipeline, rendered: dict[Source, Rendered], broken: dict[str, str]
) -> None:
    """Add all errors of each text to its source, with their lines.

    broken: the errors in pictures, by their name.
    """
    ids = {}
    for source, result in rendered.items():
        if result.ids or not result.errors:  # the ids of a text with errors are unknown
            ids[source.name] = result.ids
    for source, result in rendered.items():
        if result.main_picture and result.main_picture.name in broken:
            error = broken[result.main_picture.name]
            source.add_header_error("image", f"{source.value('image')} {error}")
            rendered[source] = result._replace(main_picture=None)
        errors = [*result.errors, *link_errors(result.links, ids, broken)]
        if errors and source.is_readable:  # without headers, another error says enough
            add_text_errors(source, errors, pipeline, ids, broken)


def link_errors(
    links: Resolved, ids: dict[str, frozenset[str]], broken: dict[str, str]
) -> Iterator[str]:
    """Check what is known only once all texts are rendered: the ids of each, and the pictures."""
    for target, fragment, link in links.fragment_links:
        if target in ids and unquote(fragment) not in ids[target]:
            yield f"the link {link} leads to an id that does not exist; use one that does"
    for shown in links.all_pictures:
        if shown.picture.name in broken:
            yield f"{shown.written} {broken[shown.picture.name]}"


def add_text_errors(
    source: Source,
    errors: list[str],
    pipeline: Pipeline,
    ids: dict[str, frozenset[str]],
    broken: dict[str, str],
) -> None:
    def check(text: str) -> list[str]:
        checked = pipeline.check(source, text)
        return [*checked.errors, *link_errors(checked.links, ids, broken)]

    locator = ErrorLocator(source.text, check)
    for line, error in locator.locate(errors):
        source.add_error(source.text_line + line - 1, error)
