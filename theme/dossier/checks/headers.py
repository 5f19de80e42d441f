"""Checks the headers of a content file."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from difflib import get_close_matches
from itertools import chain
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ..characters import SOFT_HYPHEN, code_point, invisible_characters, nfc
from ..header_dates import ISO_DATE_AND_TIME, parse_iso_date, suggest_iso_date
from ..html_elements import is_language_tag
from ..source import (
    ADDRESS_HEADERS,
    LIST_HEADERS,
    NAME_HEADERS,
    REQUIRED,
    TYPESET_HEADERS,
    Source,
)
from .addresses import outside_address_error
from .plain_text import has_markup

IMAGE = ["image", "image_alt", "image_caption", "image_credit", "image_license"]
OPTIONAL = {
    "article": [
        "author",
        "authors",
        "based_on",
        "category",
        *IMAGE,
        "label",
        "lang",
        "modified",
        "save_as",
        "slug",
        "status",
    ],
    "page": [*IMAGE, "label", "lang", "modified", "save_as", "slug", "status", "tags", "template"],
    "introduction": ["lang", "slug"],
}
KNOWN = set(chain(*REQUIRED.values(), *OPTIONAL.values()))

# Headers of Hugo, Jekyll and Obsidian.
OTHER_TOOLS = {
    "aliases": "delete it",
    "comments": "delete it",
    "cover": "write Image",
    "created": "write Date",
    "cssclasses": "delete it",
    "description": "write Summary",
    "draft": "delete it, or write Status: draft",
    "excerpt": "write Summary",
    "featured_image": "write Image",
    "keywords": "write Tags",
    "lastmod": "write Modified",
    "layout": "delete it",
    "math": "delete it",
    "menu": "delete it",
    "password": "delete it, or write Status: draft",
    "permalink": "write Slug",
    "private": "delete it, or write Status: draft",
    "publish": "delete it, or write Status: draft",
    "publishdate": "delete it, or write Status: draft if it is in the future",
    "published": "delete it, or write Status: draft",
    "subtitle": "delete it",
    "thumbnail": "write Image",
    "toc": "delete it",
    "updated": "write Modified",
    "visibility": "delete it, or write Status: draft",
    "weight": "delete it",
}


class ValueRule(NamedTuple):
    """A function that tests the value of a header, and what to do if the value is wrong."""

    accepts: Callable[[str], object]
    remedy: str


# Folders and a name. No part after a full stop begins with a digit: name.2.html is the second
# page of a list.
SAVE_AS = re.compile(
    r"(?!(?i:drafts|feeds|theme)/) ([\w-]+/)* [\w-]+ (\.[^\W\d][\w-]*)* \.html",
    re.ASCII | re.VERBOSE,
)
SLUG = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
STATUS = re.compile("draft|hidden|published|skip")
VALUE_RULES = {
    "author": ValueRule(re.compile(r"[^;]+").fullmatch, "write Authors for several names"),
    "lang": ValueRule(is_language_tag, "write a code such as fr or pt-BR"),
    "save_as": ValueRule(
        SAVE_AS.fullmatch,
        "write a path such as folder/name.html, but not in drafts/, feeds/ or theme/",
    ),
    "slug": ValueRule(SLUG.fullmatch, "use a-z and 0-9, with single hyphens between them"),
    "status": ValueRule(STATUS.fullmatch, "write draft, hidden, published or skip"),
}
# In YAML, brackets and quotes are syntax. In Pelican's format, they are part of the value.
ENCLOSING = tuple("[]\"'“”„‚‘’«»‹›")
# words such as “draft” in several languages, in small letters
DRAFT_WORDS = set(
    """
    draft drafts entwurf entwurfe entwürfe brouillon brouillons borrador borradores rascunho
    rascunhos bozza bozze szkic szkice utkast
    чернетка чернетки черновик черновики чорновик чорновики
    مسودة مسودات
    """.split()
)
WORD = re.compile(r"[^\W\d_]+")
# A label that an author has written before a credit: the page itself prints one.
CREDIT_LABEL = r"(?:bild|credit|foto|image|photo|picture|фото)\w*\s*:"
# The pages that servers and the service worker show in the place of others, and their templates.
TEMPLATE_OF_PAGE = {"pages/404.md": "404", "pages/offline.md": "offline"}
SIMILARITY = 0.75  # of a misspelt name, from 0 to 1
EARLIEST_YEAR = 1900
TITLES_AFTER_NAMES = {"BA", "Esq", "II", "III", "Jr", "MA", "MBA", "MD", "MP", "PhD", "Ph.D", "Sr"}
AND = r"(?:&|and|e|et|i|og|och|und|y) (?!al\b)"  # in several languages, but not et al.


def check_headers(source: Source, settings: dict) -> Iterator[tuple[str, str]]:
    """Yield each error with its header."""
    # If Source has reported why a file has no headers, no other error is needed. For empty YAML,
    # which is two lines of ---, Source reports none, so its missing headers are reported below.
    if source.errors and not source.has_headers:
        return
    yield from check_header_names(source)
    yield from check_dates(source, settings["TIMEZONE"])
    yield from check_plain_text(source)
    yield from check_authors(source)
    yield from check_tags(source)
    yield from check_enclosed_names(source)
    yield from check_stars_in_names(source)
    yield from check_invisible_characters(source)
    yield from check_values(source)
    yield from check_web_addresses(source)
    yield from check_image(source)
    yield from check_draft_names(source)
    yield from check_fixed_headers(source)


def check_header_names(source: Source) -> Iterator[tuple[str, str]]:
    """Every header has a known name and a value, and no required header is missing."""
    known = known_headers(source)
    # Headers that are not reported as missing, because there is another error about them: Source
    # has reported those below the blank line that ends the headers, and the loop below reports
    # those whose names are misspelt.
    reported = set(source.lost_headers)
    for name in source.headers:
        if name not in known:
            others = [other for other in known if other not in source.headers]
            similar = get_close_matches(name, others, n=1, cutoff=SIMILARITY)
            reported.update(similar)
            yield name, wrong_name_message(name, source, similar, known)
        elif name in source.value_errors:
            yield name, source.value_errors[name]
    # A text that is named like a draft and has no Status may be a draft. check_draft_names() asks
    # for its Status; the other headers can wait.
    may_be_draft = "status" not in source.headers and bool(draft_names(source))
    needs_only_title = source.is_unpublished or may_be_draft
    required = ["title"] if needs_only_title else REQUIRED[source.kind]
    for name in required:
        if is_missing(source, name) and name not in reported:
            remedy = "give it a value"
            if name == "names" and source.tag:
                remedy = f"write Names: {source.tag}"
            yield name, f"{name.capitalize()} is missing or empty; {remedy}"
    for name in source.headers:
        if name in known and name not in required and is_missing(source, name):
            yield name, f"{name.capitalize()} is empty; give it a value, or delete it"
    if "author" in source.headers and "authors" in source.headers:
        yield "authors", "Author and Authors both name the author; remove one"


def known_headers(source: Source) -> list[str]:
    """Return the names of the headers that a text can have."""
    known = REQUIRED[source.kind] + OPTIONAL[source.kind]
    if source.name not in TEMPLATE_OF_PAGE:
        known = [name for name in known if name != "template"]
    return known


def value_of_known(source: Source, name: str) -> str:
    """Return the value of a header, or '' if this kind of text cannot have the header."""
    return source.value(name) if name in known_headers(source) else ""


def wrong_name_message(name: str, source: Source, similar: list[str], known: list[str]) -> str:
    """Return a message for a header that this kind of text cannot have.

    known: the headers that this kind can have; similar: those of `known` with almost this name.
    """
    header = name.capitalize()
    invisible = invisible_characters(name)
    if invisible:
        return f"the name {header} contains the character {code_point(invisible[0])}; delete it"
    if name == "date" and source.kind == "page" and "modified" not in source.headers:
        return "pages have no Date; write Modified, or delete it"
    if name in KNOWN:
        return f"{source.kind}s have no {header}; delete it"
    if name in OTHER_TOOLS:
        remedy = OTHER_TOOLS[name]
        verb, _, suggested = remedy.partition(" ")
        # The suggested header exists already, as in a text with both Description and Summary.
        if verb == "write" and source.has_written(suggested.lower()):
            remedy = "delete it"
        return f"unknown header {header}; {remedy}"
    if similar:
        return f"unknown header {header}; write {similar[0].capitalize()}"
    names = ", ".join(each.capitalize() for each in known)
    return f"unknown header {header}; use {names}, or put a blank line before it if it is text"


def is_missing(source: Source, name: str) -> bool:
    # values() also splits headers that are no lists. A value of commas and semicolons alone counts
    # as missing, too: “Author: ;” names nobody.
    return not source.values(name)


def check_dates(source: Source, timezone: str) -> Iterator[tuple[str, str]]:
    """Dates are valid, not in the future, and in order.

    Source.convert_dates() has converted the dates that it can read to ISO 8601.
    """
    dates = []
    for name in ("date", "modified"):
        value = value_of_known(source, name)
        if not value or invisible_characters(value):  # see check_invisible_characters()
            continue
        header = name.capitalize()
        date = parse_iso_date(value)
        if date is None and ISO_DATE_AND_TIME.fullmatch(value):
            yield name, f"the {header} {value} does not exist; correct it"
            continue
        if date is None:
            suggestion = suggest_iso_date(value)
            yield name, f"the {header} {value} is not a date; write it as {suggestion}"
            continue
        if date.tzinfo is None:
            date = date.replace(tzinfo=ZoneInfo(timezone))
        dates.append(date)
        if date.year < EARLIEST_YEAR:
            yield name, f"the {header} {value} is before {EARLIEST_YEAR}; correct it"
        elif date.utcoffset().seconds % 60:  # feeds do not allow such an offset
            # The remedy changes the moment, but not the day, and only the day is printed.
            remedy = f"write {date:%Y-%m-%d %H:%M}+00:00"
            problem = "is in a time zone that then differed from UTC by minutes and seconds"
            yield name, f"the {header} {value} {problem}; {remedy}"
        elif date > datetime.now(date.tzinfo) and not source.is_unpublished:
            yield name, f"the {header} {value} is in the future; correct it, or write Status: draft"
    if len(dates) == 2 and dates[1].date() < dates[0].date():
        yield "modified", "Modified is before Date; correct one of them"


def check_plain_text(source: Source) -> Iterator[tuple[str, str]]:
    """Titles, summaries, captions and names are plain text."""
    headers = (TYPESET_HEADERS | NAME_HEADERS) & source.headers.keys()
    for header in sorted(headers):
        if has_markup(source.headers[header]):
            yield header, f"the {header.capitalize()} contains markup; write it as plain text"


def check_enclosed_names(source: Source) -> Iterator[tuple[str, str]]:
    """Names are not in brackets or quotation marks, which would be a part of the name."""
    headers = NAME_HEADERS & source.headers.keys()
    if source.kind == "introduction":
        headers = headers | {"title"}
    for header in sorted(headers):
        whole = source.headers.get(header, "")
        values = source.values(header) if header in LIST_HEADERS else []
        if any(is_enclosed(value) for value in [whole, *values]):
            yield header, f"the {header.capitalize()} cannot be in brackets or quotes; delete them"


def is_enclosed(value: str) -> bool:
    return value.startswith(ENCLOSING) and value.endswith(ENCLOSING)


def check_stars_in_names(source: Source) -> Iterator[tuple[str, str]]:
    """A star is only at the end of a name, and follows a letter or a digit."""
    for name in source.names:
        beginning = name.removesuffix("*")
        is_right = beginning[-1:].isalnum() and "*" not in beginning
        if "*" in name and not is_right:
            remedy = "write harbour* for all words that begin with harbour"
            yield "names", f"the * in “{name}” is not at the end of a word; {remedy}"


def check_authors(source: Source) -> Iterator[tuple[str, str]]:
    """In Authors, each comma separates two names.

    In “Jane Doe, and Ann Fox”, the second author would be named “and Ann Fox”, and in “Jane Doe,
    PhD, Ann Fox”, the second one would be “PhD”.
    """
    authors = source.values("authors")
    if len(authors) == 1 or ";" in source.value("authors"):
        return
    for author in authors:
        found = re.match(AND, author)
        if found:
            yield "authors", f"the author “{author}” begins with {found[0].strip()}; delete that"
        elif author.rstrip(".") in TITLES_AFTER_NAMES:
            remedy = "write a semicolon after each author, also after the last one"
            yield "authors", f"“{author}” would be an author of its own; {remedy}"


def check_tags(source: Source) -> Iterator[tuple[str, str]]:
    """Each tag is written once, and without the # of other tools."""
    for tag in sorted(set(source.tags)):
        if tag.startswith("#"):
            yield (
                "tags",
                f"the tag “{tag}” begins with #; write tags without it, and commas between them",
            )
        if source.tags.count(tag) > 1:
            yield "tags", f"duplicate tag “{tag}”; remove one"


def check_invisible_characters(source: Source) -> Iterator[tuple[str, str]]:
    """Names, dates and codes have no invisible characters: with these, equal-looking ones differ.

    check_web_addresses() checks addresses.
    """
    headers = source.headers.keys() - TYPESET_HEADERS - ADDRESS_HEADERS
    if source.kind == "introduction":
        headers = headers | {"title"}
    for header in sorted(headers):
        value = source.value(header)
        if header == "names":  # passages.py finds a name with or without soft hyphens
            value = value.replace(SOFT_HYPHEN, "")
        for character in dict.fromkeys(invisible_characters(value)):
            invisible = f"the invisible character {code_point(character)}"
            yield header, f"{header.capitalize()} contains {invisible}; delete it"


def check_values(source: Source) -> Iterator[tuple[str, str]]:
    """Values match VALUE_RULES."""
    for name, rule in VALUE_RULES.items():
        value = value_of_known(source, name)
        is_wrong = value and not rule.accepts(value)
        if is_wrong and not invisible_characters(value):  # see check_invisible_characters()
            yield name, f"the {name.capitalize()} cannot be {value}; {rule.remedy}"


def check_web_addresses(source: Source) -> Iterator[tuple[str, str]]:
    """Based_on and Image_license are addresses that begin with https://."""
    for name in sorted(ADDRESS_HEADERS):
        value = value_of_known(source, name)
        if not value:
            continue
        if not value.lower().startswith("https://"):
            yield name, f"the {name.capitalize()} cannot be {value}; write its https:// address"
            continue
        error = outside_address_error(value)
        if error:
            yield name, f"the {name.capitalize()} {value} {error}"


def check_image(source: Source) -> Iterator[tuple[str, str]]:
    """A main picture has an alt text and a credit."""
    details = [name for name in IMAGE[1:] if value_of_known(source, name)]
    if value_of_known(source, "image"):
        for name in ("image_alt", "image_credit"):
            if is_missing(source, name):
                yield "image", f"the Image has no {name.capitalize()}; add this header"
        label = re.match(CREDIT_LABEL, source.value("image_credit"), re.IGNORECASE)
        if label:
            problem = "the page itself prints a label before the credit"
            yield "image_credit", f"{problem}; delete “{label[0]}”"
    elif details:
        yield details[0], f"{details[0].capitalize()} belongs to a picture; add the header Image"


def check_draft_names(source: Source) -> Iterator[tuple[str, str]]:
    """A text has a Status if its file, its folder, its category or a tag is called a draft.

    A name of a file that begins with an underscore counts, too. With other tools, such a name may
    make a text a draft; here, only the Status does.
    """
    for name in draft_names(source):
        if source.kind == "introduction":
            yield (
                "title",
                f"introductions cannot be drafts; remove {name} from the path of this file",
            )
        elif "status" not in source.headers:
            remedy = "write Status: draft, or Status: published"
            yield (
                "status",
                f"{name} may mean that this text is a draft, and it has no Status; {remedy}",
            )


def draft_names(source: Source) -> list[str]:
    """Return what is called a draft: folders and the file of a text, its tags, its category."""
    *folders, file = nfc(source.name).removesuffix(".md").split("/")
    names = [folder for folder in folders if has_draft_word(folder)]
    # Other tools ignore files whose names begin with an underscore.
    may_be_draft = has_draft_word(file) or file.startswith("_")
    # the file of an introduction is named after a tag, which may contain a word such as draft
    is_named_after_tag = source.kind == "introduction"
    if may_be_draft and not is_named_after_tag:
        names.append(file)
    groups = [] if source.kind == "introduction" else [*source.tags, source.value("category")]
    for group in groups:
        # such as the tag status/draft
        if DRAFT_WORDS.intersection(group.lower().split("/")):
            names.append(group)
    return names


def has_draft_word(name: str) -> bool:
    """Return whether one of the words in a name, such as “my-draft_2”, means draft."""
    return not DRAFT_WORDS.isdisjoint(WORD.findall(name.lower()))


def check_fixed_headers(source: Source) -> Iterator[tuple[str, str]]:
    """The pages 404 and offline have the headers that servers and the service worker expect."""
    template = TEMPLATE_OF_PAGE.get(source.name)
    if not template:
        return
    if source.value("image"):
        yield (
            "image",
            "this page shows no main picture; delete Image and the headers that begin with Image_",
        )
    fixed = {"template": template, "save_as": f"{template}.html", "status": "hidden"}
    for name, value in fixed.items():
        if source.value(name) != value:
            header = name.capitalize()
            yield name, f"this page needs the header {header}: {value}; add or correct it"
