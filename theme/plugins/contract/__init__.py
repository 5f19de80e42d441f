"""The content contract: every fault in content/ is reported, by file and line, before anything is written."""

import logging
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from ..reading import ContractReader, Reader, Reading, read_all
from ..source import Source
from .frontmatter import check_headers
from .html import VALUES
from .links import OUTSIDE, SITE, Links
from .site import Site

TEXTS = {".adoc", ".htm", ".html", ".markdown", ".md", ".mdown", ".mdx", ".mkd", ".org", ".rst", ".textile", ".xhtml"}
SETTINGS = {  # what some must be, as a regular expression and in words
    "DEFAULT_LANG": (VALUES["lang"], "en or pt-BR"),
    "SITEURL": (SITE, "https://dossier.example/read"),
    "CONTACT": (OUTSIDE, "mailto:errors@dossier.example or https://…"),
    "TEXT_LICENSE": (OUTSIDE, '("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")'),
}


class Faults(Exception):
    """Stops the build; its text lists the faults, a line each."""


def lines_of(text: str, faults: tuple[str, ...], find: Callable[[str], tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    """Yield each fault that `find` sees in a text with its line: the first from which on every beginning shows it."""
    lines = text.split("\n")
    found = cache(lambda number: find("\n".join(lines[:number])))
    for place, fault in enumerate(faults):
        times = faults[: place + 1].count(fault)
        shown = lambda number: found(number).count(fault) >= times  # noqa: B023, E731
        numbers = range(1, len(lines))
        if len(lines) > 200:  # to try each would take too long: a fault is taken to stay
            yield 1 + bisect_left(numbers, True, key=shown), fault
        else:
            yield next((number + 1 for number in reversed(numbers) if not shown(number)), 1), fault


def gather(content: Path, settings: dict) -> tuple[list[Source], list[str], list[tuple[str, int, str]]]:
    """Return the texts of a folder, the paths of the other files, which can be linked, and what can be neither."""
    sources, files, faults = [], [], []
    next(content.iterdir(), None)  # which raises where it may not be read, as below
    for path in sorted(content.rglob("*")):
        name, text = path.relative_to(content).as_posix(), ""
        if "/." in f"/{name}":  # hidden
            continue
        if not name.isprintable():
            text = "the name cannot be printed; rename the file"
        elif path.is_symlink() or not (path.is_dir() or path.is_file()):
            text = "this is no plain file; put one in its place"
        elif name in settings["TEMPLATE_PAGES"]:  # Pelican would take it for the template
            text = "the site writes this itself; rename the file"
        elif path.is_dir():
            next(path.iterdir(), None)
        elif path.suffix == ".md":
            sources.append(Source(path, content))
        elif path.suffix.lower() in TEXTS:
            text = "texts are .md files; rename this one"
        else:
            files.append(name)
        faults += [(f"{content.name}/{name}", 1, text)] if text else []
    return sources, files, faults


def read(sources: list[Source], reader: Reader) -> dict[Source, Reading]:
    """Return the readings of texts; add what is wrong with each to its faults, by line."""
    readings = dict(zip(sources, read_all(reader, sources), strict=True))
    ids = {source.name: reading.ids for source, reading in readings.items() if reading.ids or not reading.faults}

    def wrong(reading: Reading) -> tuple[str, ...]:
        stray = [link for name, place, link in reading.fragments if name in ids and unquote(place) not in ids[name]]
        return (*reading.faults, *(f"the fragment of {link} leads nowhere; name an id that is there" for link in stray))

    for source, reading in readings.items():
        if source.at and (faults := wrong(reading)):  # what has no headers needs no other fault
            for line, text in lines_of(source.text, faults, lambda top: wrong(reader.read(source, top, source.draft))):  # noqa: B023
                source.fault(min(source.begin + line - 1, len(source.lines)), text)
    return readings


def listed(faults: Iterable[tuple[str, int, str]]) -> list[str]:
    return ["{}:{}: {}".format(*fault).translate({10: "\\n", 13: "\\r", 0: "\\0"}) for fault in sorted({*faults})]


def check(pelican) -> None:
    """Read and check all content, and hand it to Pelican's reader; raise Faults where any is found."""
    settings, content = pelican.settings, Path(pelican.settings["PATH"])
    sources, files, faults = gather(content, settings)
    site = Site(sources, settings)
    headers = ((source, *wrong) for source in sources for wrong in check_headers(source, settings))
    for source, header, text in [*headers, *site.check()]:
        source.fault(header, text)
    published = [*site.introductions, *site.texts]
    drafts = [source for source in site.drafts if settings["DRAFTS"] and source.status == "draft"]
    readings = read([*published, *drafts], Reader(settings, Links(site, files)))
    faults += [fault for source in published for fault in source.faults]
    told = listed(faults)
    for name, (pattern, right) in SETTINGS.items():
        if (value := settings[name]) and not pattern.fullmatch(value[-1] if name == "TEXT_LICENSE" else value):
            told.insert(0, f"the {name} cannot be {value}; write it as {right}")
    if told:
        raise Faults("\n".join(["nothing was changed", *told]))
    if told := listed(fault for draft in drafts for fault in draft.faults):
        print("in drafts:", *told, sep="\n", file=sys.stderr)  # a warning may stop the build
    ContractReader.site = site
    ContractReader.texts = {source.path: (source, readings.get(source)) for source in sources}


def without_traceback(record: logging.LogRecord) -> bool:
    if record.exc_info and isinstance(record.exc_info[1], (Faults, OSError)):
        record.exc_info = None  # the faults, or the file and what it lacks, say all
    return True
