"""Each edition of the site is built beside output/ and exchanged with it whole, or not at all."""

import ctypes
import fcntl
import os
import shutil
import sys
from importlib import import_module
from pathlib import Path

from pelican.generators import ArticlesGenerator

from .single_file import FILE, render_single_file

SWAP = 2  # RENAME_EXCHANGE of Linux's renameat2, RENAME_SWAP of macOS's renameatx_np
WORKING_FOLDER = -100 if sys.platform == "linux" else -2  # AT_FDCWD


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step of the file system; tell whether it could: else nothing has moved."""
    libc = ctypes.CDLL(None)
    rename = getattr(libc, "renameat2", None) or getattr(libc, "renameatx_np", None)
    return bool(rename) and rename(WORKING_FOLDER, bytes(one), WORKING_FOLDER, bytes(other), SWAP) == 0


class Edition:
    """The folder under construction, and the lock that makes a second build wait for the first."""

    lock = None

    def prepare(self, pelican) -> None:
        """Have the site written to a folder of its own; a watching build comes here with each change of settings."""
        self.published = Path(pelican.settings["OUTPUT_PATH"]).resolve()
        self.building = self.published.with_name(f".{self.published.name}.building")
        self.previous = self.published.with_name(f".{self.published.name}.previous")
        pelican.output_path = str(self.building)
        pelican.delete_outputdir = False  # the exchange does that, later and whole

    def begin(self, generators) -> None:
        """Make the folder now that all content is right, and the single file, whose size each page tells."""
        if self.lock is None:
            self.published.parent.mkdir(parents=True, exist_ok=True)
            self.lock = os.open(self.published.parent, os.O_RDONLY)
            fcntl.flock(self.lock, fcntl.LOCK_EX)  # a killed build's lock dies with it
        if self.previous.exists() and not self.published.exists():  # a build was killed between two steps
            self.previous.rename(self.published)
        self.clear()
        self.building.mkdir()
        articles = next(generator for generator in generators if isinstance(generator, ArticlesGenerator))
        self.context = articles.context
        (self.building / FILE).write_text(render_single_file(articles), "utf-8")

    def finish(self, pelican) -> None:
        """Add what is made of the finished pages, and put the folder in the place of the published."""
        archive = ["theme.archive"] if pelican.settings["ARCHIVE"] else []
        for name in [*pelican.settings["FINISH"], *archive]:
            import_module(name).finish(self.building, self.context)
        if not exchange(self.building, self.published):  # then in two steps
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


EDITION = Edition()  # kept here, as signals hold its methods weakly
