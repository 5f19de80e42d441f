"""Copies a paragraph without pictures and references to notes; of links, only the words stay."""

from turbohtml import Element, Node, parse_fragment

REMOVED = "sup[id^=fnref], img, a:empty"
UNWRAPPED = "a, abbr"  # their words stay


def inline_copy(nodes: list[Node]) -> Element:
    """Return a copy of inline content with its emphasis; a new line follows each <br>."""
    html = "".join(node.html for node in nodes)
    copy = parse_fragment(html, positions=False)
    copy.remove(REMOVED).strip_tags(UNWRAPPED)
    for element in copy.select("[id]"):
        del element.attrs["id"]
    for line_break in copy.select("br"):
        line_break.insert_adjacent_html("afterend", "\n")
    return copy
