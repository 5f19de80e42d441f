"""Selects the styles of a page: the layers of the stylesheet that it needs."""

import re

from markupsafe import Markup
from turbohtml.clean import minify_css

# "@layer table {", indented rules, and "}"
LAYER = re.compile(r"@layer (\w+) \{\n.*?\n\}(?:\n|\Z)", re.DOTALL)
# Layers named after an element: only a page with that element needs them.
ELEMENTS = {"article", "aside", "blockquote", "code", "img", "ol", "svg", "table"}


class Stylesheet:
    """A stylesheet whose rules are all in layers."""

    def __init__(self, css: str):
        self.layers = [(layer[1], minify_layer(layer)) for layer in LAYER.finditer(css)]

    def styles(self, html: str) -> Markup:
        """Return the styles of a page with this HTML in its body."""
        needed = [css for name, css in self.layers if name not in ELEMENTS or f"<{name}" in html]
        return Markup("".join(needed))


def minify_layer(layer: re.Match) -> str:
    """Return a layer without its name: browsers rank the layers of a page in their order."""
    css = minify_css(layer[0])
    return css.replace(f"@layer {layer[1]}", "@layer", 1)
