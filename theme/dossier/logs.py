"""Hides tracebacks of errors that an owner can correct: those in content, settings and files."""

import logging
import traceback
from pathlib import Path

from .errors import BuildError

SETTINGS_FILES = {"pelicanconf.py", "publishconf.py"}
# Pelican raises this after it has logged a warning, if warnings stop the build.
STOPPED = "Warning or error encountered"


def hide_tracebacks() -> None:
    """Filter what Pelican logs; calling it again changes nothing."""
    logging.getLogger("pelican").addFilter(hide_traceback)


def hide_traceback(record: logging.LogRecord) -> bool:
    if record.exc_info:
        error = record.exc_info[1]
        place = settings_line(error)
        if place:
            record.msg = f"{place}: {describe(error)}"
            record.args = ()
        if place or isinstance(error, BuildError | OSError) or str(error) == STOPPED:
            record.exc_info = None
    return True


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
