"""Reads the catalogs of labels in theme/languages/, which are gettext's .po files."""

import hashlib
import os
import re
import struct
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import suppress
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from . import python_cache
from .characters import forbidden_characters, forbidden_message
from .errors import BuildError

# msgstr "label", or only "label" on the next line of a long one
LINE = rb'(?: \w+ (?:\[\d\])? [ \t]+ )? " (?: [^"\\] | \\. )* "'
PLACEHOLDER = r"%\(\w+\)s"
FOLDER = Path(__file__).parents[1] / "languages"
CHECKS_VERSION = 3  # increased with each new check, because cached catalogs are not checked again
TRIED_NUMBERS = range(200)  # most rules for plurals depend on the last two digits


def read_catalog(code: str) -> NullTranslations:
    """Return the labels of a language.

    What the catalog of de-CH lacks is taken from that of de. What both lack is in English.
    """
    labels = NullTranslations()
    for name in parent_codes(code):
        path = FOLDER / f"{name}.po"
        if path.exists():
            catalog = compile_catalog(path)
            catalog.add_fallback(labels)
            labels = catalog
    return labels


def parent_codes(code: str) -> list[str]:
    """Return the codes from the most general one to this one: [de, de-CH] for de-CH."""
    parts = code.split("-")
    return ["-".join(parts[:length]) for length in range(1, len(parts) + 1)]


def compile_catalog(path: Path) -> GNUTranslations:
    """Return a catalog; its .mo file is cached in the folder of Python's own caches.

    path: that of the .po file. Raise BuildError if the file cannot be read, or has a wrong label.
    """
    source = path.read_bytes().removeprefix(BOM_UTF8)
    digest = hashlib.sha256(source).hexdigest()[:12]
    cached = python_cache.FOLDER / f"labels-{CHECKS_VERSION}-{path.stem}-{digest}.mo"
    with suppress(OSError, ValueError, struct.error):  # not cached, or damaged by a power cut
        return GNUTranslations(BytesIO(cached.read_bytes()))
    compiled = convert(source, path)
    if python_cache.is_writable():
        unfinished = cached.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(compiled)
        unfinished.replace(cached)
    return GNUTranslations(BytesIO(compiled))


def convert(source: bytes, path: Path) -> bytes:
    """Return a .po file as a .mo file; raise BuildError if it is wrong."""
    # imported here, as they take a sixth of the time of a small build
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    name = f"theme/languages/{path.name}"
    # Babel would delete the last letter of a label without a quotation mark at its end.
    wrong_lines = check_lines(source, name)
    if wrong_lines:
        raise BuildError(wrong_lines)
    locale = path.stem.replace("-", "_")
    compiled = BytesIO()
    try:
        catalog = read_po(BytesIO(source), locale=locale, abort_invalid=True)
        write_mo(compiled, catalog)
        check_plurals(compiled.getvalue())
    except (PoFileError, LookupError, ValueError, ArithmeticError) as error:
        remedy = "correct it and save it as UTF-8"
        raise BuildError([f"{name} cannot be read ({error}); {remedy}"]) from None
    errors = []
    for message in catalog:
        if message.id:  # not the header
            found = [*check_placeholders(message), *check_characters(message)]
            found += check_quotation_marks(message)
            errors += [f"{name}:{message.lineno}: {error}" for error in found]
    if errors:
        raise BuildError(errors)
    return compiled.getvalue()


def check_lines(source: bytes, name: str) -> list[str]:
    """Return an error for each line of a .po file whose quotation marks are wrong.

    Babel reports a file that is not UTF-8.
    """
    try:
        source.decode()
    except UnicodeDecodeError:
        return []
    errors = []
    for number, line in enumerate(source.splitlines(), 1):
        line = line.strip()
        is_comment = line.startswith(b"#")
        if line and not is_comment and not re.fullmatch(LINE, line, re.VERBOSE):
            errors.append(f'{name}:{number}: write " before and after the label, and \\" within it')
    return errors


def check_plurals(compiled: bytes) -> None:
    """Raise ValueError or ArithmeticError if the rule for plurals in a .mo file is wrong."""
    labels = GNUTranslations(BytesIO(compiled))
    any_label = "label"  # the rule is used whether the catalog has the label or not
    for number in TRIED_NUMBERS:
        labels.ngettext(any_label, any_label, number)


def check_characters(message) -> Iterator[str]:
    """Yield an error for each translation with characters that no label can contain.

    The templates do not escape labels. message: a Message of Babel.
    """
    for string in translations(message):
        if "<" in string or "&" in string:
            yield f"“{string}” contains < or &; write it in other words"
        for character in forbidden_characters(string):
            yield forbidden_message(character)


def check_quotation_marks(message) -> Iterator[str]:
    """Yield an error if a translation of the label “…” ‘…’ does not have four quotation marks."""
    if message.context == "quotation marks":
        for string in translations(message):
            if len(quotation_marks_in(string)) != 4:
                yield f"“{string}” does not have four quotation marks; translate “…” ‘…’ with four"


def quotation_marks_in(label: str) -> str:
    return "".join(label.replace("…", "").split())


def translations(message) -> list[str]:
    """Return the translations of a label, without those that are missing."""
    strings = message.string if isinstance(message.id, tuple) else [message.string]
    return [string for string in strings if string]


def check_placeholders(message) -> Iterator[str]:
    """Yield an error for each translation whose placeholders are not those of its msgid.

    A plural form can leave out placeholders, as “one article” does.
    message: a Message of Babel, whose id and string are tuples if it has plural forms.
    """
    has_plurals = isinstance(message.id, tuple)
    msgid = message.id[-1] if has_plurals else message.id
    needed = set(re.findall(PLACEHOLDER, msgid))
    remedy = f"write {', '.join(sorted(needed))} and no other %" if needed else "delete the %"
    for string in translations(message):
        found = re.findall(PLACEHOLDER, string)
        is_complete = has_plurals or needed.issubset(found)
        has_unknown = not needed.issuperset(found)
        has_stray_percent = string.count("%") > len(found)
        if not is_complete or has_unknown or has_stray_percent:
            yield f"“{string}” does not have the placeholders of its msgid; {remedy}"
