"""Checks the value of each setting of this theme.

Each function in CHECKS returns the end of a sentence that begins "the setting NAME", or ''.
"""

import re
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from inspect import signature
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
from ..html_elements import is_language_tag
from ..map_data import city_error
from ..site import FIXED_ADDRESSES
from ..source import decode
from .addresses import outside_address_error, site_address_error
from .colours import colours_error
from .setting_types import is_number

OFFLINE_STEP = "dossier.finish.offline"
PAGINATED = ["archives", "category", "tag"]  # the templates of lists that are divided into pages
PAGINATION_EXAMPLE = 'write {"archives": 200, "category": 50, "tag": 50}'
# The address of a tag's feed, in a folder, but not in feeds/ itself. Without a folder, the feed of
# a tag “Sitemap” could be sitemap.xml; in feeds/, that of “All” could be feeds/all.atom.xml.
TAG_FEED = r"(?!feeds/[^/]*$)(?:[\w-]+/)+[\w.-]*\{slug\}[\w.-]*\.xml"
# The address of a file that is not in one of four folders. Of its folders, only .well-known begins
# with a full stop, but the name of the file can, as in .htaccess.
ADDRESS = re.compile(
    r"""
    (?! (?: \.git | drafts | pictures\.by-hash | theme ) (?: / | $ ) )
    (?: \.well-known/ )? (?: [\w-][\w.-]*/ )* \.?[\w-][\w.-]*
    """,
    re.VERBOSE,
)
MANIFEST = "manifest.webmanifest"
PATH_PATTERN = r"/[\w./*-]*"  # of the setting HEADERS
HEADER_NAME = r"[\w-]+"


def text_error(value) -> str:
    if not isinstance(value, str):
        return f"cannot be {value!r}; write a text in quotation marks"
    if is_blank(value):
        return "is empty; write a text"
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


def timezone_error(value) -> str:
    try:
        ZoneInfo(value)
    except (OSError, TypeError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return f"cannot be {value!r}; write a name such as Europe/Zurich"
    return ""


def language_error(value) -> str:
    if isinstance(value, str) and is_language_tag(value):
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
    if not isinstance(value, str):
        return f"cannot be {value!r}; write mailto:errors@dossier.example or https://…"
    error = text_error(value)
    if error:
        return error
    error = outside_address_error(value)
    if not error:
        return ""
    return f"cannot be {value}: it {error} (an example: mailto:errors@dossier.example)"


def license_error(value) -> str:
    example = '("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")'
    is_pair = isinstance(value, list | tuple) and len(value) == 2
    if not is_pair or not all(isinstance(each, str) and each for each in value):
        return f"cannot be {value!r}; write it as {example}"
    for each in value:
        error = text_error(each)
        if error:
            return error
    error = outside_address_error(value[1])
    return f"cannot be {value!r}: {value[1]} {error}" if error else ""


def number_error(value) -> str:
    if is_number(value) and value >= 0:
        return ""
    return f"cannot be {value!r}; write a number that is not negative, such as 20"


def kept_articles_error(value) -> str:
    if is_number(value) and value > 0:
        return ""
    return f"cannot be {value!r}; write 1 or more, or None, which turns offline reading off"


def switch_error(value) -> str:
    if isinstance(value, bool):
        return ""
    return f"cannot be {value!r}; write True or False"


def cities_error(value) -> str:
    example = 'write {"Lviv": (49.84, 24.03, "right")}, with the degrees north and east'
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
        return f"cannot be {value!r}; {example}"
    for name, entry in value.items():
        error = city_error(name, entry)
        if error:
            return f"has the entry {name!r}, which {error}"
    return ""


def is_list_of_texts(value) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)


def duplicate_error(value: list[str]) -> str:
    for each in value:
        if value.count(each) > 1:
            return f"contains {each} twice; delete one"
    return ""


def header_pages_error(value) -> str:
    if is_list_of_texts(value):
        return duplicate_error(value)
    return f'cannot be {value!r}; write None, or a list of files, such as ["contact.md"]'


def header_tags_error(value) -> str:
    if is_list_of_texts(value):
        return duplicate_error(value)
    if not number_error(value):
        return ""
    return f'cannot be {value!r}; write a number, such as 6, or a list, such as ["NATO"]'


def modules_error(value) -> str:
    if not is_list_of_texts(value):
        return f"cannot be {value!r}; write a list of modules, such as ['dossier.finish.offline']"
    for name in value:
        problem = problem_with_module(name)
        if problem:
            return f"names the module {name}, which {problem}; correct it"
    if OFFLINE_STEP not in value:  # browsers of earlier readers ask for the service worker
        return f'lacks {OFFLINE_STEP}; write FINISH = ["my_module", *FINISH]'
    return ""


def problem_with_module(name: str) -> str:
    try:
        if find_spec(name) is None:
            return "does not exist"
        module = import_module(name)
    except ModuleNotFoundError as error:
        # find_spec("a.b") imports the package a, and raises this error if a does not exist. A
        # module that exists raises this error, too, if it imports a module that does not.
        is_in_missing_package = name.startswith(f"{error.name}.")
        return "does not exist" if is_in_missing_package else f"cannot be imported ({error})"
    except (Exception, SystemExit) as error:  # a module can raise any exception
        return f"cannot be imported ({error})"
    try:
        signature(module.finish).bind("folder", "context")
    except (AttributeError, TypeError, ValueError):
        return "has no function finish(folder, context)"
    return ""


def pagination_error(value: dict) -> str:
    for name in PAGINATED:
        size = value.get(name)
        if not is_number(size) or size < 1:
            return f"needs a number of articles for {name}; {PAGINATION_EXAMPLE}"
    if len(value) > len(PAGINATED):
        return f"has an entry for another page; {PAGINATION_EXAMPLE}"
    return ""


def template_pages_error(value: dict) -> str:
    example = 'write TEMPLATE_PAGES = {**TEMPLATE_PAGES, "humans.txt": "humans.txt"}'
    if not is_list_of_texts([*value, *value.values()]):
        return f"cannot be {value!r}; {example}"
    addresses = list(value.values())
    if MANIFEST not in addresses:  # every page links to it
        return f"lacks {MANIFEST}; {example}"
    for address in addresses:
        if not ADDRESS.fullmatch(address) or address in FIXED_ADDRESSES:
            return f"cannot have the address {address!r}; {example}"
        if addresses.count(address) > 1:
            return f"has the address {address} twice; write another one for one of the templates"
    return ""


def tag_feed_error(value) -> str:
    if isinstance(value, str) and re.fullmatch(TAG_FEED, value):
        return ""
    return f'cannot be {value!r}; write "feeds/tag/{{slug}}.atom.xml"'


def headers_error(value) -> str:
    example = 'write {"/*": {"X-Content-Type-Options": "nosniff"}}'
    if not isinstance(value, dict):
        return f"cannot be {value!r}; {example}"
    for pattern, headers in value.items():
        if not isinstance(pattern, str) or not isinstance(headers, dict):
            return f"cannot have the entry {pattern!r}; {example}"
        if not re.fullmatch(PATH_PATTERN, pattern, re.ASCII):
            return f"cannot have the address {pattern!r}; use letters, digits and . / * - _"
        for name, text in headers.items():
            if not is_header(name, text):
                remedy = "write both in ASCII, on one line, without a backslash"
                return f"has a wrong name or value in {pattern!r}, {name!r}: {text!r}; {remedy}"
    return ""


def is_header(name, value) -> bool:
    if not isinstance(name, str) or not isinstance(value, str):
        return False
    has_wrong_value = not value.isascii() or not value.isprintable() or "\\" in value
    return bool(re.fullmatch(HEADER_NAME, name, re.ASCII)) and not has_wrong_value


def template_folders_error(value: list) -> str:
    for folder in value:
        if not Path(str(folder)).is_dir():
            return f"names the folder {folder}, which does not exist; correct it"
        for path in Path(folder).rglob("*.html"):
            if path.is_file() and not is_utf_8(path):
                return f"has the template {path}, which is not UTF-8; save it as UTF-8"
    return ""


def is_utf_8(path: Path) -> bool:
    try:
        path.read_text("utf-8")
    except UnicodeDecodeError:
        return False
    return True


# the function that checks the value of each setting
CHECKS: dict[str, Callable] = {
    "SITENAME": site_name_error,
    "SITESUBTITLE": text_error,
    "SITEURL": site_url_error,
    "PUBLISHER": text_error,
    "CONTACT": contact_error,
    "TEXT_LICENSE": license_error,
    "TIMEZONE": timezone_error,
    "DEFAULT_LANG": language_error,
    "DEFAULT_CATEGORY": category_error,
    "COLOURS": colours_error,
    "CITIES": cities_error,
    "HEADER_PAGES": header_pages_error,
    "HEADER_TAGS": header_tags_error,
    "KEPT_ARTICLES": kept_articles_error,
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
    "THEME_TEMPLATES_OVERRIDES": template_folders_error,
}
# These can be None or missing. Only publishconf.py sets HEADERS and TAG_FEED_SAVE_AS.
OPTIONAL = {
    "PUBLISHER",
    "CONTACT",
    "TEXT_LICENSE",
    "HEADER_PAGES",
    "KEPT_ARTICLES",
    "HEADERS",
    "TAG_FEED_SAVE_AS",
}


def value_error(name: str, value) -> str:
    """Return the error in the value of a setting, or ''."""
    if value is None and name in OPTIONAL:
        return ""
    if value == "" and name in OPTIONAL:
        return "is empty; write None"
    check = CHECKS[name]
    return check(value)
