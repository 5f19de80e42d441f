"""Checks the settings that an owner edits, and finds the lines of those that are wrong.

An error is the end of a sentence that begins "the setting NAME", or ''. A message is the whole
sentence, with the file and the line.
"""

import os
from difflib import get_close_matches

from pelican.settings import DEFAULT_CONFIG

from ..settings import DEFAULTS
from ..settings_files import setting_places
from .fixed_settings import fixed_errors, unsupported_errors
from .icons import check_icons
from .setting_types import type_errors
from .setting_values import CHECKS, value_error

THEME_PLUGIN = "dossier"
SIMILARITY = 0.85  # of a misspelt name, from 0 to 1


def check_settings(settings: dict) -> list[str]:
    """Return a message for each setting, and each icon, that is wrong."""
    # errors: the error of each setting, by its name; '' if the setting is right
    errors = import_errors(settings)
    if errors:  # Without these settings, other checks would report errors with the same cause.
        return setting_messages(errors)
    errors = early_errors(settings)
    add_errors(errors, {name: spelling_error(name) for name in settings})
    # value_error() expects a value of the right type, so settings with an error are left out.
    for name in CHECKS:
        if not errors.get(name):
            errors[name] = value_error(name, settings.get(name))
    add_errors(errors, missing_errors(settings))
    return setting_messages(errors) + check_icons(settings)


def add_errors(errors: dict[str, str], others: dict[str, str]) -> None:
    """Add the errors of settings that have none yet."""
    for name, error in others.items():
        if not errors.get(name):
            errors[name] = error


def setting_messages(errors: dict[str, str]) -> list[str]:
    """Return a message with a file and a line for each error. errors: by name of the setting."""
    messages = []
    places = setting_places()
    if os.environ.get("SITEURL"):  # set by the command, not by a line of a file
        places.pop("SITEURL", None)
    for name, error in errors.items():
        if error:
            prefix = f"{places[name]}: " if name in places else ""
            messages.append(f"{prefix}the setting {name} {error}")
    return messages


def early_errors(settings: dict) -> dict[str, str]:
    """Return the errors, by setting, for values that may stop Pelican before it loads the plugin.

    build.py calls this first. check_settings() calls it, too, for owners who run Pelican itself.
    """
    errors = import_errors(settings)
    if errors:
        return errors
    errors = type_errors(settings) | fixed_errors()
    if "PLUGINS" not in errors:
        errors["PLUGINS"] = plugins_error(settings["PLUGINS"])
    if "TIMEZONE" not in settings:
        errors["TIMEZONE"] = "is missing; write a name such as Europe/Zurich"
    if str(settings.get("SITEURL")).endswith("/"):
        errors["SITEURL"] = "ends with a slash; delete it"
    return errors | unsupported_errors(settings)


def import_errors(settings: dict) -> dict[str, str]:
    """Return the error, by setting, if settings of theme/settings.py are missing."""
    missing = [name for name in DEFAULTS if name not in settings]
    if not missing:
        return {}
    remedy = "restore the imports at the beginning of pelicanconf.py and publishconf.py"
    return {missing[0]: f"is missing; {remedy}"}


def plugins_error(value: list) -> str:
    if THEME_PLUGIN in value:
        return ""
    remedy = 'write PLUGINS = [*PLUGINS, "my_plugin"] to add another'
    return f"lacks {THEME_PLUGIN}, the plugin of this theme; {remedy}"


def missing_errors(settings: dict) -> dict[str, str]:
    """Return the errors of settings that a public site needs but lacks."""
    set_by_owner = setting_places().keys()
    errors = {}
    for name in ("HEADERS", "TAG_FEED_SAVE_AS"):
        is_missing = settings["SITEURL"] and settings.get(name) is None
        if is_missing and name in set_by_owner:
            errors[name] = "cannot be None, as a public site needs it; restore its value"
        elif is_missing:
            # SITEURL is set in pelicanconf.py, or publishconf.py has lost lines.
            remedy = "write SITEURL in publishconf.py, and keep the other lines of that file"
            errors["SITEURL"] = f"needs the settings that publishconf.py adds; {remedy}"
    return errors


def spelling_error(name: str) -> str:
    """Return an error if a name resembles that of a setting of this theme; '' otherwise."""
    if name in CHECKS or name in DEFAULT_CONFIG:
        return ""
    known = get_close_matches(name, CHECKS, n=1, cutoff=SIMILARITY)
    return f"does not exist; write {known[0]}" if known else ""
