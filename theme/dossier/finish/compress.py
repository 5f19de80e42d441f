"""Compresses the text files of a finished site, for servers that send .gz and .br files."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from .site_files import site_files

LARGEST_UNCOMPRESSED = 500  # bytes: a file up to this size fits into one packet, compressed or not
# Bytes. Larger text files, such as feeds and the single file with its photos, would take seconds at
# these levels.
LARGE = 300_000


def finish(folder: Path, context: dict) -> None:
    paths = [folder / address for address in site_files(folder)]
    with ThreadPoolExecutor() as pool:  # both compressors release Python's lock
        list(pool.map(compress, paths))  # list() raises the errors of the threads


def compress(path: Path) -> None:
    """Write a .gz and a .br file beside a text file; photos are compressed already."""
    data = path.read_bytes()
    if len(data) <= LARGEST_UNCOMPRESSED or not is_text(data):
        return
    is_large = len(data) > LARGE
    gzip_level = 6 if is_large else 9
    # At its best quality, 11, Brotli takes almost three times as long, for files 3 % smaller.
    brotli_quality = 5 if is_large else 10
    gzip_data = gzip.compress(data, compresslevel=gzip_level, mtime=0)
    brotli_data = brotli.compress(data, quality=brotli_quality)
    path.with_name(f"{path.name}.gz").write_bytes(gzip_data)
    path.with_name(f"{path.name}.br").write_bytes(brotli_data)


def is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
