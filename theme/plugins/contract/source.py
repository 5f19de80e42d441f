"""One content file as its author sees it: front matter and text, by line."""

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

# control characters and noncharacters, https://infra.spec.whatwg.org/#code-points, which no HTML document may hold
LAST = "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
UNFIT = re.compile(f"[\0-\x08\v\f\r\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd{LAST}]")
SUSPECT = re.compile(
    "[\0-\x08\v\f\r\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff\U0001fffe-\U0010ffff]"
)  # ten times as fast
BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"  # fillers, which Unicode counts as letters or symbols
HEADER = re.compile(r" {0,3}([^\s:]+):\s*(.*)")


def blank(text: str) -> bool:
    """Tell whether a text shows nothing: only spaces and characters without a shape."""
    return all(unicodedata.category(sign)[0] in "CZM" or sign in BLANK_LETTERS for sign in text)


class Fault(NamedTuple):
    """What is wrong on a line of a content file, and what would be right."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}".translate({10: "\\n", 13: "\\r", 0: "\\0"})


class Header(NamedTuple):
    """The value of a header and the number of its line."""

    value: str
    line: int


class Source:
    """A content file: its kind, its headers by lower-case name, its text and the line this begins on.

    Raises OSError where the file cannot be read.
    """

    def __init__(self, path: Path, content: Path):
        self.path = path
        self.name = path.relative_to(content).as_posix()
        self.kind = {"pages": "page", "tags": "introduction"}.get(self.name.split("/")[0], "article")
        self.label = f"{content.name}/{self.name}"
        self.faults: list[Fault] = []
        self.headers: dict[str, Header] = {}
        text = path.read_text("utf-8-sig", "replace")
        self.lines = text.split("\n")
        for number, line in enumerate(self.lines, 1) if SUSPECT.search(text) else ():
            if sign := UNFIT.search(line):
                self.fault(
                    number,
                    f"the character U+{ord(sign[0]):04X}, or a byte that is not UTF-8; delete it, or save "
                    "the file as UTF-8",
                )
        end = self.lines.index("---", 1) if self.lines[0] == "---" and "---" in self.lines[1:] else 0
        self.begin = self.read_yaml(end) if end else self.read_headers()
        self.text = "\n".join(self.lines[self.begin - 1 :])

    def fault(self, line: int, text: str) -> None:
        self.faults.append(Fault(self.label, line, text))

    def fault_header(self, name: str, text: str) -> None:
        """Add a fault on the line of a header, on the first line where it is missing."""
        self.fault(self.headers[name].line if name in self.headers else 1, text)

    def add_header(self, name: str, value: str, line: int) -> None:
        if name.lower() in self.headers:
            self.fault(line, f"the header {name} stands twice; keep one")
        else:
            self.headers[name.lower()] = Header(" ".join(value.split()), line)

    def read_headers(self) -> int:
        """Read lines of 'Name: value' down to the first blank one; return the line the text begins on."""
        for number, line in enumerate(self.lines, 1):
            if not line.strip():
                return number + 1
            if header := HEADER.match(line):
                self.add_header(*header.groups(), number)
            elif line.startswith(" ") and self.headers:
                self.fault(number, "this continues the header above; write a header on one line")
            else:
                self.fault(number, f"“{line[:30]}” is no header; write Name: value, or put a blank line before it")
                return number
        return len(self.lines) + 1

    def read_yaml(self, end: int) -> int:
        """Read YAML front matter down to line `end`; return the line the text begins on."""
        import yaml  # only here, as it takes a thirtieth of a small build

        try:
            front = dict(yaml.load("\n".join(self.lines[1:end]), yaml.CBaseLoader) or {})  # all values as text
        except (yaml.YAMLError, TypeError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            self.fault(mark.line + 2 if mark else 1, "this is not YAML; put quotation marks around the value")
            return end + 2
        for name, value in front.items():
            line = next(number for number, text in enumerate(self.lines, 1) if text.strip("\"' ").startswith(name))
            if isinstance(value, list):  # its names may hold commas
                name, value = {"author": "authors"}.get(name.lower(), name), "; ".join(map(str, value)) + ";"
            if name.lower() == "draft":
                name, value = "status", "draft" if value == "true" else "published"
            self.add_header(name, str(value), line)
        return end + 2

    def value(self, name: str) -> str:
        return self.headers[name].value if name in self.headers else ""

    @property
    def first_line(self) -> int:
        """The line the text begins on; the file's last where there is no text."""
        return min(self.begin, len(self.lines))

    @property
    def tags(self) -> list[str]:
        """The tags, separated by semicolons where there are any, else by commas, as Pelican separates them."""
        names = self.value("tags")
        return [name.strip() for name in names.split(";" if ";" in names else ",") if name.strip()]

    @property
    def status(self) -> str:
        return self.value("status").lower() or "published"

    @property
    def draft(self) -> bool:
        return self.kind != "introduction" and self.status in {"draft", "skip"}
