"""Checks that an owner changes only those settings of Pelican and of this theme that can change.

Each error is the end of a sentence that begins "the setting NAME".
"""

from pelican.settings import DEFAULT_CONFIG

from ..settings import DEFAULTS
from ..settings_files import PROJECT, owner_settings
from .setting_values import CHECKS

# The settings of Pelican that can have any value of the right type, except that the list PLUGINS
# must include dossier. The settings in CHECKS can change, too, but have checks of their own.
CHANGEABLE = {
    "DEFAULT_ORPHANS",
    "DEFAULT_PAGINATION",
    "DELETE_OUTPUT_DIRECTORY",
    "JINJA_FILTERS",
    "JINJA_GLOBALS",
    "JINJA_TESTS",
    "MARKDOWN",
    "PLUGINS",
    "PLUGIN_PATHS",
    "SLUG_REGEX_SUBSTITUTIONS",
    "USE_FOLDER_AS_CATEGORY",
}
# Other settings must keep these values. Otherwise, links could lead to missing pages, Pelican could
# publish drafts that it has cached, or lists could be in another order.
FIXED_VALUES = DEFAULT_CONFIG | DEFAULTS
# Owners must not set FEED_DOMAIN, because Pelican copies SITEURL to it. Any value that they write
# differs from this object, so it is reported.
FIXED_VALUES["FEED_DOMAIN"] = object()
# Pelican reads INDEX_URL, TAGS_URL and ARCHIVES_URL, which have no default. Here, any value except
# None is an error.
for template in DEFAULTS["DIRECT_TEMPLATES"]:
    FIXED_VALUES[f"{template.upper()}_URL"] = None
# the ends of other settings that Pelican reads but that have no default
ENDS_OF_FIXED = "_ATOM", "_REGEX_SUBSTITUTIONS", "_RSS", "_SAVE_AS"
PATHS = {"OUTPUT_PATH", "PATH", "THEME"}
CHANGED = "cannot be changed in this theme; delete it"
SET_BY_COMMAND = {"ARCHIVE": "make zip", "DRAFTS": "make drafts", "PREVIEW": "make devserver"}

DELETE_DATE_FORMAT = "delete it, as each language has its own form of dates"
# Settings of Pelican or of earlier versions that have no effect, and what to do with each.
UNSUPPORTED = {
    "AUTHOR": "write the header Author in each article",
    "DEFAULT_DATE": "write the header Date in each article",
    "DEFAULT_DATE_FORMAT": DELETE_DATE_FORMAT,
    "LOCALE": DELETE_DATE_FORMAT,
    "TAG_FEED_ATOM": "write TAG_FEED_SAVE_AS",
}


def fixed_errors() -> dict[str, str]:
    """Return the errors, by setting, for fixed settings that an owner's files set or import."""
    errors = {}
    for name, value in owner_settings().items():
        if name in SET_BY_COMMAND and value:  # theme/settings.py sets these to False
            errors[name] = f"is set by {SET_BY_COMMAND[name]}; delete it"
        elif is_fixed(name) and not has_fixed_value(name, value):
            errors[name] = CHANGED
    return errors


def unsupported_errors(settings: dict) -> dict[str, str]:
    """Return the errors, by setting, for settings that have no effect.

    A setting with its default value is accepted, because files of earlier versions contain it.
    """
    errors = {}
    for name, remedy in UNSUPPORTED.items():
        defaults = DEFAULTS.get(name), DEFAULT_CONFIG.get(name)
        if name in settings and settings[name] not in defaults:
            errors[name] = f"has no effect in this theme; {remedy}"
    return errors


def is_fixed(name: str) -> bool:
    """Return whether a setting has an effect but must not be changed."""
    if name in CHANGEABLE or name in CHECKS or name in UNSUPPORTED or name in SET_BY_COMMAND:
        return False
    return name in FIXED_VALUES or name.endswith(ENDS_OF_FIXED)


def has_fixed_value(name: str, value) -> bool:
    fixed_value = FIXED_VALUES.get(name)
    if name in PATHS:  # Pelican completes these with the folder of the project
        return (PROJECT / str(value)).resolve() == (PROJECT / fixed_value).resolve()
    # Owners import theme/settings.py, and theme/dossier/settings.py runs it again for DEFAULTS. So
    # its functions exist twice, and only their names are equal.
    if callable(value) and callable(fixed_value):
        return getattr(value, "__name__", "") == fixed_value.__name__
    return value == fixed_value
