"""A tag page quotes the passages that name the tag: this finds them in HTML and marks the words."""

import re
from functools import cache
from html import escape, unescape
from typing import NamedTuple

from markupsafe import Markup
from pelican.plugins import signals

TAG = re.compile(r"<[^>]*>")
ATTRIBUTES = r'(?: [\w-]+="[^"]*")*?'  # whole ones: a value can end in what looks like the next
IDENTITY = re.compile(rf'(<\w+{ATTRIBUTES}) id="[^"]*"')
PART = re.compile(
    r"<(?:(?P<list>/?dl)\b"
    r"|(?P<terms>dt)\b.*?</dt>(?!\s*<dt\b)"
    r"|(?:p|li|dd)\b[^>]*>(?P<text>[^<]*(?:<(?!/?(?:p|li|d[dlt])\b)[^<]*)*?)"
    r'<a aria-label="Paragraph (?P<number>\d+)" class="mark" href="#(?P<id>[^"]*)"></a>)',
    re.S,
)
APPARATUS = re.compile(
    r'<sup id="fnref.*?</sup>'  # references to notes
    r"|<svg\b.*?</svg>"  # pictures, as img
    r"|</?(?:a|abbr|dt|img)\b[^>]*>",  # a quotation has a link of its own
    re.S,
)
SPELLINGS = {  # what a sign of a name can be in a text, by the sign as a pattern
    "'": "['‘’]",
    '"': '["“”]',
    r"\-\-\-": "(?:---|—)",
    r"\-\-": "(?:--|–)",
    r"\.\.\.": r"(?:\.\.\.|…)",
}


class Passage(NamedTuple):
    """A paragraph that names the tag: its place on its page, its terms in a list, its text, as HTML."""

    number: int
    id: str
    term: Markup
    text: Markup


def wording(names: str) -> re.Pattern:
    """Return what finds the words, given as 'NATO, the Alliance', in text.

    Whole words only; one that begins small also matches at the head of a sentence.
    """

    def spelling(name: str) -> str:
        words = r"\s+".join(map(re.escape, name.split()))
        for sign, printed in SPELLINGS.items():
            words = words.replace(sign, printed)
        return f"(?:{words[0]}|{words[0].upper()}){words[1:]}" if name[0].islower() else words

    either = "|".join(spelling(name.strip()) for name in re.split("[,;]", names) if name.strip())
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def mark(html: str, names: re.Pattern) -> str:
    """Return the HTML with the names marked, across inline tags too."""
    tags, texts = TAG.findall(html), [unescape(text) for text in TAG.split(html)]
    spans = [match.span() for match in names.finditer("".join(texts))]
    marked, start, span = [], 0, 0
    for text, tag in zip(texts, [*tags, ""], strict=True):
        end, at = start + len(text), start
        while span < len(spans) and spans[span][0] < end:
            first, last = max(spans[span][0], start), min(spans[span][1], end)
            before, name = text[at - start : first - start], text[first - start : last - start]
            marked += [escape(before, quote=False), "<mark>", escape(name, quote=False), "</mark>"]
            at = last
            if spans[span][1] > end:  # the name goes on behind the tag
                break
            span += 1
        marked += [escape(text[at - start :], quote=False), tag]
        start = end
    return "".join(marked)


def plain(html: str) -> str:
    """Return the words of a paragraph with their emphasis, without links, notes and ids."""
    return IDENTITY.sub(r"\1", APPARATUS.sub("", html)).replace("<br>", "<br>\n").strip()


@cache
def paragraphs(html: str) -> list[Passage]:
    """Return the paragraphs of a page's HTML, whose words end with their mark, in order."""
    found, terms = [], [""]  # of each list around
    for part in PART.finditer(html):
        if part["list"] == "dl":
            terms.append("")
        elif part["list"]:
            terms.pop()
        elif part["terms"]:
            terms[-1] = ", ".join(map(plain, part[0].split("</dt>")[:-1]))
        else:
            found.append(Passage(int(part["number"]), unescape(part["id"]), terms[-1], plain(part["text"])))
    return found


@cache
def passages(html: str, names: str) -> list[Passage]:
    """Return the paragraphs of a page's HTML that name the tag, in order."""
    pattern = wording(names)
    return [
        Passage(number, name, *(Markup(mark(words, pattern)) for words in described))
        for number, name, *described in paragraphs(html)
        if any(pattern.search(unescape(TAG.sub("", words))) for words in described)
    ]


def add_filter(pelican) -> None:
    pelican.settings["JINJA_FILTERS"]["passages"] = passages


def register() -> None:
    signals.initialized.connect(add_filter)
