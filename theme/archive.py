"""Writes a finished site to the zip ARCHIVE, below a folder of its name: the same bytes from the same content."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from theme.offline import files

UNIX, PLAIN_FILE = 3, 0o100644 << 16  # for systems that ask what a zip holds


def finish(folder: Path, context: dict) -> None:
    archive = Path(context["ARCHIVE"])
    unfinished = archive.with_name(f".{archive.name}.unfinished")
    with ZipFile(unfinished, "w", ZIP_DEFLATED, compresslevel=9) as file:
        for address, path in files(folder):
            entry = ZipInfo(f"{archive.stem}/{address}")  # of 1980, the earliest time that a zip can tell
            entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, path.read_bytes())
    unfinished.replace(archive)
