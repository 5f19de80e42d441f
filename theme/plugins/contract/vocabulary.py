"""What HTML a text may hold: the elements that Markdown and this theme write, and their like, each in its place.

https://html.spec.whatwg.org/multipage/dom.html#content-models
"""

from datetime import datetime


def listed(names: str) -> frozenset[str]:
    return frozenset(names.split())


PHRASING = listed(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q ruby s samp small span strong"
)
PHRASING |= listed("sub sup svg time u var wbr")
HEADINGS = listed("h1 h2 h3 h4 h5 h6")  # the first is the title's
FLOW = PHRASING | listed("aside blockquote details div dl figure h2 h3 h4 h5 h6 hr ol p pre section table ul")
SHAPES = listed("circle g path text")
INSIDE = {
    **dict.fromkeys(listed("aside blockquote caption dd div figcaption li section td"), FLOW),
    **dict.fromkeys(PHRASING | listed("dt h2 h3 h4 h5 h6 p pre rp rt summary th"), PHRASING),
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
NOT_WITHIN = {"a": {"a"}, "details": {"a"}, "dfn": {"dfn"}, "table": {"a", "table"}}  # however deep
ROWED = listed("table tbody tfoot thead")
VOID = listed("br hr img wbr")
LITERAL = listed("code kbd pre samp")
NAMED = listed("a h2 h3 h4 h5 h6")  # nothing without words in it

UNCAPTIONED = r"((?!figcaption )\S+ )*"
# by element: in which order its parts stand, # for words, and this said in words
ORDER = {
    **dict.fromkeys(listed("circle path"), ("", "be empty")),
    **dict.fromkeys(listed("g svg"), ("[^#]*", "hold shapes alone")),
    **dict.fromkeys(listed("ol ul"), ("(li )*", "hold <li> alone")),
    **dict.fromkeys(ROWED - {"table"}, ("(tr )+", "hold <tr> alone")),
    "details": (r"summary ((?!summary )\S+ )*", "begin with its only <summary>"),
    "dl": ("((dt )+(dd )+)+", "hold <dt> and then <dd>"),
    "figure": (
        f"(figcaption )?{UNCAPTIONED}|{UNCAPTIONED}figcaption ",
        "have one <figcaption>, first or last",
    ),
    "ruby": (r"(((?!r[pt] )\S+ )+(rt |rp rt rp )+)+", "hold words and then their <rt>"),
    "section": (r".*\bh[2-6] .*", "have a heading, or be a <div>"),
    "table": (
        "(caption )?(thead )?((tbody )*|(tr )+)(tfoot )?",
        "hold <caption>, <thead>, <tbody>, <tfoot>, in this order",
    ),
    "tr": ("(t[dh] )+", "hold <td> and <th> alone"),
}

# ISO 639-1, of which https://www.iana.org/assignments/language-subtag-registry keeps these
LANGUAGES = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io
    is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn
    mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se
    sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo
    wa wo xh yi yo za zh zu
"""
SOME = r".*\S.*"
NUMBER, INTEGER = r"-?\d{1,6}(?:\.\d+)?", r"-?\d{1,9}"
LENGTH = NUMBER.removeprefix("-?")
BOX = f"{NUMBER} {NUMBER} {LENGTH} {LENGTH}"
STEP = r"(?>[ ,]?-?(?>\d+(?:\.\d+)?|\.\d+))"
PATH = rf"[Mm](?:{STEP}{{2}})+(?:[MmLl](?:{STEP}{{2}})+|[HhVv]{STEP}+|[Zz])*"
DAY, TIME = r"[12]\d{3}-\d\d-\d\d", r"[T ]\d\d:\d\d(:\d\d)?"
ZONE = r"(Z|(?!-00:00)[+-](0\d|1[0-4]):[0-5]\d)"
PAINT = dict.fromkeys(listed("fill stroke"), r"none|currentcolor|#([\da-f]{3}){1,2}|var\(--[a-z-]+\)")
LETTERS = {"font-size": LENGTH, "text-anchor": "start|middle|end"}
SPANS = {str(number): number for number in range(1, 100)}  # cells
SPANNING = dict.fromkeys(listed("colspan rowspan"), "|".join(SPANS))
# what attributes elements may have, and what their values must be, as patterns: all elements but shapes, and single ones
COMMON = {
    "aria-hidden": "true|false",
    "class": SOME,
    "dir": "ltr|rtl|auto",
    "id": r"fn(?:ref\d*)?-\S+|\S*[^\s.]",  # what ends with a full stop is the page's own
    "lang": rf"({'|'.join(LANGUAGES.split())}|[a-z]{{3}})(-[A-Z][a-z]{{3}})?(-[A-Z]{{2}})?",
    "title": ".*",
}
ATTRIBUTES = {
    "a": {"aria-label": SOME, "href": ".*", "role": "doc-backlink|doc-noteref"},
    "aside": {"aria-label": SOME, "role": "note"},
    "circle": {**dict.fromkeys(listed("cx cy"), NUMBER), "r": LENGTH, **PAINT},
    "bdo": {"dir": "ltr|rtl"},
    **dict.fromkeys(listed("del ins"), {"datetime": f"{DAY}({TIME}{ZONE})?"}),
    "details": {"open": "|open"},
    "div": {"role": "doc-endnotes"},
    "g": {**PAINT, **LETTERS},
    "img": {"alt": ".*", "src": ".*", **dict.fromkeys(listed("height width"), r"\d{1,4}")},
    "ol": {"reversed": "|reversed", "start": INTEGER, "type": "[1aAiI]"},
    "path": {"d": PATH, "opacity": r"0?\.\d+|1", **PAINT},
    "section": {"aria-label": SOME},
    "svg": {"aria-hidden": "true", "aria-label": SOME, "role": "img", "viewbox": BOX, **PAINT, **LETTERS},
    "table": {"tabindex": "0"},
    "text": {"x": NUMBER, "y": NUMBER, **PAINT, **LETTERS},
    "td": SPANNING,
    "th": {"scope": "row|col", **SPANNING},
    "time": {"datetime": f"{DAY}({TIME}{ZONE}?)?"},
}
for element, own in ATTRIBUTES.items():
    ATTRIBUTES[element] = own if element in SHAPES | {"svg"} else COMMON | own
REQUIRED = {"a": "href", "bdo": "dir", "img": "src", "time": "datetime"}


def is_moment(value: str) -> bool:
    try:
        return bool(datetime.fromisoformat(value))
    except ValueError:
        return False
