"""Typewriter's signs become printer's signs, and a quotation mark that opens a line hangs in the margin."""

import re
from calendar import month_name
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.smarty import SmartyExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString
from markupsafe import Markup
from typogrify.filters import initial_quotes

SIGNS = re.compile(r"[\"']|--|\.\.\.")
PRINTED = {  # as characters: entities outweigh them
    "left-single-quote": "‘",
    "right-single-quote": "’",
    "left-double-quote": "“",
    "right-double-quote": "”",
    "ellipsis": "…",
    "ndash": "–",
    "mdash": "—",
}
# the space first: what begins so is found faster
DAY = re.compile(rf" (?:(?<=\b\d )|(?<=\b\d\d ))(?=(?:{'|'.join(month_name[1:])})\b)")
ENTITIES = {"“": "&#8220;", "‘": "&#8216;"}  # as typogrify knows them


class Literal(InlineProcessor):
    """What is typed or shown by a machine stays as it is in HTML too, as between backticks."""

    PATTERN = r"<(code|kbd|samp)>([^<]*)</\1>"

    def handleMatch(self, found: re.Match, data: str) -> tuple[Element, int, int]:
        element = Element(found[1])
        element.text = AtomicString(unescape(found[2]))
        return element, found.start(), found.end()


class Typography(SmartyExtension):
    """Markdown's own smarty, which passes over a text without signs for it: it is half of the work."""

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        md.inlinePatterns.register(
            Literal(Literal.PATTERN, md), "literal", 185
        )  # after backticks, before escapes
        smarty = md.treeprocessors["smarty"]
        replace = smarty.run

        def run(root: Element) -> Element | None:
            return replace(root) if SIGNS.search("".join(root.itertext())) else None

        smarty.run = run


def typeset(html: str) -> Markup:
    """Return the HTML with the day kept with its month, and quotation marks that open a block in spans.

    The spans let them hang in the margin: only Safari does so unasked.
    """
    html = DAY.sub("\N{NO-BREAK SPACE}", str(html))  # Markup would escape the entities
    if not any(character in html for character in ENTITIES):
        return Markup(html)
    for character, entity in ENTITIES.items():
        html = html.replace(character, entity)
    html = initial_quotes(html)
    for character, entity in ENTITIES.items():
        html = html.replace(entity, character)
    return Markup(html)
