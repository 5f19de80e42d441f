"""Hides tracebacks of errors that an owner can correct: those in content, settings and files."""

import logging
import sys
import traceback
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from .checks.setting_types import expected_type
from .checks.setting_values import CHECKS
from .errors import BuildError
from .git_marks import CONFLICT, CONFLICT_REMEDY
from .settings_files import PROJECT, setting_places

# The text of the RuntimeError that Pelican raises after a warning, if warnings stop the build.
STOPPED = "Warning or error encountered"
NOT_OF_OWNER = {".venv", "theme"}  # folders with code that the owner has not written
SYNTAX_REMEDY = 'write straight quotation marks (") before and after a text, and close each bracket'
NAME_REMEDY = 'put " before and after a text, and write True, False and None like this'


def install_log_filters() -> None:
    """Filter what Pelican logs; calling it again changes nothing."""
    logging.getLogger("pelican").addFilter(hide_traceback)
    # This logger reports errors that occur while texts are sorted.
    logging.getLogger("pelican.utils").addFilter(hide_traceback)
    logging.getLogger("pelican.generators").addFilter(add_exception)


def add_exception(record: logging.LogRecord) -> bool:
    """Add the exception to “Could not process talks.md”, because Pelican leaves it out."""
    caught = sys.exception()
    if caught and record.levelno == logging.ERROR:
        message = f"{record.getMessage()}: {describe(caught)}"
        record.msg = "\n".join([message, *possible_causes()])
        record.args = ()
    return True


def hide_traceback(record: logging.LogRecord) -> bool:
    is_debugging = logging.getLogger("pelican").isEnabledFor(logging.DEBUG)  # with DEBUG=1
    error = record.exc_info[1] if record.exc_info else None
    if error and not is_debugging:
        lines = lines_about(error, record.getMessage())
        if lines:
            record.msg = "\n".join(lines)
            record.args = ()
            record.exc_info = None
    return True


def lines_about(error: BaseException, message: str) -> list[str]:
    """Return what to print instead of a traceback; nothing if the owner cannot be the cause."""
    if isinstance(error, BuildError):
        return [message]
    place = owner_line(error)
    if place:
        return [f"{place}: {describe(error)}"]
    if isinstance(error, TemplateNotFound):
        place = setting_places().get("TEMPLATE_PAGES")
        if place:
            problem = f"the setting TEMPLATE_PAGES names {error}, but there is no such template"
            return [f"{place}: {problem}; add it to a folder in THEME_TEMPLATES_OVERRIDES"]
    if isinstance(error, OSError) or str(error) == STOPPED:
        return [message]
    # Pelican does not check most of its settings, so they may be the cause of any other error.
    causes = possible_causes()
    return [message, *causes] if causes else []


def possible_causes() -> list[str]:
    """Return a message for each setting of Pelican that an owner sets and that is not in CHECKS."""
    messages = []
    for name, place in setting_places().items():
        # expected_type() knows only the settings of Pelican.
        is_of_pelican = expected_type(name) is not None
        if is_of_pelican and name not in CHECKS:
            messages.append(f"{place}: the setting {name} may be the cause; correct or delete it")
    return messages


def owner_line(error: BaseException) -> str:
    """Return the file and line of an error in the settings, a module or a template of the owner.

    Return '' if the error occurred elsewhere: in this theme or in a package.
    """
    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError | TemplateSyntaxError):
        places.append((error.filename, error.lineno))
    for filename, line in reversed(places):
        path = Path(filename or "").absolute()  # resolve() would follow a symlink
        is_in_project = path.is_file() and path.is_relative_to(PROJECT)
        if is_in_project and path.relative_to(PROJECT).parts[0] not in NOT_OF_OWNER:
            return f"{path.relative_to(PROJECT)}:{line}"
    return ""


def describe(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        remedy = SYNTAX_REMEDY
        if CONFLICT.match(error.text or ""):
            remedy = CONFLICT_REMEDY
        elif "codec can't decode" in error.msg:
            remedy = "save the file as UTF-8"
        return f"this is not valid Python ({error.msg}); {remedy}"
    problem = f"{type(error).__name__}: {error}"
    if isinstance(error, NameError):
        return f"{problem}; {NAME_REMEDY}"
    return problem
