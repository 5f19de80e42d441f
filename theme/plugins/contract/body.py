"""What the text of a content file must be, seen in the HTML that Markdown makes of it."""

import re
from html import unescape
from pathlib import Path, PurePosixPath
from posixpath import join, normpath
from urllib.parse import unquote

from .source import Source

PLACE = re.compile(r"[{|](\w+)[|}]([^#]*)(?:#(.*))?")  # Pelican's {filename}path#fragment
OUTSIDE = re.compile(r"(?:https?://|mailto:|tel:)[^\s]+", re.IGNORECASE)
DEFINITION = re.compile(r"^ {0,3}\[\^([^\]]*)\]:[ \t]*(.*)$")
REFERENCE = re.compile(r"\[\^([^\]]+)\]")
# stricter than browsers, which mend; what opens like a tag and is none is a fault
TAG = re.compile(r"""<(/?)([a-zA-Z][\w:-]*)((?:\s+(?:"[^"]*"|'[^']*'|[^'"<>])*)?)>""")
COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>).)*-->", re.S)
ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
# what a text may hold: the elements and attributes that Markdown and this theme write, and their like
ELEMENTS = set(
    """
    a abbr aside b bdi bdo blockquote br cite code dd del details dfn div dl dt em figcaption figure
    h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong
    sub summary sup table tbody td tfoot th thead time tr u ul var wbr
    svg circle line polyline text
""".split()
)
ATTRIBUTES = set(
    """
    alt cite class colspan cx cy datetime dir height href id lang open points r reversed role rowspan
    scope src start title value viewbox width x x1 x2 y y1 y2
""".split()
)
VOID = {"br", "hr", "img", "wbr"}
LITERAL = {"code", "kbd", "pre", "samp"}


class Body:
    """The ids and links of a text, and its faults as far as the text alone shows them."""

    def __init__(self, source: Source, html: str):
        self.source = source
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.open: list[str] = []
        html, end = COMMENT.sub("", html), 0
        for tag in TAG.finditer(html):
            self.check_words(html[end : tag.start()])
            end = tag.end()
            closing, name, attributes = tag.groups()
            if closing:
                self.close(name.lower())
            else:
                self.check_tag(name.lower())
                if attributes or name == "img":
                    self.check_attributes(name.lower(), attributes)
        self.check_words(html[end:])
        if "<img" not in html and not TAG.sub("", html).strip():
            self.source.fault(min(source.begin, len(source.lines)), "no text; write one")
        for name in self.open:
            self.fault(f"<{name}", f"<{name}> is not closed; add </{name}>")
        self.check_notes()

    def fault(self, words: str, text: str) -> None:
        self.source.fault(self.source.line_of(words), text)

    def check_words(self, words: str) -> None:
        if "<" in words:
            tag = words[words.index("<") :].split("\n")[0][:20]
            self.fault(tag, f"{tag} opens a tag that does not end; write &lt; for the sign")
        if "[^" in words and not LITERAL.intersection(self.open):
            for name in REFERENCE.findall(unescape(words)):
                self.fault(f"[^{name}]", f"the note [^{name}] has no text; add [^{name}]: and its text")

    def check_tag(self, name: str) -> None:
        if name not in VOID:
            self.open.append(name)
        if name not in ELEMENTS:
            self.fault(f"<{name}", f"<{name}> has no place in a text; delete it")

    def check_attributes(self, tag: str, attributes: str) -> None:
        given = {
            name.lower(): unescape(double or single or bare)
            for name, double, single, bare in ATTRIBUTE.findall(attributes)
        }
        if tag == "img" and not given.get("alt", "").strip():
            where = given.get("src", "<img")
            self.fault(where, f"the image {where} has no alt text; say what it shows")
        for name, value in given.items():
            if name not in ATTRIBUTES and not name.startswith("aria-"):
                self.fault(name, f"the attribute {name} has no place in a text; delete it")
            elif name == "id":
                if value in self.ids or not value or re.search(r"\s", value):
                    self.fault(value, f"the id {value} stands twice or is none; change one")
                self.ids.add(value)
            elif name == "href" or name == "src" and PLACE.match(value):
                self.links.append(value)
            elif name == "src":
                self.fault(value, f"{value} would load from elsewhere; use {{static}} and a file")

    def close(self, name: str) -> None:
        if name in self.open:
            while (last := self.open.pop()) != name:
                self.fault(f"<{last}", f"<{last}> is not closed before </{name}>; add </{last}>")
        elif name not in VOID:
            self.fault(f"</{name}", f"</{name}> closes nothing; delete it")

    def check_notes(self) -> None:
        """Every footnote has its text, once."""
        seen = set()
        lines = self.source.lines
        for number, line in enumerate(lines[self.source.begin - 1 :], self.source.begin):
            if note := DEFINITION.match(line):
                name, text = note.groups()
                follows = lines[number].startswith("    ") if number < len(lines) else False
                if not text.strip() and not follows:
                    self.source.fault(number, f"the note [^{name}] has no text; write it here")
                if name in seen:
                    self.source.fault(number, f"the note [^{name}] stands twice; rename one")
                seen.add(name)


def target(body: Body, link: str) -> tuple[str, str, str]:
    """Return a placeholder's kind, its path from content/, its fragment."""
    kind, path, fragment = PLACE.match(link).groups()
    folder = "" if path.startswith("/") else str(PurePosixPath(body.source.name).parent)
    return kind, normpath(join(folder, unquote(path).lstrip("/"))), unquote(fragment or "")


def check_links(bodies: dict[str, Body], content: Path) -> None:
    """Every link leads to something published, every fragment to an id that is there.

    bodies: the published texts by their path from content/.
    """
    tags = {tag for body in bodies.values() for tag in body.source.tags}
    categories = {body.source.value("category") for body in bodies.values()} - {""}
    for body in bodies.values():
        for link in body.links:
            if link.startswith("#"):
                if unquote(link[1:]) not in body.ids | {"main."}:
                    body.fault(link, f"the fragment {link} leads nowhere; name an id of this text")
                continue
            if not PLACE.match(link):
                if not OUTSIDE.fullmatch(link):
                    text = f"the link {link} is neither https: nor a place; write {{filename}} and a file"
                    body.fault(link, text)
                continue
            kind, path, fragment = target(body, link)
            named = PLACE.match(link)[2]
            inside = not path.startswith("..") and (content / path).is_file()
            there = {
                "filename": path in bodies and bodies[path].source.kind != "introduction",
                "static": inside and PurePosixPath(path).suffix != ".md",
                "tag": named in tags,
                "category": named in categories,
                "index": not named,
            }
            if kind not in there:
                body.fault(link, f"the link {link} has no meaning; use {{filename}}, {{tag}} or {{static}}")
            elif not there[kind]:
                body.fault(link, f"the link {link} leads to nothing published; correct it")
            elif fragment and (kind != "filename" or fragment not in bodies[path].ids):
                body.fault(link, f"the fragment #{fragment} is not there; name an id of content/{path}")
