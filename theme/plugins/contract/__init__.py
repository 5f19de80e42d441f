"""The content contract: every fault in content/ is reported, by file and line, before anything is written."""

import logging
import os
import re
from pathlib import Path

from markdown import Markdown
from pelican.plugins import signals
from pelican.readers import BaseReader

from .body import Body
from .division import divide
from .headers import check_headers
from .links import SITE, Links
from .site import Site
from .source import Fault, Source

TEXTS = set(".adoc .asciidoc .htm .html .markdown .md .mdown .mdtext .mdtxt .mdwn .mdx .mkd .mkdn".split())
TEXTS |= {".org", ".rst", ".textile", ".xhtml"}
UNNAMED = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff]")  # controls, and bytes that are not UTF-8


class Faults(Exception):
    """Stops the build; its text lists the faults, a line each."""

    def __init__(self, faults: list[Fault] | list[str]):
        super().__init__("nothing was changed\n" + "\n".join(map(str, sorted(set(faults)))))


class Contract:
    """The content files of one build, checked as they lie there and again as Markdown reads them."""

    def __init__(self, settings: dict):
        self.settings = settings
        self.content = Path(settings["PATH"])
        self.markdown = Markdown(**settings["MARKDOWN"])
        self.files: set[str] = set()  # paths from content/ of what can be linked
        self.sources: dict[Path, Source] = {}
        self.bodies: dict[str, Body] = {}
        self.faults: list[Fault] = []

    def check(self) -> None:
        """Read and check all content; raise Faults where any is found."""
        if address := self.settings["SITEURL"]:
            if not SITE.fullmatch(address):
                text = f"the SITEURL {address} is no address; write it as https://dossier.example/read"
                raise Faults([text])
        for folder, folders, files in os.walk(self.content, onerror=self.unread):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in [*folders, *sorted(name for name in files if not name.startswith("."))]:
                self.gather(Path(folder, name))
        for source in self.sources.values():
            check_headers(source, self.settings)
        bodies = divide(self.read, [source for source in self.sources.values() if not source.draft])
        self.sources |= {body.source.path: body.source for body in bodies}
        self.bodies = {body.source.name: body for body in bodies}
        site = Site([body.source for body in bodies], self.settings)
        site.check()
        Links(self.bodies, site, self.content, self.files).check()
        self.faults += [fault for source in self.sources.values() for fault in source.faults]
        if self.faults:
            raise Faults(self.faults)

    def fault(self, path: Path, text: str) -> None:
        name = path.relative_to(self.content).as_posix()
        self.faults.append(Fault(f"{self.content.name}/{name}", 1, text))

    def unread(self, error: OSError) -> None:
        """Add a fault for what the build may not read."""
        self.fault(Path(error.filename), f"this cannot be read ({error.strerror}); let the build read it")

    def gather(self, path: Path) -> None:
        """Take a file of content/ for a source where it is a text, else for one that can be linked."""
        name = path.relative_to(self.content).as_posix()
        if UNNAMED.search(name):
            self.fault(path, "the name holds what cannot be printed; rename the file")
        elif path.is_symlink() or not (path.is_dir() or path.is_file()):
            self.fault(path, "this is no plain file; put one in its place")
        elif name in self.settings["TEMPLATE_PAGES"]:  # Pelican would take it for the template
            self.fault(path, "the site writes this itself; rename the file")
        elif path.is_dir():
            return
        elif path.suffix.lower() not in TEXTS:
            self.files.add(name)
        elif path.suffix != ".md":
            self.fault(path, "texts are .md files; rename this one")
        else:
            try:
                self.sources[path] = Source(path, self.content)
            except OSError as error:
                self.unread(error)

    def read(self, source: Source) -> Body:
        """Return a source's text, checked, as Markdown reads it."""
        try:
            html = self.markdown.reset().convert(source.text)
        except Exception as error:  # whatever a text makes Markdown stumble over is that text's fault
            text = f"Markdown cannot read this text ({error}); simplify it"
            if isinstance(error, RecursionError):
                text = "quotations or lists too deep within each other; lift them out"
            source.fault(source.first_line, text)
            self.markdown = Markdown(**self.settings["MARKDOWN"])  # it is not fit to go on with
            html = "<p>?</p>"
        return Body(source, html, tuple(self.settings["SLUG_REGEX_SUBSTITUTIONS"]))


class Reader(BaseReader):
    """Gives Pelican what was checked, and nothing else."""

    contract: Contract

    def read(self, path: str) -> tuple[str, dict]:
        source = self.contract.sources.pop(Path(path))  # each is read once
        if source.draft:
            return "", {"status": "skip"}
        values = {name: self.process_metadata(name, header.value) for name, header in source.headers.items()}
        if "status" in values:
            values["status"] = source.status  # in small letters
        for author in filter(None, [values.get("author"), *values.get("authors", [])]):
            author.slug = author.name  # no page needs an address made of it, which not every name gives
        return self.contract.bodies.pop(source.name).html, values


def without_traceback(record: logging.LogRecord) -> bool:
    if record.exc_info and isinstance(record.exc_info[1], (Faults, OSError)):
        record.exc_info = None  # the faults, or the file and what it lacks, say all
    return True


def check(pelican) -> None:
    Reader.contract = Contract(pelican.settings)
    Reader.contract.check()


def read_only_texts(readers) -> None:
    readers.reader_classes = {"static": BaseReader, "md": Reader}


def register() -> None:
    signals.get_generators.connect(check)
    signals.readers_init.connect(read_only_texts)
    logging.getLogger("pelican").addFilter(without_traceback)
