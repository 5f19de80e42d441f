"""Finds a language by its code, such as de or pt-BR."""

import re
from functools import cache

from .language import Language

BRITISH = {"en", "en-GB"}  # these need no CLDR
CODE = r"[a-zA-Z]+(-[a-zA-Z\d]+)*"


def canonical_code(code: str) -> str:
    """Return a code with its usual capitals, such as pt-BR; Pelican writes pt-br."""
    first, *others = code.split("-")
    parts = [first.lower()]
    for part in others:
        is_region = len(part) == 2
        parts.append(part.upper() if is_region else part.title())
    return "-".join(parts)


def is_english(code: str) -> bool:
    return code.partition("-")[0] == "en"


@cache
def find_language(code: str) -> Language:
    """Return a language. If the CLDR does not know it, it has the dates and numbers of English."""
    code = canonical_code(code)
    if code in BRITISH or not re.fullmatch(CODE, code):
        return Language(code)
    # Imported here: sites in British English do not need it, and it takes a tenth of the time of a
    # small build.
    from babel.core import UnknownLocaleError

    from .cldr import CldrLanguage

    try:
        return CldrLanguage(code)
    except (UnknownLocaleError, ValueError):  # ValueError: a code such as zh-yue
        return Language(code)


ENGLISH = find_language("en")
