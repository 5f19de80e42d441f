"""Checks the dates in lists of terms, and those of corrections.

A message about a term begins with words of the term in quotation marks: by these words,
error_lines.py finds the line.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from difflib import get_close_matches
from itertools import pairwise
from zoneinfo import ZoneInfo

from turbohtml import Element

from ..corrections import Correction, begins_corrections, correction_lists
from ..dates import (
    PLAIN_COMMAS,
    date_error,
    has_forbidden_markup,
    leading_date,
    parse_term,
    several_days_error,
    spelling_error,
    split_term,
)
from ..errors import beginning_of
from ..header_dates import parse_iso_date
from ..inline_text import inline_copy
from ..language import Language
from ..outline import TEXT_HEADINGS
from ..source import Source

LISTS_BESIDE = "preceding-sibling::*[1][self::dl] | following-sibling::*[1][self::dl]"
WORD = r"\w+"
DAY = r"\d{1,2}(?!\d)"  # 3 or 3rd
YEAR = r"[12]\d{3}"
PROSE = re.compile(r" *\w")  # after the date in “24 February 2022 was a Thursday”
# after a date: nothing, or a comma and up to four words, such as St. Gallen
PLACE = r"(?:[,،，、]\s*[^\W\d][\w’-]*(?:\.? [\w’-]+){0,3})?"
# after the first of several days, as in 2022-01-14 – 2022-01-16 or 31 May 2021 – 2 June 2022
SECOND_DAY = r"\s*[-–—〜～]\s*(?:\d{4}-\d|\d{1,2}\.?\s\D+\d{4}|\d{1,2}日)"
SIMILARITY = 0.9  # of a misspelt heading, from 0 to 1
MARKUP_IN_TERM = (
    "is in a term with markup other than **…**;"
    " put a note or a link into the meaning below, and write the rest as plain text"
)
MEANING_REMEDY = "write a colon and three spaces before the meaning of the date"


def check_dates_of_terms(tree: Element, language: Language) -> Iterator[str]:
    """Check the terms that are dates, and the paragraphs that were meant as such terms."""
    for terms_list in tree.select("dl"):
        yield from check_terms(terms_list, language)
        entries = [parse_term(term, language) for term in terms_list.select(":scope > dt")]
        if None not in entries:
            yield from check_order(terms_list, [entry.day for entry in entries], language)
    yield from check_terms_without_meaning(tree, language)
    yield from check_dates_above_lines(tree, language)
    yield from check_paragraphs_beside_lists(tree, language)


def check_terms(terms_list: Element, language: Language) -> Iterator[str]:
    """Check the spelling of each date among the terms of a list, and what follows the date.

    A date that is not at the beginning of its term, as in “Friday, 3 May 2022”, is reported if
    another term is a date, or if all terms contain dates. If any term is a date, those that begin
    with a month and a year, as in “June 2022, Bern”, are reported, too. If two terms are dates, all
    others must be dates: one that is no date would make the timeline disappear, and nobody would
    notice.
    """
    terms = terms_list.select(":scope > dt")
    above = terms_list.xpath_one("preceding-sibling::*[1]")
    if above is not None and begins_corrections(above, language):
        yield from check_terms_of_corrections(terms, language)
        return
    number_of_dates = sum(1 for term in terms if parse_term(term, language))
    dates_must_come_first = number_of_dates > 0 or all_contain_dates(terms, language)
    terms_below_another = terms_list.select(":scope > dt + dt")
    for term in terms:
        words = words_of(term)
        written_day = leading_date(words, language)
        # a misspelt date, or one without a space after its comma
        error = date_error(words, language)
        if error:
            yield error
        elif written_day and words == f"{written_day}:":
            yield f"“{words}” ends with a colon; write it before the meaning, on the next line"
        elif written_day:
            yield from check_rest_of_term(term, written_day, number_of_dates)
        elif term in terms_below_another:
            # A term directly below another one need not be a date. Usually the two share a meaning.
            # If the upper one is a date, check_terms_without_meaning() reports the lower one.
            continue
        elif dates_must_come_first and contains_date(words, language):
            yield spelling_error(words, language)
        elif number_of_dates > 0 and begins_with_month(words, language):
            yield spelling_error(words, language)
        elif number_of_dates >= 2:
            remedy = "write a date, or put a paragraph between this term and the dates"
            yield f"“{words}” is not a date like the other terms; {remedy}"


def check_terms_of_corrections(terms: list[Element], language: Language) -> Iterator[str]:
    """Each term in a list of corrections is a date alone, without a place or a note."""
    for term in terms:
        words = words_of(term)
        error = date_error(words, language)
        if error:
            yield error
        elif leading_date(words, language) != words:
            yield f"“{words}” is not the date of a correction; {correction_remedy(language)}"
        elif has_forbidden_markup(term):
            yield f"“{words}” {MARKUP_IN_TERM}"


def check_rest_of_term(term: Element, written_day: str, number_of_dates: int) -> Iterator[str]:
    """A comma follows the date with which a term begins; **…** is the only markup in such a term.

    Explained abbreviations, which Markdown marks up, are allowed, too.
    """
    words = words_of(term)
    rest = words.removeprefix(written_day)
    # “13 November 2015 attacks” is the name of an event, unless other terms are dates.
    if PROSE.match(rest) and number_of_dates == 0:
        return
    if re.match(SECOND_DAY, rest):
        yield several_days_error(words)
    elif rest and not rest.translate(PLAIN_COMMAS).startswith(","):
        yield f"“{words}” has no comma after its date; write “{written_day}, …”"
    elif has_forbidden_markup(term):
        yield f"“{written_day}” {MARKUP_IN_TERM}"


def check_order(terms_list: Element, days: list[date], language: Language) -> Iterator[str]:
    """The dates are in ascending or in descending order. days: those of the terms."""
    terms = terms_list.select(":scope > dt")
    rises = sum(1 for above, day in pairwise(days) if day > above)
    falls = sum(1 for above, day in pairwise(days) if day < above)
    is_reversed = falls > rises
    for term, (above, day) in zip(terms[1:], pairwise(days), strict=True):
        written, _ = split_term(term.text, language)
        if is_reversed and day > above:
            yield f"“{written}” is after the date above it; put the latest date first"
            return
        if not is_reversed and day < above:
            yield f"“{written}” is before the date above it; put the earliest date first"
            return


def all_contain_dates(terms: list[Element], language: Language) -> bool:
    """Return whether there are several terms, each with a date such as Friday, 3 May 2022."""
    return len(terms) > 1 and all(contains_date(words_of(term), language) for term in terms)


def words_of(term: Element) -> str:
    """Return the text of a term without the numbers of its notes: 3 May 2022 for 3 May 2022[^1]."""
    return inline_copy(list(term)).text.strip()


def contains_date(text: str, language: Language) -> bool:
    """Return whether a text contains a date with a day, as “Bern, 3 March 2022” does."""
    words = re.findall(WORD, text)
    for index, word in enumerate(words):
        next_two_words = words[index + 1 : index + 3]
        has_year = any(re.fullmatch(YEAR, later) for later in next_two_words)
        if word not in language.months or not has_year:
            continue
        neighbours = words[max(index - 1, 0) : index + 2]  # of the month, and the month itself
        if any(re.match(DAY, neighbour) for neighbour in neighbours):
            return True
    return False


def begins_with_month(text: str, language: Language) -> bool:
    """Return whether a text begins with a month and a year before a comma: March 2022, Bern."""
    before_comma, *others = text.translate(PLAIN_COMMAS).split(",")
    words = re.findall(WORD, before_comma)
    if not others or len(words) != 2:
        return False
    return words[0] in language.months and bool(re.fullmatch(YEAR, words[1]))


def check_terms_without_meaning(tree: Element, language: Language) -> Iterator[str]:
    """The line below a date is a meaning. Without a colon, Markdown reads that line as a term."""
    for term in tree.select("dt:has(+ dt)"):
        next_term = term.xpath_one("following-sibling::*[1]").text
        if parse_term(term, language) and not leading_date(next_term, language):
            yield f"“{next_term}” has no colon before it; {MEANING_REMEDY}"


def check_dates_above_lines(tree: Element, language: Language) -> Iterator[str]:
    """If the first line of a paragraph is a date, perhaps with a place, there is no second line.

    A second line would be the meaning of the date, without its colon.
    """
    for paragraph in tree.select("p:not(:has(br))"):
        line, _, next_line = paragraph.text.partition("\n")
        written_day = leading_date(line, language)
        is_item = written_day and re.fullmatch(PLACE, line.removeprefix(written_day))
        if next_line and is_item:
            yield (
                f"“{line}” has no colon below it; {MEANING_REMEDY},"
                " or two spaces at the end of the date if it is not part of a list"
            )


def check_paragraphs_beside_lists(tree: Element, language: Language) -> Iterator[str]:
    """A paragraph just above or below a list of dates is not meant as one of its items."""
    for paragraph in tree.select("dl + p, p:has(+ dl)"):
        line = paragraph.text
        is_item = "\n" not in line and begins_item(line, language)
        if is_item and has_dates_beside(paragraph, language):
            yield (
                f"“{beginning_of(line)}” is not part of the list of dates; write its meaning on"
                " the next line, after a colon and three spaces, or begin with other words"
            )


def begins_item(line: str, language: Language) -> bool:
    """Return whether a line is a date, or begins with one that is not part of a sentence."""
    written_day = leading_date(line, language)
    return bool(written_day) and not PROSE.match(line.removeprefix(written_day))


def has_dates_beside(paragraph: Element, language: Language) -> bool:
    """Return whether a list of dates is just before or after a paragraph."""
    terms = []
    for terms_list in paragraph.xpath(LISTS_BESIDE):
        terms += terms_list.select(":scope > dt")
    return any(parse_term(term, language) for term in terms)


def check_corrections(tree: Element, language: Language) -> Iterator[str]:
    """A text has at most one heading of corrections, and a list of corrections below it."""
    yield from check_correction_headings(tree, language)
    lists = correction_lists(tree, language)
    if len(lists) > 1:
        name = lists[0].heading.text
        yield f"several headings begin corrections; move the corrections below the first, ## {name}"
    for listed in lists:
        if not listed.entries:
            problem = f"## {listed.heading.text} has no list of corrections directly below it"
            yield f"{problem}; {correction_remedy(language)}"


def correction_remedy(language: Language) -> str:
    date_and_colon = f"a date like {language.date_example}, and on the next line a colon"
    return f"write {date_and_colon}, three spaces and the correction"


def check_correction_headings(tree: Element, language: Language) -> Iterator[str]:
    """No heading of corrections is misspelt or written as a paragraph: it would begin no list."""
    known = {name.lower(): name for name in language.correction_headings}
    for heading in tree.select(f"{TEXT_HEADINGS}, p:has(+ dl)"):
        if begins_corrections(heading, language):
            continue
        written = " ".join(heading.text.split())
        lowered = written.lower().strip(":.")
        similar = get_close_matches(lowered, known, 1, SIMILARITY)
        # such as “Corrections and clarifications” above a date
        term = heading.xpath_one("self::h2/following-sibling::*[1][self::dl]/dt[1]")
        if term is not None and leading_date(words_of(term), language):
            similar += [name for name in known if lowered.startswith(f"{name} and ")]
        if similar:
            yield f"“{written}” does not begin a list of corrections; write ## {known[similar[0]]}"


def check_correction_dates(
    corrections: list[Correction], source: Source, timezone: str
) -> Iterator[str]:
    """Corrections are not in the future, and not before the text was published."""
    today = datetime.now(ZoneInfo(timezone)).date()
    published = parse_iso_date(source.value("date"))
    for correction in corrections:
        written = f"“{correction.written}”, the date of a correction,"
        if correction.day > today:
            yield f"{written} is in the future; correct it"
        elif published and correction.day < published.date():
            yield f"{written} is before the text’s Date; correct one of them"
