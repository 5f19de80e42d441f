"""Writes a finished site to a zip file beside it, named after the project's folder, for readers without a server.

The same content gives the same bytes.
"""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from theme.offline import files

UNIX = 3  # the system that the file modes in the zip are for
PLAIN_FILE = 0o100644 << 16
COMPRESSED = {".br", ".gz"}


def is_compressed_copy(path: Path) -> bool:
    """Return whether only servers read a file, as it is the compressed form of the one beside it."""
    return path.suffix in COMPRESSED and path.with_suffix("").is_file()


def finish(folder: Path, context: dict) -> None:
    project = folder.resolve().parent
    archive = project / f"{project.name}.zip"
    unfinished = project / f".{archive.name}.unfinished"
    with ZipFile(unfinished, "w", ZIP_DEFLATED, compresslevel=9) as file:
        for address, path in files(folder):
            if is_compressed_copy(path):
                continue
            entry = ZipInfo(f"{project.name}/{address}")  # its time is 1980, the earliest that a zip can hold
            entry.create_system = UNIX
            entry.external_attr = PLAIN_FILE
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, path.read_bytes())
    unfinished.replace(archive)
