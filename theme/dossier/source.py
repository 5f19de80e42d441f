"""One content file as its author wrote it: headers and text, with the line of each."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path

from .characters import (
    REPLACEMENT_CHARACTER,
    WRONG_ENCODING,
    forbidden_characters,
    forbidden_message,
    is_blank,
    nfc,
)
from .dates import PLAIN_COMMAS, iso_date
from .errors import ContentError, beginning_of
from .front_matter import FENCE, HEADER, LOST_STATUS, FrontMatter, Header, read_front_matter
from .git_marks import CONFLICT, CONFLICT_REMEDY
from .language import Language
from .languages import canonical_code, find_language

UTF_16 = "utf-16"
# The folders of pages and of introductions; in other folders, texts are articles.
PAGES = "pages"
INTRODUCTIONS = "tags"
KIND_BY_FOLDER = {PAGES: "page", INTRODUCTIONS: "introduction"}
# the semicolons of Arabic and East Asian scripts, and a plain one for each
PLAIN_SEMICOLONS = str.maketrans("؛；", ";;")
# the headers that each kind of text must have
REQUIRED = {
    "article": ["title", "date", "tags", "summary"],
    "page": ["title", "summary"],
    "introduction": ["title", "names", "summary"],
}
# Headers by the kind of their values.
LIST_HEADERS = {"authors", "names", "tags"}
TYPESET_HEADERS = {"image_alt", "image_caption", "image_credit", "label", "summary", "title"}
DATE_HEADERS = {"date", "modified"}
NAME_HEADERS = {"author", "category", *LIST_HEADERS}
ADDRESS_HEADERS = {"based_on", "image_license"}
# In these, entities such as &amp; are decoded, as in a text.
DECODED_HEADERS = TYPESET_HEADERS | NAME_HEADERS | ADDRESS_HEADERS
SPACES = re.compile(r"[ \t\r\n]+")
ENTITY = re.compile(r"&(?:#\d+|#x[\da-f]+|\w+);", re.IGNORECASE)
# A line, in small letters, that was probably meant as a header, perhaps in bold or in a list.
LOST_HEADER = re.compile(
    r"""
    # an optional header (lacks_header() finds required ones, such as Title), but not in a heading
    # or a row of a table
    [^\w#|]* (?:authors?|based_on|category|draft|image_\w+|lang|modified|save_as|slug|status)
    [\s*_]* :.*
    # the status of a text, also in a heading or a table, but not with an escaped colon (\:)
    | \W* (?:draft [^\w\\]* (?:true|yes|on) | status [^\w\\]* (?:draft|hidden|skip)) \W*
    # what other tools write for a draft
    | \W* (?:private \s*:\W* (?:true|yes|on) | publish(?:ed)? \s*:\W* (?:false|no|off)) \W*
    """,
    re.VERBOSE,
)
TITLE_MARKUP = r"\*|\{#[^{}]*\}\s*$"  # as in “# **A day** {#a-day}” of Google Docs
CODE_FENCE = re.compile(r" *(`{3,}(?!.*`)|~{3,})")
COLUMNS = re.compile(r"[^\t]\t+\S")  # a tab between two words
# The beginning of an item, a heading or a quotation; Word writes “o” for a bullet.
BULLET = re.compile(r"(?:[^\w\s]|o|\d+[.)]|[A-Za-z][.)])\s")


class Source:
    """A content file.

    name: its path in the content folder; shown_path: the same with the folder, for messages;
    kind: article, page or introduction (of a tag);
    headers: the values by names in lower case; complete_headers() in content.py changes their dates
        to ISO 8601 and can add a summary;
    header_lines: the line of each header in the file; an added summary has the line of the text;
    text: the lines after the headers; text_line: the number of the first of them;
    tags, names: the values of these headers; status: published, hidden, draft or skip;
    value_errors: the error in the YAML value of a header, by its name;
    is_unpublished: whether it is an article or a page with the status draft or skip;
    lists: the values of Authors, Names and Tags, if they are lists in YAML;
    errors: those found so far; wrong_headers: the names of headers with errors;
    lost_headers: the names of headers that are below the blank line instead of above it; '' for a
    line such as “Status draft”.
    """

    def __init__(self, path: Path, content: Path):
        self.path = path
        self.name = path.relative_to(content).as_posix()
        self.shown_path = f"{content.name}/{self.name}"
        self.kind = KIND_BY_FOLDER.get(self.name.split("/")[0], "article")
        self.headers: dict[str, str] = {}
        self.header_lines: dict[str, int] = {}
        self.lists: dict[str, list[str]] = {}
        self.value_errors: dict[str, str] = {}
        self.errors: list[ContentError] = []
        self.wrong_headers: set[str] = set()
        self.lost_headers: set[str] = set()
        encoding = encoding_of(path)
        # "replace" turns bytes that cannot be decoded into U+FFFD, which is an error of its own.
        text = path.read_text(encoding, "replace")
        self.lines = nfc(text).split("\n")
        if encoding == UTF_16:
            self.add_error(1, "the characters of this file are UTF-16; save it as UTF-8")
        self.check_lines()
        front_matter = read_front_matter(self.lines)
        if self.errors:  # a merge conflict, for example, causes errors in the headers
            front_matter.errors.clear()
        self.text_line = front_matter.text_line
        # Lines of spaces become empty, because Markdown would read one above the text as code.
        lines = [line if line.strip(" \t") else "" for line in self.lines]
        self.text = "\n".join(lines[self.text_line - 1 :])
        # YAML that cannot be parsed gives no headers, but add_headers() reports its errors.
        begins_with_yaml = self.lines[0].rstrip() == FENCE
        if front_matter.headers or begins_with_yaml:
            self.add_headers(front_matter)
        else:
            self.report_missing_headers()
        self.check_lost_headers()
        self.check_tabs()
        self.tags = self.values("tags")
        self.names = self.values("names")
        self.status = self.value("status") or "published"
        has_status = self.kind != "introduction"
        self.is_unpublished = has_status and self.status in {"draft", "skip"}

    def value(self, name: str) -> str:
        """Return the value of a header, with decoded entities if it is text, or ''."""
        value = self.headers.get(name, "")
        if name not in DECODED_HEADERS:
            return value
        return decode(value)

    def values(self, name: str) -> list[str]:
        """Return the values of a header that is a list, in NFC and without blank ones.

        Semicolons separate the values. If there are none, commas do, as in Pelican.
        """
        if name in self.lists:
            values = self.lists[name]
        else:
            value = self.value(name).translate(PLAIN_SEMICOLONS)
            has_semicolons = ";" in value
            parts = value.split(";") if has_semicolons else value.translate(PLAIN_COMMAS).split(",")
            values = [" ".join(part.split()) for part in parts]
        return [nfc(value) for value in values if not is_blank(value)]

    def text_language(self, site_code: str) -> Language:
        """Return the language of the text: that of its header Lang, or the site's."""
        code = "" if "lang" in self.wrong_headers else self.value("lang")
        return find_language(code or site_code)

    def convert_dates(self, site_code: str) -> None:
        """Rewrite the dates in headers in ISO 8601; they can be in the language of the text."""
        for name in DATE_HEADERS & self.headers.keys():
            self.headers[name] = iso_date(self.headers[name], self.text_language(site_code))

    @property
    def has_headers(self) -> bool:
        """Whether any header was found."""
        return bool(self.header_lines)

    def has_written(self, name: str) -> bool:
        """Return whether the author has written a header.

        An added summary has the line of the text, not one above it.
        """
        line = self.header_lines.get(name)
        return line is not None and line < self.text_line

    @property
    def tag(self) -> str:
        """The tag that an introduction introduces."""
        title = " ".join(self.value("title").split())
        return nfc(title)

    def add_error(self, line: int, message: str) -> None:
        # A file without a text has a text_line below its last line.
        last_line = len(self.lines)
        self.errors.append(ContentError(self.shown_path, min(line, last_line), message))

    def add_header_error(self, header: str, message: str) -> None:
        """Add an error on the line of a header, or on the first line if the header is missing."""
        self.wrong_headers.add(header)
        self.add_error(self.header_lines.get(header, 1), message)

    def check_lines(self) -> None:
        """Find forbidden characters, those in a wrong encoding, and markers of merge conflicts."""
        forbidden = forbidden_characters("\n".join(self.lines))
        for number, line in enumerate(self.lines, 1):
            for character in forbidden:
                if character in line:
                    self.add_error(number, forbidden_message(character))
            wrong = WRONG_ENCODING.search(line)
            if wrong:
                problem = f"“{wrong[0]}” is one character that was read in the wrong encoding"
                self.add_error(number, f"{problem}; correct it, and any others in this file")
            conflict = CONFLICT.match(line)
            if conflict:
                self.add_error(number, f"{conflict[0]} marks a merge conflict; {CONFLICT_REMEDY}")

    def check_tabs(self) -> None:
        """Report columns that tabs separate, as in a spreadsheet: Markdown would join the rows."""
        for (number, line), (next_number, next_line) in pairwise(self.lines_outside_code()):
            is_next = next_number == number + 1  # no code is between the two
            if is_next and has_columns(line) and has_columns(next_line):
                remedy = "write | between them, and | --- | --- | below the headings"
                self.add_error(number, f"tabs do not separate the columns of a table; {remedy}")
                return

    def lines_outside_code(self) -> Iterator[tuple[int, str]]:
        """Yield each line of the text that is not between two fences of code, with its number."""
        fence = ""
        for number, line in enumerate(self.lines[self.text_line - 1 :], self.text_line):
            found = CODE_FENCE.match(line)
            if fence:
                is_end = line.strip() == fence
                fence = "" if is_end else fence
            elif found:
                fence = found[1]
            else:
                yield number, line

    def check_lost_headers(self) -> None:
        """Report headers below the blank line: they have no effect, so a draft would be published.

        Above the first line of prose, any lost header is reported; below it, only a status.
        """
        # front_matter.py may have reported the line with which the text begins.
        lines_with_errors = {error.line for error in self.errors}
        lost_lines = []
        is_below_prose = False
        for number, line in self.lines_outside_code():
            written = line.strip()
            header = HEADER.match(written)
            name = header[1].lower() if header else ""
            # LOST_STATUS needs a colon; LOST_HEADER also finds “Status draft”, and other headers.
            if is_below_prose:
                is_lost = bool(LOST_STATUS.fullmatch(written.lower()))
            else:
                looks_like_header = bool(LOST_HEADER.fullmatch(written.lower()))
                is_lost = self.lacks_header(name) or looks_like_header
            if is_lost:
                # so that checks/headers.py does not report it as missing, too
                self.lost_headers.add(name)
            if is_lost and number not in lines_with_errors:
                lost_lines.append((number, written))
            # Blank lines, --- and lines that look like headers are not prose.
            if written not in ("", FENCE) and not header:
                is_below_prose = True
        if lost_lines:  # the other lines are lost for the same reason
            number, written = lost_lines[0]
            problem = f"“{beginning_of(written)}” is not among the headers"
            if_text = "write \\:" if ":" in written else "write other words"
            remedy = f"move it above the blank line, or {if_text} if it is text"
            self.add_error(number, f"{problem}; {remedy}")

    def lacks_header(self, name: str) -> bool:
        """Return whether a required header is missing, although the file has others."""
        # The Tags of a page are neither in REQUIRED nor in LOST_HEADER, but can be lost, too.
        is_optional_tags = name == "tags" and self.kind == "page"
        is_expected = name in REQUIRED[self.kind] or is_optional_tags
        return is_expected and self.has_headers and name not in self.headers

    def add_headers(self, front_matter: FrontMatter) -> None:
        for line, message in front_matter.errors:
            self.add_error(line, message)
        if front_matter.is_broken_draft:
            self.headers["status"] = "draft"
        for header in front_matter.headers:
            self.add_header(header)

    def add_header(self, header: Header) -> None:
        name = header.name.lower()
        if isinstance(header.value, list):
            name, value = self.add_list(name, header)
        else:
            value = header.value
        # Typeset headers keep no-break spaces; in others, each space becomes a plain one.
        value = SPACES.sub(" ", value).strip(" ")
        if name not in TYPESET_HEADERS:
            value = " ".join(value.split())
        if name == "status":
            value = value.lower()
        if name == "lang":
            value = canonical_code(value)
        if name in self.headers:
            self.add_error(header.line, f"duplicate header {header.name}; remove one")
            if name == "status" and value == "draft":  # a text in doubt is not published
                self.headers[name] = value
            return
        self.headers[name] = value
        self.header_lines[name] = header.line
        if header.error:
            self.value_errors[name] = header.error
        # YAML and entities can write characters that the line itself does not show.
        for character in forbidden_characters(self.value(name)):
            self.add_header_error(name, forbidden_message(character))

    def add_list(self, name: str, header: Header) -> tuple[str, str]:
        """Store the values of a header that is a list in YAML; return its name and its value.

        An Author with several values is returned as Authors.
        """
        values = [" ".join(value.split()) for value in header.value]
        values = [value for value in values if value]
        if name == "author" and len(values) > 1:
            name = "authors"
        if name in LIST_HEADERS:
            decoded = [" ".join(decode(value).split()) for value in values]
            if name not in self.headers:  # of duplicates, the first counts
                self.lists[name] = decoded
        elif len(values) > 1:
            # a text in doubt is not published
            first = "draft" if name == "status" and "draft" in values else values[0]
            message = f"{header.name} takes one value; write {header.name}: {first}"
            self.value_errors.setdefault(name, message)
            values = [first]
        return name, "; ".join(values)

    def report_missing_headers(self) -> None:
        first_line = next((line for line in self.lines if line.strip()), "")
        # If blank lines are above the headers, the first line with text can be the header Title.
        title = re.sub(TITLE_MARKUP, "", first_line).strip("# ").removeprefix("Title: ")
        remedy = f"begin the file with `Title: {beginning_of(title)}` and the other headers"
        if not first_line:
            remedy = "write some and a text, or delete this empty file"
        elif HEADER.match(first_line) or first_line.rstrip() == FENCE:
            remedy = f"delete the blank lines above “{beginning_of(first_line)}”"
        elif first_line.rstrip() == "+++":
            remedy = "write them in YAML between two lines of ---"
        # A message of links.py needs this title: if a text links to the file of an introduction,
        # the message suggests {tag} and the introduction's title. has_headers remains false,
        # because it depends on header_lines.
        self.headers["title"] = title
        if not self.errors:  # an earlier one, such as a merge conflict, would be the cause
            self.add_error(1, f"no headers; {remedy}")


def encoding_of(path: Path) -> str:
    """Return UTF-16 if a file begins with the byte order mark of UTF-16, or else UTF-8."""
    with path.open("rb") as file:
        is_utf_16 = file.read(2) in {BOM_UTF16_BE, BOM_UTF16_LE}
    return UTF_16 if is_utf_16 else "utf-8-sig"


def has_columns(line: str) -> bool:
    """Return whether a line of prose has a tab between two words."""
    if line[:1].isspace() or BULLET.match(line):
        return False
    if "|" in line or line.startswith(("[", "*[")):  # a row of a table, or a definition
        return False
    if line.endswith("  "):  # the author begins a new line there
        return False
    return bool(COLUMNS.search(line))


def decode(text: str) -> str:
    """Return a text with decoded entities; as in Markdown, an entity ends with a semicolon."""
    return ENTITY.sub(decode_entity, text)


def decode_entity(found: re.Match) -> str:
    """Return the character of an entity; U+FFFD if unescape() drops it, as it does &#7;."""
    return unescape(found[0]) or REPLACEMENT_CHARACTER
