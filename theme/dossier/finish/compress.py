"""Compresses the text files of a finished site, for servers that send .gz and .br files."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from .site_files import site_files

SMALLEST = 500  # bytes: compression saves nothing in smaller files

# bytes: only embedded photos make a file so large, and the best compression of them takes seconds
LARGE = 300_000


def finish(folder: Path, context: dict) -> None:
    paths = [folder / address for address in site_files(folder)]
    with ThreadPoolExecutor() as pool:  # both compressors release Python's lock
        list(pool.map(compress, paths))


def compress(path: Path) -> None:
    """Write a .gz and a .br file beside a text file; pictures are compressed already."""
    data = path.read_bytes()
    if len(data) <= SMALLEST or not is_text(data):
        return
    is_large = len(data) > LARGE
    gzipped = gzip.compress(data, compresslevel=6 if is_large else 9, mtime=0)
    path.with_name(f"{path.name}.gz").write_bytes(gzipped)
    brotlied = brotli.compress(data, quality=5 if is_large else 11)
    path.with_name(f"{path.name}.br").write_bytes(brotlied)


def is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
