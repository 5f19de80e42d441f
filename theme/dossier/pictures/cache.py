"""Caches the files that are made from pictures; the folder can be deleted at any time."""

import hashlib
import json
import os
import shutil
import time
from pathlib import Path

READ_ONLY = 0o444  # as files of the site can be the same files
FRESH = 2  # seconds: a file that was changed so recently can change again within its time stamp


class PictureCache:
    """A folder of files. Each is complete, because it gets its name only when it is."""

    def __init__(self, folder: Path):
        self.folder = folder

    def path(self, name: str) -> Path:
        return self.folder / name

    def names(self) -> set[str]:
        """Return the names of all files that are there."""
        if not self.folder.is_dir():
            return set()
        return {entry.name for entry in os.scandir(self.folder)}

    def write(self, name: str, data: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        # Other builds and threads may write the same file: each uses a name of its own.
        unfinished = self.path(f"{name}.{os.urandom(4).hex()}.unfinished")
        unfinished.write_bytes(data)
        unfinished.chmod(READ_ONLY)
        unfinished.replace(self.path(name))

    def read_facts(self, path: Path) -> dict | None:
        """Return what was stored about a file, or None if it has changed since, or nothing was."""
        try:
            text = self.path(facts_name(path)).read_text("utf-8")
            return json.loads(text)
        except (OSError, ValueError):
            return None

    def write_facts(self, path: Path, facts: dict) -> None:
        """Store what is known about a file until it changes."""
        if time.time() - path.stat().st_mtime > FRESH:
            self.write(facts_name(path), json.dumps(facts).encode())


def publish(cached: Path, target: Path) -> None:
    """Put a cached file at another place, if possible without a copy: then both are one file."""
    try:
        os.link(cached, target)
    except OSError:  # another file system, or one without links
        shutil.copyfile(cached, target)


def facts_name(path: Path) -> str:
    """Return the name for what is known about a file in its present state."""
    status = path.stat()
    state = (str(path), status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return f"{hashlib.sha256(repr(state).encode()).hexdigest()[:16]}.json"
