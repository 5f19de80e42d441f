"""Each edition of the site is built beside output/ and exchanged with it whole, or not at all."""

import atexit
import errno
import fcntl
import os
import shutil
from pathlib import Path

from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from .exchange import exchange
from .single_file import FILE, render_single_file
from .worker import write_worker


class Edition:
    """The folder under construction, and the lock that makes a second build wait for the first."""

    current: "Edition"

    def __init__(self, pelican):
        self.pelican = pelican
        pelican.delete_outputdir = False  # the exchange does that, later and whole
        self.published = Path(pelican.settings["OUTPUT_PATH"]).resolve()
        self.building = self.published.with_name(f".{self.published.name}.building")
        self.previous = self.published.with_name(f".{self.published.name}.previous")
        self.lock = None
        atexit.register(self.end)
        if self.previous.exists():
            self.recover()

    def recover(self) -> None:
        """Wait for another build to end, and put back what one killed between two steps took away."""
        if self.lock is None:
            self.published.parent.mkdir(parents=True, exist_ok=True)
            self.lock = os.open(self.published.parent, os.O_RDONLY)
            fcntl.flock(self.lock, fcntl.LOCK_EX)  # a killed build's lock dies with it
        if self.previous.exists() and not self.published.exists():
            self.previous.rename(self.published)

    def begin(self, generators) -> None:
        """Now that all content is read, send what is written of it to a folder of its own.

        Raises NotADirectoryError where a file stands in the place of the site, which the exchange would take away.
        """
        self.recover()
        if self.published.exists() and not self.published.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "this is no folder; move it away", str(self.published))
        self.clear()
        self.building.mkdir()
        for writer in self.pelican, *generators:
            writer.output_path = str(self.building)
        self.articles = next(generator for generator in generators if isinstance(generator, ArticlesGenerator))
        self.single_file = render_single_file(self.articles)

    def finish(self, pelican) -> None:
        """Add what is made of the finished pages, in this order, and put the folder in the place of the published."""
        (self.building / FILE).write_text(self.single_file, "utf-8")
        write_worker(self.building, Path(pelican.theme, "js"), self.articles.context)
        if pelican.settings["ARCHIVE"]:
            from .archive import pack  # only here, as a small build would notice

            pack(self.building, Path(pelican.settings["ARCHIVE"]))
        try:
            exchange(self.building, self.published)
        except OSError:  # two steps: a kill between them is mended by the next build
            if self.published.exists():
                self.published.rename(self.previous)
            self.building.rename(self.published)
        self.end()

    def clear(self) -> None:
        for rest in self.building, self.previous:
            shutil.rmtree(rest, ignore_errors=True)

    def end(self) -> None:
        """Remove whatever is not published and let the next build begin."""
        if self.lock is not None:
            self.clear()
            os.close(self.lock)
            self.lock = None


def begin(generators) -> None:
    Edition.current.begin(generators)


def finish(pelican) -> None:
    Edition.current.finish(pelican)


def prepare(pelican) -> None:
    Edition.current = Edition(pelican)  # a watching build makes several, one after the other


def register() -> None:
    signals.initialized.connect(prepare)
    # one receiver a signal: a signal calls its receivers in no order
    signals.all_generators_finalized.connect(begin)
    signals.finalized.connect(finish)
