"""Writes a finished site to a zip file, for readers without a server.

The file is named after the project's folder. The same content gives the same bytes.
"""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ..pictures.picture import FOLDER as PICTURE_FOLDER
from .site_files import site_files

UNIX = 3  # the system that the permissions are for: APPNOTE.TXT, section 4.4.2
REGULAR_FILE = 0o100644 << 16  # rw-r--r--


def finish(folder: Path, context: dict) -> None:
    project = folder.resolve().parent
    archive = project / f"{project.name}.zip"
    unfinished = project / f".{archive.name}.unfinished"
    with ZipFile(unfinished, "w", ZIP_DEFLATED, compresslevel=9) as file:
        for address in site_files(folder):
            # Without a date, an entry gets 1980-01-01, the earliest that a zip file can have.
            entry = ZipInfo(f"{project.name}/{address}")
            entry.create_system = UNIX
            entry.external_attr = REGULAR_FILE
            is_picture = address.startswith(f"{PICTURE_FOLDER}/")
            entry.compress_type = ZIP_STORED if is_picture else ZIP_DEFLATED
            file.writestr(entry, (folder / address).read_bytes())
    unfinished.replace(archive)
