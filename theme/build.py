"""Runs Pelican for make, once or whenever a file changes (--watch).

Unlike Pelican's own command, it reports an error in the settings without a traceback.
"""

import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pelican
import watchfiles
from pelican.settings import get_settings_from_file

from dossier.checks.settings import early_errors, setting_messages
from dossier.errors import BuildError
from dossier.logs import hide_tracebacks, settings_line
from dossier.settings_files import delete_compiled_settings

CONTENT = "content"
PUBLISHING = "publishconf.py"
WATCHED_FOLDERS = [CONTENT, "theme"]
SETTINGS_FILES = [Path("pelicanconf.py"), Path(PUBLISHING)]
WATCH = "--watch"
POLL = 200  # milliseconds


def build(arguments: list[str]) -> None:
    # The plugin calls this, too, but Pelican loads the plugin only after the settings.
    hide_tracebacks()
    try:
        check_settings_early(arguments[arguments.index("--settings") + 1])
        pelican.main(arguments)
    finally:
        delete_compiled_settings()


def check_settings_early(path: str) -> None:
    """Exit with a message if the settings cannot be read, or if the public address is missing.

    Also exit if a value would stop Pelican before it loads the plugin, which checks the others.
    """
    try:
        settings = get_settings_from_file(path)
    except Exception as error:
        # If the error is on a line of the settings, pelican.main() reads the file again and reports
        # the error with this line.
        if settings_line(error):
            return
        sys.exit(f"{path} cannot be read: {error}")
    if path == PUBLISHING and not settings.get("SITEURL"):
        example = "SITEURL=https://dossier.example/read"
        sys.exit(f"SITEURL is not set: set it in {PUBLISHING}, or add {example} to the command")
    messages = setting_messages(early_errors(settings))
    if messages:
        # Pelican prints the BuildErrors of the plugin in this form.
        sys.exit(f"BuildError: {BuildError(messages)}")


def watch(arguments: list[str]) -> None:
    """Build in a new process after each change, so that no build can disturb the next.

    Pelican's own --autoreload does not wait for a change after an error: it builds again and again.
    """
    command = [sys.executable, __file__, *arguments]
    built_times = None  # of the settings files at the last build; None: build in any case
    while True:
        folders = identities(WATCHED_FOLDERS)
        # The first build comes after the watch has begun, so that no change is missed. Without
        # changes, the loop continues every POLL milliseconds, to compare the settings files.
        for changes in watchfiles.watch(*folders, rust_timeout=POLL, yield_on_timeout=True):
            times = modification_times()
            if changes or times != built_times:
                built_times = times
                subprocess.run(command, check=False)
            # If a folder was replaced, as by git checkout, watchfiles still watches the old one.
            if identities(WATCHED_FOLDERS) != folders:
                built_times = None
                break


def modification_times() -> dict[Path, int]:
    """Return when each settings file that exists was last changed, in nanoseconds.

    watchfiles does not watch these, because it loses a file that an editor replaces by a new one.
    """
    times = {}
    for path in SETTINGS_FILES:
        with suppress(FileNotFoundError):  # for a moment, while an editor replaces the file
            times[path] = path.stat().st_mtime_ns
    return times


def identities(folders: Iterable[str]) -> dict[str, int]:
    """Return the number by which the file system identifies each folder that exists."""
    found = {}
    for folder in folders:
        with suppress(FileNotFoundError):  # for a moment, while the folder is replaced
            found[folder] = Path(folder).stat().st_ino
    return found


def main(arguments: list[str]) -> None:
    try:
        str(Path.cwd()).encode()
    except UnicodeEncodeError:
        sys.exit("the path of this folder contains bytes that are not UTF-8; rename the folder")
    if not Path(CONTENT).is_dir():
        sys.exit(f"{CONTENT}/ does not exist; create it, or restore it from a backup")
    if WATCH in arguments:
        watch([argument for argument in arguments if argument != WATCH])
    else:
        build(arguments)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        pass
