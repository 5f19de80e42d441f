"""Runs Pelican for make. Unlike Pelican's own command, it reports an error without a traceback."""

import gc
import signal
import sys

# Importing the modules takes half of the time of a small build. Meanwhile, Python would collect
# garbage again and again, and print a traceback on Ctrl+C. The next lines prevent both. Later, the
# plugin enables the garbage collector again, and main() restores the usual reaction to Ctrl+C.
if __name__ == "__main__":
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from pathlib import Path

import pelican
from pelican.settings import get_settings_from_file

from dossier.checks.settings import early_errors, setting_messages
from dossier.errors import BuildError
from dossier.logs import STOPPED, install_log_filters, owner_line
from dossier.settings_files import delete_compiled_settings

CONTENT = "content"
PUBLISHING = "publishconf.py"
ENDS_BUILD = "this line ends the build; delete it"


def build(arguments: list[str]) -> None:
    # The plugin calls this, too, but Pelican loads the plugin only after the settings.
    install_log_filters()
    try:
        position = arguments.index("--settings") + 1
        check_settings_early(arguments[position])
        # Pelican reads the settings again, but Python imports a module only once. Without these
        # lines, FINISH.append("my_module") would add to the same list twice.
        for module in ("pelicanconf", "theme.settings"):
            sys.modules.pop(module, None)
        pelican.main(arguments)
    except SystemExit as error:
        place = owner_line(error)
        # If a module of the owner has called exit() without a message, make would report success.
        if place and not error.code:
            sys.exit(f"{place}: {ENDS_BUILD}")
        raise
    except RuntimeError as error:
        # Pelican turns most errors into SystemExit. But after Ctrl+C, it logs a warning, and with
        # --fatal warnings, its logger then raises a RuntimeError with the text STOPPED.
        if str(error) != STOPPED:
            raise
        sys.exit(1)
    finally:
        delete_compiled_settings()


def check_settings_early(path: str) -> None:
    """Exit with a message if the settings cannot be read, or if the public address is missing.

    Also exit if a wrong value may stop Pelican before it loads the plugin (dossier/__init__.py).
    The plugin checks all other values.
    """
    try:
        settings = get_settings_from_file(path)
    except Exception as error:
        # If the error is on a line of the settings, build() goes on: pelican.main() reads the file
        # again, and reports the error with this line.
        if owner_line(error):
            return
        sys.exit(f"{path} cannot be read: {error}")
    if path == PUBLISHING and not settings.get("SITEURL"):
        example = "SITEURL=https://dossier.example/read"
        sys.exit(f"SITEURL is not set: set it in {PUBLISHING}, or add {example} to the command")
    messages = setting_messages(early_errors(settings))
    if messages:
        # Pelican prints the BuildErrors of the plugin in this form.
        sys.exit(f"BuildError: {BuildError(messages)}")


def main(arguments: list[str]) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        str(Path.cwd()).encode()
    except UnicodeEncodeError:
        sys.exit("the path of this folder contains bytes that are not UTF-8; rename the folder")
    if not Path(CONTENT).is_dir():
        sys.exit(f"{CONTENT}/ does not exist; create it, or restore it from a backup")
    build(arguments)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)  # as shells report it
