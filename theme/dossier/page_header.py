"""Selects the tags and the pages to which the header of each page links."""

from .characters import nfc
from .checks.settings import setting_messages
from .errors import BuildError
from .languages import find_language
from .source import PAGES
from .typography import typeset_line


def header_tags(tags: list, settings: dict) -> list:
    """Return the tags in the header of each page: those that a setting names, or the most used."""
    chosen = settings["HEADER_TAGS"]
    if isinstance(chosen, int):
        return tags[:chosen]
    site_language = find_language(settings["DEFAULT_LANG"])
    by_name = {tag.name: tag for tag in tags}
    found = []
    for name in chosen:
        printed_name = typeset_line(name, site_language)
        tag = by_name.get(nfc(printed_name))
        if not tag:
            raise setting_error("HEADER_TAGS", f"names the tag “{name}”, which has no page")
        found.append(tag)
    return found


def header_pages(pages: list, settings: dict) -> list:
    """Return the pages in the header of each page: those that a setting names, or all."""
    chosen = settings["HEADER_PAGES"]
    if chosen is None:
        return pages
    by_name = {nfc(page.relative_source_path).removeprefix(f"{PAGES}/"): page for page in pages}
    found = []
    for name in chosen:
        page = by_name.get(nfc(name).removeprefix(f"{PAGES}/"))
        if not page:
            raise setting_error("HEADER_PAGES", f"names {name}, which is not a listed page")
        found.append(page)
    return found


def setting_error(name: str, problem: str) -> BuildError:
    return BuildError(setting_messages({name: f"{problem}; correct it"}))
