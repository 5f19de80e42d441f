"""What HTML a text may hold: the elements that Markdown and this theme write, and their like, each in its place.

https://html.spec.whatwg.org/multipage/dom.html#content-models
"""

import re
from datetime import datetime


def listed(names: str) -> frozenset[str]:
    return frozenset(names.split())


PHRASING = listed(
    """
    a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q ruby s samp small span strong sub
    sup svg time u var wbr
"""
)
FLOW = PHRASING | listed("aside blockquote details div dl figure h2 h3 h4 h5 h6 hr ol p pre section table ul")
SHAPES = listed("circle g line path polygon polyline rect text")
INSIDE = {
    **dict.fromkeys(listed("aside blockquote caption dd div figcaption li section td th"), FLOW),
    **dict.fromkeys(PHRASING | listed("dt h2 h3 h4 h5 h6 p pre rp rt summary"), PHRASING),
    **dict.fromkeys(listed("ol ul"), listed("li")),
    **dict.fromkeys(listed("thead tbody tfoot"), listed("tr")),
    **dict.fromkeys(listed("svg g"), SHAPES),
    **dict.fromkeys(SHAPES - {"g"}, frozenset()),
    "details": FLOW | {"summary"},
    "dl": listed("dt dd"),
    "figure": FLOW | {"figcaption"},
    "ruby": PHRASING | {"rp", "rt"},
    "table": listed("caption thead tbody tfoot tr"),
    "tr": listed("td th"),
}
AS_AROUND = listed("a del ins")  # these hold what the element around them may hold
WORDLESS = listed("dl g ol svg table tbody tfoot thead tr ul")
VOID = listed("br hr img wbr")
LITERAL = listed("code kbd pre samp")
NAMED = listed("a h2 h3 h4 h5 h6")  # nothing without words in it

COUNT, NUMBER = r"[1-9]\d{0,2}", r"-?\d{1,6}(?:\.\d+)?"
EXPECTED = {  # by attribute: where it may stand, everywhere for none named, and what its value must be
    "alt": ("img", ".*"),
    "aria-hidden": ("", "true|false"),
    "aria-label": ("a aside section svg", r".*\S.*"),
    "class": ("", r".*\S.*"),
    **dict.fromkeys(listed("colspan rowspan"), ("td th", COUNT)),
    **dict.fromkeys(listed("cx cy r rx ry x x1 x2 y y1 y2"), (" ".join(SHAPES), NUMBER)),
    **dict.fromkeys(listed("height width"), ("img rect svg", r"\d{1,4}(?:\.\d+)?")),
    "d": ("path", r"\s*[Mm][MmLlHhVvCcSsQqTtAaZz\d\s,.+-]*"),
    "datetime": ("del ins time", r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?"),
    "dir": ("", "ltr|rtl|auto"),
    **dict.fromkeys(
        listed("fill stroke"),
        ("svg " + " ".join(SHAPES), r"none|currentcolor|#[\da-f]{3,8}|var\(--[a-z-]+\)"),
    ),
    "font-size": ("g svg text", NUMBER),
    "href": ("a", ".*"),
    "id": ("", r"fn(?:ref\d*)?-.*|\S*[^\s.]"),
    "lang": ("", r"[a-zA-Z]{2,3}(-[a-zA-Z\d]{1,8})*"),
    "opacity": (" ".join(SHAPES), r"0?\.\d+|1"),
    "open": ("details", "|open"),
    "points": ("polygon polyline", rf"{NUMBER}([ ,]+{NUMBER})*"),
    "reversed": ("ol", "|reversed"),
    "role": ("a aside div svg", "doc-backlink|doc-endnotes|doc-noteref|img|note"),
    "scope": ("th", "row|col|rowgroup|colgroup"),
    "src": ("img", ".*"),
    "start": ("ol", r"-?\d{1,9}"),
    "tabindex": ("table", "0"),
    "text-anchor": ("g text", "start|middle|end"),
    "title": ("", ".*"),
    "type": ("ol", "[1aAiI]"),
    "value": ("li", r"-?\d{1,9}"),
    "viewbox": ("svg", rf"{NUMBER}([ ,]+{NUMBER}){{3}}"),
}
EXPECTED = {name: (listed(tags), re.compile(value, re.S)) for name, (tags, value) in EXPECTED.items()}
NOWHERE = frozenset(), None


def is_moment(value: str) -> bool:
    try:
        return bool(datetime.fromisoformat(value))
    except ValueError:
        return False
