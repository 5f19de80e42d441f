"""Two folders are swapped in one step, so that a site is never half there."""

import ctypes
import os
import sys
from pathlib import Path

SWAP = 2  # RENAME_EXCHANGE of Linux's renameat2, RENAME_SWAP of macOS's renameatx_np
WORKING_FOLDER = -100 if sys.platform == "linux" else -2  # AT_FDCWD


def exchange(one: Path, other: Path) -> None:
    """Swap two folders in one step of the file system.

    Raises OSError where the system or the file system cannot; nothing has moved then.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    rename = getattr(libc, "renameat2", None) or getattr(libc, "renameatx_np", None)
    if not rename:
        raise OSError(f"no exchange of folders on {sys.platform}")
    if rename(WORKING_FOLDER, bytes(one), WORKING_FOLDER, bytes(other), SWAP):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
