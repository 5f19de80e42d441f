"""Lists the files of a finished site."""

from collections.abc import Iterator
from pathlib import Path

SERVER_FILES = {".htaccess", ".nojekyll", "_headers"}  # read by servers, not by readers
COMPRESSED = {".br", ".gz"}


def site_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the address and the path of each file for readers, in order of the paths."""
    for path in sorted(folder.rglob("*")):
        is_for_servers = path.name in SERVER_FILES or is_compressed_copy(path)
        if path.is_file() and not is_for_servers:
            yield path.relative_to(folder).as_posix(), path


def is_compressed_copy(path: Path) -> bool:
    """Return whether a file is the compressed copy of another, which only servers read."""
    return path.suffix in COMPRESSED and path.with_suffix("").is_file()
