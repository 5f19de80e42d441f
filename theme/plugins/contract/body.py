"""What the text of a content file must be, seen in the HTML that Markdown makes of it."""

import re
from collections import Counter, defaultdict
from html import escape, unescape
from itertools import count, product
from typing import NamedTuple

from .lines import Lines
from .misreadings import Slips, check_definitions, check_losses, check_marks
from .places import place
from .source import UNFIT, Source, blank
from .vocabulary import (
    AS_AROUND,
    ATTRIBUTES,
    COMMON,
    FLOW,
    INSIDE,
    LITERAL,
    NAMED,
    NOT_WITHIN,
    ORDER,
    REQUIRED,
    ROWED,
    SHAPES,
    SPANS,
    VOID,
    is_moment,
)

# stricter than browsers, which mend: what opens like a tag and is none of these is a fault
ATTRIBUTE = r"""\s+([a-zA-Z][\w-]*)(?:\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'=<>`/{|]+)))?"""
TOKEN = re.compile(
    r"<!--(?!-?>)(?:(?!--!?>|<!--).)*-->"
    r"|</(?P<end>[a-zA-Z][\w-]*)\s*>"
    rf"|<(?P<start>[a-zA-Z][\w-]*)(?P<attributes>(?:{ATTRIBUTE})*)\s*(?P<empty>/?)>",
    re.S,
)
GIVEN = re.compile(ATTRIBUTE)
TAG = re.compile(r"<[^>]*>")
REFERENCE = re.compile(r"&#\w+;?")
NOTE = re.compile(r' id="fn-([^"]*)"')
# how an attribute's value is written
SIGNS = re.compile(r'[&<>"{|]')
CASED = {"viewbox": "viewBox"}  # https://html.spec.whatwg.org/multipage/parsing.html#adjust-svg-attributes
WRITTEN = str.maketrans({'"': "&quot;", "{": "&#123;", "|": "&#124;"})  # no placeholder where no link begins


DEEPEST = 100  # elements, where checkers of HTML end at 512 and Markdown at fewer


def filled(rows: list[list[tuple[int, int]]]) -> int:
    """Return the width of a table's part, 0 where its cells do not fill it or a column begins no cell.

    rows: how many columns and rows each cell takes; https://html.spec.whatwg.org/multipage/tables.html
    """
    taken, begun = Counter(), set()
    for row, cells in enumerate(rows):
        for across, down in cells:
            column = next(column for column in count() if (row, column) not in taken)
            taken.update(product(range(row, row + down), range(column, column + across)))
            begun.add(column)
    full = set(product(range(len(rows)), begun))
    return len(begun) if taken.keys() == full and len(full) == taken.total() else 0


class Open(NamedTuple):
    """An element that is not closed yet."""

    name: str
    inside: frozenset[str]  # what may stand in it
    tag: str
    at: int
    shown: int | None  # what was shown before it, where it must show something itself
    parts: list[str]  # the elements in it, # for words
    terms: set[str]  # of a list


class Body:
    """The text of a file as it is published, its ids and links, and its faults as far as it alone shows them.

    html: elements and attributes in lower case and double quotes, without comments, links to places as
    Pelican reads them, so that whatever reads it after this finds what was checked;
    links: the attribute, href or src, its value, and where it stands in Markdown's HTML.
    """

    def __init__(self, source: Source, html: str, substitutions: tuple):
        self.source, self.substitutions = source, substitutions
        self.lines = Lines(source, html)
        self.slips = Slips(source, self.lines)
        self.ids: set[str] = set()
        self.links: list[tuple[str, str, int]] = []
        self.noted: dict[str, set[str]] = defaultdict(set)  # by note, "" the text: the notes it refers to
        self.open: list[Open] = []
        self.rows: list[list[tuple[int, int]]] = []  # of a table's part, and how far its cells reach
        self.width = 0  # of a table, in columns
        self.shown = 0  # pieces that a reader sees
        self.level = 1  # of the last heading
        pieces, end = [], 0
        for token in TOKEN.finditer(html):
            if token.start() > end:
                pieces.append(self.check_words(html[end : token.start()]))
            self.lines.at, end = token.start(), token.end()
            if token["start"]:
                pieces.append(self.check_start(token))
            elif token["end"]:
                pieces.append(self.check_end(token["end"].lower()))
        pieces.append(self.check_words(html[end:]))
        self.html = "".join(pieces)
        for left in self.open:
            self.lines.at = left.at
            self.lines.fault(f"<{left.name}> is not closed; add </{left.name}>", left.tag, f"<{left.name}")
        if not self.shown and source.text.strip():
            source.fault(source.first_line, "no text; write one")
        self.check_notes()
        check_definitions(source)
        check_marks(source)
        check_losses(source, " ".join([self.html, *(link for _, link, _ in self.links)]))

    def is_open(self, names: set[str] | frozenset[str]) -> bool:
        return any(element.name in names for element in self.open)

    def read(self, words: str) -> str:
        """Return what a browser shows of a text with character references."""
        for reference in REFERENCE.findall(words) if "&#" in words else ():
            if unescape(reference) in {*UNFIT, "", "\r", "\N{REPLACEMENT CHARACTER}"}:
                self.lines.fault(f"{reference} is no sign that a page may hold; delete it", reference)
        return unescape(words)

    def check_words(self, words: str) -> str:
        if words.isspace():
            return words
        if "<" in words:
            tag = words[words.index("<") :].split("\n")[0][:30]
            text = f"{tag} is no whole tag; quote its values, and write &lt; and &gt; for the signs"
            self.lines.fault(text, tag, tag.split()[0], "<")
        seen = self.read(words)
        if not self.is_open(LITERAL):
            self.slips.check(words)
        if not blank(seen):
            self.shown += 1
            self.lines.last = seen
            if self.open:
                self.open[-1].parts.append("#")
        return escape(seen, quote=False)

    def check_start(self, token: re.Match) -> str:
        name = token["start"].lower()
        around, allowed = self.open[-1][:2] if self.open else ("", FLOW)
        if re.fullmatch("h[1-6]", name):
            self.check_heading(int(name[1:]))
        elif name not in INSIDE and name not in VOID:
            self.lines.fault(f"<{name}> has no place in a text; delete it", token[0], f"<{name}")
        if name not in allowed and around:
            self.lines.fault(f"<{name}> cannot stand in <{around}>; put it elsewhere", token[0], f"<{name}")
        elif name in INSIDE and name not in allowed:
            self.lines.fault(f"<{name}> stands alone; put it into what it is a part of", token[0], f"<{name}")
        elif name in NOT_WITHIN and self.is_open(NOT_WITHIN[name]):
            text = f"<{name}> cannot stand within <{'> or <'.join(sorted(NOT_WITHIN[name]))}>; lift it out"
            self.lines.fault(text, token[0], f"<{name}")
        elif self.open:
            self.open[-1].parts.append(name)
        given, written = {}, ""
        if token["attributes"] or name in REQUIRED:
            given, written = self.check_attributes(name, token)
        if name == "img":
            self.shown += 1
        elif name == "table":
            self.rows, self.width = [], 0
        elif name in ROWED and self.open:
            self.check_rows(self.open[-1])  # those that stand in no part
        elif name == "tr":
            self.rows.append([])
        elif name in {"td", "th"} and self.rows:
            across, down = (given.get(name, "") for name in ("colspan", "rowspan"))
            self.rows[-1].append((SPANS.get(across, 1), SPANS.get(down, 1)))
        tag = f"<{name}{written}>"
        if name in VOID:
            return tag
        if token["empty"] and name in SHAPES:
            return f"{tag}</{name}>"
        if token["empty"] and name in INSIDE:
            self.lines.fault(f"<{name}/> does not close itself; write </{name}>", token[0])
        inside = allowed & FLOW if name in AS_AROUND else INSIDE.get(name, FLOW)
        worded = "aria-label" in given or name not in NAMED and not given.get("id", "").startswith("fn-")
        if len(self.open) == DEEPEST:
            self.lines.fault(f"<{name}> stands in {DEEPEST} others; lift it out", token[0], f"<{name}")
        shown = None if worded else self.shown
        self.open.append(Open(name, inside, token[0], self.lines.at, shown, [], set()))
        return tag

    def check_heading(self, level: int) -> None:
        """Headings begin below the title's and skip no level."""
        self.lines.headings += 1
        if level == 1 or level > self.level + 1:
            right = min(level, self.level + 1) if level > 1 else 2
            text = "the title is the <h1>" if level == 1 else f"<h{level}> skips a level"
            self.lines.fault_heading(f"{text}; write {'#' * right}")
        self.level = level

    def check_attributes(self, tag: str, token: re.Match) -> tuple[dict[str, str], str]:
        """Check the attributes of a start tag; return them, and how they are written."""
        given: dict[str, str] = {}
        written = ""
        allowed = ATTRIBUTES.get(tag, COMMON)
        for name, double, single, bare in GIVEN.findall(token["attributes"]):
            said, kind = double or single or bare, ""
            name, value = name.lower(), self.read(said)
            if name in given:
                self.lines.fault(f"the attribute {name} stands twice; keep one", token[0], name)
            given[name] = value
            if name not in allowed:
                text = f"the attribute {name} has no place in <{tag}>; delete it"
                self.lines.fault(text, token[0], f"{name}=", name)
            elif not allowed[name].fullmatch(value) or name == "datetime" and not is_moment(value):
                text = f"the attribute {name} cannot be “{value}”; correct it"
                self.lines.fault(text, token[0], value, said, name)
            elif name == "id":
                if value in self.ids:
                    self.lines.fault_id(value, token[0])
                self.ids.add(value)
            elif name in {"href", "src"}:
                self.links.append((name, value, self.lines.at + token[0].index(said)))
                if value.startswith("#fn-"):
                    around = [note[1] for element in self.open if (note := NOTE.search(element.tag))]
                    self.noted["".join(around)].add(value.removeprefix("#fn-"))
                if named := place(value, self.source):
                    kind, value = f"{{{named.kind}}}", named.link(self.substitutions)
            if SIGNS.search(value):
                value = escape(value, quote=False).translate(WRITTEN)
            written += f' {CASED.get(name, name)}="{kind}{value}"'
        if tag == "img" and blank(given.get("alt", "")):
            where = given.get("src", "")
            self.lines.fault(
                f"the image {where} has no alt text; say what it shows",
                token[0],
                f"![]({where}",
                f"![ ]({where}",
                "![][",
                where,
            )
        if (needed := REQUIRED.get(tag)) and needed not in given:
            self.lines.fault(f"<{tag}> has no {needed}; give it one", token[0], f"<{tag}")
        return given, written

    def check_end(self, name: str) -> str:
        if name not in (element.name for element in reversed(self.open)):
            self.lines.fault(
                f"</{name}> closes nothing; delete it, or mend the tag that opens it", f"</{name}>"
            )
            return ""
        while (last := self.open.pop()).name != name:
            self.lines.at = last.at
            text = f"<{last.name}> is not closed before </{name}>; add </{last.name}>"
            self.lines.fault(text, last.tag, f"<{last.name}")
        self.check_parts(last)
        if last.shown == self.shown:
            if name[0] == "h":
                self.lines.fault_heading(f"<{name}> has no text; write it here")
            elif note := NOTE.search(last.tag):
                self.lines.fault(f"the note [^{note[1]}] has no text; write it here", f"[^{note[1]}]:")
            else:
                links = [link for _, link, _ in self.links[-1:]]
                self.lines.fault(f"<{name}> has no text; write it here", last.tag, *links, "[](")
        return f"</{name}>"

    def check_parts(self, element: Open) -> None:
        """The parts of an element stand in their order, rows are of one width, terms differ."""
        name, at = element.name, self.lines.at
        if name in ORDER:
            parts, right = ORDER[name]
            if not parts.fullmatch("".join(f"{part} " for part in element.parts)):
                self.lines.at = element.at
                self.lines.fault(f"<{name}> must {right}", element.tag, f"<{name}")
        if name in ROWED:
            self.check_rows(element)
        elif name == "dt" and self.open:
            term = " ".join(unescape(TAG.sub("", self.lines.html[element.at : at])).split())
            if term in self.open[-1].terms:
                self.lines.fault_term(term)
            self.open[-1].terms.add(term)
        self.lines.at = at

    def check_rows(self, element: Open) -> None:
        """The cells of the rows that have been read fill them, and make them as wide as those before."""
        if self.rows:
            width = filled(self.rows)
            if not width or self.width not in {0, width}:
                text = "the cells of the table leave gaps or meet; add or take away some"
                self.lines.fault(text, element.tag)
            self.rows, self.width = [], width

    def check_notes(self) -> None:
        """The text refers to every footnote, or one that it refers to does."""
        reached, further = set(), {""}
        while further:
            reached |= further
            further = set().union(*map(self.noted.__getitem__, further)) - reached
        for name in sorted(name.removeprefix("fn-") for name in self.ids if name.startswith("fn-")):
            if name not in reached and (lines := self.source.lines_with(f"[^{name}]:")):
                text = f"the text does not refer to the note [^{name}]; refer to it or delete it"
                self.source.fault(lines[0], text)
