"""Writes output/ to a zip, below a folder of the zip's name: pack.py NAME.zip. The same bytes from the same content."""

import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

sys.path.append(str(Path(__file__).parent))
from plugins.edition.worker import files

UNIX, PLAIN_FILE = 3, 0o100644 << 16  # for systems that ask what a zip holds


def pack(folder: Path, archive: Path) -> None:
    unfinished = archive.with_name(f".{archive.name}.unfinished")
    with ZipFile(unfinished, "w", ZIP_DEFLATED, compresslevel=9) as file:
        for address, path in files(folder):
            entry = ZipInfo(f"{archive.stem}/{address}")  # of 1980, the earliest time that a zip can tell
            entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, path.read_bytes())
    unfinished.replace(archive)


if __name__ == "__main__":
    pack(Path("output"), Path(sys.argv[1]))
