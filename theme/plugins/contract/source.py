"""One content file as its author sees it: lines, headers, text."""

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from markdown.extensions.meta import META_MORE_RE, META_RE

# control characters and noncharacters, which no HTML document may hold:
# https://infra.spec.whatwg.org/#code-points
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class Fault(NamedTuple):
    """What is wrong on a line of a content file, and what would be right."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


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
        self.headers: dict[str, Header] = {}
        data = b""
        if path.is_file():
            data = path.read_bytes()
        else:
            self.fault(1, "this is no plain file; put one in its place")
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.fault(line, "a byte that is not UTF-8; save the file as UTF-8")
            text = data.decode("utf-8-sig", "replace")
        self.lines = re.split("\r\n|[\r\n]", text)
        for number, line in enumerate(self.lines, 1):
            if unfit := UNFIT.search(line):
                name = unicodedata.name(unfit[0], f"U+{ord(unfit[0]):04X}")
                self.fault(number, f"the character {name} cannot stand in a page; delete it")
        self.begin = self.read_headers()

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
            if header := META_RE.match(line):
                name = header["key"].lower()
                if name in self.headers:
                    self.fault(number, f"the header {header['key']} stands twice; keep one")
                else:
                    self.headers[name] = Header(header["value"].strip(), number)
            elif META_MORE_RE.match(line) and name:
                self.fault(number, f"{name.title()} goes on over this line; write it on one line")
            else:
                self.fault(number, "no blank line between the headers and the text; put one here")
                return number
        return len(self.lines) + 1

    def value(self, name: str) -> str:
        return self.headers[name].value if name in self.headers else ""

    def line(self, name: str) -> int:
        """Return the line of a header, the first line where it is missing."""
        return self.headers[name].line if name in self.headers else 1

    def line_of(self, words: str) -> int:
        """Return the line of the text that words first stand on, the text's first where none is."""
        lines = enumerate(self.lines[self.begin - 1 :], self.begin)
        found = (number for number, line in lines if words.lower() in line.lower())
        return next(found, min(self.begin, len(self.lines)))

    @property
    def text(self) -> str:
        return "\n".join(self.lines[self.begin - 1 :])

    @property
    def tags(self) -> list[str]:
        names = self.value("tags")
        return [tag.strip() for tag in re.split(";" if ";" in names else ",", names) if tag.strip()]

    def names(self, header: str) -> list[str]:
        """Return the tags, or the category, that the file carries."""
        return self.tags if header == "tags" else [*filter(None, [self.value(header)])]

    @property
    def draft(self) -> bool:
        return self.value("status").lower() in {"draft", "skip"}
