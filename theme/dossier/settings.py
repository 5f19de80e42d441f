"""The settings that an owner can leave out, with their default values."""

from .language import canonical_code

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
