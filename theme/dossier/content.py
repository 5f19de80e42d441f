"""Reads and checks all content before anything is written, and reports each error with its line."""

import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from .checks.headers import check_headers
from .checks.links import Links
from .checks.site import check_site
from .errors import BuildError, ContentError
from .map_data import MapDataError, read_cities
from .parallel import render_all
from .pipeline import Pipeline, Rendered
from .site import Site
from .source import Source

# the endings of texts that are not Markdown, or not named as such
OTHER_TEXTS = {
    *(".adoc", ".htm", ".html", ".markdown", ".mdown", ".mdx", ".mkd"),
    *(".org", ".rst", ".textile", ".xhtml"),
}
COARSE_STEPS = 20
ESCAPED = str.maketrans({"\n": "\\n", "\r": "\\r", "\0": "\\0"})


class Content:
    """Everything in the content folder that is right.

    texts: each source by its path, with its rendered text; None if it is not published.
    """

    def __init__(self, site: Site, texts: dict[Path, tuple[Source, Rendered | None]]):
        self.site = site
        self.texts = texts


def read_content(settings: dict) -> Content:
    """Read and check all content; raise BuildError if anything is wrong.

    Errors in drafts are printed, but do not stop the build.
    """
    folder = Path(settings["PATH"])
    sources, files, file_errors = find_files(folder, settings["TEMPLATE_PAGES"])
    try:
        cities = read_cities()
    except MapDataError as error:
        cities = {}
        file_errors.append(error.args[0])
    site = Site(sources, settings)
    for source in sources:
        for header, message in check_headers(source, settings):
            source.add_header_error(header, message)
    for source, header, message in check_site(site):
        source.add_header_error(header, message)
    drafts = []
    if settings["DRAFTS"]:
        drafts = [source for source in site.drafts if source.status == "draft"]
    published = [*site.introductions, *site.texts]
    pipeline = Pipeline(settings, Links(site, files, folder), cities)
    rendered = render_sources(pipeline, [*published, *drafts])
    errors = set(file_errors)
    for source in published:
        errors.update(source.errors)
    if errors:
        raise BuildError(report(errors))
    report_drafts(drafts)
    return Content(site, {source.path: (source, rendered.get(source)) for source in sources})


def report(errors: set[ContentError]) -> list[str]:
    """Return a line for each error, in the order of files and lines."""
    lines = []
    for error in sorted(errors):
        line = f"{error.file}:{error.line}: {error.message}".translate(ESCAPED)
        # The name of a file can contain bytes that are not UTF-8, which cannot be printed.
        lines.append(line.encode("utf-8", "backslashreplace").decode())
    return lines


def report_drafts(drafts: list[Source]) -> None:
    errors = set()
    for draft in drafts:
        errors.update(draft.errors)
    if errors:
        # Not logged as a warning: Pelican may be told to stop at warnings.
        print("in drafts:", *report(errors), sep="\n", file=sys.stderr)


def find_files(
    folder: Path, template_pages: dict[str, str]
) -> tuple[list[Source], list[str], list[ContentError]]:
    """Return the texts of a folder, the names of the files that can be linked, and errors.

    Raises OSError if a folder or a file cannot be read.
    """
    sources = []
    files = []
    errors = []
    require_readable(folder)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if is_hidden(name):
            continue
        error = file_error(path, name, template_pages)
        if error:
            errors.append(ContentError(f"{folder.name}/{name}", 1, error))
        elif path.is_dir():
            require_readable(path)
        elif path.suffix == ".md":
            sources.append(Source(path, folder))
        else:
            files.append(name)
    return sources, files, errors


def require_readable(folder: Path) -> None:
    next(folder.iterdir(), None)  # rglob() passes over a folder that cannot be read


def is_hidden(name: str) -> bool:
    return "/." in f"/{name}"


def file_error(path: Path, name: str, template_pages: dict[str, str]) -> str:
    """Return why something in the content folder can neither be read nor linked; '' if it can."""
    if not name.isprintable():
        return "the name contains a character that cannot be printed; rename the file"
    if path.is_symlink() or not (path.is_dir() or path.is_file()):
        return "this is not a regular file or folder; replace it by one"
    if name in template_pages:  # Pelican would take it for the template
        return "the site writes a file of this name itself; rename the file"
    if path.is_file() and path.suffix != ".md":
        suffix = path.suffix.lower()
        if suffix == ".md" or suffix in OTHER_TEXTS:
            return "texts are .md files; rename this one"
    return ""


def render_sources(pipeline: Pipeline, sources: list[Source]) -> dict[Source, Rendered]:
    """Return the rendered texts; add the errors in each to its source, with their lines."""
    results = render_all(pipeline, sources)
    rendered = dict(zip(sources, results, strict=True))
    ids = {}
    for source, result in rendered.items():
        if result.ids or not result.errors:  # nothing is known of the ids of a wrong text
            ids[source.name] = result.ids
    for source, result in rendered.items():
        errors = text_errors(result, ids)
        if errors and source.is_readable:  # without headers, another error says enough
            add_text_errors(source, errors, pipeline, ids)
    return rendered


def text_errors(rendered: Rendered, ids: dict[str, frozenset[str]]) -> list[str]:
    """Return the errors of a text, with those of its links to ids of other texts."""
    errors = list(rendered.errors)
    for target, fragment, link in rendered.fragment_links:
        if target in ids and unquote(fragment) not in ids[target]:
            errors.append(f"the link {link} leads to an id that does not exist; use one that does")
    return errors


def add_text_errors(
    source: Source, errors: list[str], pipeline: Pipeline, ids: dict[str, frozenset[str]]
) -> None:
    """Find the line of each error: the first from which on every beginning of the text has it."""
    lines = source.text.split("\n")

    @cache
    def errors_until(number: int) -> list[str]:
        """Return the errors of the text's first lines."""
        beginning = "\n".join(lines[:number])
        rendered = pipeline.render(source, beginning, source.is_draft)
        return text_errors(rendered, ids)

    for place, error in enumerate(errors):
        count = errors[: place + 1].count(error)

        def is_shown(number: int, error: str = error, count: int = count) -> bool:
            return errors_until(number).count(error) >= count

        line = first_line_shown(lines, is_shown)
        source.add_error(source.text_line + line - 1, error)


def first_line_shown(lines: list[str], is_shown) -> int:
    """Return the line from which on every beginning of a text shows an error; the first line is 1.

    is_shown: tells whether the first lines of a text show it, by their number; all lines do.
    An error can come and go within a block, such as a <b> until it is closed. To try every line would
    take too long: this tries some ends of blocks first, then those between two of them, then lines.
    """
    ends_of_blocks = [number for number, line in enumerate(lines, 1) if not line.strip()]
    step = max(len(ends_of_blocks) // COARSE_STEPS, 1)
    every_line = range(1, len(lines) + 1)
    hidden, shown = (
        0,
        len(lines),
    )  # the last beginning that does not show it, the first after that which does
    for candidates in ends_of_blocks[::step], ends_of_blocks, every_line:
        for number in reversed([each for each in candidates if hidden < each < shown]):
            if is_shown(number):
                shown = number
            else:
                hidden = number
                break
    return shown
