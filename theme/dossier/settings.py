"""Completes the settings with those of theme/settings.py, and names those that have no effect."""

import runpy
from pathlib import Path

from pelican.settings import DEFAULT_CONFIG

from .languages import canonical_code

THEME_MODULE = runpy.run_path(str(Path(__file__).parents[1] / "settings.py"))
DEFAULTS = {name: value for name, value in THEME_MODULE.items() if name.isupper()}
# the width and the height of each icon, in pixels
ICONS = {"icon-192.png": 192, "icon-512.png": 512}

# Settings of the theme that an owner can change. Others, such as COLOURS, have checks of their own
# in checks/setting_values.py.
CHANGEABLE = {
    "ARTICLE_ORDER_BY",
    "CACHE_PATH",
    "MARKDOWN",
    "PAGE_ORDER_BY",
    "PATH",
    "PLUGINS",
    "PLUGIN_PATHS",
    "THEME",
}
# The values of all other settings in theme/settings.py. checks/settings.py reports any other value,
# except for settings that have checks of their own.
THEME_VALUES = {name: value for name, value in DEFAULTS.items() if name not in CHANGEABLE}
# These settings of Pelican must keep their defaults, too.
PELICAN_VALUES = [
    # Only the headers of a text decide whether it is published.
    "ARTICLE_PATHS",
    "DEFAULT_METADATA",
    "PATH_METADATA",
    # Pelican would publish drafts that an earlier preview has cached.
    "CACHE_CONTENT",
    "LOAD_CONTENT_CACHE",
    # Links would lead to addresses at which nothing is.
    "CATEGORY_SAVE_AS",
    "CATEGORY_URL",
    "STATIC_SAVE_AS",
    "STATIC_URL",
    "TAG_SAVE_AS",
    "TAG_URL",
    # The response headers and the service worker know the folder theme/.
    "THEME_STATIC_DIR",
]
for name in PELICAN_VALUES:
    THEME_VALUES[name] = DEFAULT_CONFIG[name]
# Owners must not set FEED_DOMAIN, because Pelican copies SITEURL to it. Any value that they set
# differs from this object, so it is an error.
THEME_VALUES["FEED_DOMAIN"] = object()

# Settings of Pelican or of earlier versions that have no effect, and what to do with each.
DELETE_DATE_FORMAT = "delete it, as each language has its own form of dates"
UNSUPPORTED = {
    "AUTHOR": "write the header Author in each text",
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
    own_folder = Path(settings["PATH"], "icons").resolve()
    own_icons = [own_folder / name for name in ICONS]
    if any(icon.exists() for icon in own_icons):
        # Only these two files are published, and no others in that folder.
        settings["THEME_STATIC_PATHS"] = [str(icon) for icon in own_icons]


def is_unsupported(name: str, value) -> bool:
    """Return whether an owner uses a setting that has no effect.

    A setting with its default value is ignored: files of earlier versions contain it.
    """
    if name not in UNSUPPORTED:
        return False
    return value not in (DEFAULTS.get(name), DEFAULT_CONFIG.get(name))


def icons_folder(settings: dict) -> Path:
    """Return the folder of the icons: that in the content, or that of the theme."""
    # The first entry is a folder of the theme, or the absolute path of an icon in the content. If
    # it is absolute, Path() ignores THEME, as Pelican does.
    path = Path(settings["THEME"], settings["THEME_STATIC_PATHS"][0])
    return path if path.is_dir() else path.parent
