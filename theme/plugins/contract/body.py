"""What the text of a content file must be, seen in the HTML that Markdown makes of it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import escape, unescape

from .element import Element
from .lines import Lines, beginning
from .misreadings import DOUBTFUL, check_definitions, check_losses, check_marks, check_numbers, check_slips
from .places import place
from .source import UNFIT, Source, blank
from .vocabulary import ATTRIBUTES, COMMON, HEADINGS, INSIDE, LITERAL, REQUIRED, SHAPES, VOID, is_moment

# stricter than browsers, which mend: what opens like a tag and is none of these is a fault
ATTRIBUTE = re.compile(r"""\s+([a-zA-Z][\w-]*)(?:\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'=<>`/{|]+)))?""")
TOKEN = re.compile(
    r"<!--(?!-?>)(?:(?!--!?>|<!--).)*-->"
    r"|</(?P<end>[a-zA-Z][\w-]*)\s*>"
    rf"|<(?P<start>[a-zA-Z][\w-]*)(?P<attributes>(?:{ATTRIBUTE.pattern})*)\s*(?P<empty>/?)>",
    re.S,
)
REFERENCE = re.compile(r"&#\w+;?")
CASED = {"viewbox": "viewBox"}  # https://html.spec.whatwg.org/multipage/parsing.html#adjust-svg-attributes
# how an attribute's value is written: no placeholder where no link begins
WRITTEN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "{": "&#123;", "|": "&#124;"})
WORDS = Element("#")


class Body:
    """The text of a file as it is published, its ids and links, and its faults as far as it alone shows them.

    html: elements and attributes in lower case and double quotes, without comments, links to places as
    Pelican reads them, so that whatever reads it after this finds what was checked;
    links: the attribute, href or src, and its value.
    """

    def __init__(self, source: Source, html: str, substitutions: tuple):
        self.source, self.substitutions = source, substitutions
        self.lines = Lines(source, html)
        self.ids: set[str] = set()
        self.links: list[tuple[str, str]] = []
        self.noted: dict[str, set[str]] = defaultdict(set)  # by note, "" the text: the notes it refers to
        self.open = [Element("")]
        self.texts: list[tuple[str, str]] = []  # what may be Markdown, behind what was read before it
        self.shown = 0  # pieces that a reader sees
        self.level = 1  # of the last heading
        self.html = "".join(self.walk(html))
        self.leave("")
        if not self.shown and source.text.strip():
            source.fault(source.first_line, "no text; write one")
        self.check_notes()
        check_slips(self.lines, self.texts)
        check_definitions(source)
        check_marks(source)
        check_numbers(source)
        check_losses(source, " ".join([self.html, *(link for _, link in self.links)]))
        del self.open, self.texts  # which nothing asks for, and another process would have to send

    def walk(self, html: str) -> Iterator[str]:
        """Check the HTML from its beginning to its end, and yield it as it is published."""
        end = 0
        for token in TOKEN.finditer(html):
            yield self.check_words(html[end : token.start()])
            self.lines.at, end = token.start(), token.end()
            if token["start"]:
                yield self.check_start(token)
            elif token["end"]:
                yield self.check_end(token["end"].lower())
        yield self.check_words(html[end:])

    def read(self, words: str) -> str:
        """Return what a browser shows of a text with character references."""
        for reference in REFERENCE.findall(words) if "&#" in words else ():
            if unescape(reference) in {*UNFIT, "", "\r", "\N{REPLACEMENT CHARACTER}"}:
                self.lines.fault(f"{reference} is no sign that a page may hold; delete it", reference)
        return unescape(words)

    def check_words(self, words: str) -> str:
        if not words.strip():
            return words
        if "<" in words:
            tag = words[words.index("<") :].split("\n")[0][:30]
            text = f"{tag} is no whole tag; quote its values, and write &lt; and &gt; for the signs"
            self.lines.fault(text, tag, tag.split()[0], "<")
        seen = self.read(words)
        if DOUBTFUL.search(words) and not any(element.name in LITERAL for element in self.open):
            self.texts.append((self.lines.last, words))
        if not blank(seen):
            self.shown += 1
            self.lines.last = beginning(seen)
            self.open[-1].parts.append(WORDS)
        return escape(seen, quote=False)

    def check_start(self, token: re.Match) -> str:
        around = self.open[-1]
        element = Element(token["start"].lower(), around.inside, token[0], self.lines.at, self.shown)
        name = element.name
        if name in HEADINGS:
            self.check_heading(element)
        if text := element.misplaced(self.open):
            self.lines.fault_element(text, element)
        else:
            around.parts.append(element)
        bare = not token["attributes"] and name not in REQUIRED
        tag = f"<{name}>" if bare else f"<{name}{self.check_attributes(element, token['attributes'])}>"
        if name == "img":
            self.shown += 1
        if name in VOID:
            return tag
        if token["empty"] and name in SHAPES:
            return f"{tag}</{name}>"
        if token["empty"] and name in INSIDE:
            self.lines.fault_element(f"<{name}/> does not close itself; write </{name}>", element)
        self.open.append(element)
        return tag

    def check_heading(self, heading: Element) -> None:
        """Headings skip no level."""
        self.lines.headings.append(heading.at)
        level = int(heading.name[1])
        if level > self.level + 1:
            text = f"<{heading.name}> skips a level; write {'#' * (self.level + 1)}"
            self.lines.fault_element(text, heading)
        self.level = level

    def check_attributes(self, element: Element, attributes: str) -> str:
        """Check the attributes of a start tag, and return how they are written."""
        tag, given, written = element.name, element.given, ""
        allowed = ATTRIBUTES.get(tag, COMMON)
        for name, *values in ATTRIBUTE.findall(attributes):
            said, kind = "".join(values), ""
            name, value = name.lower(), self.read(said)
            if name in given:
                self.lines.fault_element(f"the attribute {name} stands twice; keep one", element, name)
            given[name] = value
            if name not in allowed:
                text = f"the attribute {name} has no place in <{tag}>; delete it"
                self.lines.fault_element(text, element, f"{name}=", name)
            elif not re.fullmatch(allowed[name], value, re.S) or name == "datetime" and not is_moment(value):
                text = f"the attribute {name} cannot be “{value}”; correct it"
                self.lines.fault_element(text, element, value, said, name)
            elif name == "id":
                if value in self.ids:
                    self.lines.fault_id(value, element.tag)
                self.ids.add(value)
            elif name in {"href", "src"}:
                self.links.append((name, value))
                if value.startswith("#fn-"):
                    self.noted["".join(around.note for around in self.open)].add(value.removeprefix("#"))
                if named := place(value, self.source):
                    kind, value = f"{{{named.kind}}}", named.link(self.substitutions)
            written += f' {CASED.get(name, name)}="{kind}{value.translate(WRITTEN)}"'
        if tag == "img" and blank(given.get("alt", "")):
            where = given.get("src", "")
            text = f"the image {where} has no alt text; say what it shows"
            self.lines.fault_element(text, element, f"![]({where}", f"![ ]({where}", "![][", where)
        if (needed := REQUIRED.get(tag)) and needed not in given:
            self.lines.fault_element(f"<{tag}> has no {needed}; give it one", element)
        return written

    def check_end(self, name: str) -> str:
        end = self.lines.at
        if self.open[-1].name != name and all(element.name != name for element in self.open):
            text = f"</{name}> closes nothing; delete it, or mend the tag that opens it"
            self.lines.fault(text, f"</{name}>")
            return ""
        self.leave(name)
        element = self.open.pop()
        element.end = end
        self.check_parts(element)
        if element.named and element.shown == self.shown:
            if element.note:
                text = f"the note [^{element.note}] has no text; write it here"
                self.lines.fault(text, f"[^{element.note}]:")
            else:
                links = [link for _, link in self.links[-1:]]
                self.lines.fault_element(f"<{name}> has no text; write it here", element, *links, "[](")
        return f"</{name}>"

    def leave(self, name: str) -> None:
        """Add a fault for each element that is not closed before the nearest of this name, or the text, ends."""
        while self.open[-1].name != name:
            left = self.open.pop()
            before = f" before </{name}>" if name else ""
            self.lines.fault_element(f"<{left.name}> is not closed{before}; add </{left.name}>", left)

    def check_parts(self, element: Element) -> None:
        """The parts of an element stand in their order, rows are of one width, terms differ."""
        if text := element.disorder():
            self.lines.fault_element(text, element)
        if element.name == "table":
            for part in element.misfits():
                text = "the cells of the table leave gaps or meet; add or take away some"
                self.lines.fault_element(text, part)
        elif element.name == "dl":
            for term in element.repeated(self.lines.html):
                self.lines.fault_term(term)

    def check_notes(self) -> None:
        """The text refers to every footnote, or one that it refers to does."""
        reached, further = set(), {""}
        while further:
            reached |= further
            further = set().union(*(self.noted[name] for name in further)) - reached
        for name in sorted(self.ids - reached):
            words = f"[^{name.removeprefix('fn-')}]"
            if name.startswith("fn-") and (lines := self.source.lines_with(f"{words}:")):
                text = f"the text does not refer to the note {words}; refer to it or delete it"
                self.source.fault(lines[0], text)
