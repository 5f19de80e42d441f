"""The site as one zip: the same bytes from the same content."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pelican.plugins import signals

EPOCH = 1980, 1, 1, 0, 0, 0  # the earliest time that a zip can tell
READABLE = 0o100644 << 16  # a plain file, for systems that ask


def pack(pelican) -> None:
    """Write output/ to the file that the setting ARCHIVE names, below a folder of the file's name."""
    if not pelican.settings["ARCHIVE"]:
        return
    archive = Path(pelican.settings["ARCHIVE"])
    folder = Path(pelican.output_path)
    unfinished = archive.with_name(f".{archive.name}.unfinished")
    with ZipFile(unfinished, "w", ZIP_DEFLATED, compresslevel=9) as file:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = f"{archive.stem}/{path.relative_to(folder).as_posix()}"
            entry = ZipInfo(name, EPOCH)
            entry.create_system, entry.external_attr = 3, READABLE
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, path.read_bytes())
    unfinished.replace(archive)


def register() -> None:
    signals.finalized.connect(pack)
