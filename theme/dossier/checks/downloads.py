"""Checks the contents of files to which texts link: all but pictures are published unchanged.

An error is the end of a sentence that begins with the name of the file.
"""

from pathlib import Path

from ..file_types import extension
from ..git_marks import CONFLICT, CONFLICT_REMEDY, lfs_error

ZIPPED = ("docx", "epub", "odp", "ods", "odt", "pptx", "xlsx", "zip")
LONGEST_BEGINNING = 1024  # bytes in which a PDF file has its signature
TEXTS = {"csv", "gpx", "ics", "json", "txt"}


def contents_error(path: Path) -> str:
    """Return the error in the contents of a file, or ''."""
    error = lfs_error(path)
    if error:
        return error
    with path.open("rb") as file:
        beginning = file.read(LONGEST_BEGINNING)
    if not beginning:
        return "is empty; save it again"
    kind = extension(path.name)
    is_wrong_pdf = kind == "pdf" and b"%PDF-" not in beginning
    is_wrong_zip = kind in ZIPPED and not beginning.startswith(b"PK")
    if is_wrong_pdf or is_wrong_zip:
        return f"is not a file of the type {kind}; save it again, or rename it"
    if kind in TEXTS and CONFLICT.search(path.read_text("utf-8", "replace")):
        return f"contains the markers of a merge conflict; {CONFLICT_REMEDY}"
    return ""
