"""Writes a finished site to a zip file, for readers without a server.

The file is named after the project's folder. The same content gives the same bytes.
"""

from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from ..errors import BuildError
from ..site import SINGLE_FILE
from .site_files import site_files

REGULAR_FILE = 0o100644 << 16  # rw-r--r--


def finish(folder: Path, context: dict) -> None:
    project = folder.resolve().parent
    archive = project / f"{project.name}.zip"
    if archive.exists() and not is_own(archive, project.name):
        raise BuildError([f"{archive.name} is not a zip file of this site; rename it"])
    unfinished = project / f".{archive.name}.unfinished"
    unfinished.unlink(missing_ok=True)  # it could be a symlink
    with ZipFile(unfinished, "w") as file:
        for address in site_files(folder):
            # Without a date, an entry gets 1980-01-01, the earliest that a zip file can have.
            entry = ZipInfo(f"{project.name}/{address}")
            entry.external_attr = REGULAR_FILE
            file.writestr(entry, (folder / address).read_bytes(), ZIP_DEFLATED)
    unfinished.replace(archive)
    print(f"Written: {archive.name}")


def is_own(archive: Path, name: str) -> bool:
    """Return whether a zip file contains a site that this project has written."""
    try:
        with ZipFile(archive) as file:
            return f"{name}/{SINGLE_FILE}" in file.namelist()
    except (BadZipFile, OSError):
        return False
