"""What Markdown reads otherwise than its author wrote it: what it leaves as text, and what it leaves out."""

import re
from collections import Counter
from html import unescape

from .lines import Lines, beginning
from .source import Source, spaces
from .vocabulary import FLOW, PHRASING

DOUBTFUL = re.compile(r"[\[\]{|]|&lt;!|~~~")
DASHES = "[ :]*[-–—]+[ :]*"
SLIP = re.compile(
    r"(?P<note>\[\^[^\]]+\])"
    r"|(?P<link>\]\()"
    r"|(?P<reference>(?<!\w)\[[^\]\[]+\]\[[^\]]*\])"
    r"|(?P<comment>&lt;![-–—])"
    r"|(?P<place>\{(?:filename|static|tag|category)\})"
    rf"|(?P<table>^ *\|?{DASHES}(?:\|{DASHES})+\|? *$)"
    r"|(?P<fence>^ *~~~+)",
    re.M,
)
RIGHT = {
    "comment": "the comment does not end before a blank line; add -->",
    "fence": "{0} opens no code; let it stand at the line's beginning, name one language at most, and close it",
    "link": "{0} makes no link; close it, write spaces in its address as %20, or \\] for the sign",
    "note": "the note {0} has no text; add {0}: and its text",
    "place": "{0} stands in no link; write [text]({0}...), or `{0}` for the word",
    "reference": "{0} refers to nothing; add its address, or write \\[ for the sign",
    "table": "no blank line before the table; put one",
}
ESCAPED = {"comment": "&lt;!-", "link": r"\\\[[^\]\n]*\]\(|\\\]\("}  # as patterns; else a sign before it
DEFINITION = re.compile(r"^ {0,3}\[([^\]]+)\]:", re.M)
JOINED = re.compile(r"(?<!\])\[(?:[^\]\[]|\[[^\]]*\])*\]\s\[([^\]\[]+)\]")
ITEM = re.compile(r"^([ \t>]*)(\d{1,9})\.[ \t]")
BRACES = re.compile(
    r"""^#{1,6}[^\n]*[ ]\{(?!:?[ ]*(?:[#.][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|\S+)|[ ])+\})[^}\n]+\}[ ]*$""",
    re.M,
)
OPENED = re.compile(r"<(\w+)\b[^>]*\smarkdown\b", re.IGNORECASE)  # what md_in_html would close unasked
HASH = re.compile(r"^#{1,6}(?!#)[^\n]*[^\s#\\]#+[ \t]*$", re.M)
BLOCKS = "|".join(FLOW - PHRASING)
BEHIND = re.compile(
    rf"^ {{0,3}}<(?:!--|(?:{BLOCKS})\b)[^\n]*(?:-->|</(?:{BLOCKS})>|(?<=<hr)[ /]*>)[^<>\n]*(&#?\w+;)",
    re.M | re.IGNORECASE,
)
FENCE = re.compile(r"^ {0,3}(?:~~~|```(?![^\n]*`))", re.M)
REFERENCE = re.compile(r"&#?\w+;")
WORD = re.compile(r"[^\W_]+")
# what names something, and is not meant to be seen
NAME = re.compile(
    r"\]\s?\[[^\]]*\]"  # a reference
    r"|^ {0,3}\[[^\]^]+\]:"  # an address
    r"|^[ \t>]*\d+\."  # the number of an item
    r"|\smarkdown(?:\s*=\s*\S+)?",
    re.M | re.IGNORECASE,
)


def check_slips(lines: Lines, texts: list[tuple[str, str]]) -> None:
    """What looks like Markdown and was left as text has its sign escaped in the source.

    texts: pieces of HTML with such signs, and how the words before each begin.
    """
    prose, left, escaped = lines.source.prose, Counter(), {}
    for lines.last, words in [*texts, (lines.last, "")]:  # what was read last remains so
        for found in SLIP.finditer(words):
            kind, slip = found.lastgroup, unescape(found[0]).strip()
            left[slip] += 1
            if slip not in escaped:
                escaped[slip] = len(re.findall(ESCAPED.get(kind, re.escape(f"\\{slip}")), prose))
            if left[slip] > escaped[slip]:
                text = RIGHT[kind].format(slip)
                if kind == "note" and f"{slip}:" in prose:
                    text = f"the note {slip} stands in HTML, where Markdown reads none; lift it out"
                sought = {"comment": "<!--", "table": beginning(unescape(words))}.get(kind, slip)
                lines.fault(text, sought)


def check_definitions(source: Source) -> None:
    """What the text defines, notes and addresses, it defines once and uses."""
    prose, defined = source.prose, set()
    folded = " ".join(source.text.lower().split()) if "]:" in prose else ""
    for found in DEFINITION.finditer(prose):
        name = " ".join(found[1].lower().split())
        line = source.line_at(found.start(1))
        if name.startswith("^") and not re.fullmatch(r"\^[\w.-]+", name):
            source.fault(line, f"[{found[1]}] is no name of a note; use letters, digits and hyphens")
        elif name in defined:
            what = "the note" if name.startswith("^") else "the address of"
            source.fault(line, f"{what} [{found[1]}] stands twice; rename one")
        elif not name.startswith("^") and folded.count(f"[{name}]") < 2:
            source.fault(line, f"nothing refers to [{found[1]}]; refer to it or write \\[ for the sign")
        defined.add(name)
    for found in JOINED.finditer(prose):
        if " ".join(found[1].lower().split()) in defined:
            text = f"[{found[1]}] is read as the address of what stands before it; part them by another sign"
            source.fault(source.line_at(found.start(1)), text)


def check_numbers(source: Source) -> None:
    """The items of a list bear the numbers that they will show, or all the same."""
    last: dict[str, int] = {}  # by what stands before it
    blank = False
    for number, line in enumerate(source.prose.split("\n"), source.begin):
        if item := ITEM.match(line):
            before, written = item[1], int(item[2])
            last = {place: other for place, other in last.items() if len(place) <= len(before)}
            if before in last and written not in {last[before], last[before] + 1}:
                text = f"the item {written} would show {last[before] + 1}; number it so or part the lists by a text"
                source.fault(number, text)
            last[before] = written
        elif blank and line[:1].strip(">"):
            last = {}  # a text at the margin ends the list
        blank = not line.strip()


def check_marks(source: Source) -> None:
    """What the text opens for Markdown, it closes; no sign stands where Markdown would drop or move it."""
    for words, mark, right in (
        (source.unfenced, FENCE, RIGHT["fence"]),
        # Markdown moves it to the end of the text
        (source.unfenced, BEHIND, "{0} stands behind HTML or a comment; begin a new line before its words"),
        (source.prose, HASH, "the heading's last sign would be left out; write \\# for it"),
        (source.prose, BRACES, "braces at a heading's end hold attributes; write \\{{ for the sign"),
    ):
        for found in mark.finditer(words):
            source.fault(source.line_at(found.start()), right.format(found[found.lastindex or 0].strip()))
    for name in {name.lower() for name in OPENED.findall(source.prose)}:
        opened, closed = (len(re.findall(rf"{sign}{name}\b", source.prose, re.I)) for sign in ("<", "</"))
        if opened > closed:
            source.fault(source.lines_with(f"<{name}")[-1], f"<{name}> is not closed; add </{name}>")


def check_losses(source: Source, published: str) -> None:
    """Every word of the text is in what is published of it, be it in an attribute."""
    kept = set(WORD.findall(unescape(published)))
    lost = {word for word in set(WORD.findall(source.prose)) - kept if word.lower() not in kept}
    if not lost:
        return
    seen = NAME.sub(spaces, REFERENCE.sub(lambda found: unescape(found[0]), source.prose))
    told = {fault.line for fault in source.faults}
    for found in re.finditer(rf"(?<![^\W_])(?:{'|'.join(lost)})(?![^\W_])", seen):
        line = source.begin + seen.count("\n", 0, found.start())
        if line not in told:
            text = f"Markdown leaves out “{found[0]}”; correct the signs around it, or delete it"
            source.fault(line, text)
        told.add(line)
