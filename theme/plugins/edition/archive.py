"""The site as one zip: the same bytes from the same content."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = 1980, 1, 1, 0, 0, 0  # the earliest time that a zip can tell
PLAIN_FILE = 0o100644 << 16  # for systems that ask
UNIX = 3


def pack(folder: Path, archive: Path) -> None:
    """Write the folder's files to a zip, below a folder of the zip's name."""
    unfinished = archive.with_name(f".{archive.name}.unfinished")
    with ZipFile(unfinished, "w", ZIP_DEFLATED, compresslevel=9) as file:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = ZipInfo(f"{archive.stem}/{path.relative_to(folder).as_posix()}", EPOCH)
            entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, path.read_bytes())
    unfinished.replace(archive)
