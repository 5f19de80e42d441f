"""A language: how it writes dates and numbers, which way it runs, and its labels.

British English needs no data. Other languages take theirs from the CLDR, which cldr.py reads, and
from their catalog in theme/languages/.
"""

from datetime import date
from functools import cached_property
from gettext import NullTranslations
from typing import NamedTuple

from .catalogs import quotation_marks_in, read_catalog

# Python's names of months depend on the setting LOCALE.
MONTH_NAMES = tuple(
    "January February March April May June July August September October November December".split()
)
SHORT_LENGTH = 3  # letters of the short name of a month, such as Dec
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:SHORT_LENGTH]: number for name, number in MONTHS.items()}
MONTHS["Sept"] = 9


class QuotationMarks(NamedTuple):
    """The marks of a quotation, and those of a quotation within it."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


class Language:
    """British English, and the base of other languages.

    code: a BCP 47 code, such as pt-BR; direction: ltr or rtl;
    date_pattern: the order of day, month and year, as the CLDR writes it;
    day_suffixes: what can follow the number of a day; day_word: the word between the day and its
        month, such as de, or '';
    month_names: as they are written in full in a date;
    months: the number of each month, by its full name and its short name;
    has_french_spaces: whether spaces are set in quotations and before ? ! : ;
    has_spaces: whether spaces are between words;
    comma: the separator of a list;
    clipped_words: patterns of words that begin with an apostrophe.
    """

    direction = "ltr"
    date_pattern = "d MMMM y"
    day_suffixes: tuple[str, ...] = ("",)
    day_word = ""
    has_french_spaces = False
    has_spaces = True
    comma = ", "
    clipped_words = ("bout", "cause", "em", "n", "round", "til", "tis", "twas", "twere", "twill")
    month_names = MONTH_NAMES
    months = MONTHS

    def __init__(self, code: str):
        self.code = code

    def __reduce__(self) -> tuple:
        """Copy only the code of the language, such as pt-BR, to other processes."""
        return type(self), (self.code,)

    @property
    def open_graph_locale(self) -> str:
        """The language, and its territory if known, as in the Open Graph protocol: en_GB."""
        return "en_GB" if self.code == "en" else self.code.replace("-", "_")

    @cached_property
    def quotation_marks(self) -> QuotationMarks:
        label = self.labels.pgettext("quotation marks", "“…” ‘…’")
        return QuotationMarks(*quotation_marks_in(label))

    @cached_property
    def correction_headings(self) -> set[str]:
        """The headings above a list of corrections; the English one is known in every language."""
        names = self.labels.pgettext("headings above a list of corrections", "Corrections")
        return {"Corrections", *(name.strip() for name in names.split(";"))}

    @cached_property
    def labels(self) -> NullTranslations:
        """The catalog of the language; labels that are not in it remain English."""
        return read_catalog(self.code)

    def sort_key(self, name: str) -> list[int]:
        """Return a key that sorts names by the alphabet."""
        return [ord(letter) for letter in name.casefold()]

    def transliterate(self, name: str) -> str:
        """Return a name in which Latin letters replace those for which the language has a rule.

        slugify() in site.py transliterates the others.
        """
        return name

    @property
    def date_example(self) -> str:
        return self.format_date(date(2021, 12, 2))

    def format_date(self, day: date) -> str:
        return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"

    def format_short_date(self, day: date) -> str:
        return f"{day.day} {MONTH_NAMES[day.month - 1][:SHORT_LENGTH]}"

    def format_month(self, day: date) -> str:
        return f"{MONTH_NAMES[day.month - 1][:SHORT_LENGTH]} {day.year}"

    @cached_property
    def longest_month_length(self) -> int:
        """The number of characters of the longest month with its year."""
        months = [date(2000, number, 1) for number in range(1, 13)]
        return max(len(self.format_month(month)) for month in months)

    def format_number(self, number: int) -> str:
        return f"{number:,}"
