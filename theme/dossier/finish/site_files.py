"""Lists the files of a finished site."""

import os
from pathlib import Path

SERVER_FILES = {".htaccess", ".nojekyll", "_headers"}  # read by servers, not by readers
COMPRESSED = {"br", "gz"}


def site_files(folder: Path) -> list[str]:
    """Return the addresses of the files for readers, in order."""
    addresses = []
    for parent, _, names in os.walk(folder):
        present = set(names)
        for name in names:
            if name not in SERVER_FILES and not is_compressed_copy(name, present):
                address = f"{parent}/{name}".removeprefix(f"{folder}/")
                addresses.append(address)
    return sorted(addresses)


def is_compressed_copy(name: str, names: set[str]) -> bool:
    """Return whether a file is the compressed copy of another, which only servers read."""
    original, _, extension = name.rpartition(".")
    return extension in COMPRESSED and original in names
