"""Selects the layers of the stylesheet that a page needs."""

import re
from collections.abc import Iterable

from markupsafe import Markup
from turbohtml.clean import minify_css

from .languages import is_english

# "@layer table {", indented rules, and "}"
LAYER = re.compile(r"@layer (\w+) \{\n.*?\n\}(?:\n|\Z)", re.DOTALL)
# Layers that a page needs only if it has one of these elements.
ELEMENTS = {
    "article": ["article"],
    "aside": ["aside"],
    "blockquote": ["blockquote"],
    "code": ["code", "kbd", "pre", "samp"],
    "h4": ["h4", "h5", "h6"],
    "img": ["img"],
    "ol": ["ol"],
    "svg": ["svg"],
    "table": ["table"],
}
LANGUAGE = "language"  # the layer for languages other than English
FRONT = "front"  # the layer for the front page


class Stylesheet:
    """A stylesheet whose rules are all in layers."""

    def __init__(self, css: str):
        self.layers = [(layer[1], minify_layer(layer)) for layer in LAYER.finditer(css)]

    def styles(self, html: str, languages: Iterable[str], output_file: str) -> Markup:
        """Return the styles of a page.

        html: the contents of its <main>; languages: the codes of the languages of all texts;
        output_file: the address of the page.
        """
        unneeded = set()
        for layer, elements in ELEMENTS.items():
            if not any(f"<{element}" in html for element in elements):
                unneeded.add(layer)
        if all(is_english(code) for code in languages):
            unneeded.add(LANGUAGE)
        if output_file != "index.html":
            unneeded.add(FRONT)
        return Markup("".join(css for name, css in self.layers if name not in unneeded))


def minify_layer(layer: re.Match) -> str:
    """Return a layer in few bytes, without its name: layers without names rank by their order."""
    css = minify_css(layer[0])
    return css.replace(f"@layer {layer[1]}", "@layer", 1)
