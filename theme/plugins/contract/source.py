"""One content file as its author sees it: lines, headers, text."""

import re
import unicodedata
from bisect import bisect_left
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.meta import META_MORE_RE, META_RE

# control characters and noncharacters, which no HTML document may hold:
# https://infra.spec.whatwg.org/#code-points
UNFIT = {chr(code) for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc"} - {*"\t\n\r"}
UNFIT |= {chr(code) for code in range(0xFDD0, 0xFDF0)}
UNFIT |= {chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)}
HEADER = re.compile(r" {0,3}(?P<key>[^\s:：]+(?:：|(?=:))):?\s*(?P<value>.*)")  # in signs that no header has
INDENTED = re.compile(r"(?:(?<=\n\n)|\A)(?: {4}.*\n|[ \t]*\n)* {4}.*")
SPACED = r"\n[ \t]*\n"
VERBATIM = re.compile(
    rf"(?<![\\`])(?P<code>`+)(?!`)(?:(?!{SPACED}).)+?(?<!`)(?P=code)(?!`)"
    rf"|^<!--.*?-->|<!--(?:(?!-->|{SPACED}).)*-->|^<pre\b.*?</pre>",
    re.M | re.S | re.IGNORECASE,
)
BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"  # fillers, which Unicode counts as letters or symbols


def blank(text: str) -> bool:
    """Tell whether a text shows nothing: spaces and characters without a shape alone."""
    return all(unicodedata.category(sign)[0] in "CZM" or sign in BLANK_LETTERS for sign in text)


def spaces(found: re.Match) -> str:
    """Return as many lines of spaces as were found."""
    return re.sub(r"[^\n]", " ", found[0])


@cache
def standing(words: str) -> re.Pattern:
    """Return what finds these words where they are no part of longer ones."""
    before = r"(?<![\w/])" if words[0].isalnum() else ""
    return re.compile(before + re.escape(words) + (r"(?!\w)" if words[-1].isalnum() else ""))


class Fault(NamedTuple):
    """What is wrong on a line of a content file, and what would be right."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        one = f"{self.path}:{self.line}: {self.text}"
        return one.translate({ord("\n"): "\\n", ord("\r"): "\\r"})


class Header(NamedTuple):
    """The value of a header and the number of its line."""

    value: str
    line: int


class Source:
    """A content file: its kind, headers by lower-case name, and the line its text begins on."""

    def __init__(self, path: Path, content: Path):
        self.path = path
        self.name = path.relative_to(content).as_posix()
        self.kind = {"pages": "page", "tags": "introduction"}.get(self.name.split("/")[0], "article")
        self.label = f"{content.name}/{self.name}"
        self.faults: list[Fault] = []
        self.found: dict[str, list[int]] = {}
        self.headers: dict[str, Header] = {}
        try:
            text = path.read_text("utf-8-sig")
        except UnicodeDecodeError:
            text = path.read_text("utf-8-sig", "replace")
            for number, line in enumerate(text.split("\n"), 1):
                if "\N{REPLACEMENT CHARACTER}" in line:
                    self.fault(number, "a byte that is not UTF-8; save the file as UTF-8")
        self.lines = text.split("\n")
        for number, line in enumerate(self.lines, 1) if not UNFIT.isdisjoint(text) else ():
            for unfit in sorted(UNFIT.intersection(line))[:1]:
                self.fault(number, f"the character U+{ord(unfit):04X} cannot stand in a page; delete it")
        self.begin = self.read_headers()
        self.text = "\n".join(self.lines[self.begin - 1 :])

    def fault(self, line: int, text: str) -> None:
        self.faults.append(Fault(self.label, line, text))

    def read_headers(self) -> int:
        """Read the headers as Markdown's meta extension does; return the line the text begins on."""
        name = ""
        for number, line in enumerate(self.lines, 1):
            if not line.strip() or (number > 1 and line in {"---", "..."}):
                return number + 1
            if number == 1 and line == "---":
                continue
            if header := META_RE.match(line) or HEADER.match(line):
                name = header["key"].lower()
                if name in self.headers:
                    self.fault(number, f"the header {header['key']} stands twice; keep one")
                else:
                    self.headers[name] = Header(header["value"].strip(), number)
            elif META_MORE_RE.match(line) and name:
                self.fault(number, f"{name.capitalize()} goes on over this line; write it on one line")
            else:
                self.fault(
                    number, "this is no header; write it as Name: value, or put a blank line before the text"
                )
                return number
        return len(self.lines) + 1

    def value(self, name: str) -> str:
        return self.headers[name].value if name in self.headers else ""

    def fault_header(self, name: str, text: str) -> None:
        """Add a fault on the line of a header, on the first line where it is missing."""
        self.fault(self.headers[name].line if name in self.headers else 1, text)

    @property
    def first_line(self) -> int:
        """The line the text begins on; the file's last where there is no text."""
        return min(self.begin, len(self.lines))

    @cached_property
    def unfenced(self) -> str:
        """The text, with spaces in the place of code blocks: in fences, and apart and far in, as far as a line tells."""
        if not any(sign in self.text for sign in ("```", "~~~", "    ")):
            return self.text
        return INDENTED.sub(spaces, FencedBlockPreprocessor.FENCED_BLOCK_RE.sub(spaces, self.text))

    @cached_property
    def prose(self) -> str:
        """The text, with spaces in the place of code and comments."""
        if not any(sign in self.unfenced for sign in ("`", "<!--", "<pre")):
            return self.unfenced
        return VERBATIM.sub(spaces, self.unfenced)

    @cached_property
    def ends(self) -> list[int]:
        """Where the lines of the text end."""
        return [end.start() for end in re.finditer("\n", self.text)]

    def line_at(self, place: int) -> int:
        """Return the line of a place in the text."""
        return self.begin + bisect_left(self.ends, place)

    def lines_with(self, words: str) -> list[int]:
        """Return the lines of the text on which these very words begin, those in code only if there are no others."""
        if words not in self.found:
            pattern = standing(words)
            text = self.prose if pattern.search(self.prose) else self.text
            self.found[words] = [self.line_at(place.start()) for place in pattern.finditer(text)]
        return self.found[words]

    @property
    def tags(self) -> list[str]:
        """The tags, divided by semicolons where there are any, else by commas, as Pelican divides them."""
        names = self.value("tags")
        return [name.strip() for name in names.split(";" if ";" in names else ",") if name.strip()]

    @property
    def status(self) -> str:
        return self.value("status").lower() or "published"

    @property
    def draft(self) -> bool:
        return self.kind != "introduction" and self.status in {"draft", "skip"}
