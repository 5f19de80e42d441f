"""Runs Pelican for make, once or whenever a file changes (--watch).

Unlike Pelican's own command, it reports an error in the settings without a traceback.
"""

import subprocess
import sys
from pathlib import Path

import pelican
import watchfiles
from pelican.settings import get_settings_from_file

from dossier.checks.settings import early_errors, setting_messages
from dossier.errors import BuildError
from dossier.logs import hide_tracebacks
from dossier.settings_files import forget_bytecode

CONTENT = "content"
WATCHED = [CONTENT, "theme", "pelicanconf.py", "publishconf.py"]
WATCH = "--watch"
POLL = 200  # milliseconds


def build(arguments: list[str]) -> None:
    # The plugin also does this, but Pelican loads it only after the settings.
    hide_tracebacks()
    try:
        if not Path(CONTENT).is_dir():
            sys.exit(f"{CONTENT}/ does not exist; create it, or restore it from a backup")
        check_settings_early(arguments[arguments.index("--settings") + 1])
        pelican.main(arguments)
    finally:
        forget_bytecode()


def check_settings_early(path: str) -> None:
    """Exit with a message if Pelican cannot read a setting."""
    try:
        settings = get_settings_from_file(path)
    except Exception:
        return  # Pelican reads the file, too, and reports this
    messages = setting_messages(early_errors(settings))
    if messages:
        sys.exit(f"BuildError: {BuildError(messages)}")


def watch(arguments: list[str]) -> None:
    """Build in a new process after each change, so that no build can disturb the next.

    Pelican's own --autoreload does not wait for a change after an error: it builds again and again.
    """
    command = [sys.executable, __file__, *arguments]
    paths = [path for path in WATCHED if Path(path).exists()]
    is_first = True
    # The first build comes after the watch has begun, so that no change is missed.
    for changes in watchfiles.watch(*paths, rust_timeout=POLL, yield_on_timeout=True):
        if changes or is_first:
            subprocess.run(command, check=False)
            is_first = False


def main(arguments: list[str]) -> None:
    if WATCH in arguments:
        watch([argument for argument in arguments if argument != WATCH])
    else:
        build(arguments)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        pass
