"""The settings that an owner can leave out, with their default values."""

from pathlib import Path

from .language import canonical_code

TRANSLATIONS = "jinja2.ext.i18n"
ICONS = ["icon-192.png", "icon-512.png"]

DEFAULTS = {
    "PUBLISHER": None,
    "CONTACT": None,
    "TEXT_LICENSE": None,
    "COLOURS": {},
    "CITIES": {},
    "HEADER_TAGS": 6,
    "KEPT_ARTICLES": 50,
    "QUOTED_PASSAGES": 2,
    "QUOTED_ARTICLES": 20,
    "SUMMARY_FROM_TEXT": False,
    "FINISH": ["dossier.finish.offline"],
    "ARCHIVE": False,
    "DRAFTS": False,
    "PREVIEW": False,
}


def add_defaults(settings: dict) -> None:
    for name, value in DEFAULTS.items():
        settings.setdefault(name, value)
    if isinstance(settings["DEFAULT_LANG"], str):  # otherwise checks/settings.py reports it
        settings["DEFAULT_LANG"] = canonical_code(settings["DEFAULT_LANG"])
    add_translations(settings["JINJA_ENVIRONMENT"])
    own_icons = Path(settings["PATH"], "icons")
    if own_icons.is_dir():
        settings["THEME_STATIC_PATHS"] = [str(own_icons.resolve())]


def add_translations(options: dict) -> None:
    """Add the extension for labels, which the settings of versions before 1.0 lack."""
    extensions = options.get("extensions", [])
    if TRANSLATIONS not in extensions:
        options["extensions"] = [*extensions, TRANSLATIONS]


def icons_folder(settings: dict) -> Path:
    """Return the folder of the icons: that in the content, or that of the theme."""
    # Pelican joins the paths in the same way; the folder in the content is an absolute path.
    return Path(settings["THEME"], settings["THEME_STATIC_PATHS"][0])
