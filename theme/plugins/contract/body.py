"""What the text of a content file must be, seen in the HTML that Markdown makes of it."""

import re
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import join, normpath
from urllib.parse import unquote

from .site import slug
from .source import Source

PLACE = re.compile(r"[{|](\w+)[|}]([^#]*)(?:#(.*))?")  # Pelican's {filename}path#fragment
OUTSIDE = re.compile(r"(?:https?://|mailto:|tel:)[^\s]+", re.IGNORECASE)
DEFINITION = re.compile(r"^ {0,3}\[\^([^\]]*)\]:[ \t]*(.*)$")
REFERENCE = re.compile(r"\[\^([^\]]+)\]")
FOREIGN = {"applet", "base", "embed", "form", "frame", "iframe", "link", "meta", "object"}
FOREIGN |= {"script", "style"}
LOADING = {"background", "data", "poster", "src", "srcset"}
VOID = {"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"}
LITERAL = {"code", "kbd", "pre", "samp"}


class Body(HTMLParser):
    """The ids and links of a text, and its faults as far as the text alone shows them."""

    def __init__(self, source: Source, html: str):
        super().__init__()
        self.source = source
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        for tag in self.open:
            self.fault(f"<{tag}", f"<{tag}> is not closed; add </{tag}>")
        self.check_notes()

    def fault(self, words: str, text: str) -> None:
        self.source.fault(self.source.line_of(words), text)

    def handle_startendtag(self, tag: str, attributes: list) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        if tag not in VOID:
            self.open.append(tag)
        if tag in FOREIGN:
            self.fault(f"<{tag}", f"<{tag}> has no place in a text; delete it")
        given = {name: value or "" for name, value in attributes}
        if tag == "img" and not given.get("alt", "").strip():
            where = given.get("src", "<img")
            self.fault(where, f"the image {where} has no alt text; say what it shows")
        for name, value in given.items():
            if name == "id" and value in self.ids:
                self.fault(value, f"the id {value} stands twice; change one")
            elif name == "id":
                self.ids.add(value)
            elif name == "href":
                self.links.append(value)
            elif name in LOADING and PLACE.match(value):
                self.links.append(value)
            elif name in LOADING:
                self.fault(value, f"{value} would load from elsewhere; use {{static}} and a file")
            elif name == "style" or name.startswith("on"):
                self.fault(f"{name}=", f"the attribute {name} has no place in a text; delete it")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while (last := self.open.pop()) != tag:
                self.fault(f"<{last}", f"<{last}> is not closed before </{tag}>; add </{last}>")
        elif tag not in VOID:
            self.fault(f"</{tag}", f"</{tag}> closes nothing; delete it")

    def handle_data(self, data: str) -> None:
        if not LITERAL.intersection(self.open):
            for name in REFERENCE.findall(data):
                self.fault(f"[^{name}]", f"the note [^{name}] has no text; add [^{name}]: and its text")

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


def check_links(bodies: dict[str, Body], content: Path, settings: dict) -> None:
    """Every link leads to something published, every fragment to an id that is there.

    bodies: the published texts by their path from content/.
    """
    tags = {slug(tag, settings) for body in bodies.values() for tag in body.source.tags}
    categories = {slug(body.source.value("category"), settings) for body in bodies.values()}
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
            named = slug(PLACE.match(link)[2], settings)
            there = {
                "filename": path in bodies,
                "static": (content / path).is_file() and path not in bodies,
                "attach": (content / path).is_file() and path not in bodies,
                "tag": named in tags,
                "category": named in categories,
                "index": True,
            }
            if kind not in there:
                body.fault(link, f"the link {link} has no meaning; use {{filename}}, {{tag}} or {{static}}")
            elif not there[kind]:
                body.fault(link, f"the link {link} leads to nothing published; correct it")
            elif kind == "filename" and fragment and fragment not in bodies[path].ids:
                body.fault(link, f"the fragment #{fragment} is not in content/{path}; name an id there")
