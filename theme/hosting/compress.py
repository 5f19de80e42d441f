"""Puts beside each text of output/ its compressed forms, smaller than a server could make them in time."""

import gzip
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

sys.path.append(str(Path(__file__).parents[1]))
from plugins.edition.worker import files

LARGE = 500  # bytes: more are compressed


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, as the site may be read meanwhile."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_bytes(data)
    unfinished.replace(path)


def compress(path: Path) -> None:
    """Write the forms of a text, which is what UTF-8 can be read from: the same bytes from the same text."""
    data = path.read_bytes()
    try:
        data.decode()
    except UnicodeDecodeError:
        return
    if len(data) > LARGE:
        write(path.with_name(f"{path.name}.gz"), gzip.compress(data, 9, mtime=0))
        write(path.with_name(f"{path.name}.br"), brotli.compress(data, quality=11))


if __name__ == "__main__":
    with ThreadPoolExecutor() as pool:  # the compressors let others work meanwhile
        list(pool.map(compress, [path for _, path in files(Path("output"))]))
