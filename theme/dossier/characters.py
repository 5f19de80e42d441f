"""Finds forbidden and invisible characters, and puts texts into the Unicode form NFC."""

import re
import unicodedata

# control characters, characters of private fonts, and surrogates
FORBIDDEN_CATEGORIES = {"Cc", "Co", "Cs"}
# HTML may contain these, which come from word processors, but browsers do not break a line there.
SEPARATORS = "\u2028\u2029"
# HTML may contain these, but they change the direction of the text after them.
OVERRIDES = "\u202d\u202e"
BYTE_ORDER_MARK = "\ufeff"  # left over where one file was pasted into another
OBJECT_REPLACEMENT_CHARACTER = "\ufffc"  # stands for a picture in a word processor
# Characters of UTF-8 that a program has read as Windows-1252: Ã¼ for ü, â€œ for “, Ð¿ for п. In a
# pair such as Ã¼, the second character is neither a space nor a mark such as ” or –, because these
# can follow a Portuguese word that ends with Ã, such as AMANHÃ.
WRONG_ENCODING = re.compile("[ÂÃÐÑØÙ][¡-º¼-¿€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]|â€.|â‚¬|ðŸ|ï»¿")

# The codes of control characters that are other characters in Windows-1252: 0x92 is ’ there.
WINDOWS_1252_CODES = range(0x80, 0xA0)

REPLACEMENT_CHARACTER = "\ufffd"  # which Python puts in the place of bytes that are not UTF-8

# NFC would replace these: a Greek accent, for which it writes a backtick, and ideographs with which
# some names are written.
UNCHANGED = "\u1fef\uf900-\ufaff\U0002f800-\U0002fa1f"
NORMALIZED_PARTS = re.compile(f"[^{UNCHANGED}]+")

# Unicode counts these fillers as letters or symbols, but they have no shape.
FILLERS = "\u115f\u1160\u2800\u3164\uffa0"

SOFT_HYPHEN = "\u00ad"
JOINERS = "\u200c\u200d"
# Unicode counts these Arabic and Syriac characters as format characters, but they have a shape.
VISIBLE_FORMAT_CHARACTERS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"


def forbidden_characters(text: str) -> list[str]:
    """Return the characters of a text that no page may contain, each once."""
    return [character for character in sorted(set(text)) if is_forbidden(character)]


def is_forbidden(character: str) -> bool:
    """Return whether a character is forbidden on every page.

    HTML forbids noncharacters, surrogates and most control characters
    (https://infra.spec.whatwg.org/#code-points). SEPARATORS do not break the line, as their author
    expects, and OVERRIDES change the direction of the text after them. Readers would not see what
    is meant by the others, such as characters of private fonts, or U+FFFD, which stands for bytes
    that were not UTF-8.
    """
    if character.isprintable():
        return character in {OBJECT_REPLACEMENT_CHARACTER, REPLACEMENT_CHARACTER}
    if character in "\t\n":
        return False
    if character in f"{SEPARATORS}{OVERRIDES}{BYTE_ORDER_MARK}":
        return True
    return unicodedata.category(character) in FORBIDDEN_CATEGORIES or is_noncharacter(character)


def is_noncharacter(character: str) -> bool:
    """Return whether Unicode will never define a character.

    These are U+FDD0 to U+FDEF, and the last two of each plane.
    """
    code = ord(character)
    return 0xFDD0 <= code <= 0xFDEF or code % 0x10000 in {0xFFFE, 0xFFFF}


def forbidden_message(character: str) -> str:
    if character in f"{SEPARATORS}\v":  # word processors write these for a new line
        return f"{code_point(character)} does not break the line; write two spaces and a new line"
    if character == REPLACEMENT_CHARACTER:
        return (
            "a character cannot be read (U+FFFD takes its place);"
            " save the file as UTF-8, or correct the entity"
        )
    meant = windows_character(character)
    if meant:
        return f"{code_point(character)} is {meant} in the wrong encoding; write {meant}"
    return f"a page cannot contain the character {code_point(character)}; delete it"


def windows_character(character: str) -> str:
    """Return ’ for U+0092, for example: the character that has this code in Windows-1252, or ''."""
    if ord(character) not in WINDOWS_1252_CODES:
        return ""
    return character.encode("latin-1").decode("cp1252", "ignore")


def is_blank(text: str) -> bool:
    """Return whether a text shows nothing: only spaces and characters without a shape."""
    for character in text:
        category = unicodedata.category(character)
        # C: control and format characters; Z: spaces; M: accents, which need a letter
        if category[0] not in "CZM" and character not in FILLERS:
            return False
    return True


def invisible_characters(text: str) -> list[str]:
    """Return the characters of a name or an address that nobody can see, in order.

    Scripts such as Persian need joiners (U+200C, U+200D) in their spelling. So a joiner between two
    characters is not returned, unless one of them is a Latin letter or in ASCII.
    """
    found = []
    if text.isascii():  # as most are, which saves time
        return found
    last = len(text) - 1
    for place, character in enumerate(text):
        if character in JOINERS and 0 < place < last:
            neighbours = text[place - 1], text[place + 1]
            if not any(is_latin_or_ascii(neighbour) for neighbour in neighbours):
                continue
        if is_invisible(character):
            found.append(character)
    return found


def is_latin_or_ascii(character: str) -> bool:
    return character.isascii() or unicodedata.name(character, "").startswith("LATIN ")


def is_invisible(character: str) -> bool:
    if character in FILLERS:
        return True
    if character in VISIBLE_FORMAT_CHARACTERS:
        return False
    return unicodedata.category(character) in {"Cf", "Zl", "Zp"}


def code_point(character: str) -> str:
    """Return the name of a character in messages: U+200B."""
    return f"U+{ord(character):04X}"


def nfc(text: str) -> str:
    """Return a text in the form in which texts are compared: macOS writes ü as two characters.

    The form is NFC, except that the characters in UNCHANGED, which NFC would replace, stay.
    """
    if text.isascii():  # which saves time
        return text
    return NORMALIZED_PARTS.sub(normalize_match, text)


def normalize_match(found: re.Match) -> str:
    return unicodedata.normalize("NFC", found[0])
