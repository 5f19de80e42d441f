"""A Markdown extension that finds markup that Markdown would render differently than intended."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from xml.etree.ElementTree import Element, tostring

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.md_in_html import HTMLExtractorExtra
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString
from turbohtml import Text, parse_fragment

from ..characters import SOFT_HYPHEN
from ..errors import beginning_of
from ..html_elements import BLOCKS, CODE, CODE_LETTER, INLINE
from .html import check_raw_html
from .lines import SHORT_ITEM, begins_sentence, check_lines
from .lists import check_footnote_star, check_order, check_paragraph, check_split_list
from .markup import check_rendered_text
from .plain_text import has_markup

EMPHASIS = {"em", "strong"}
# The beginning of an address, or the @ of an account, at the end of the text before an element.
ADDRESS_BEFORE = re.compile(r"(?:https?://\S*|(?<!\S)@)$")
FILE_TYPE = r"\.\w"
QUESTION_MARKS = ("?", "？", "؟")
SENTENCE_SIGNS = tuple(".!…:,;。．！：，、؛،।۔։።။។")
QUOTES_AND_BRACKETS = "\"'“”„«»‘’()[]「」『』（）《》"
STAR_AFTER = re.compile(r"\w*\*(?!\w)")  # after *Leser* in “*Leser*innen*”
LINE_BELOW = re.compile(r" *\n *(\S.*)")
BLANK_LINE = r"\S[ \t]*\n[ \t]*\n\s*\S"  # between two paragraphs
QUOTATION_END = r"[\w.,!?]''(?!\S)"  # as TeX and news agencies write it
# What Markdown puts in the place of escaped characters, entities and HTML until the end.
PLACEHOLDER = re.compile(f"{STX}[^{ETX}]*{ETX}")
CODE_PLACEHOLDER = f"{STX}code{ETX}"
# The rules see the text of a link, after this placeholder, but not its address. Without the
# placeholder, [1] ([https://e.example](https://e.example)) would be [1] (https://e.example), which
# looks like a link with a space between ] and (.
LINK_PLACEHOLDER = f"{STX}link{ETX}"
NO_MARKUP = "…"  # in the place of a placeholder: no rule for markup finds it
INLINE_TAGS = (INLINE | {"a", "img"}) - {"br"}
# “liev” in be*liev*able, or “n't” in could*n't*
WORD_PART = f"[-'’]?\\w[\\w'’{SOFT_HYPHEN}\u0300-\u036f]*"
BLOCK_EDGE = "\0"  # which no text contains
CODE_SPAN = r"(`+).+?\1"


class MarkdownChecks(Extension):
    """Collects the errors of the text that was rendered last.

    errors: a message for each;
    list_numbers: the numbers of each numbered list, as they are written;
    lines: those of the text, after fenced code has been replaced.
    """

    def __init__(self, **options):
        super().__init__(**options)
        self.errors: list[str] = []
        self.list_numbers: dict[Element, list[int]] = {}
        self.lines: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtension(self)  # so that Markdown.reset() also calls reset() below
        parser = md.parser
        table_config = parser.blockprocessors["table"].config
        lines = LinePreprocessor(md, self)
        raw_html = RawHtmlPreprocessor(md, self)
        lists = OrderedListProcessor(parser, self)
        tables = CheckedTableProcessor(parser, table_config, self)
        text = TextTreeprocessor(md, self, raw_html)
        # The last argument is the priority: processors with a higher one run first. Lines are
        # checked after fenced code has been replaced (25), and before raw HTML is replaced (20).
        md.preprocessors.register(lines, "checks_lines", 22)
        # These three take the place of Markdown's own.
        md.preprocessors.register(raw_html, "html_block", 20)
        parser.blockprocessors.register(lists, "olist", 40)
        parser.blockprocessors.register(tables, "table", 75)
        # Texts are checked before escaped characters are restored (0).
        md.treeprocessors.register(text, "checks_text", 1)

    def reset(self) -> None:
        self.errors = []
        self.list_numbers = {}


class LinePreprocessor(Preprocessor):
    """Checks the lines of a text."""

    def __init__(self, md: Markdown, checks: MarkdownChecks):
        super().__init__(md)
        self.checks = checks

    def run(self, lines: list[str]) -> list[str]:
        self.checks.lines = lines
        self.checks.errors += check_lines(lines)
        return lines


class HtmlExtractor(HTMLExtractorExtra):
    """Markdown's parser of raw HTML, which also reports what it would move."""

    def __init__(self, md: Markdown, checks: MarkdownChecks):
        super().__init__(md)
        self.checks = checks

    def handle_empty_tag(self, data: str, is_block: bool) -> None:
        # Markdown calls this for void elements, comments and entities. Its variable intail is true
        # on the rest of a line after a block of HTML or a comment. inraw is true within a block of
        # HTML, and mdstack has the open elements with markdown="1".
        is_after_html = self.intail and not self.inraw and not self.mdstack
        if is_after_html:  # Markdown moves the tag to the next block
            self.checks.errors.append(
                f"{data} follows HTML or a comment on the same line; begin a new line before it"
            )
        super().handle_empty_tag(data, is_block)


class RawHtmlPreprocessor(Preprocessor):
    """Stores raw HTML as md_in_html does, and reports elements that Markdown would close."""

    def __init__(self, md: Markdown, checks: MarkdownChecks):
        super().__init__(md)
        self.checks = checks
        self.number_of_fenced_blocks = 0

    def run(self, lines: list[str]) -> list[str]:
        # rawHtmlBlocks already contains the blocks of fenced code.
        self.number_of_fenced_blocks = len(self.md.htmlStash.rawHtmlBlocks)
        extractor = HtmlExtractor(self.md, self.checks)
        extractor.feed("\n".join(lines))
        # stack has the open elements of raw HTML, and mdstack those with markdown="1". close()
        # would close them.
        for tag in [*extractor.stack, *extractor.mdstack]:
            self.checks.errors.append(f"<{tag}> is not closed; add </{tag}>")
        extractor.close()
        return "".join(extractor.cleandoc).split("\n")

    def raw_blocks(self) -> list[str | Element]:
        """Return the pieces of HTML in the text; elements with markdown="1" are trees."""
        return self.md.htmlStash.rawHtmlBlocks[self.number_of_fenced_blocks :]


class OrderedListProcessor(SaneOListProcessor):
    """Markdown's numbered list, which also notes the numbers as they are written."""

    def __init__(self, parser, checks: MarkdownChecks):
        super().__init__(parser)
        self.checks = checks

    def run(self, parent: Element, blocks: list[str]) -> None:
        items = [self.CHILD_RE.match(line) for line in blocks[0].split("\n")]
        written = [item[1] for item in items if item]  # such as "2."
        numbers = [int(number.removesuffix(".")) for number in written]
        super().run(parent, blocks)
        # The items are now in the parent, if that is a list, or in the list that is its last child.
        ordered_list = parent if parent.tag == "ol" else parent[-1]
        self.checks.list_numbers.setdefault(ordered_list, []).extend(numbers)


class CheckedTableProcessor(TableProcessor):
    """Markdown's table, which also reports what does not belong in it.

    Markdown leaves out cells without a heading, and reads a line below the table as a row.
    """

    def __init__(self, parser, config: dict, checks: MarkdownChecks):
        super().__init__(parser, config)
        self.checks = checks

    def run(self, parent: Element, blocks: list[str]) -> None:
        heading, _, *rows = blocks[0].split("\n")
        headings = count_cells(heading)
        for row in rows:
            cells = count_cells(row)
            is_attributes = row.startswith("{:")  # the rule for {: .hint } in markup.py reports it
            if "|" not in row and not is_attributes:
                beginning = beginning_of(row)
                self.checks.errors.append(
                    f"“{beginning}” would be a row of the table; put a blank line before it"
                )
            if cells > headings:
                self.checks.errors.append(
                    f"a row of {cells} cells below {headings} headings;"
                    " add a heading or remove a cell"
                )
        super().run(parent, blocks)


def count_cells(row: str) -> int:
    plain = re.sub(CODE_SPAN, "", row).replace("\\|", "").strip()
    return plain.removeprefix("|").removesuffix("|").count("|") + 1


class TextTreeprocessor(Treeprocessor):
    """Checks the rendered text for markup that had no effect, and the numbers of lists."""

    def __init__(self, md: Markdown, checks: MarkdownChecks, raw_html: RawHtmlPreprocessor):
        super().__init__(md)
        self.checks = checks
        self.raw_html = raw_html

    def run(self, root: Element) -> None:
        blocks = block_texts(root)
        texts = [without_placeholders(block) for block in blocks]
        for block, text in zip(blocks, texts, strict=True):
            self.checks.errors += check_rendered_text(PLACEHOLDER.sub(NO_MARKUP, block))
            self.checks.errors += check_paragraph(text)
        self.checks.errors += check_first_lines(root)
        self.checks.errors += check_split_lists(root, self.checks.list_numbers)
        self.checks.errors += check_footnote_star(self.checks.lines, texts)
        self.checks.errors += check_emphasis(root)
        self.checks.errors += check_indented_code(root)
        self.checks.errors += check_inner_blocks(root)
        for block in self.raw_html.raw_blocks():
            self.checks.errors += check_raw_block(block)
        for numbers in self.checks.list_numbers.values():
            self.checks.errors += check_order(numbers)


def block_texts(root: Element) -> list[str]:
    """Return the text of each block, with that of its inline elements; a <br> divides a block.

    Placeholders stand for code and for what Markdown itself has replaced; another placeholder is
    before the text of each link.
    """
    parts = "".join(pieces(root)).split(BLOCK_EDGE)
    return [part for part in parts if part]


def without_placeholders(text: str) -> str:
    """Return a text with a letter for code, and without other placeholders."""
    return PLACEHOLDER.sub("", text.replace(CODE_PLACEHOLDER, CODE_LETTER))


def pieces(element: Element) -> Iterator[str]:
    """Yield the texts in an element, and BLOCK_EDGE at each edge of a block or line break."""
    is_inline = element.tag in INLINE_TAGS
    if not is_inline:
        yield BLOCK_EDGE
    if element.tag == "a":
        yield LINK_PLACEHOLDER
    if element.tag in CODE:
        yield CODE_PLACEHOLDER
    else:
        yield readable(element.text)
        for child in element:
            yield from pieces(child)
            yield readable(child.tail)
    if not is_inline:
        yield BLOCK_EDGE


def readable(text: str | None) -> str:
    """Return a text of a tree; '' if there is none, or if Markdown does not read it."""
    return "" if text is None or isinstance(text, AtomicString) else text


def check_first_lines(root: Element) -> Iterator[str]:
    """If the first line of a paragraph is a picture or a heading in bold letters, no line follows.

    Markdown would join that line, which was meant as the caption or the text.
    """
    for paragraph in root.iter("p"):
        first = next(iter(paragraph), None)
        if first is None or (paragraph.text or "").strip():
            continue
        found = LINE_BELOW.match(text_after_first(paragraph))
        if not found:
            continue
        line_below = found[1]
        words = whole_text(first)
        if first.tag == "img":
            caption = beginning_of(line_below)
            remedy = 'write it as the caption, ![…](… "…"), or put a blank line before it'
            yield f"“{caption}” would be on the line of the picture; {remedy}"
        elif first.tag == "strong" and is_heading(words, line_below):
            remedy = "put a blank line after it, or two spaces"
            yield f"“{beginning_of(words)}” would not be a line of its own; {remedy}"


def is_heading(words: str, line_below: str) -> bool:
    """Return whether words in bold letters are a question, or the heading of the line below.

    Bold words in a longer sentence can fill a line by chance. So a heading is short and is no whole
    sentence, and the line below does not begin with a small letter.
    """
    if words.endswith(QUESTION_MARKS):
        return True
    words = words.strip(QUOTES_AND_BRACKETS)
    is_short = len(words) <= SHORT_ITEM
    is_sentence = words.endswith(SENTENCE_SIGNS)
    return is_short and not is_sentence and begins_sentence(line_below.lstrip(QUOTES_AND_BRACKETS))


def text_after_first(paragraph: Element) -> str:
    """Return the text after the first element of a paragraph, up to a line break such as <br>."""
    first, *others = paragraph
    parts = [readable(first.tail)]
    for element in others:
        if element.tag == "br":
            break
        parts.extend(element.itertext())
        parts.append(readable(element.tail))
    return PLACEHOLDER.sub("", "".join(parts))


def whole_text(element: Element) -> str:
    """Return the text of an element and its children, without what stands for entities."""
    return PLACEHOLDER.sub("", "".join(element.itertext()))


def check_split_lists(root: Element, list_numbers: dict[Element, list[int]]) -> Iterator[str]:
    """The last line of a paragraph is not the first item of the list below it."""
    for parent in root.iter():
        for paragraph, following in pairwise(parent):
            if paragraph.tag == "p" and following.tag in {"ol", "ul"}:
                text = without_placeholders("\n".join(block_texts(paragraph)))
                last_line = text.split("\n")[-1]
                yield from check_split_list(last_line, list_numbers.get(following, []))


def check_emphasis(root: Element) -> Iterator[str]:
    """No star is left beside emphasis, and no sign in a word or an address is markup by mistake."""
    for parent in root.iter():
        before = parent.text or ""
        for child in parent:
            after = child.tail or ""
            if child.tag in EMPHASIS:
                is_single = child.tag == "em"
                yield from check_stars(before, whole_text(child), after, is_single=is_single)
            elif child.tag == "code":
                yield from check_backticks(before, whole_text(child), after)
            before = after


def check_stars(before: str, emphasized: str, after: str, *, is_single: bool) -> Iterator[str]:
    """The stars beside an emphasized text are all used, and are not part of a word or an address.

    before, after: the texts before and after the emphasized one; is_single: whether there is one
    star on each side, and not two.
    """
    beginning = beginning_of(" ".join(emphasized.split()))
    if before.endswith("*") or STAR_AFTER.match(after):
        yield f"the * beside “{beginning}” is printed; delete it, or write \\* for the character"
    if is_single and are_literal_stars(before, emphasized, after):
        yield f"two * emphasize “{beginning}”; write \\* for each, or <em>…</em>"
    if not is_single and are_literal_double_stars(before, emphasized, after):
        yield f"two ** emphasize “{beginning}”; write \\*\\* for each, or <strong>…</strong>"
    if ADDRESS_BEFORE.search(before):
        remedy = "write <https://…>, or \\ before each _ and *"
        yield f"the emphasis of “{beginning}” is within an address; {remedy}"


def are_literal_stars(before: str, emphasized: str, after: str) -> bool:
    """Return whether the stars before and after a text are not meant as emphasis."""
    if emphasized.endswith("("):  # (*1883) und Brod (*1884)
        return True
    if re.match(FILE_TYPE, emphasized) and re.match(FILE_TYPE, after):  # *.jpg/*.png
        return True
    continues_word = after[:1].isdecimal() or has_case(after[:1])
    ends_with_digit = emphasized[-1:].isdecimal()
    if before[-1:].isdecimal():
        # After a digit, the stars are no emphasis if a letter or a digit follows, as in 2*pi*r, or
        # if they enclose a digit at the end, as in 3*/4*. In 12*bis*, they are emphasis.
        return continues_word or ends_with_digit
    # After a space, a sign, or a letter of a script without capitals, such as Chinese, it is
    # emphasis.
    if not has_case(before[-1:]):
        return False
    # The emphasized words are more than a part of one word: Leser*innen und Autor*innen,
    # Schüler*innen/Lehrer*innen, or a*(b+c)*d
    if not re.fullmatch(WORD_PART, emphasized):
        return True
    # M*A*S*H, tod*o*s or Länge*Breite*Höhe; other parts of a word may be emphasized
    is_letter_or_capitalized = len(emphasized) == 1 or emphasized[0].isupper()
    return continues_word and is_letter_or_capitalized


def are_literal_double_stars(before: str, emphasized: str, after: str) -> bool:
    """Return whether the double stars before and after a text are not meant as emphasis."""
    begins_in_word = has_case(before[-1:]) or before[-1:].isdecimal()
    joins_words = begins_in_word and len(emphasized.split()) > 1  # f**k and s**t
    joins_numbers = before[-1:].isdecimal() and after[:1].isdecimal()  # 2**3**4
    return joins_words or joins_numbers


def has_case(letter: str) -> bool:
    """Return whether a character is a letter of a script that has capitals."""
    return letter.lower() != letter.upper()


def check_backticks(before: str, code: str, after: str) -> Iterator[str]:
    """Backticks are meant as apostrophes in rock`n`roll, and as quotation marks in ``text''."""
    if re.search(QUOTATION_END, code):
        beginning = beginning_of(unescape(code))
        yield f'the `` before “{beginning}” makes it code; write " for quotation marks'
    if before[-1:].isalnum() and after[:1].isalnum():
        beginning = beginning_of(unescape(code))
        yield f"two ` within words make “{beginning}” code; write ’ for an apostrophe"


def check_indented_code(root: Element) -> Iterator[str]:
    """Report paragraphs that become code because they are indented, as by a word processor.

    Fenced code is not in the tree: Markdown has stored it elsewhere. In lists and notes, code must
    be indented, so it is accepted there, unless a > shows that it was meant as a quotation.
    """
    in_items = set()
    for item in root.iter():
        if item.tag in {"dd", "li"}:
            in_items.update(item.iter("pre"))
    for code in root.iter("pre"):
        text = unescape("".join(code.itertext()).strip())
        if code not in in_items or text.startswith(">"):
            beginning = beginning_of(text.partition("\n")[0])
            yield (
                f"“{beginning}” is indented, which makes it code;"
                " delete the spaces or the tab, or put ~~~ before and after code"
            )


def check_raw_block(block: str | Element) -> Iterator[str]:
    """Check a piece of raw HTML, in which Markdown reads nothing unless it has markdown="1"."""
    if not isinstance(block, str):
        yield from check_raw_html(tostring(block, "unicode"))
        return
    yield from check_raw_html(block)
    tree = parse_fragment(block)
    element = tree.select_one("*")
    tree.remove(", ".join(CODE))  # turbohtml removes all that matches a selector
    parts = [node.data for node in tree.descendants if isinstance(node, Text)]
    if element is not None:  # not a comment or an entity
        has_paragraphs = any(re.search(BLANK_LINE, part) for part in parts)
        yield from check_unread_text(element.tag, " ".join(parts), has_paragraphs)


def check_inner_blocks(root: Element) -> Iterator[str]:
    """Check blocks without markdown="1" inside an element that has it."""
    for block in root.iter():
        if block.tag in BLOCKS:
            parts = [block.text, *(child.tail for child in block)]
            # If Markdown is not to read a text, md_in_html stores it as an AtomicString.
            unread = [part for part in parts if isinstance(part, AtomicString)]
            has_paragraphs = any(re.search(BLANK_LINE, part) for part in unread)
            yield from check_unread_text(block.tag, "".join(unread), has_paragraphs)


def check_unread_text(tag: str, text: str, has_paragraphs: bool) -> Iterator[str]:
    """Check a text that Markdown does not read. has_paragraphs: it has several paragraphs."""
    text = text.strip()
    has_lost_lines = any(check_paragraph(text))  # lists, or lines that Markdown would join
    if has_paragraphs or has_lost_lines or has_markup(text):
        yield f'Markdown is not read inside this HTML; write <{tag} markdown="1"> if it should be'
