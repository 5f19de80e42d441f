"""Builds the site after each change of content/, theme/, the settings or a module beside them.

Its arguments are those of build.py.
"""

import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import watchfiles

BUILD = Path(__file__).with_name("build.py")
WATCHED_FOLDERS = ["content", "theme"]
SETTINGS_FILES = "*.py"  # also modules that an owner has put beside pelicanconf.py, for FINISH
POLL = 200  # milliseconds


def watch(arguments: list[str]) -> None:
    """Build after each change; exit with a message if the files cannot be watched."""
    try:
        build_after_changes(arguments)
    # watchfiles raises RuntimeError if the system can watch no more files.
    except (OSError, RuntimeError) as error:
        sys.exit(f"the files cannot be watched ({error}); run make html or make drafts instead")


def build_after_changes(arguments: list[str]) -> None:
    """Build in a new process after each change, so that no build can disturb the next.

    Pelican's own --autoreload does not wait for a change after an error: it builds again and again.
    """
    command = [sys.executable, BUILD, *arguments]
    built_times = None  # of the settings files at the last build; None: build in any case
    while True:
        inode_by_folder = inodes_of(WATCHED_FOLDERS)
        folders = inode_by_folder.keys()
        # The first build comes after the watch has begun, so that no change is missed. Without
        # changes, the loop continues every POLL milliseconds, to compare the settings files.
        for changes in watchfiles.watch(*folders, rust_timeout=POLL, yield_on_timeout=True):
            times = modification_times()
            if changes or times != built_times:
                built_times = times
                subprocess.run(command, check=False)
            # If a folder was replaced, as by git checkout, watchfiles still watches the old one.
            if inodes_of(WATCHED_FOLDERS) != inode_by_folder:
                built_times = None
                break


def modification_times() -> dict[Path, int]:
    """Return when each settings file that exists was last changed, in nanoseconds.

    watchfiles does not watch these, because it loses a file that an editor replaces by a new one.
    """
    times = {}
    for path in Path().glob(SETTINGS_FILES):
        with suppress(FileNotFoundError):  # for a moment, while an editor replaces the file
            times[path] = path.stat().st_mtime_ns
    return times


def inodes_of(folders: Iterable[str]) -> dict[str, int]:
    """Return the number by which the file system identifies each folder that exists."""
    found = {}
    for folder in folders:
        with suppress(FileNotFoundError):  # for a moment, while the folder is replaced
            found[folder] = Path(folder).stat().st_ino
    return found


if __name__ == "__main__":
    try:
        watch(sys.argv[1:])
    except KeyboardInterrupt:
        pass
