"""Refuses a folder on a server that may contain other files: an upload by ssh deletes them.

Usage: ssh_folder.py FOLDER
"""

import os
import re
import sys

# With some versions of rsync, the server splits a path at its spaces, and expands * and variables.
# Full stops and several slashes can lead to another folder than the path seems to name.
AMBIGUOUS = re.compile(r"[ *$]|\.\.|//|/\.(?:/|$)")
# the home folder of a user, on Linux or on macOS
HOME = re.compile(r"^(?:~[^/]*|/(?:home|Users)/[^/]*)(?:/|$)")
FOLDERS_OF_HOMES = {"/home", "/Users", "/root"}


def may_contain_other_files(folder: str) -> bool:
    """Return whether a folder is ambiguous, the root, a home folder, or has home folders in it."""
    path = folder.rstrip("/")
    if AMBIGUOUS.search(folder) or path in {*FOLDERS_OF_HOMES, os.environ.get("HOME")}:
        return True
    below_home = HOME.sub("", path, count=1)
    has_name = re.search(r"[^./~]", below_home)
    return not has_name


def main(folder: str) -> None:
    if may_contain_other_files(folder):
        remedy = "name a folder that contains only this site"
        sys.exit(f"SSH_TARGET_DIR cannot be {folder}: {remedy}")


if __name__ == "__main__":
    main(sys.argv[1])
