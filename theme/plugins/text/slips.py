"""What Markdown would read otherwise than its author meant it, found while Markdown reads."""

import re
import tomllib
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from xml.etree.ElementTree import Element, tostring

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.md_in_html import HTMLExtractorExtra
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.extensions.tables import TableProcessor
from turbohtml import parse_fragment

from ..contract.html import check_raw

QUOTED = re.compile(r"^(?: {0,3}> ?)+")
ITEM = re.compile(r" *(?:[-*+]|\d+\.) ")
HANGING = re.compile(r" *(?:[-*+]|\d+\.|:| {0,3}\[\^[^\]]+\]:) ")  # what lines below it may belong to
DEFINITION = re.compile(r" {0,3}\[([^\]]+)\]:")
CODE = re.compile(r"(`+).+?\1")
LITERAL = {"code", "kbd", "pre", "samp"}
KINDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
SIGNS = {kind: re.compile("|".join(f"({sign})" for sign in signs), re.M) for kind, signs in KINDS.items()}
SIGN = re.compile(r"[\[\]{<|~]|\*\*|\n *(?:[-*+]|\d{1,2}[.)]) ")  # found faster
WORD = re.compile(r"\w+")
# what names something in Markdown, and is not meant to be seen: a reference, an address, the number of an item
NAME = re.compile(r"\]\[[^\]]*\]|^ {0,3}\[[^\]^]+\]:.*|^[ \t>]*\d+\.|\smarkdown(?:\s*=\s*\S+)?", re.M | re.I)


def misread(kind: str, text: str) -> list[str]:
    """Return what is wrong with the signs of a kind in a text, or at the head of a line, and what would be right."""
    right, find = [*KINDS[kind].values()], SIGNS[kind]
    signs = filter(None, [find.match(text)]) if kind == "line" else find.finditer(text)
    return [right[sign.lastindex - 1].format(sign[0].replace("\0", "").strip()) for sign in signs]


def cells(row: str) -> int:
    return CODE.sub("", row).replace("\\|", "").strip().strip("|").count("|") + 1


class Extractor(HTMLExtractorExtra):
    def handle_empty_tag(self, data: str, is_block: bool) -> None:
        if self.intail and not (self.inraw or self.mdstack):  # Markdown moves it to the next block
            self.md.slips.append(f"{data} stands behind HTML or a comment; begin a new line before its words")
        super().handle_empty_tag(data, is_block)


class NumberedList(SaneOListProcessor):
    """Keeps the numbers of a list as they are written."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        items = filter(None, map(self.CHILD_RE.match, blocks[0].split("\n")))
        written = [int(item[1].removesuffix(".")) for item in items]
        super().run(parent, blocks)
        self.parser.md.numbers.setdefault(parent if parent.tag == "ol" else parent[-1], []).extend(written)


class Table(TableProcessor):
    """Tells of cells that no heading stands above, which Markdown leaves out."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        width, _, *rows = map(cells, blocks[0].split("\n"))
        right = "add a heading or take a cell away"
        self.parser.md.slips += [f"a row of {row} cells below {width} headings; {right}" for row in rows if row > width]
        super().run(parent, blocks)


class Slips(Extension):
    """Gives a Markdown object `slips`: a sentence for each."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtension(self)
        self.md = md
        md.preprocessors.register(SimpleNamespace(run=self.read_lines), "lines", 22)  # when fenced code is put aside
        md.preprocessors.register(SimpleNamespace(run=self.put_html_aside), "html_block", 20)
        md.parser.blockprocessors.register(NumberedList(md.parser), "olist", 40)
        md.parser.blockprocessors.register(Table(md.parser, md.parser.blockprocessors["table"].config), "table", 75)
        # before what was escaped is a sign again
        md.treeprocessors.register(SimpleNamespace(run=self.read_texts), "leftovers", 1)

    def reset(self) -> None:
        self.md.slips, self.md.numbers, self.md.fences = [], {}, 0

    def read_lines(self, lines: list[str]) -> list[str]:
        """Read the lines without fenced code, for what hangs on them alone."""
        slips, defined, last, at = self.md.slips, set(), "", None
        text = " ".join("\n".join(lines).lower().split())
        for line in (QUOTED.sub("", line) for line in lines):
            indent, apart = len(line) - len(line.lstrip()), not last.strip()
            if definition := DEFINITION.match(line):
                name = " ".join(definition[1].lower().split())
                slips += [f"[{definition[1]}] stands twice; rename one"] * (name in defined)
                if not name.startswith("^") and text.count(f"[{name}]") < 2:
                    slips.append(f"nothing refers to [{definition[1]}]; refer to it or write \\[ for the sign")
                defined.add(name)
            slips += misread("line", line.lstrip()) if indent < 4 or at is not None else ()
            shifted = at is not None and at + 1 < indent and indent // 4 == at // 4
            if line.strip() and shifted and (ITEM.match(line) or (apart and not definition)):
                right = "indent what belongs to a list, a note or a meaning by four, and by four more in each level"
                slips.append(f"{line.split()[0]} is indented by {indent} spaces; {right}")
            if HANGING.match(line) and (at is not None or indent < 4):
                at = indent
            elif line.strip() and not indent and apart:
                at = None
            last = line
        return lines

    def put_html_aside(self, lines: list[str]) -> list[str]:
        """Put raw HTML aside as md_in_html does, and tell of what is left open, which Markdown would close."""
        self.md.fences = len(self.md.htmlStash.rawHtmlBlocks)  # put aside before
        extractor = Extractor(self.md)
        extractor.feed("\n".join(lines))
        self.md.slips += [f"<{tag}> is not closed; add </{tag}>" for tag in [*extractor.stack, *extractor.mdstack]]
        extractor.close()
        return "".join(extractor.cleandoc).split("\n")

    def read_texts(self, root: Element) -> None:
        """Read what is text now for signs of Markdown, and what numbers lists would show."""
        texts = [text for part in root.iter() for text in (part.tag not in LITERAL and part.text, part.tail) if text]
        joined = "\n\0".join(["", *texts])
        self.md.slips += misread("text", joined) if SIGN.search(joined) else ()
        for piece in self.md.htmlStash.rawHtmlBlocks[self.md.fences :]:
            raw = isinstance(piece, str)
            self.md.slips += check_raw(piece if raw else tostring(piece, "unicode"))
            read = 'or let Markdown read the HTML: markdown="1"'
            self.md.slips += [f"{slip}; {read}" for slip in misread("text", parse_fragment(piece).text)] if raw else ()
        for written in self.md.numbers.values():
            wrong = [(number, place) for place, number in enumerate(written, written[0]) if number != place]
            if wrong and len({*written}) > 1:
                slip = "the item {} would show {}; number it so or part the lists by a text"
                self.md.slips.append(slip.format(*wrong[0]))


def lost_words(text: str, html: str, stash: list) -> Iterator[str]:
    """Yield the words of a text that reach the page nowhere, be it in an attribute."""
    written = set(WORD.findall(text.replace("_", " ")))
    if lost := written.difference(["markdown"], WORD.findall(html.replace("_", " "))):  # hardly ever
        kept = set(WORD.findall(unescape(html).replace("_", " ")))
        lost = {word for word in lost - kept if word.lower() not in kept}
        comments = " ".join(piece for piece in stash if isinstance(piece, str) and piece.startswith("<!--"))
        seen = NAME.sub(" ", unescape(text)).replace("_", " ")
        lost = lost.intersection(WORD.findall(seen)).difference(WORD.findall(comments))
    for word in sorted(lost):
        yield f"Markdown leaves out “{word}”; correct the signs around it, or delete it"
