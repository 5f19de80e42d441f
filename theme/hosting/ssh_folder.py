"""Refuses a folder on a server if other files may be in it: an upload by ssh deletes these.

Usage: ssh_folder.py FOLDER
"""

import os
import re
import sys

# With some versions of rsync, the server splits a path at its spaces, and expands * and variables.
# Full stops and several slashes can lead to another folder than the path seems to name; only a ./
# at the beginning cannot.
AMBIGUOUS = re.compile(r"[ *$]|//|(?:^|/)\.\.(?:/|$)|/\.(?:/|$)")
HOMES = {"home", "Users"}  # the folders of home folders on Linux and on macOS
# Folders of the system: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/
SYSTEM_FOLDERS = set(
    """
    /bin /boot /dev /etc /lib /media /mnt /opt /proc /root /run /sbin /srv /sys /tmp /usr
    /usr/local /var /var/lib /var/www
    """.split()
)


def folder_error(folder: str) -> str:
    """Return why an upload must not replace the contents of a folder, or ''."""
    if AMBIGUOUS.search(folder):
        return "use a path without spaces, *, $ or //, and without parts that are . or .."
    path = folder.rstrip("/")
    is_shared = path == os.environ.get("HOME") or path in SYSTEM_FOLDERS
    if is_shared or not has_own_name(folder):
        return "name a folder that contains only this site"
    return ""


def has_own_name(folder: str) -> bool:
    """Return whether a path names a folder that can belong to one site.

    The root, /home, /Users and home folders cannot.
    """
    names = [name for name in folder.split("/") if name not in {"", "."}]
    if folder.startswith("~"):
        return len(names) > 1
    if folder.startswith("/") and names and names[0] in HOMES:
        return len(names) > 2
    return bool(names)


def main(folder: str) -> None:
    error = folder_error(folder)
    if error:
        sys.exit(f"SSH_TARGET_DIR cannot be {folder}: {error}")


if __name__ == "__main__":
    main(sys.argv[1])
