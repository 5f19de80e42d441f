"""Reads theme/settings.py, and completes the settings of an owner."""

import runpy
from pathlib import Path

from .languages import canonical_code

THEME_MODULE = runpy.run_path(str(Path(__file__).parents[1] / "settings.py"))
DEFAULTS = {name: value for name, value in THEME_MODULE.items() if name.isupper()}
# the width and the height of each icon, in pixels
ICONS = {"icon-192.png": 192, "icon-512.png": 512}


def complete_settings(settings: dict) -> None:
    """Write the language in its canonical form, and use the icons of the owner if there are any."""
    if isinstance(settings["DEFAULT_LANG"], str):  # otherwise checks/setting_types.py reports it
        settings["DEFAULT_LANG"] = canonical_code(settings["DEFAULT_LANG"])
    folder = own_icons_folder(settings)
    if folder:
        # Only these two files are published, and no others in that folder.
        settings["THEME_STATIC_PATHS"] = [str(folder / name) for name in ICONS]


def own_icons_folder(settings: dict) -> Path | None:
    """Return icons/ in the content if it has one of the icons; None: the theme's own are used."""
    folder = Path(settings["PATH"], "icons").resolve()
    has_icons = any((folder / name).exists() for name in ICONS)
    return folder if has_icons else None
