"""Completes the settings with those of theme/settings.py, and names those that have no effect."""

import runpy
from pathlib import Path

from pelican.settings import DEFAULT_CONFIG

from .languages import canonical_code

THEME_MODULE = runpy.run_path(str(Path(__file__).parents[1] / "settings.py"))
DEFAULTS = {name: value for name, value in THEME_MODULE.items() if name.isupper()}
# the width and the height of each icon, in pixels
ICONS = {"icon-192.png": 192, "icon-512.png": 512}

# The settings of Pelican that an owner can change. Others, such as SITENAME, have checks of their
# own in checks/setting_values.py.
CHANGEABLE = {
    "CACHE_PATH",
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
    "THEME_TEMPLATES_OVERRIDES",
    "USE_FOLDER_AS_CATEGORY",
}
# The values of all other settings, which must not change: links could lead to addresses at which
# nothing is, Pelican could publish drafts that it has cached, or lists could be in another order.
FIXED_VALUES = DEFAULT_CONFIG | DEFAULTS
for name in CHANGEABLE:
    FIXED_VALUES.pop(name, None)
# Owners must not set FEED_DOMAIN, because Pelican copies SITEURL to it. Any value that they set
# differs from this object, so it is an error.
FIXED_VALUES["FEED_DOMAIN"] = object()

# Settings of Pelican or of earlier versions that have no effect, and what to do with each.
DELETE_DATE_FORMAT = "delete it, as each language has its own form of dates"
UNSUPPORTED = {
    "AUTHOR": "write the header Author in each text",
    "DEFAULT_DATE": "write the header Date in each article",
    "DEFAULT_DATE_FORMAT": DELETE_DATE_FORMAT,
    "LOCALE": DELETE_DATE_FORMAT,
    "TAG_FEED_ATOM": "write TAG_FEED_SAVE_AS",
}


def add_defaults(settings: dict) -> None:
    """Add those settings of theme/settings.py that the files of an owner do not import or set."""
    for name, value in DEFAULTS.items():
        settings.setdefault(name, value)
    if isinstance(settings["DEFAULT_LANG"], str):  # otherwise checks/setting_values.py reports it
        settings["DEFAULT_LANG"] = canonical_code(settings["DEFAULT_LANG"])
    folder = own_icons_folder(settings)
    if folder:
        # Only these two files are published, and no others in that folder.
        settings["THEME_STATIC_PATHS"] = [str(folder / name) for name in ICONS]


def is_unsupported(name: str, value) -> bool:
    """Return whether an owner uses a setting that has no effect.

    A setting with its default value is ignored: files of earlier versions contain it.
    """
    if name not in UNSUPPORTED:
        return False
    return value not in (DEFAULTS.get(name), DEFAULT_CONFIG.get(name))


def own_icons_folder(settings: dict) -> Path | None:
    """Return icons/ in the content if it has one of the icons; None: the theme's own are used."""
    folder = Path(settings["PATH"], "icons").resolve()
    has_icons = any((folder / name).exists() for name in ICONS)
    return folder if has_icons else None
