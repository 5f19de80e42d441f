"""Recognizes what Git can leave in files: pointers of Git LFS, and markers of merge conflicts."""

import re
from pathlib import Path

POINTER = b"version https://git-lfs.github.com/spec/"
# The lines that Git writes into a file that two people have changed, such as "<<<<<<< main".
CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?= |$)", re.MULTILINE)
CONFLICT_REMEDY = "choose one version and delete the markers"


def lfs_error(path: Path) -> str:
    """Return an error if a file is a pointer to another one in Git LFS, or ''."""
    with path.open("rb") as file:
        beginning = file.read(len(POINTER))
    if beginning == POINTER:
        return "is a pointer of Git LFS, not the file itself; fetch it with git lfs pull"
    return ""
