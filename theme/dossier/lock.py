"""Makes the builds and the uploads of a project wait for each other."""

import fcntl
import os
import sys
from pathlib import Path


def lock_folder(folder: Path) -> int:
    """Wait until no other process has locked a folder, and lock it; return the file descriptor.

    Closing the descriptor releases the lock. The system does so, too, when a process ends.
    """
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("waiting for another build or upload to end", file=sys.stderr)
        fcntl.flock(lock, fcntl.LOCK_EX)
    return lock
