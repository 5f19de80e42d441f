"""Each edition of the site is built beside output/ and exchanged with it whole, or not at all."""

import atexit
import ctypes
import errno
import fcntl
import os
import shutil
import sys
from pathlib import Path

from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from .compressed import compress
from .single_file import FILE, render_single_file
from .worker import files, write_worker

SWAP = 2  # RENAME_EXCHANGE of Linux's renameat2, RENAME_SWAP of macOS's renameatx_np
WORKING_FOLDER = -100 if sys.platform == "linux" else -2  # AT_FDCWD
UNIX, PLAIN_FILE = 3, 0o100644 << 16  # for systems that ask what a zip holds


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step of the file system; tell whether it could: else nothing has moved."""
    libc = ctypes.CDLL(None)
    rename = getattr(libc, "renameat2", None) or getattr(libc, "renameatx_np", None)
    return bool(rename) and rename(WORKING_FOLDER, bytes(one), WORKING_FOLDER, bytes(other), SWAP) == 0


def pack(folder: Path, archive: Path) -> None:
    """Write the site to a zip, below a folder of the zip's name: the same bytes from the same content."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo  # only here, as a small build would notice

    unfinished = archive.with_name(f".{archive.name}.unfinished")
    with ZipFile(unfinished, "w", ZIP_DEFLATED, compresslevel=9) as file:
        for address, path in files(folder):
            entry = ZipInfo(f"{archive.stem}/{address}")  # of 1980, the earliest time that a zip can tell
            entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, path.read_bytes())
    unfinished.replace(archive)


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
        """Make the folder now that all content is read and right, and the single file, whose size each page tells.

        Raises NotADirectoryError where a file stands in the place of the site, which the exchange would take away.
        """
        self.recover()
        if self.published.exists() and not self.published.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "this is no folder; move it away", str(self.published))
        self.clear()
        self.building.mkdir()
        articles = next(generator for generator in generators if isinstance(generator, ArticlesGenerator))
        self.context = articles.context
        (self.building / FILE).write_text(render_single_file(articles), "utf-8")

    def finish(self, pelican) -> None:
        """Add what is made of the finished pages, in this order, and put the folder in the place of the published."""
        write_worker(self.building, Path(pelican.theme, "js"), self.context)
        if pelican.settings["ARCHIVE"]:
            pack(self.building, Path(pelican.settings["ARCHIVE"]))
        if pelican.settings["SITEURL"]:
            compress(self.building)
        if not exchange(self.building, self.published):  # two steps: a kill between them is mended by the next build
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


EDITION = Edition()  # signals hold their receivers weakly


def register() -> None:
    atexit.register(EDITION.end)
    signals.initialized.connect(EDITION.prepare)
    # one receiver a signal: a signal calls its receivers in no order
    signals.all_generators_finalized.connect(EDITION.begin)
    signals.finalized.connect(EDITION.finish)
