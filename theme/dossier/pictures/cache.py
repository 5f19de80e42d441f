"""Caches the files that are made from pictures; the folder can be deleted between builds."""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .picture import Picture

INDEX = "index.json"
UNFINISHED = ".unfinished"


class PictureCache:
    """A folder of files. Each file has a temporary name until it is complete.

    One of the files, the index, lists pictures of the content folder, which need not be read again
    until they change.
    """

    def __init__(self, folder: Path):
        self.folder = folder

    def names(self) -> set[str]:
        """Return the names of all complete files, without those that a power cut has emptied."""
        if not self.folder.is_dir():
            return set()
        names = set()
        for entry in os.scandir(self.folder):
            # The name is tested first: another build may rename an unfinished file at any moment,
            # and stat() would fail.
            if not entry.name.endswith(UNFINISHED) and entry.stat().st_size:
                names.add(entry.name)
        return names

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Create the folder, and remove the unfinished files of builds that were killed.

        A build that gets the exclusive lock is the only one that writes, so it removes these files.
        Then each build takes the shared lock, with which several builds can write at the same time.
        The build that removed files exchanges its exclusive lock for the shared one.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(self.folder, os.O_RDONLY)
        try:
            with suppress(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                for leftover in self.folder.glob(f"*{UNFINISHED}"):
                    leftover.unlink()
            fcntl.flock(lock, fcntl.LOCK_SH)
            yield
        finally:
            os.close(lock)  # this also unlocks the folder

    def write(self, name: str, data: bytes) -> None:
        """Write a file; call this only within writing()."""
        # Other builds and threads may write the same file: each uses a name of its own.
        unfinished = self.folder / f"{name}.{os.urandom(4).hex()}{UNFINISHED}"
        unfinished.write_bytes(data)
        unfinished.replace(self.folder / name)

    def read_index(self) -> dict[str, Picture]:
        """Return the pictures of the index by name; none if it is missing or damaged."""
        try:
            text = (self.folder / INDEX).read_text("utf-8")
            pictures = [Picture(*fields) for fields in json.loads(text)]
        except (OSError, TypeError, ValueError):
            return {}
        return {picture.name: picture for picture in pictures}

    def write_index(self, pictures: Iterable[Picture]) -> None:
        self.write(INDEX, json.dumps(list(pictures)).encode())
