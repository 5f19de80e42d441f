"""The content contract: every fault in content/ is reported, by file and line, before anything is written."""

import logging
import os
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from pelican.plugins import signals
from pelican.readers import BaseReader

from ..reading import Reader, Reading, read_all
from .frontmatter import check_headers
from .links import SITE, Links, wrong_fragment
from .site import Site
from .source import Fault, Source

MARKDOWN = (".markdown", ".md", ".mdown", ".mdtext", ".mdtxt", ".mdwn", ".mdx", ".mkd", ".mkdn")
TEXTS = (*MARKDOWN, ".adoc", ".asciidoc", ".htm", ".html", ".org", ".rst", ".textile", ".xhtml")
UNPRINTABLE = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff]")  # control characters, and bytes that are not UTF-8
QUADRATIC = 200  # lines: above, a fault is taken to stay once it stands in the beginning of a text


class Faults(Exception):
    """Stops the build; its text lists the faults, a line each."""

    def __init__(self, faults: list):
        super().__init__("nothing was changed\n" + "\n".join(map(str, sorted(set(faults)))))


def lines_of(text: str, faults: tuple[str, ...], find: Callable[[str], tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    """Yield each fault of a text with its line: the first from which on every beginning of the text shows it.

    find: returns the faults of a text.
    """
    lines = text.split("\n")
    found = cache(lambda number: find("\n".join(lines[:number])))
    for place, fault in enumerate(faults):
        times = faults[: place + 1].count(fault)
        shown = lambda number: found(number).count(fault) >= times  # noqa: B023, E731
        numbers = range(1, len(lines))
        if len(lines) > QUADRATIC:
            yield 1 + bisect_left(numbers, True, key=shown), fault
        else:
            yield next((number + 1 for number in reversed(numbers) if not shown(number)), 1), fault


class Contract:
    """The content files of one build: gathered, checked and read.

    files: paths from content/ of what can be linked.
    """

    def __init__(self, settings: dict):
        self.settings, self.content = settings, Path(settings["PATH"])
        self.files: list[str] = []
        self.sources: dict[Path, Source] = {}
        self.readings: dict[Path, Reading] = {}
        self.faults: list[Fault] = []

    def check(self) -> None:
        """Read and check all content; raise Faults where any is found."""
        if (address := self.settings["SITEURL"]) and not SITE.fullmatch(address):
            raise Faults([f"the SITEURL {address} is no address; write it as https://dossier.example/read"])
        for folder, folders, files in os.walk(self.content, onerror=self.unread):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in [*folders, *sorted(name for name in files if not name.startswith("."))]:
                self.gather(Path(folder, name))
        for source in self.sources.values():
            check_headers(source, self.settings)
        published = [source for source in self.sources.values() if not source.draft]
        self.site = Site(published, self.settings)
        self.site.check()
        self.read(published)
        self.faults += [fault for source in self.sources.values() for fault in source.faults]
        if self.faults:
            raise Faults(self.faults)

    def gather(self, path: Path) -> None:
        """Take a file of content/ for a source where it is a text, else for one that can be linked."""
        name = path.relative_to(self.content).as_posix()
        if UNPRINTABLE.search(name):
            self.fault(path, "the name cannot be printed; rename the file")
        elif path.is_symlink() or not (path.is_dir() or path.is_file()):
            self.fault(path, "this is no plain file; put one in its place")
        elif name in self.settings["TEMPLATE_PAGES"]:  # Pelican would take it for the template
            self.fault(path, "the site writes this itself; rename the file")
        elif path.is_file() and path.suffix.lower() not in TEXTS:
            self.files.append(name)
        elif path.is_file() and path.suffix != ".md":
            self.fault(path, "texts are .md files; rename this one")
        elif path.is_file():
            try:
                self.sources[path] = Source(path, self.content)
            except OSError as error:
                self.unread(error)

    def fault(self, path: Path, text: str) -> None:
        self.faults.append(Fault(f"{self.content.name}/{path.relative_to(self.content).as_posix()}", 1, text))

    def unread(self, error: OSError) -> None:
        """Add a fault for what the build may not read."""
        self.fault(Path(error.filename), f"this cannot be read ({error.strerror}); let the build read it")

    def read(self, published: list[Source]) -> None:
        """Read the texts, and find the lines of what is wrong with them."""
        reader = Reader(self.settings, Links(self.site, self.content, self.files))
        readings = read_all(reader, published)
        ids = {source.name: reading.ids for source, reading in zip(published, readings, strict=True)}

        def faults(source: Source, reading: Reading) -> tuple[str, ...]:
            known = ids | {source.name: reading.ids}
            wrong = (wrong_fragment(fragment, link, known[name]) for name, fragment, link in reading.fragments)
            return (*reading.faults, *filter(None, wrong))

        for source, reading in zip(published, readings, strict=True):
            self.readings[source.path] = reading
            if wrong := faults(source, reading):
                for line, text in lines_of(source.text, wrong, lambda text: faults(source, reader.read(source, text))):  # noqa: B023
                    source.fault(source.begin + line - 1, text)


class ContractReader(BaseReader):
    """Gives Pelican what was checked, and nothing else."""

    contract: Contract

    def read(self, path: str) -> tuple[str, dict]:
        source = self.contract.sources.pop(Path(path))  # each is read once
        if source.draft:
            return "", {"status": "skip"}
        reading = self.contract.readings.pop(source.path)
        values = {name: self.process_metadata(name, header.value) for name, header in source.headers.items()}
        values["paragraphs"] = reading.paragraphs
        if source.value("status"):
            values["status"] = source.status  # in small letters
        if source.value("save_as"):
            values["url"] = values["save_as"]  # Pelican would go on to link the usual place
        for author in filter(None, [values.get("author"), *values.get("authors", [])]):
            author.slug = author.name  # no page needs an address made of it, which not every name gives
        for tag in values.get("tags", []):
            tag.slug = self.contract.site.tag_slug(tag.name)
        return reading.html, values


def check(pelican) -> None:
    ContractReader.contract = Contract(pelican.settings)
    ContractReader.contract.check()


def read_only_texts(readers) -> None:
    readers.reader_classes = {"static": BaseReader, "md": ContractReader}


def without_traceback(record: logging.LogRecord) -> bool:
    if record.exc_info and isinstance(record.exc_info[1], (Faults, OSError)):
        record.exc_info = None  # the faults, or the file and what it lacks, say all
    return True


def register() -> None:
    signals.get_generators.connect(check)
    signals.readers_init.connect(read_only_texts)
    logging.getLogger("pelican").addFilter(without_traceback)
