"""Checks the settings that an owner edits.

Each function named …_error returns the end of a sentence that begins "the setting NAME", or ''.
"""

import re
from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

from pelican.settings import DEFAULT_CONFIG

from ..characters import (
    code_point,
    forbidden_characters,
    forbidden_message,
    invisible_characters,
    is_blank,
)
from ..map_data import city_error
from ..settings import ICONS, THEME_VALUES, UNSUPPORTED, icons_folder, is_unsupported
from ..settings_files import setting_place, setting_places
from ..source import decode
from .addresses import outside_address_error, site_address_error
from .colours import colours_error
from .html import LANGUAGE
from .setting_types import type_errors

THEME_PLUGIN = "dossier"
PAGINATED = ["archives", "category", "tag"]  # the templates that show one page of a list
PAGINATION_EXAMPLE = 'write {"archives": 200, "category": 50, "tag": 50}'
PNG = b"\x89PNG\r\n\x1a\n"  # the first bytes of a PNG file
PNG_END = b"IEND\xaeB`\x82"  # and the last
TAG_FEED = re.compile(r"(?:[\w-]+/)*[\w.-]*\{slug\}[\w.-]*")
HEADER_NAME = re.compile(r"[\w-]+", re.ASCII)
SIMILARITY = 0.85  # of a misspelt name, from 0 to 1


def check_settings(settings: dict) -> list[str]:
    """Return a message for each setting that is wrong."""
    # errors: the message about each setting, by its name; '' if the setting is right
    errors = early_errors(settings)
    add_errors(errors, {name: spelling_error(name) for name in settings})
    for name, check in CHECKS.items():
        if not errors.get(name):
            errors[name] = check(settings.get(name))
    add_errors(errors, misplaced_errors(settings))
    messages = setting_messages(errors)
    icons = icons_folder(settings)
    for name, size in ICONS.items():
        error = icon_error(Path(icons, name), size)
        if error:
            messages.append(f"{icons.parent.name}/icons/{name} {error}")
    return messages


def add_errors(errors: dict[str, str], others: dict[str, str]) -> None:
    """Add the errors of settings that have none yet."""
    for name, error in others.items():
        if not errors.get(name):
            errors[name] = error


def icon_error(path: Path, size: int) -> str:
    """Return the error in an icon, or ''."""
    if not path.is_file():
        return "does not exist; add it"
    data = path.read_bytes()
    # https://www.w3.org/TR/png-3/#11IHDR: the width and the height are the bytes from 16 to 23.
    side = size.to_bytes(4, "big")
    is_complete = data.startswith(PNG) and data.endswith(PNG_END)
    is_icon = is_complete and data[16:24] == side + side
    return "" if is_icon else f"is not a PNG file of {size} × {size} pixels; export it again"


def setting_messages(errors: dict[str, str]) -> list[str]:
    """Return a message with a file and a line for each error. errors: by name of the setting."""
    messages = []
    for name, error in errors.items():
        if error:
            place = setting_place(name)
            prefix = f"{place}: " if place else ""
            messages.append(f"{prefix}the setting {name} {error}")
    return messages


def early_errors(settings: dict) -> dict[str, str]:
    """Return messages, by setting, for values that may stop Pelican before it loads the plugin.

    build.py calls this first. check_settings() calls it, too, for owners who run Pelican itself.
    """
    errors = type_errors(settings) | fixed_errors(settings)
    if "PLUGINS" not in errors:
        errors["PLUGINS"] = plugins_error(settings.get("PLUGINS", []))
    if str(settings.get("SITEURL")).endswith("/"):
        errors["SITEURL"] = "ends with a slash; delete it"
    for name, value in settings.items():
        if is_unsupported(name, value):
            errors[name] = f"has no effect in this theme; {UNSUPPORTED[name]}"
    return errors


def fixed_errors(settings: dict) -> dict[str, str]:
    """Return messages, by setting, for settings of the theme that no owner can change."""
    errors = {}
    for name in setting_places():
        # THEME_VALUES also has values for the settings in CHECKS, which an owner can change.
        is_fixed = name in THEME_VALUES and name not in CHECKS
        if is_fixed and settings.get(name) != THEME_VALUES[name]:
            errors[name] = "cannot be changed in this theme; delete it"
    return errors


def plugins_error(value: list) -> str:
    if THEME_PLUGIN in value:
        return ""
    remedy = "add it, or begin the file with “from theme.settings import *”"
    return f"lacks {THEME_PLUGIN}, the plugin of this theme; {remedy}"


def misplaced_errors(settings: dict) -> dict[str, str]:
    """Return messages, by setting, for settings that do not belong in the owner's files."""
    errors = {}
    places = setting_places()
    for name, command in {"DRAFTS": "make drafts", "PREVIEW": "make devserver"}.items():
        if settings[name] and name in places:
            errors[name] = f"is set by {command}; delete it"
    has_publishing_settings = settings.get("HEADERS") is not None  # publishconf.py sets it
    if settings["SITEURL"] and not has_publishing_settings:
        remedy = "write it there, and keep the other lines of that file"
        errors["SITEURL"] = f"needs the settings that publishconf.py adds; {remedy}"
    return errors


def spelling_error(name: str) -> str:
    """Return a message if a name resembles that of a setting of this theme; '' otherwise."""
    if name in CHECKS or name in DEFAULT_CONFIG:
        return ""
    known = get_close_matches(name, CHECKS, n=1, cutoff=SIMILARITY)
    return f"does not exist; write {known[0]}" if known else ""


def text_error(value) -> str:
    if not isinstance(value, str) or is_blank(value):
        return f"cannot be {value!r}; write a text in quotation marks"
    if "\n" in value:
        return "has several lines; write one"
    forbidden = forbidden_characters(value)
    if forbidden:
        return f"is wrong: {forbidden_message(forbidden[0])}"
    decoded = decode(value)
    return f"contains an entity; write {decoded}" if decoded != value else ""


def site_name_error(value) -> str:
    if value == DEFAULT_CONFIG["SITENAME"]:
        return "is missing; write the name of your site"
    return text_error(value)


def category_error(value) -> str:
    error = text_error(value)
    if error:
        return error
    invisible = invisible_characters(value)
    return f"contains the character {code_point(invisible[0])}; delete it" if invisible else ""


def optional_text_error(value) -> str:
    if value is None:
        return ""
    return text_error(value)


def timezone_error(value) -> str:
    try:
        ZoneInfo(value)
    except (OSError, TypeError, ValueError, KeyError):  # KeyError: ZoneInfoNotFoundError
        return f"cannot be {value!r}; write a name such as Europe/Zurich"
    return ""


def language_error(value) -> str:
    if isinstance(value, str) and LANGUAGE.fullmatch(value):
        return ""
    return f"cannot be {value!r}; write a code such as en or pt-BR"


def site_url_error(value) -> str:
    if not value:
        return ""
    error = site_address_error(value)
    if not error:
        return ""
    return f"cannot be {value}: it {error} (an example: https://dossier.example/read)"


def contact_error(value) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return f"cannot be {value!r}; write mailto:errors@dossier.example or https://…"
    error = outside_address_error(value)
    if not error:
        return ""
    return f"cannot be {value}: it {error} (an example: mailto:errors@dossier.example)"


def license_error(value) -> str:
    if value is None:
        return ""
    example = '("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")'
    is_pair = isinstance(value, list | tuple) and len(value) == 2
    if not is_pair or not all(isinstance(each, str) and each for each in value):
        return f"cannot be {value!r}; write it as {example}"
    error = text_error(value[0])
    if error:
        return error
    error = outside_address_error(value[1])
    return f"cannot be {value!r}: {value[1]} {error}" if error else ""


def number_error(value) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return ""
    return f"cannot be {value!r}; write a number, such as 20"


def optional_number_error(value) -> str:
    if value is None:
        return ""
    return number_error(value)


def switch_error(value) -> str:
    if isinstance(value, bool):
        return ""
    return f"cannot be {value!r}; write True or False"


def cities_error(value) -> str:
    example = 'write {"Lviv": (49.84, 24.03, "right")}, with the degrees north and east'
    if not isinstance(value, dict):
        return f"cannot be {value!r}; {example}"
    for name, entry in value.items():
        error = city_error(name, entry) if isinstance(name, str) else "is not a place"
        if error:
            return f"has the entry {name!r}, which {error}; {example}"
    return ""


def is_list_of_texts(value) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)


def header_pages_error(value) -> str:
    if value is None or is_list_of_texts(value):
        return ""
    return f'cannot be {value!r}; write None, or a list of files, such as ["contact.md"]'


def header_tags_error(value) -> str:
    if is_list_of_texts(value) or not number_error(value):
        return ""
    return f'cannot be {value!r}; write a number, such as 6, or a list, such as ["NATO"]'


def modules_error(value) -> str:
    if not is_list_of_texts(value):
        return f"cannot be {value!r}; write a list of modules, such as ['dossier.finish.offline']"
    for name in value:
        try:
            found = find_spec(name)
        except (ImportError, ValueError):  # its package does not exist
            found = None
        if found is None:
            return f"names the module {name}, which does not exist; correct it"
        try:
            module = import_module(name)
        except ImportError as error:
            return f"names the module {name}, which cannot be imported ({error}); correct it"
        if not hasattr(module, "finish"):
            return f"names the module {name}, which has no function finish; correct it"
    return ""


def pagination_error(value) -> str:
    for name in PAGINATED:
        size = value.get(name)
        if isinstance(size, bool) or not isinstance(size, int) or size < 1:
            return f"needs a number of articles for {name}; {PAGINATION_EXAMPLE}"
    return ""


def template_pages_error(value) -> str:
    example = 'write {"robots.txt": "robots.txt"}'
    if not is_list_of_texts([*value, *value.values()]):
        return f"cannot be {value!r}; {example}"
    return ""


def tag_feed_error(value) -> str:
    if value is None:  # without a public address
        return ""
    if isinstance(value, str) and TAG_FEED.fullmatch(value):
        return ""
    return f'cannot be {value!r}; write "feeds/tag/{{slug}}.atom.xml"'


def headers_error(value) -> str:
    example = 'write {"/*": {"X-Content-Type-Options": "nosniff"}}'
    if value is None:  # without a public address
        return ""
    if not isinstance(value, dict):
        return f"cannot be {value!r}; {example}"
    for pattern, headers in value.items():
        if not isinstance(pattern, str) or not isinstance(headers, dict):
            return f"cannot have the entry {pattern!r}; {example}"
        if not all(is_header(*header) for header in headers.items()):
            return f"cannot have the entry {pattern!r}; {example}"
    return ""


def is_header(name, value) -> bool:
    if not isinstance(name, str) or not isinstance(value, str):
        return False
    return bool(HEADER_NAME.fullmatch(name)) and value.isascii() and value.isprintable()


CHECKS: dict[str, Callable] = {
    "SITENAME": site_name_error,
    "SITESUBTITLE": text_error,
    "SITEURL": site_url_error,
    "PUBLISHER": optional_text_error,
    "CONTACT": contact_error,
    "TEXT_LICENSE": license_error,
    "TIMEZONE": timezone_error,
    "DEFAULT_LANG": language_error,
    "DEFAULT_CATEGORY": category_error,
    "COLOURS": colours_error,
    "CITIES": cities_error,
    "HEADER_PAGES": header_pages_error,
    "HEADER_TAGS": header_tags_error,
    "KEPT_ARTICLES": optional_number_error,
    "QUOTED_PASSAGES": number_error,
    "QUOTED_ARTICLES": number_error,
    "SUMMARY_FROM_TEXT": switch_error,
    "DRAFTS": switch_error,
    "PREVIEW": switch_error,
    "HEADERS": headers_error,
    "FINISH": modules_error,
    "ARCHIVE": switch_error,
    "PAGINATED_TEMPLATES": pagination_error,
    "TAG_FEED_SAVE_AS": tag_feed_error,
    "TEMPLATE_PAGES": template_pages_error,
}
