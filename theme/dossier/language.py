"""A language: how it writes dates and numbers, which way it runs, and its labels.

English needs no data. Other languages take theirs from the CLDR, which cldr.py reads, and from
their catalog in theme/languages/.
"""

from calendar import month_abbr
from datetime import date
from functools import cache, cached_property
from gettext import NullTranslations

from .catalogs import read_catalog


class Language:
    """English, and the base of other languages.

    code: by BCP 47, such as pt-BR; direction: ltr or rtl; territory_code: as Open Graph writes
    languages, such as pt_BR.
    """

    direction = "ltr"

    def __init__(self, code: str):
        self.code = code

    def __reduce__(self) -> tuple:
        """Copy the code alone to other processes."""
        return language, (self.code,)

    @property
    def territory_code(self) -> str:
        return self.code.replace("-", "_")

    @cached_property
    def labels(self) -> NullTranslations:
        """The catalog of the language; labels that are not in it remain English."""
        return read_catalog(self.code)

    def format_date(self, day: date) -> str:
        return f"{day.day} {day:%B} {day.year}"

    def format_short_date(self, day: date) -> str:
        return f"{day.day} {month_abbr[day.month]}"

    def format_month(self, day: date) -> str:
        return f"{month_abbr[day.month]} {day.year}"

    def format_number(self, number: int) -> str:
        return f"{number:,}"


@cache
def language(code: str) -> Language:
    """Return a language; one that the CLDR does not know writes dates and numbers as English."""
    if code.partition("-")[0] == "en":
        return Language(code)
    # imported here, as it takes a tenth of a small build, and English does not need it
    from .cldr import CldrLanguage, UnknownLocaleError

    try:
        return CldrLanguage(code)
    except UnknownLocaleError:
        return Language(code)


ENGLISH = language("en")
