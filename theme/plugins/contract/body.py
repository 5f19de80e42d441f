"""What the text of a content file must be, seen in the HTML that Markdown makes of it."""

import re
from html import unescape
from html.entities import html5
from typing import NamedTuple

from .source import UNFIT, Source, blank

# stricter than browsers, which mend: what opens like a tag and is none of these is a fault
ATTRIBUTE = r"""\s+([a-zA-Z][\w-]*)(?:\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'=<>`/{|]+)))?"""
TOKEN = re.compile(
    r"<!--(?!-?>)(?:(?!--!?>|<!--).)*-->"
    r"|</(?P<end>[a-zA-Z][\w-]*)\s*>"
    rf"|<(?P<start>[a-zA-Z][\w-]*)(?P<attributes>(?:{ATTRIBUTE})*)\s*(?P<empty>/?)>",
    re.S,
)
ATTRIBUTES = re.compile(ATTRIBUTE)
SIGN = re.compile(r"&(?:#(?:x([\da-f]{1,6})|(\d{1,7}));|(#?\w+;?))", re.IGNORECASE)
SLIP = re.compile(r"\[\^([^\]]+)\]|(?:<|&lt;)![-–—]")  # a note or a comment that Markdown has left as text
DEFINITION = re.compile(r"^ {0,3}\[\^([^\]]*)\]:")
NOTE = re.compile(r' id="fn-([^"]*)"')


def listed(names: str) -> frozenset[str]:
    return frozenset(names.split())


# what a text may hold: the elements that Markdown and this theme write, and their like, each in its place
# as https://html.spec.whatwg.org/multipage/dom.html#content-models has it
PHRASING = listed(
    """
    a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q ruby s samp small span strong sub
    sup svg time u var wbr
"""
)
FLOW = PHRASING | listed(
    "aside blockquote details div dl figure h2 h3 h4 h5 h6 hr ol p pre section table ul"
)
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

COUNT, NUMBER = r"[1-9]\d{0,2}", r"-?\d{1,4}(?:\.\d+)?"
EXPECTED = {  # by attribute: where it may stand, everywhere for none named, and what its value must be
    "alt": ("img", ".*"),
    "aria-hidden": ("", "true|false"),
    "aria-label": ("a aside section svg", r".*\S.*"),
    "class": ("", r"[\w -]+"),
    **dict.fromkeys(listed("colspan rowspan"), ("td th", COUNT)),
    **dict.fromkeys(listed("cx cy height r rx ry width x x1 x2 y y1 y2"), (" ".join(SHAPES), NUMBER)),
    "d": ("path", r"[\w\s,.+-]+"),
    "datetime": ("del ins time", r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?"),
    "dir": ("", "ltr|rtl|auto"),
    "font-size": ("g svg text", NUMBER),
    "href": ("a", ".*"),
    "id": ("", r"\S*[^\s.]"),
    "lang": ("", r"[a-zA-Z]{2,3}(-[a-zA-Z\d]{2,8})*"),
    "open": ("details", "|open"),
    "points": ("polygon polyline", rf"{NUMBER}([ ,]+{NUMBER})*"),
    "reversed": ("ol", "|reversed"),
    "role": ("", "doc-backlink|doc-endnotes|doc-noteref|note"),
    "scope": ("th", "row|col|rowgroup|colgroup"),
    "src": ("img", ".*"),
    "start": ("ol", r"-?\d{1,9}"),
    "text-anchor": ("g text", "start|middle|end"),
    "title": ("", ".*"),
    "type": ("ol", "[1aAiI]"),
    "value": ("li", r"-?\d{1,9}"),
    "viewbox": ("svg", rf"{NUMBER}([ ,]+{NUMBER}){{3}}"),
}
EXPECTED |= {name: ("img svg rect", r"\d{1,4}") for name in ("height", "width")}
EXPECTED = {name: (listed(tags), re.compile(value, re.S)) for name, (tags, value) in EXPECTED.items()}


class Open(NamedTuple):
    """An element that is not closed yet."""

    name: str
    inside: frozenset[str]  # what may stand in it
    tag: str
    shown: int | None  # what was shown before it, where it must show something itself


class Body:
    """The ids, links and words of a text, and its faults as far as the text alone shows them."""

    def __init__(self, source: Source, html: str):
        self.source = source
        self.ids: set[str] = set()
        self.links: list[tuple[str, str]] = []  # the attribute, href or src, and its value
        self.open: list[Open] = []
        self.shown = 0  # pieces that a reader sees
        self.level = 1  # of the last heading
        end = 0
        for token in TOKEN.finditer(html):
            if token.start() > end:
                self.check_words(html[end : token.start()])
            end = token.end()
            if token["start"]:
                self.check_start(token)
            elif token["end"]:
                self.check_end(token["end"].lower())
        self.check_words(html[end:])
        for left in self.open:
            self.fault(f"<{left.name}> is not closed; add </{left.name}>", left.tag, f"<{left.name}")
        if not self.shown:
            self.source.fault(self.source.first_line, "no text; write one")
        self.check_signs(html)
        self.check_notes()

    def fault(self, text: str, *words: str) -> None:
        """Add a fault, on the line of the first of the words that stand in the file."""
        self.source.fault(self.source.line_of(*words), text)

    def is_open(self, names: set[str] | frozenset[str]) -> bool:
        return any(element.name in names for element in self.open)

    def check_words(self, words: str) -> None:
        if words.isspace():
            return
        if "<" in words:
            tag = words[words.index("<") :].split("\n")[0][:30]
            text = f"{tag} is no whole tag; quote its values, and write &lt; and &gt; for the signs"
            self.fault(text, tag, tag.split()[0], "<")
        slips = SLIP.findall(unescape(words)) if SLIP.search(words) and not self.is_open(LITERAL) else ()
        for name in slips:
            if name:
                self.fault(f"the note [^{name}] has no text; add [^{name}]: and its text", f"[^{name}]")
            else:
                self.fault("the comment does not end; add -->", "<!--")
        if blank(unescape(words)):
            return
        self.shown += 1
        if self.open and self.open[-1].name in WORDLESS:
            around = self.open[-1].name
            self.fault(f"words between the parts of <{around}>; put them into one", words.strip())

    def check_start(self, token: re.Match) -> None:
        name = token["start"].lower()
        around, allowed = self.open[-1][:2] if self.open else ("", FLOW)
        if name not in INSIDE and name not in VOID:
            level = "##" if name == "h1" else ""
            text = f"write {level}; the title is the <h1>" if level else "delete it"
            self.fault(f"<{name}> has no place in a text; {text}", token[0], f"<{name}", level[1:])
        elif name not in allowed and around:
            self.fault(f"<{name}> cannot stand in <{around}>; put it elsewhere", token[0], f"<{name}")
        elif name not in allowed or name == "a" and self.is_open({"a"}):
            self.fault(f"<{name}> stands alone; put it into what it is a part of", token[0], f"<{name}")
        given = self.check_attributes(name, token) if token["attributes"] or name == "img" else {}
        if name in {"img", "svg"}:
            self.shown += 1
        if name in VOID or token["empty"] and name in SHAPES:
            return
        if token["empty"]:
            self.fault(f"<{name}/> does not close itself; write </{name}>", token[0])
        inside = allowed if name in AS_AROUND else INSIDE.get(name, FLOW)
        worded = "aria-label" in given or name not in NAMED and not given.get("id", "").startswith("fn-")
        self.open.append(Open(name, inside, token[0], None if worded else self.shown))

    def check_attributes(self, tag: str, token: re.Match) -> dict[str, str]:
        """Check the attributes of a start tag; return them."""
        given: dict[str, str] = {}
        for name, double, single, bare in ATTRIBUTES.findall(token["attributes"]):
            name, value = name.lower(), unescape(double or single or bare)
            if name in given:
                self.fault(f"the attribute {name} stands twice; keep one", token[0], name)
            given[name] = value
            tags, expected = EXPECTED.get(name, (frozenset(), None))
            if not expected or tags and tag not in tags:
                text = f"the attribute {name} has no place in <{tag}>; delete it"
                self.fault(text, token[0], name)
            elif not expected.fullmatch(value):
                text = f"the attribute {name} cannot be “{value}”; correct it"
                self.fault(text, token[0], value, name)
            elif name == "id":
                if value in self.ids:
                    note = f"[^{value.removeprefix('fn-')}]:"
                    self.fault(f"the id {value} stands twice; change one", token[0], note, value)
                self.ids.add(value)
            elif name in {"href", "src"}:
                self.links.append((name, value))
        if tag == "img" and blank(given.get("alt", "")):
            where = given.get("src", "")
            self.fault(f"the image {where} has no alt text; say what it shows", token[0], where, "<img")
        if tag == "img" and "src" not in given:
            self.fault("the image has no src; name its file: {static}picture.png", token[0], "<img")
        return given

    def check_end(self, name: str) -> None:
        if name not in (element.name for element in reversed(self.open)):
            self.fault(f"</{name}> closes nothing; delete it", f"</{name}")
            return
        while (last := self.open.pop()).name != name:
            text = f"<{last.name}> is not closed before </{name}>; add </{last.name}>"
            self.fault(text, last.tag, f"<{last.name}")
        if last.shown == self.shown:
            note = NOTE.search(last.tag)
            what = f"the note [^{note[1]}]" if note else f"<{name}>"
            places = (f"[^{note[1]}]:",) if note else (last.tag, "[](", "#")
            self.fault(f"{what} has no text; write it here", *places)

    def check_signs(self, html: str) -> None:
        """Every character reference is one that browsers know, and names what a page may hold."""
        for sign in SIGN.finditer(html):
            hexadecimal, decimal, name = sign.groups()
            if name:
                known = name in html5 if name.endswith(";") else unescape(sign[0]) == sign[0]
            else:
                code = int(hexadecimal, 16) if hexadecimal else int(decimal)
                known = code < 0xD800 or 0xDFFF < code < 0x110000
                known = known and chr(code) not in UNFIT
            if not known:
                self.fault(f"{sign[0]} is no sign that a page may hold; write &amp; for &", sign[0])

    def check_notes(self) -> None:
        """Every footnote is referred to, and stands once."""
        notes = {name.removeprefix("fn-") for name in self.ids if name.startswith("fn-")}
        links = {value for _, value in self.links}
        for name in sorted(notes):
            if f"#fn-{name}" not in links:
                text = f"nothing refers to the note [^{name}]; refer to it or delete it"
                self.fault(text, f"[^{name}]:")
        lines = enumerate(self.source.lines[self.source.begin - 1 :], self.source.begin)
        named = [(note[1], number) for number, line in lines if (note := DEFINITION.match(line))]
        for name in sorted(notes):
            for number in [number for known, number in named if known == name][1:]:
                self.source.fault(number, f"the note [^{name}] stands twice; rename one")
