"""Excerpts: of a paragraph that names a tag, the sentences that do, with short ones beside them."""

import re
from itertools import pairwise

from turbohtml import Text, parse_fragment

# the space between two sentences: behind a full stop, and before anything but a small letter
SENTENCE_END = re.compile(r"""[.!?…؟۔][”’»)\]]*(\s+)(?=["“‘«([]*(?![a-zà-öø-ÿа-я])\w)""")
# a full stop behind an initial or one of these words ends no sentence
ABBREVIATION = re.compile(
    r"\b(?:\w|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|St|No|Nr|vol|cf|vs|ca|e\.g|i\.e|z\.B|u\.a)\.$"
)
LONGEST = 200  # letters: a sentence with one beside it
GAP = "\N{HORIZONTAL ELLIPSIS}"


def sentences(text: str) -> list[range]:
    """Return the places of each sentence in a text."""
    starts = [0]
    for end in SENTENCE_END.finditer(text):
        if not ABBREVIATION.search(text[: end.start() + 1]):
            starts.append(end.end())
    return [range(start, end) for start, end in pairwise([*starts, len(text)])]


def quoted_places(text: str, names: re.Pattern) -> set[int]:
    """Return the places of the sentences with a name, and of short sentences just before and after."""
    found = sentences(text)
    named = [name.start() for name in names.finditer(text)]
    places = set()
    for number, sentence in enumerate(found):
        if not any(start in sentence for start in named):
            continue
        places.update(sentence)
        for near in [*found[max(number - 1, 0) : number], *found[number + 1 : number + 2]]:
            if len(near) + len(sentence) <= LONGEST:
                places.update(near)
    return places


def excerpt(html: str, names: re.Pattern) -> str:
    """Return a paragraph's HTML without the sentences far from a name, for which an ellipsis stands."""
    tree = parse_fragment(html, positions=False)
    text = tree.text
    quoted = quoted_places(text, names)
    if not quoted:  # only the term above the paragraph has the name
        return html
    letters = []
    for place, letter in enumerate(text):
        if place in quoted:
            letters.append(letter)
        elif place == 0 or place - 1 in quoted:
            letters.append(f"{GAP} ")
        else:
            letters.append("")
    place = 0
    for node in list(tree.descendants):
        if isinstance(node, Text):
            end = place + len(node.data)
            node.data = "".join(letters[place:end])
            place = end
        elif node.tag == "br" and place not in quoted:
            node.extract()
    for element in tree.select(":not(br)"):
        if not element.text:
            element.extract()
    return tree.inner_html.strip()
