"""Shortens a paragraph to the sentences that name a tag, and short sentences beside them."""

import re
from itertools import pairwise

from turbohtml import Element, Text, parse_fragment

# The space between two sentences, as in "met. They" or "met?” «They". A small letter, as in
# "9 a.m. on Friday", does not begin a sentence.
SENTENCE_END = re.compile(
    r"""
    [.!?…؟۔]                    # the end of a sentence
    [”’“‘»)\]]*                 # quotation marks and brackets that it closes
    ([^\S\u00a0\u202f]+)        # no no-break space, as in "14. März"
    (?=
        ["“‘«„‚(\[]*            # those that the next sentence opens
        (?![a-zà-öø-ÿа-я])\w    # its first letter
    )
    """,
    re.VERBOSE,
)
# A full stop after a single letter or one of these words does not end a sentence.
ABBREVIATION = re.compile(
    r"""
    \b (?: \w | Mr | Mrs | Ms | Dr | Prof | Gen | Col | Lt | Sen | Rep | Gov | St
        | No | Nr | vol | cf | vs | ca | e\.g | i\.e | z\.B | u\.a ) \.$
    """,
    re.VERBOSE,
)
LONGEST = 200  # letters in a sentence with the one beside it
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS} "


def excerpt(html: str, names: re.Pattern) -> str:
    """Return the HTML of a paragraph with an ellipsis for sentences that are far from a name."""
    tree = parse_fragment(html, positions=False)
    quoted = quoted_places(tree.text, names)
    if not quoted:  # the term above the paragraph has the name
        return html
    replace_letters(tree, quoted)
    for element in tree.select(":not(br)"):
        if not element.text:
            element.extract()
    return tree.inner_html.strip()


def quoted_places(text: str, names: re.Pattern) -> set[int]:
    """Return the places of the letters that an excerpt quotes.

    These are the sentences with a name, and short sentences just before and after them.
    """
    found = sentences(text)
    starts_of_names = [name.start() for name in names.finditer(text)]
    quoted = set()
    for number, sentence in enumerate(found):
        if not any(start in sentence for start in starts_of_names):
            continue
        quoted.update(sentence)
        neighbours = found[:number][-1:] + found[number + 1 :][:1]
        for neighbour in neighbours:
            if len(neighbour) + len(sentence) <= LONGEST:
                quoted.update(neighbour)
    return quoted


def sentences(text: str) -> list[range]:
    """Return the places of the letters of each sentence in a text."""
    starts = [0]
    for end in SENTENCE_END.finditer(text):
        before = text[: end.start() + 1]
        if not ABBREVIATION.search(before):
            starts.append(end.end())
    return [range(start, end) for start, end in pairwise([*starts, len(text)])]


def replace_letters(tree: Element, quoted: set[int]) -> None:
    """Remove the letters and line breaks that are not quoted, with an ellipsis for each gap."""
    place = 0
    for node in list(tree.descendants):
        if isinstance(node, Text):
            end = place + len(node.data)
            node.data = shorten(node.data, place, quoted)
            place = end
        elif node.tag == "br" and place not in quoted:
            node.extract()


def shorten(text: str, start: int, quoted: set[int]) -> str:
    """Return the quoted letters of a text, whose first letter is at the place start."""
    parts = []
    for place, letter in enumerate(text, start):
        if place in quoted:
            parts.append(letter)
        elif place == 0 or place - 1 in quoted:
            parts.append(ELLIPSIS)
    return "".join(parts)
