"""Recognizes files that Git LFS has not downloaded."""

from pathlib import Path

POINTER = b"version https://git-lfs.github.com/spec/"


def lfs_error(path: Path) -> str:
    """Return an error if a file is a pointer to another one in Git LFS, or ''."""
    with path.open("rb") as file:
        beginning = file.read(len(POINTER))
    if beginning == POINTER:
        return "is a pointer of Git LFS, not the file itself; fetch it with git lfs pull"
    return ""
