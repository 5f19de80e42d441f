"""The content contract: every fault in content/ is reported, by file and line, before anything is written."""

import logging
import os
from pathlib import Path

from markdown import Markdown
from pelican.plugins import signals
from pelican.readers import MarkdownReader

from .body import Body, check_links
from .headers import check_headers
from .site import check_site
from .source import Fault, Source


class Faults(Exception):
    """Stops the build; its text lists the faults, a line each."""

    def __init__(self, faults: list[Fault]):
        super().__init__("nothing was changed\n" + "\n".join(map(str, sorted(set(faults)))))


class Contract:
    """The content files of one build, checked as they lie there and again as Markdown read them."""

    def __init__(self, settings: dict):
        self.settings = settings
        self.content = Path(settings["PATH"])
        self.sources: list[Source] = []

    def check_sources(self, pelican) -> None:
        """Check headers and files; where these have faults, Pelican reads nothing."""
        found = sorted(Path(folder, file) for folder, _, files in os.walk(self.content) for file in files)
        self.sources = [
            Source(path, self.content)
            for path in found
            if path.suffix[1:] in MarkdownReader.file_extensions and not path.name.startswith(".")
        ]
        for source in self.sources:
            if source.path.suffix != ".md":
                source.fault(1, "texts are .md files; rename this one")
            check_headers(source, self.settings)
        check_site([source for source in self.sources if not source.draft], self.settings)
        if any(source.faults for source in self.sources):
            self.check_texts(
                {
                    source.name: Markdown(**self.settings["MARKDOWN"]).convert(source.text)
                    for source in self.sources
                }
            )

    def check_read(self, pages) -> None:
        """Check the texts as Pelican has read them, articles first and then pages."""
        contents = pages.context["generated_content"]
        self.check_texts({name: content._content for name, content in contents.items() if content})

    def check_texts(self, html: dict[str, str]) -> None:
        """Check the HTML of each source, by its path from content/; raise Faults where any is found."""
        published = [source for source in self.sources if not source.draft]
        bodies = {source.name: Body(source, html[source.name]) for source in published}
        check_links(bodies, self.content)
        faults = [fault for source in self.sources for fault in source.faults]
        if faults:
            raise Faults(faults)


def without_traceback(record: logging.LogRecord) -> bool:
    if record.exc_info and isinstance(record.exc_info[1], Faults):
        record.exc_info = None  # the list says all; a traceback would push it off the screen
    return True


def prepare(pelican) -> None:
    contract = Contract(pelican.settings)
    signals.get_generators.connect(contract.check_sources, weak=False)
    signals.page_generator_finalized.connect(contract.check_read, weak=False)
    logging.getLogger("pelican").addFilter(without_traceback)


def register() -> None:
    signals.initialized.connect(prepare)
