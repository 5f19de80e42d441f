"""Each edition of the site is built beside output/ and exchanged with it whole, or not at all."""

import atexit
import ctypes
import fcntl
import os
import shutil
import sys
from pathlib import Path

from pelican.plugins import signals

EXCHANGE = 2  # RENAME_EXCHANGE of Linux's renameat2, RENAME_SWAP of macOS's renameatx_np
WORKING_FOLDER = -100 if sys.platform == "linux" else -2  # AT_FDCWD


def exchange(one: Path, other: Path) -> None:
    """Swap two folders in one step of the file system.

    Raises OSError where the system or the file system cannot; nothing has moved then.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    rename = getattr(libc, "renameat2", None) or getattr(libc, "renameatx_np", None)
    if not rename:
        raise OSError(f"no exchange of folders on {sys.platform}")
    if rename(WORKING_FOLDER, bytes(one), WORKING_FOLDER, bytes(other), EXCHANGE):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))


class Edition:
    """The folder under construction, and the lock that makes a second build wait for the first."""

    def __init__(self, output: str):
        self.published = Path(output).resolve()
        self.building = self.published.with_name(f".{self.published.name}.building")
        self.previous = self.published.with_name(f".{self.published.name}.previous")
        self.lock = None

    def begin(self, pelican) -> None:
        """Clear what a killed build left behind and send Pelican's output to the folder."""
        if self.lock is None:
            self.published.parent.mkdir(parents=True, exist_ok=True)
            self.lock = os.open(self.published.parent, os.O_RDONLY)
            fcntl.flock(self.lock, fcntl.LOCK_EX)  # a killed build's lock dies with it
        if self.previous.exists() and not self.published.exists():
            self.previous.rename(self.published)
        for rest in self.building, self.previous:
            shutil.rmtree(rest, ignore_errors=True)
        self.building.mkdir()
        pelican.output_path = str(self.building)

    def publish(self, pelican) -> None:
        """Put the finished folder in the place of the published one."""
        if not self.published.exists():
            self.building.rename(self.published)
        else:
            try:
                exchange(self.building, self.published)
            except OSError:  # two steps: a kill between them is mended by the next build
                self.published.rename(self.previous)
                self.building.rename(self.published)
        self.end()

    def end(self) -> None:
        """Remove whatever is not published and let the next build begin."""
        if self.lock is not None:
            for rest in self.building, self.previous:
                shutil.rmtree(rest, ignore_errors=True)
            os.close(self.lock)
            self.lock = None


def prepare(pelican) -> None:
    edition = Edition(pelican.settings["OUTPUT_PATH"])
    signals.get_generators.connect(edition.begin, weak=False)  # the first signal of every run
    signals.finalized.connect(edition.publish, weak=False)
    atexit.register(edition.end)


def register() -> None:
    signals.initialized.connect(prepare)
