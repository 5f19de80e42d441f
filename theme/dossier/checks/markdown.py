"""Finds markup that Markdown would render differently than intended, while it renders a text."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element, tostring

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.md_in_html import HTMLExtractorExtra
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from turbohtml import parse_fragment

from .html import check_raw_html

LITERAL = {"code", "kbd", "pre", "samp"}  # elements whose text is not markup

QUOTATION_MARKS = re.compile(r"^(?: {0,3}> ?)+")
LIST_ITEM = re.compile(r" *(?:[-*+]|\d+\.) ")
# What the lines below can belong to: an item of a list, a meaning, a note.
CONTAINER = re.compile(r" *(?:[-*+]|\d+\.|:|\[\^[^\]]+\]:) ")
DEFINITION = re.compile(r" {0,3}\[([^\]]+)\]:")
BRACKETED_NUMBER = re.compile(r"\d{1,3}\) ")
CODE_SPAN = re.compile(r"(`+).+?\1")
WORD = re.compile(r"\w+")
# What names something in Markdown and is not printed: the name of a reference, a definition,
# the number of a list item, the attribute markdown="1".
UNPRINTED = re.compile(
    r"\]\[[^\]]*\] | ^[ ]{0,3}\[[^\]^]+\]:.* | ^[ \t>]*\d+\. | \smarkdown(?:\s*=\s*\S+)?",
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)


class Rule(NamedTuple):
    """Markup that no text may contain, and what to do; {0} is what was found."""

    pattern: re.Pattern
    message: str


def rule(pattern: str, message: str) -> Rule:
    return Rule(re.compile(pattern, re.MULTILINE), message)


OTHER_TOOL = (
    "{0} is markup of another tool, which has no effect here; delete it, or write it as code"
)

# Rules for the beginning of a line that is not code.
LINE_RULES = [
    rule(
        r"~~~+|```+(?=[^`]*$)",
        "{0} opens no code; put it at the margin, name one language at most, and close it",
    ),
    rule(
        r"\[\^[^\]]*\s[^\]]*\](?=:)",
        "the name of the note {0} has a space; write a hyphen",
    ),
    rule(
        r'\[\^[^\]\s]*(?:[\\"<>^`{|}%#\[][^\]\s]*|\.)\](?=:)',
        "no link can contain the name of the note {0}; write it in letters, digits and hyphens",
    ),
    rule(
        r"#{1,6}(?!#).*[^\s#\\]#+\s*$",
        r"the last character of the heading would be left out; write \# for it",
    ),
    rule(r"[•·](?=\s)", "{0} makes no list; write - instead"),
    rule(r".*\\$", r"the \ at the end breaks no line; write two spaces instead"),
    rule(r"!!!+ *\w+|\?\?\?\+? +\w+|:::+ *\{?\w+", OTHER_TOOL),
]

# Rules for what is still in the text once Markdown has rendered it. U+0000 separates its parts.
TEXT_RULES = [
    rule(r"\{\{[%<]?(?=[^{}]*\}\})|\{%(?=[^{}]*%\})", OTHER_TOOL),
    rule(r"!?\[\[[^\[\]\n]+\]\]", OTHER_TOOL),
    rule(r"^\0? *\[![A-Za-z]+\]", OTHER_TOOL),
    rule(r"^\0? *\[(?:TOC|toc)\] *$", OTHER_TOOL),
    rule(r"^\0? *\[[ xX]\] ", OTHER_TOOL),
    rule(r"\[/(?:audio|caption|embed|playlist|video)\]", OTHER_TOOL),
    rule(r"\[(?:audio|caption|embed|gallery|playlist|video) +\w+=[^\[\]]*\]", OTHER_TOOL),
    rule(r"(?<![=\w])==(?=[^\s=])[^=\n]*(?<=[^\s=])==(?![=\w])", OTHER_TOOL),
    rule(r"(?<![:\w]):[a-z][a-z_]*[a-z]:(?![:\w])", OTHER_TOOL),
    rule(r"%%(?=\S)[^%\n]+%%", OTHER_TOOL),
    rule(
        r"\^\[[^\[\]\n]+\]",
        "{0} is markup of another tool; write [^name] here,"
        " and [^name]: and the note in a paragraph of its own",
    ),
    rule(r"\[\^[^\]]+\]", "the note {0} has no text; add {0}: and its text"),
    rule(
        r"\[[^\[\]]*\]\(",
        r"{0} makes no link; close it, write spaces in its address as %20, or \] for the character",
    ),
    rule(
        r"(?<!\w)\[[^\]\[]+\]\[[^\]]*\]",
        r"{0} refers to nothing; add its address, or write \[ for the character",
    ),
    rule(r"<![-–—]", "the comment does not end before a blank line; add -->"),
    rule(
        r"\{(?:filename|static|attach|tag|category|author)\}",
        "{0} is not in a link; write [text]({0}…), or `{0}` as code",
    ),
    rule(
        r"\{:[^}\n]*\}|\{[#.][\w-]+\}",
        r"{0} is read as text; put it on a line of its own below its block, or write \{{",
    ),
    rule(
        r"(?<![\w*])\*\*(?=[^\s*])",
        r"** makes nothing bold; close it, or write \*\* for the characters",
    ),
    rule(r"\\<", r"the \ before < would be printed; write &lt; for the character"),
    rule(r"(?<!~)~~(?=[^\s~])", "~~ strikes nothing out; write <del>…</del>"),
    rule(
        r"^\0? *\|?[ :]*[-–—]+[ :]*(?:\|[ :]*[-–—]+[ :]*)+\|? *$",
        "this makes no table; put a blank line before it, and dashes below each heading",
    ),
    rule(
        r"^\0? *\|[^\n]*\w[^\n]*\|[^\n]*\|(?! *\n[ |:]*-) *(?:\n *\|[^\n]*\| *)*$",
        r"this makes no table; put a line of dashes below its headings, | --- | --- |,"
        r" or write \| for the character",
    ),
]
# Most texts have none of these characters, so that no rule needs to be tried.
SUSPICIOUS = re.compile(r"[\[\]{<|~]|\*\*|==|%%|:[a-z]|\\<|\n *(?:[-*+]|\d{1,2}[.)]) ")
LINE_OF_LIST = re.compile(r" *(?:([-*+])|(\d{1,2})[.)]) ")


class MarkdownChecks(Extension):
    """A Markdown extension that collects the errors of the text that was rendered last.

    errors: a message for each.
    """

    def __init__(self, **options):
        super().__init__(**options)
        self.errors: list[str] = []
        self.list_numbers: dict[Element, list[int]] = {}

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtension(self)
        raw_html = RawHtmlPreprocessor(md, self)
        parser = md.parser
        table_config = parser.blockprocessors["table"].config
        # 22: after fenced code has been replaced, 20: in the place of Markdown's own
        md.preprocessors.register(LinePreprocessor(md, self), "checks_lines", 22)
        md.preprocessors.register(raw_html, "html_block", 20)
        parser.blockprocessors.register(OrderedListProcessor(parser, self), "olist", 40)
        parser.blockprocessors.register(
            CheckedTableProcessor(parser, table_config, self), "table", 75
        )
        # before escaped characters become characters again
        md.treeprocessors.register(TextTreeprocessor(md, self, raw_html), "checks_text", 1)

    def reset(self) -> None:
        self.errors = []
        self.list_numbers = {}


class LinePreprocessor(Preprocessor):
    """Checks lines: markup at their beginning, their indentation, definitions."""

    def __init__(self, md: Markdown, checks: MarkdownChecks):
        super().__init__(md)
        self.checks = checks

    def run(self, lines: list[str]) -> list[str]:
        lines_without_quotation = [QUOTATION_MARKS.sub("", line) for line in lines]
        self.checks.errors += check_definitions(lines_without_quotation)
        self.checks.errors += check_lines(lines_without_quotation)
        return lines


def check_definitions(lines: list[str]) -> Iterator[str]:
    """Each reference, note and abbreviation is defined once, and something refers to it."""
    text = " ".join("\n".join(lines).lower().split())
    defined = set()
    for line in lines:
        definition = DEFINITION.match(line)
        if not definition:
            continue
        name = " ".join(definition[1].lower().split())
        is_note = name.startswith("^")
        if name in defined:
            yield f"duplicate definition of [{definition[1]}]; rename one"
        elif not is_note and text.count(f"[{name}]") < 2:
            yield f"nothing refers to [{definition[1]}]; refer to it or write \\[ for the character"
        defined.add(name)


def check_lines(lines: list[str]) -> Iterator[str]:
    container_indent = None  # of the list item or note that the lines can belong to
    previous = ""
    for line in lines:
        indent = len(line) - len(line.lstrip())
        is_after_blank = not previous.strip()
        in_container = container_indent is not None
        if indent < 4 or in_container:
            yield from check_line_start(line.lstrip(), is_after_blank)
        if line.strip() and in_container:
            is_new_block = LIST_ITEM.match(line) or (is_after_blank and not DEFINITION.match(line))
            same_level = indent // 4 == container_indent // 4
            if is_new_block and same_level and indent > container_indent + 1:
                yield (
                    f"{line.split()[0]} is indented by {indent} spaces;"
                    " indent what belongs to a list,"
                    " a note or a meaning by four, and by four more in each level"
                )
        if CONTAINER.match(line) and (in_container or indent < 4):
            container_indent = indent
        elif line.strip() and not indent and is_after_blank:
            container_indent = None
        previous = line


def check_line_start(line: str, is_after_blank: bool) -> Iterator[str]:
    for pattern, message in LINE_RULES:
        found = pattern.match(line)
        if found:
            yield message.format(found[0].strip())
    if is_after_blank and BRACKETED_NUMBER.match(line):
        number = line.partition(" ")[0]
        yield f"{number} makes no list; write a full stop after the number"


class HtmlExtractor(HTMLExtractorExtra):
    """Markdown's parser of raw HTML, which also reports what it would move."""

    def __init__(self, md: Markdown, checks: MarkdownChecks):
        super().__init__(md)
        self.checks = checks

    def handle_empty_tag(self, data: str, is_block: bool) -> None:
        is_after_html = self.intail and not self.inraw and not self.mdstack
        if is_after_html:  # Markdown moves it to the next block
            self.checks.errors.append(
                f"{data} follows HTML or a comment on the same line; begin a new line before it"
            )
        super().handle_empty_tag(data, is_block)


class RawHtmlPreprocessor(Preprocessor):
    """Stores raw HTML as md_in_html does, and reports elements that Markdown would close."""

    def __init__(self, md: Markdown, checks: MarkdownChecks):
        super().__init__(md)
        self.checks = checks
        self.fenced_blocks = 0  # blocks that were stored before: fenced code

    def run(self, lines: list[str]) -> list[str]:
        self.fenced_blocks = len(self.md.htmlStash.rawHtmlBlocks)
        extractor = HtmlExtractor(self.md, self.checks)
        extractor.feed("\n".join(lines))
        for tag in [*extractor.stack, *extractor.mdstack]:
            self.checks.errors.append(f"<{tag}> is not closed; add </{tag}>")
        extractor.close()
        return "".join(extractor.cleandoc).split("\n")


class OrderedListProcessor(SaneOListProcessor):
    """Markdown's ordered list, which also notes the numbers as they are written."""

    def __init__(self, parser, checks: MarkdownChecks):
        super().__init__(parser)
        self.checks = checks

    def run(self, parent: Element, blocks: list[str]) -> None:
        items = [self.CHILD_RE.match(line) for line in blocks[0].split("\n")]
        numbers = [int(item[1].removesuffix(".")) for item in items if item]
        super().run(parent, blocks)
        ordered_list = parent if parent.tag == "ol" else parent[-1]
        self.checks.list_numbers.setdefault(ordered_list, []).extend(numbers)


class CheckedTableProcessor(TableProcessor):
    """Markdown's table, which also reports cells without a heading, which Markdown leaves out."""

    def __init__(self, parser, config: dict, checks: MarkdownChecks):
        super().__init__(parser, config)
        self.checks = checks

    def run(self, parent: Element, blocks: list[str]) -> None:
        heading, _, *rows = blocks[0].split("\n")
        headings = count_cells(heading)
        for row in rows:
            cells = count_cells(row)
            if cells > headings:
                self.checks.errors.append(
                    f"a row of {cells} cells below {headings} headings;"
                    " add a heading or remove a cell"
                )
        super().run(parent, blocks)


def count_cells(row: str) -> int:
    without_code = CODE_SPAN.sub("", row).replace("\\|", "")
    return without_code.strip().strip("|").count("|") + 1


class TextTreeprocessor(Treeprocessor):
    """Checks the rendered text for markup that had no effect, and the numbers of lists."""

    def __init__(self, md: Markdown, checks: MarkdownChecks, raw_html: RawHtmlPreprocessor):
        super().__init__(md)
        self.checks = checks
        self.raw_html = raw_html

    def run(self, root: Element) -> None:
        text = "\n\0".join(["", *texts(root)])
        if SUSPICIOUS.search(text):
            self.checks.errors += check_text(text)
        raw_blocks = self.md.htmlStash.rawHtmlBlocks[self.raw_html.fenced_blocks :]
        for block in raw_blocks:
            self.checks.errors += check_raw_block(block)
        self.checks.errors += check_list_numbers(list(self.checks.list_numbers.values()))


def texts(element: Element) -> Iterator[str]:
    """Yield the texts of a tree, but not those of code."""
    for part in element.iter():
        if part.text and part.tag not in LITERAL:
            yield part.text
        if part.tail:
            yield part.tail


def check_text(text: str) -> Iterator[str]:
    for pattern, message in TEXT_RULES:
        for found in pattern.finditer(text):
            yield message.format(found[0].replace("\0", "").strip())
    yield from check_lists_in_paragraphs(text)


def check_lists_in_paragraphs(text: str) -> Iterator[str]:
    """Find lists that need a blank line before them.

    As in CommonMark, a number within a paragraph begins a list only if it is 1, or if the next line
    has the next number: a line of prose can begin with 12) and.
    """
    for paragraph in text.split("\0"):
        previous_number = None
        for line in paragraph.split("\n")[1:]:
            item = LINE_OF_LIST.match(line)
            number = int(item[2]) if item and item[2] else None
            is_bullet = bool(item and item[1])
            is_first = number == 1
            is_next = (
                number is not None and previous_number is not None and number == previous_number + 1
            )
            if is_bullet or is_first or is_next:
                yield "no blank line before the list; put one"
                break
            previous_number = number


def check_raw_block(block: str | Element) -> Iterator[str]:
    """Check a piece of raw HTML, in which Markdown reads nothing."""
    if not isinstance(block, str):  # read as Markdown: markdown="1"
        yield from check_raw_html(tostring(block, "unicode"))
        return
    yield from check_raw_html(block)
    for message in check_text(parse_fragment(block).text):
        yield f'{message}; or let Markdown read the HTML: markdown="1"'


def check_list_numbers(lists: list[list[int]]) -> Iterator[str]:
    """Items show the numbers that are written, and no paragraph is a list by accident."""
    for numbers in lists:
        if len(set(numbers)) > 1:
            for shown, written in enumerate(numbers, numbers[0]):
                if shown != written:
                    yield (
                        f"the item {written} would show {shown};"
                        " number it so or put a text between the lists"
                    )
                    break
    for number in lonely_numbers(lists):
        yield (
            f"“{number}.” begins a list of one item;"
            f" write {number}\\. if it is text, or - before the item"
        )


def lonely_numbers(lists: list[list[int]]) -> Iterator[int]:
    """Yield the numbers of lists with one item that neither continues a list nor is continued."""
    firsts = {numbers[0] for numbers in lists}
    lasts = {numbers[-1] for numbers in lists}
    for numbers in lists:
        if len(numbers) == 1:
            [number] = numbers
            if number - 1 not in lasts and number + 1 not in firsts:
                yield number


def lost_words(text: str, html: str, raw_blocks: list) -> Iterator[str]:
    """Report the words of a text that are nowhere in its HTML, not even in an attribute."""
    written = words(text)
    lost = written - words(html) - {"markdown"}
    if not lost:  # the usual case
        return
    printed = words(unescape(html))
    lost = {word for word in lost if word not in printed and word.lower() not in printed}
    comments = [
        block for block in raw_blocks if isinstance(block, str) and block.startswith("<!--")
    ]
    lost -= words(" ".join(comments))
    lost &= words(UNPRINTED.sub(" ", unescape(text)))
    for word in sorted(lost):
        yield f"Markdown leaves out “{word}”; correct the markup around it, or delete it"


def words(text: str) -> set[str]:
    return set(WORD.findall(text.replace("_", " ")))
