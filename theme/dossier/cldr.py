"""Languages other than English, by the Unicode Common Locale Data Repository (CLDR)."""

from datetime import date
from unicodedata import normalize

from babel import Locale
from babel.core import UnknownLocaleError, get_global
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from .language import Language

__all__ = ["CldrLanguage", "UnknownLocaleError"]

# Newspapers write these for the first day of a month, where the CLDR has 1.
FIRST_DAYS = {"fr": "1er", "it": "1º"}

# The letters of addresses, by language, where Unidecode has another spelling. Ukrainian follows
# https://zakon.rada.gov.ua/laws/show/55-2010-п, without its rules for the beginning of words.
TRANSLITERATIONS = {
    "da": {"å": "aa", "ø": "oe", "æ": "ae"},
    "de": {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"},
    "nb": {"å": "aa", "ø": "oe", "æ": "ae"},
    "nn": {"å": "aa", "ø": "oe", "æ": "ae"},
    "uk": {
        **{"г": "h", "є": "ie", "и": "y", "й": "i", "ї": "i", "х": "kh", "щ": "shch"},
        **{"ь": "", "ю": "iu", "я": "ia", "'": "", "’": ""},
    },
}

# Letters with a place of their own. In other languages, accents do not change the order of letters.
FIRST_PLACE = ord("a")  # spaces and digits come before
LATIN = "abcdefghijklmnopqrstuvwxyz"
ALPHABETS = {
    "da": LATIN + "æøå",
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "fi": LATIN + "åäö",
    "nb": LATIN + "æøå",
    "nn": LATIN + "æøå",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "sv": LATIN + "åäö",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}


class CldrLanguage(Language):
    """A language that Babel knows; raises UnknownLocaleError for others."""

    def __init__(self, code: str):
        super().__init__(code)
        self.locale = Locale.parse(code, sep="-")
        self.direction = self.locale.text_direction
        self.date_pattern = self.locale.date_formats["long"].pattern
        self.first_day = FIRST_DAYS.get(self.locale.language, "1")
        self.day_suffixes = ("", ".", self.first_day.removeprefix("1"))
        self.has_spaced_signs = self.locale.language == "fr"
        letters = TRANSLITERATIONS.get(self.locale.language, {})
        self.transliteration = str.maketrans(letters)
        names = self.locale.months["format"]["wide"]
        self.month_names = tuple(names[number] for number in range(1, 13))
        self.months = self.read_months()

    def read_months(self) -> dict[str, int]:
        """Return the number of each month by its names, the short ones also without a full stop."""
        months = {}
        for context in "stand-alone", "format":
            for width in "abbreviated", "wide":
                for number, name in self.locale.months[context][width].items():
                    months[name] = number
                    months[name.removesuffix(".")] = number
        return months

    def transliterate(self, name: str) -> str:
        return name.lower().translate(self.transliteration)

    def sort_key(self, name: str) -> list[int]:
        """Return a key that sorts names by the alphabet.

        The Unicode Collation Algorithm would be too slow here.
        """
        alphabet = ALPHABETS.get(self.locale.language, LATIN)
        places = []
        for letter in normalize("NFC", name).casefold():
            known = letter if letter in alphabet else normalize("NFKD", letter)[0]
            place = alphabet.find(known)
            places.append(ord(known) if place < 0 else FIRST_PLACE + place)
        return places

    @property
    def territory_code(self) -> str:
        likely = get_global("likely_subtags").get(self.locale.language, "")
        territory = self.locale.territory or likely.split("_")[-1]
        return f"{self.locale.language}_{territory}" if territory else self.locale.language

    def format_date(self, day: date) -> str:
        return self.with_first_day(format_date(day, "long", self.locale))

    def format_short_date(self, day: date) -> str:
        return self.with_first_day(format_skeleton("MMMd", day, locale=self.locale))

    def format_month(self, day: date) -> str:
        return format_skeleton("yMMM", day, locale=self.locale)

    def with_first_day(self, written: str) -> str:
        if not written.startswith("1 "):
            return written
        return self.first_day + written.removeprefix("1")

    def format_number(self, number: int) -> str:
        return format_decimal(number, locale=self.locale)
