"""Finds words that Markdown leaves out, such as those in a cell without a heading."""

import re
from collections.abc import Iterator
from html import unescape

WORD = re.compile(r"\w+")
# What Markdown reads but does not print.
UNPRINTED = re.compile(
    r"""
    \]\[[^\]]*\]                   # the name of a reference: [text][name]
    | ^[ ]{0,3}\[[^\]^]+\]:.*      # its definition: [name]: https://dossier.example
    | ^[ \t>:*+-]*\d+\.[ \t]       # the number of an item: 2.
    | \smarkdown(?:\s*=\s*\S+)?    # the attribute markdown="1"
    """,
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)


def check_lost_words(text: str, html: str, stored_blocks: list) -> Iterator[str]:
    """Each word of a text is in its HTML, possibly in an attribute.

    stored_blocks: what Markdown has stored until the end: pieces of HTML, and fenced code.
    """
    missing = words(text) - words(html)
    if not missing:  # the usual case, which saves the slower comparison below
        return
    # A missing word is lost only if Markdown should print it: if the text still contains it after
    # UNPRINTED is removed. Entities are decoded: text and HTML can write a character differently.
    printed = words(UNPRINTED.sub(" ", unescape(text)))
    html_words = words(unescape(html))
    # Markdown leaves out some comments, whose words readers would not see anyway.
    comment_words = words(" ".join(comments(stored_blocks)))
    for word in sorted(missing & printed):
        is_in_html = word in html_words or word.lower() in html_words  # <B> is written as <b>
        if not is_in_html and word not in comment_words:
            yield f"Markdown leaves out “{word}”; correct the markup around it, or delete it"


def words(text: str) -> set[str]:
    return set(WORD.findall(text.replace("_", " ")))


def comments(stored_blocks: list) -> list[str]:
    return [block for block in stored_blocks if isinstance(block, str) and block.startswith("<!--")]
