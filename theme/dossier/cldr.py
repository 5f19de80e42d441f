"""Languages other than British English, with data of the Common Locale Data Repository (CLDR)."""

import re
from datetime import date
from unicodedata import normalize

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from .characters import nfc
from .language import Language

# Newspapers write these for the first day of a month, where the CLDR has 1.
FIRST_DAYS = {"fr": "1er", "it": "1º"}

# These languages have no spaces between words.
WITHOUT_SPACES = {"ja", "km", "lo", "my", "th", "yue", "zh"}
WORD_AFTER_DAY = re.compile(r"d '(\w+)' M")  # d 'de' MMMM 'de' y
# The word that newspapers write after the year, as in “2 grudnia 2021 r.”. Dates are read with it
# or without it, and printed without it, as in the CLDR.
WORDS_AFTER_YEAR = {"pl": " 'r'."}
# The comma and the space in a list. Languages that are not here write ", ".
COMMAS = {"ar": "، ", "fa": "، ", "ja": "、", "ps": "، ", "ur": "، ", "zh": "、"}
# In Italian, a century from '200 (the 13th) to '900 (the 20th). But if a ' follows the next word,
# this is a quotation, as in: la scritta '900 lire'.
CENTURY = r"[2-9]00\b(?! \w+')"
# Words that begin with an apostrophe, such as ’nduja, as patterns without it. typography.py has
# those that are used in all languages, such as ’ndrangheta.
CLIPPED_WORDS = {
    "en": Language.clipped_words,
    # without “rein” and “mal”, which the Duden writes without an apostrophe
    "de": ("n", "ne", "nem", "nen", "ner", "nes", "s"),
    "it": ("ndranghetist[ai]", "ndrina", "ndrine", "nduja", CENTURY),
    "nl": ("k", "m", "n", "r", "s", "t"),
}
# If a month with its year has more characters than this, it is written in figures: 12/2021.
LONGEST_MONTH = 11


def replacements(text: str) -> dict[str, str]:
    """Return letters with what takes their places, from a text such as "å=aa ь= ø=oe".

    Nothing takes the place of ь here.
    """
    return dict(pair.split("=") for pair in text.split())


# In Arabic, many papers write both names of a month; the second is that of Syria and Lebanon.
ARABIC_MONTHS = [
    "يناير/كانون الثاني",
    "فبراير/شباط",
    "مارس/آذار",
    "أبريل/نيسان",
    "مايو/أيار",
    "يونيو/حزيران",
    "يوليو/تموز",
    "أغسطس/آب",
    "سبتمبر/أيلول",
    "أكتوبر/تشرين الأول",
    "نوفمبر/تشرين الثاني",
    "ديسمبر/كانون الأول",
]


def numbers_of_names(months: list[str]) -> dict[str, int]:
    """Return the number of each month, by its two names and by the second one alone.

    The two names have a slash between them, and can be in either order.
    """
    numbers = {}
    for number, names in enumerate(months, 1):
        first, _, second = names.partition("/")
        for name in (names, f"{second}/{first}", second):
            numbers[name] = number
    return numbers


# The numbers of months by names that the CLDR does not have, or only for some countries.
MORE_MONTHS = {
    "ar": numbers_of_names(ARABIC_MONTHS),
    "de": {"Jänner": 1, "Feber": 2},
    "en": {"Sept": 9},
    "es": {"setiembre": 9},
}
SHADDA = "\N{ARABIC SHADDA}"
# What takes the place of a letter in addresses, by language, instead of what Unidecode would write.
# Ukrainian follows https://zakon.rada.gov.ua/laws/show/55-2010-п
TRANSLITERATIONS = {
    "ar": replacements(f"ا=a أ=a إ=i ى=a ة=a ع=a ؤ=u ئ=i غ=gh {SHADDA}="),
    "da": replacements("å=aa ø=oe"),
    "de": replacements("ä=ae ö=oe ü=ue"),
    "nb": replacements("å=aa ø=oe"),
    "no": replacements("å=aa ø=oe"),
    "nn": replacements("å=aa ø=oe"),
    "uk": replacements("г=h и=y ї=i ь= '= ’= ʼ="),
}
# Letter by letter, зг would become zh, as ж does.
LETTER_PAIRS = {"uk": replacements("зг=zgh")}
# The letters that have another spelling at the beginning of a word.
FIRST_LETTERS = {"uk": replacements("є=ye ї=yi й=y ю=yu я=ya")}
WORD_START = re.compile(r"(?<![\w'’ʼ])\w")

# The sort key of the first letter of an alphabet. Spaces and digits have lower keys.
FIRST_PLACE = ord("a")
LATIN = "abcdefghijklmnopqrstuvwxyz"
# In these languages, letters with diacritics have places of their own. In all others, accents do
# not change the order here.
ALPHABETS = {
    "da": LATIN + "æøå",
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "fi": LATIN + "åäö",
    "nb": LATIN + "æøå",
    "nn": LATIN + "æøå",
    "no": LATIN + "æøå",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "sv": LATIN + "åäö",
    "tr": "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя" + LATIN,
}


class CldrLanguage(Language):
    """A language that Babel knows; raises UnknownLocaleError or ValueError for others."""

    def __init__(self, code: str):
        super().__init__(code)
        self.locale = Locale.parse(code, sep="-")
        self.direction = self.locale.text_direction
        pattern = self.locale.date_formats["long"].pattern
        if "G" in pattern:  # the era, as in Thai
            era = self.locale.eras["abbreviated"][1]
            pattern = pattern.replace("G", f"'{era}'")
        self.date_pattern = pattern + WORDS_AFTER_YEAR.get(self.locale.language, "")
        self.first_day = FIRST_DAYS.get(self.locale.language, "1")
        word = WORD_AFTER_DAY.search(self.date_pattern)
        self.day_word = word[1] if word else ""
        # nothing, a full stop, or what the first day of a month has: 1er
        self.day_suffixes = ("", ".", self.first_day.removeprefix("1"))
        self.has_french_spaces = self.locale.language == "fr"
        self.has_spaces = self.locale.language not in WITHOUT_SPACES
        self.comma = COMMAS.get(self.locale.language, ", ")
        self.clipped_words = CLIPPED_WORDS.get(self.locale.language, ())
        letters = TRANSLITERATIONS.get(self.locale.language, {})
        self.transliteration = str.maketrans(letters)
        self.letter_pairs = LETTER_PAIRS.get(self.locale.language, {})
        self.first_letters = FIRST_LETTERS.get(self.locale.language, {})
        names = self.locale.months["format"]["wide"]
        self.month_names = tuple(names[number] for number in range(1, 13))
        self.months = self.read_months()

    def read_months(self) -> dict[str, int]:
        """Return the number of each month by its names, without the full stop of short ones."""
        months = {}
        # For de-AT, also the months of de: in Austria, Januar is understood, too.
        for locale in Locale(self.locale.language), self.locale:
            for context in "stand-alone", "format":
                for width in "abbreviated", "wide":
                    for number, name in locale.months[context][width].items():
                        months[name.removesuffix(".")] = number
        return months | MORE_MONTHS.get(self.locale.language, {})

    def transliterate(self, name: str) -> str:
        name = WORD_START.sub(self.transliterate_first, name.lower())
        for pair, latin in self.letter_pairs.items():
            name = name.replace(pair, latin)
        return name.translate(self.transliteration)

    def transliterate_first(self, found: re.Match) -> str:
        return self.first_letters.get(found[0], found[0])

    def sort_key(self, name: str) -> list[int]:
        """Return a key that sorts names by the alphabet.

        The Unicode Collation Algorithm would be too slow here.
        """
        alphabet = ALPHABETS.get(self.locale.language, LATIN)
        places = []
        for letter in nfc(name).casefold():
            # A letter that is not in the alphabet is sorted as its base letter, such as é as e.
            base = letter if letter in alphabet else normalize("NFKD", letter)[0]
            if base in alphabet:
                places.append(FIRST_PLACE + alphabet.index(base))
            else:
                places.append(ord(base))
        return places

    @property
    def open_graph_locale(self) -> str:
        language = self.locale.language
        likely_subtags = get_global("likely_subtags")
        # Some scripts decide the likely territory: zh_Hant is zh_Hant_TW, but zh is zh_Hans_CN.
        script = self.locale.script
        code = f"{language}_{script}" if script else language
        likely = likely_subtags.get(code) or likely_subtags.get(language, "")
        territory = self.locale.territory or likely.split("_")[-1]
        return f"{language}_{territory}" if territory else language

    def format_date(self, day: date) -> str:
        return self.with_first_day(format_date(day, "long", self.locale))

    def format_short_date(self, day: date) -> str:
        return self.with_first_day(format_skeleton("MMMd", day, locale=self.locale))

    def format_month(self, day: date) -> str:
        written = format_skeleton("yMMM", day, locale=self.locale)
        if len(written) <= LONGEST_MONTH:
            return written
        return format_skeleton("yM", day, locale=self.locale)

    def with_first_day(self, written: str) -> str:
        """Return a date; the first day of a month is written as in newspapers: 1er février."""
        if not written.startswith("1 "):
            return written
        return self.first_day + written.removeprefix("1")

    def format_number(self, number: int) -> str:
        return format_decimal(number, locale=self.locale)
