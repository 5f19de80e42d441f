"""Finds the paragraphs of a text that name a tag, and marks the names."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby

from markupsafe import Markup
from pelican.contents import Article, Page
from turbohtml import Element, Text, parse_fragment

from .characters import SOFT_HYPHEN
from .excerpts import excerpt
from .language import Language
from .render.paragraphs import Paragraph
from .typography import typeset_line

KATAKANA = "[\u30a1-\u30fa\u30fc]"
LATIN = "[0-9A-Za-zÀ-ɏ]"
NO_LETTER = "[^\\s\\S]"  # matches no character
HYPHENS = "-\u2010\u2011"  # that of keyboards, and two that word processors write


def passages(
    paragraphs: Iterable[Paragraph], names: Iterable[str], language: Language
) -> list[Paragraph]:
    """Return excerpts of the paragraphs with a name of a tag; the names in them are marked."""
    pattern = names_pattern(tuple(names), language)
    found = [passage(paragraph, pattern) for paragraph in paragraphs]
    return [each for each in found if each]


# Cached, because the single file repeats most passages of the tag pages.
@lru_cache(10_000)
def passage(paragraph: Paragraph, pattern: re.Pattern) -> Paragraph | None:
    """Return an excerpt of a paragraph with the names in it marked; None if it has no name.

    A paragraph of a definition list has terms. If only these have a name, all of it is quoted.
    """
    terms = parse_fragment(paragraph.terms).text if paragraph.terms else ""
    html = paragraph.html
    if pattern.search(paragraph.text):
        html = excerpt(html, pattern)
    elif not pattern.search(terms):
        return None
    return paragraph._replace(terms=mark(paragraph.terms, pattern), html=mark(html, pattern))


def passages_of_texts(
    texts: Iterable[Article | Page], names: Iterable[str], language: Language
) -> list[tuple[Article | Page, list[Paragraph]]]:
    """Return each text with its passages."""
    return [(text, passages(text.paragraphs, names, language)) for text in texts]


@cache
def names_pattern(names: tuple[str, ...], language: Language) -> re.Pattern:
    """Return a pattern that finds names as whole words.

    A name that begins with a small letter may also begin a sentence.
    """
    longest_first = sorted(names, key=len, reverse=True)  # NATO summit before NATO
    alternatives = [name_pattern(name, language) for name in longest_first]
    if not language.has_spaces:
        return re.compile("|".join(alternatives))
    # A soft hyphen is no letter to Python, but it is a part of a word.
    beginning = rf"(?<!\w)(?<!\w{SOFT_HYPHEN})"
    ending = rf"(?!{SOFT_HYPHEN}*\w)"
    return re.compile(rf"{beginning}(?:{'|'.join(alternatives)}){ending}")


def name_pattern(name: str, language: Language) -> str:
    """Return a pattern for a name; one that ends with * is the beginning of a word.

    In Japanese and other languages without spaces, a name can be beside any letters. But a name
    that begins or ends with a letter of Katakana is not found next to another one: インド (India)
    is the beginning of インドネシア (Indonesia). The same holds for Latin letters and digits.
    """
    beginning = name.removesuffix("*")
    ending = f"[\\w{SOFT_HYPHEN}]*" if beginning != name else ""
    pattern = spelling_pattern(beginning, language) + ending
    if language.has_spaces:  # names_pattern() adds what all names have in common
        return pattern
    # After a star, any letter can follow.
    return f"(?<!{letters_like(name[0])}){pattern}(?!{letters_like(name[-1])})"


def letters_like(character: str) -> str:
    """Return a pattern for the letters that form words with a character, or one for no letter."""
    for letters in (KATAKANA, LATIN):
        if re.match(letters, character):
            return letters
    return NO_LETTER


def spelling_pattern(name: str, language: Language) -> str:
    """Return a pattern for the words of a name; a small first letter can also be a capital."""
    name = typeset_line(name, language).replace(SOFT_HYPHEN, "")
    words = [word_pattern(word) for word in name.split()]
    pattern = r"\s+".join(words)
    if name[0].islower():
        first = re.escape(name[0])  # the pattern begins with it, too
        return f"(?i:{first}){pattern.removeprefix(first)}"
    return pattern


def word_pattern(word: str) -> str:
    """Return a pattern for a word, which may be hyphenated anywhere in a text."""
    return f"{SOFT_HYPHEN}*".join(character_pattern(character) for character in word)


def character_pattern(character: str) -> str:
    return f"[{HYPHENS}]" if character in HYPHENS else re.escape(character)


def mark(html: str, pattern: re.Pattern) -> Markup:
    """Return HTML with each match of a pattern in <mark>, also across inline elements."""
    tree = parse_fragment(html, positions=False)
    characters = tree.text
    marked = set()  # the positions of characters in names
    for found in pattern.finditer(characters):
        marked.update(range(found.start(), found.end()))
    texts = [node for node in tree.descendants if isinstance(node, Text)]
    start = 0
    for text in texts:
        end = start + len(text.data)
        text.replace_with(*split_marked(characters, range(start, end), marked))
        start = end
    return Markup(tree.inner_html)


def split_marked(characters: str, positions: range, marked: set[int]) -> list[Element | Text]:
    """Return the characters at some positions, with those at marked positions in <mark>."""
    nodes = []
    for is_marked, group in groupby(positions, key=marked.__contains__):
        node = Text("".join(characters[position] for position in group))
        nodes.append(Element("mark", {}, [node]) if is_marked else node)
    return nodes
