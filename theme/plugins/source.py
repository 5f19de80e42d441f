"""One content file as its author sees it: front matter and text, by line."""

import re
import unicodedata
from itertools import takewhile
from pathlib import Path

# control characters and noncharacters, https://infra.spec.whatwg.org/#code-points, which no HTML document may hold
LAST = "".join(chr(plane * 0x10000 + code) for plane in range(1, 17) for code in (0xFFFE, 0xFFFF))
UNFIT = re.compile(f"[\0-\x08\v\f\r\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff{LAST}]")
BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"  # fillers, which Unicode counts as letters or symbols
HEADER = re.compile(r" {0,3}([^\s:]+):\s*(.*)")
DRAFT = re.compile(r"""(?:draft:\s*true|status:\s*["']?draft["']?)\s*""", re.IGNORECASE)


def unfit(text: str) -> list[str]:
    """Return the characters of a text that no HTML document may hold, each once."""
    return UNFIT.findall("".join(sorted({*text})))


def blank(text: str) -> bool:
    """Tell whether a text shows nothing: only spaces and characters without a shape."""
    return all(unicodedata.category(sign)[0] in "CZM" or sign in BLANK_LETTERS for sign in text)


class Source:
    """A content file: its kind, its headers by lower-case name, its text and the line this begins on.

    at: the line of each header; faults: what is wrong, by file and line.
    """

    def __init__(self, path: Path, content: Path):
        self.path, self.name = path, path.relative_to(content).as_posix()
        self.label = f"{content.name}/{self.name}"
        self.kind = {"pages": "page", "tags": "introduction"}.get(self.name.split("/")[0], "article")
        self.headers: dict[str, str] = {}
        self.at: dict[str, int] = {}
        self.faults: list[tuple[str, int, str]] = []
        text = path.read_text("utf-8-sig", "replace")
        self.lines = text.split("\n")
        for sign in unfit(text):
            wrong = f"the character U+{ord(sign):04X}, or a byte that is not UTF-8"
            for number in (number for number, line in enumerate(self.lines, 1) if sign in line):
                self.fault(number, f"{wrong}; delete it, or save the file as UTF-8")
        fenced = self.lines[0] == "---" and "---" in self.lines[1:]
        self.begin = 1 + (self.read_yaml(self.lines.index("---", 1) + 1) if fenced else self.read_headers())
        self.text = "\n".join(self.lines[self.begin - 1 :])
        if not self.at and self.lines[0] != "---":
            title = next(filter(str.strip, self.lines), "").strip("# ").removeprefix("Title: ")
            what = f"no headers; make line 1 `Title: {title[:60]}`, and write the others below it"
            self.headers["title"], self.faults = title, [(self.label, 1, what)]
        names = self.value("tags")  # between semicolons where there are any, else between commas, as Pelican has it
        self.tags = [name.strip() for name in names.split(";" if ";" in names else ",") if name.strip()]
        self.status = self.value("status") or "published"
        self.draft = self.status in {"draft", "skip"} and self.kind != "introduction"

    def fault(self, place: int | str, text: str) -> None:
        """Add a fault on a line, or on that of a header, which is the first where the header is missing."""
        self.faults.append((self.label, self.at.get(place, 1) if isinstance(place, str) else place, text))

    def value(self, name: str) -> str:
        return self.headers.get(name, "")

    def add_header(self, name: str, value: str, line: int) -> None:
        if name.lower() in self.headers:
            self.fault(line, f"the header {name} stands twice; keep one")
        value = " ".join(value.split())
        self.headers.setdefault(name.lower(), value.lower() if name.lower() == "status" else value)
        self.at.setdefault(name.lower(), line)

    def read_headers(self) -> int:
        """Read lines of 'Name: value'; return the number of the last before the text."""
        for number, line in enumerate(self.lines, 1):
            if not line.strip():
                return number
            if header := HEADER.match(line):
                self.add_header(*header.groups(), number)
            else:
                right = "write Name: value on one line, or put a blank line before it"
                right = "put a second --- below the headers" if line == "---" else right
                self.fault(number, f"“{line.strip()[:30]}” is no header; {right}")
                if line == "---" or not any(map(HEADER.match, takewhile(str.strip, self.lines[number:]))):
                    return number - 1
        return len(self.lines)

    def read_yaml(self, end: int) -> int:
        """Read the YAML above line `end`; return this."""
        import yaml  # only here, as it takes a thirtieth of a small build

        try:
            front = yaml.compose("\n".join(self.lines[: end - 1]), yaml.CBaseLoader)
            pairs = [(key, node) for key, node in (front.value if front else ())]
        except (yaml.YAMLError, TypeError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            self.fault(mark.line + 1 if mark else 1, "this is not YAML; put quotation marks around the value")
            if any(map(DRAFT.fullmatch, self.lines[1:end])):  # whose faults stop no build
                self.headers["status"] = "draft"
            return end
        for key, node in pairs:
            name, value = key.value, node.value
            if isinstance(node, yaml.SequenceNode):  # its names may hold commas
                name = {"author": "authors"}.get(name.lower(), name)
                value = "; ".join(str(entry.value) for entry in node.value) + ";"
            if name.lower() == "draft":
                name, value = "status", "draft" if value == "true" else "published"
            self.add_header(name, str(value), key.start_mark.line + 1)
        return end
