"""A tag page quotes the passages that name the tag: this finds them in HTML and marks the words."""

import re
from functools import cache
from typing import NamedTuple

from markupsafe import Markup, escape
from pelican.plugins import signals

TAG = re.compile(r"""<(?:"[^"]*"|'[^']*'|[^'">])*>""")
PARAGRAPH = re.compile(
    r"<dt\b[^>]*>(?P<term>.*?)</dt>"
    r'|<(?P<kind>p|li|dd)\b[^>]*? id="(?!fn)(?P<id>[^"]+)"[^>]*>(?P<text>.*?)</(?P=kind)>',
    re.S,
)
APPARATUS = re.compile(
    r'<sup id="fnref.*?</sup>'  # references to notes
    r'|<a class="mark".*?</a>'  # the paragraph's own mark
    r"|</?(?:a|abbr|img)\b[^>]*>",  # a quotation has a link of its own
    re.S,
)
IDENTITY = re.compile(r' id="[^"]*"')


class Passage(NamedTuple):
    """A paragraph that names the tag: its place on its page, its terms in a list, its text, as HTML."""

    number: int
    id: str
    term: Markup
    text: Markup


def wording(names: str) -> re.Pattern:
    """Return what finds the words, given as 'NATO, the Alliance', in HTML text.

    Whole words only; one that begins small also matches at the head of a sentence.
    """

    def spelling(name: str) -> str:
        words = r"\s+".join(re.escape(escape(word)) for word in name.split())
        return f"(?:{words[0]}|{words[0].upper()}){words[1:]}" if name[0].islower() else words

    either = "|".join(spelling(name.strip()) for name in names.split(",") if name.strip())
    return re.compile(rf"&#?\w+;|(?<!\w)({either})(?!\w)")


def mark(html: str, names: re.Pattern) -> str:
    """Return the HTML with the names marked, across inline tags too."""
    tags, texts = TAG.findall(html), TAG.split(html)
    found = names.finditer("".join(texts))
    spans = [match.span(1) for match in found if match[1]]
    marked, start, span = [], 0, 0
    for text, tag in zip(texts, [*tags, ""], strict=True):
        end, at = start + len(text), start
        while span < len(spans) and spans[span][0] < end:
            first, last = max(spans[span][0], start), min(spans[span][1], end)
            marked += [
                text[at - start : first - start],
                "<mark>",
                text[first - start : last - start],
                "</mark>",
            ]
            at = last
            if spans[span][1] > end:  # the name goes on behind the tag
                break
            span += 1
        marked += [text[at - start :], tag]
        start = end
    return "".join(marked)


def plain(html: str) -> str:
    """Return the words of a paragraph with their emphasis, without links, notes and ids."""
    return IDENTITY.sub("", APPARATUS.sub("", html)).strip()


@cache
def passages(html: str, names: str) -> list[Passage]:
    """Return the paragraphs of a page's HTML that name the tag, in order."""
    pattern = wording(names)
    found, terms, number = [], [], 0
    for part in PARAGRAPH.finditer(html):
        if not part["id"]:
            terms.append(plain(part["term"]))
            continue
        number += 1
        unmarked = ", ".join(terms), plain(part["text"])
        marked = tuple(mark(html, pattern) for html in unmarked)
        if marked != unmarked:
            found.append(Passage(number, part["id"], *map(Markup, marked)))
        terms = []
    return found


def add_filter(pelican) -> None:
    pelican.settings["JINJA_FILTERS"]["passages"] = passages


def register() -> None:
    signals.initialized.connect(add_filter)
