"""Puts beside each text of a finished site its compressed forms, smaller than a server could make them in time."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from theme.offline import files

LARGE = 500  # bytes: more are compressed


def compress(path: Path) -> None:
    """Write the compressed forms of a file in UTF-8; others, such as pictures, are compressed already."""
    data = path.read_bytes()
    try:
        data.decode()
    except UnicodeDecodeError:
        return
    if len(data) > LARGE:
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(data, quality=11))


def finish(folder: Path, context: dict) -> None:
    with ThreadPoolExecutor() as pool:  # the compressors let others work meanwhile
        list(pool.map(compress, [path for _, path in files(folder)]))
