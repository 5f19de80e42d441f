"""Checks the files that a text links."""

from pathlib import Path

LFS_POINTER = b"version https://git-lfs.github.com/spec/"


def file_error(path: Path) -> str:
    """Return the error in a file that a text links, or ''."""
    with path.open("rb") as file:
        beginning = file.read(len(LFS_POINTER))
    if beginning == LFS_POINTER:
        return "is a pointer of Git LFS, not the file itself; fetch it with git lfs pull"
    return ""
