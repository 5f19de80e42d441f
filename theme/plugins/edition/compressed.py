"""On a server each text has its compressed forms beside it, which no server could make as small in time."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .worker import files

LARGE = 500  # bytes: more are compressed


def write_forms(path: Path) -> None:
    """Write the forms of a text, which is what UTF-8 can be read from: the same bytes from the same text."""
    import brotli  # only here, as a build without a public address would notice

    data = path.read_bytes()
    try:
        data.decode()
    except UnicodeDecodeError:
        return
    if len(data) > LARGE:
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(data, quality=11))


def compress(folder: Path) -> None:
    """Write the forms of each text of a site, in several threads: the compressors let others work meanwhile."""
    with ThreadPoolExecutor() as pool:
        for _ in pool.map(write_forms, [path for _, path in files(folder)]):
            pass  # but for its error
