"""Runs the command of an upload, and makes builds wait until it ends.

Arguments: the program, and its own arguments.
"""

import os
import signal
import sys
from pathlib import Path

from dossier.lock import lock_folder

PROJECT = Path()  # builds lock it, too, as it is the parent of output/
OUTPUT = Path("output")
CANONICAL = '<link rel="canonical"'  # only pages with a public address have it


def main(command: list[str]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # no traceback on Ctrl+C
    lock = lock_folder(PROJECT)
    os.set_inheritable(lock, True)  # the program keeps the lock until it ends
    # Between the build and this lock, another command can replace the site.
    has_drafts = any(OUTPUT.glob("drafts/**/*.html"))
    if has_drafts:
        sys.exit("Nothing was uploaded: output/ contains drafts; run the command again")
    if not (OUTPUT / "index.html").exists():
        sys.exit("Nothing was uploaded: output/ contains no site; run the command again")
    has_public_address = CANONICAL in (OUTPUT / "index.html").read_text("utf-8")
    if not has_public_address:
        sys.exit("Nothing was uploaded: output/ was built without SITEURL; run the command again")
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
