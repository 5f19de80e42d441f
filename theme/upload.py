"""Runs the command of an upload, and makes builds wait until it ends.

Arguments: the program, and its own arguments.
"""

import fcntl
import os
import signal
import sys
from pathlib import Path

DRAFTS = Path("output/drafts")


def main(command: list[str]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # no traceback at Ctrl+C
    # Builds lock the same folder. The program inherits the lock, and the system releases it when
    # the program ends.
    lock = os.open(".", os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    os.set_inheritable(lock, True)
    # Between the build and this lock, make drafts can replace the site.
    has_drafts = any(DRAFTS.rglob("*.html"))
    if has_drafts:
        sys.exit("Nothing was uploaded: output/ contains drafts; run make again")
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
