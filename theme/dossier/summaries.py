"""Adds missing summaries, for the setting SUMMARY_FROM_TEXT: the first sentences of a text."""

import re
from collections.abc import Iterable

from markdown import Markdown
from turbohtml import parse_fragment

from .excerpts import sentences
from .link_addresses import LinkAddresses
from .source import Source

SHORTEST = 40  # characters that a summary has at least, unless its whole paragraph is shorter
# In a header, these characters could begin markup or an entity.
SPECIAL = r"[^\w\s]|_"


def add_summaries(sources: Iterable[Source], markdown_settings: dict) -> None:
    for source in sources:
        if source.has_headers and not source.value("summary"):
            summary = first_sentences(source.text, markdown_settings)
            if summary:
                source.headers["summary"] = re.sub(SPECIAL, entity, summary)
                source.header_lines["summary"] = source.text_line


def first_sentences(text: str, markdown_settings: dict) -> str:
    """Return the first sentences of a text as plain text, or '' if it has no paragraph.

    The summary ends with the first sentence that makes it at least SHORTEST characters long. So it
    does not end with an abbreviation near the beginning, such as “Jan.”.
    """
    try:
        extensions = [*markdown_settings["extensions"], LinkAddresses()]
        html = Markdown(**markdown_settings | {"extensions": extensions}).convert(text)
    except Exception:  # any exception of an extension; the pipeline reports it
        return ""
    tree = parse_fragment(html, positions=False)
    tree.remove("blockquote, del, figure, .credit, .footnote, .hint, sup[id^=fnref]")
    for line_break in tree.select("br"):
        line_break.insert_adjacent_html("afterend", " ")
    for paragraph in tree.select("p"):
        words = paragraph.text.strip()
        if words:
            positions_of_sentences = sentences(words)
            ends = [len(words[: each.stop].rstrip()) for each in positions_of_sentences]
            long_enough = [end for end in ends if end >= SHORTEST]
            end = long_enough[0] if long_enough else ends[-1]
            return " ".join(words[:end].split())
    return ""


def entity(character: re.Match) -> str:
    return f"&#{ord(character[0])};"
