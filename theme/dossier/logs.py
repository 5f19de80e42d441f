"""Hides tracebacks of errors that an owner can correct: those in content, settings and files."""

import logging
import traceback
from pathlib import Path

from .checks.setting_types import expected_type
from .checks.settings import CHECKS
from .errors import BuildError
from .settings_files import setting_places

SETTINGS_FILES = {"pelicanconf.py", "publishconf.py"}
# Pelican raises this after it has logged a warning, if warnings stop the build.
STOPPED = "Warning or error encountered"


def hide_tracebacks() -> None:
    """Filter what Pelican logs; calling it again changes nothing."""
    logging.getLogger("pelican").addFilter(hide_traceback)


def hide_traceback(record: logging.LogRecord) -> bool:
    is_debugging = logging.getLogger("pelican").isEnabledFor(logging.DEBUG)  # with DEBUG=1
    if record.exc_info and not is_debugging:
        error = record.exc_info[1]
        lines = lines_about(error, record.getMessage())
        if lines:
            record.msg = "\n".join(lines)
            record.args = ()
            record.exc_info = None
    return True


def lines_about(error: BaseException, message: str) -> list[str]:
    """Return what to print instead of a traceback; nothing if the owner cannot be the cause."""
    place = settings_line(error)
    if place:
        return [f"{place}: {describe(error)}"]
    if isinstance(error, BuildError | OSError):
        return [message]
    causes = possible_causes()
    if causes or str(error) == STOPPED:
        return [message, *causes]
    return []


def possible_causes() -> list[str]:
    """Return a message for each setting of Pelican's that the owner's files change."""
    messages = []
    for name, place in setting_places().items():
        if expected_type(name) and name not in CHECKS:
            messages.append(f"{place}: the setting {name} may be the cause; correct or delete it")
    return messages


def settings_line(error: BaseException) -> str:
    """Return the file and line of an error in the settings; '' if it occurred elsewhere."""
    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        places.append((error.filename, error.lineno))
    for filename, line in reversed(places):
        name = Path(filename or "").name
        if name in SETTINGS_FILES:
            return f"{name}:{line}"
    return ""


def describe(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        return f"this is not valid Python ({error.msg})"
    return f"{type(error).__name__}: {error}"
