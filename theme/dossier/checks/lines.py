"""Checks the lines of a text before Markdown reads them: definitions, blank lines, indentation."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from ..errors import beginning_of
from .markup import check_line_start

QUOTATION = re.compile(r"^( {0,3})> ?(?: {0,3}> ?)*")
NUMBER_AFTER_SIGN = re.compile(r" {0,3}>(?: ?\d+|=)")  # > 50, or >= 50
# >65 or >= 65 at the beginning of a paragraph, an item, a meaning or a note
SIGN_BEFORE_NUMBER = re.compile(
    r" {0,3}(?:(?:[-*+]|\d+\.|:|\[\^[^\]]+\]:) +)*(>(?:= ?)?[€$£]?\.?\d+)"
)
# The author below a quotation, as in > — Antony Blinken; but not a line that ends with a short word
# in small letters, such as “of”: the next line continues it.
AUTHOR_OF_QUOTATION = r" {0,3}> ?(?:--|[–—―])[-–—―]? ?[^\W\d_](?!.* [a-zß-ÿ]{1,4}$).{,60}$"
SIGNED_NUMBER = re.compile(r" {0,3}([-+]) +\d\S*")  # + 5.2 % SPD
# Seven signs mark the end of a merge conflict, which Source reports.
SEVERAL_SIGNS = re.compile(r" {0,3}(?!>{7}(?: |$))(>{2,})")
LIST_ITEM = re.compile(r" *(?:[-*+]|\d+\.) ")
# The beginning of a meaning or a note, which can contain the lines below, as an item can.
OTHER_CONTAINER = re.compile(r" *(?:: |\[\^[^\]]+\]:)")
# "[name]: address", or "[^name]: note"
DEFINITION = re.compile(r" {0,3}\[([^\]]+)\]:")
# "*[OSCE]: explanation"
ABBREVIATION = re.compile(r" {0,3}\*\[([^\]]+)\]:")
# what follows "[name]:", an address and perhaps a title; both can be on the next line
ADDRESS_AND_TITLE = r"""\s*(?:<[^>]*>|\S*)\s*(?:["'(].*)?"""
# "[//]: # (comment)", as other tools write it
COMMENT = re.compile(r" {0,3}\[[^\]^]+\]: *(?:#|<>) *[(\"']")
MEANING = re.compile(r"( *): {1,3}\S")
ONE_SPACE_MEANING = re.compile(r": \S.*")
LONGEST_TERM = 45  # characters
BRACKETED_NUMBER = re.compile(r"(\d{1,3})\) ")
# the end of a sentence or a clause, perhaps with a quotation mark, a bracket or a note after it
CLAUSE_END = r"""[.!?…:,]["'”’“‘»)]*(?:\[\^[^\]]+\])?\s*$"""
# The end of a sentence. A full stop without a quotation mark ends one only after five letters or a
# year, so not after an abbreviation. Few lines of a poem end like this, so poems in quotations are
# rarely reported.
SENTENCE_END = r"""
    (?: (?: [^\W\d_]{5} | \d{4} ) \. | \.(?=["'”’“‘»«]) | [!?…] )
    ["'”’“‘»«)]* (?:\[\^[^\]]+\])? $
"""
BULLETS = "•·◦‣⁃∙▪▫■□●○"
WORD_BULLET = "o   "  # Word writes “o” and a tab. Markdown has replaced the tab with spaces.
ITEM_WITHOUT_SPACE = re.compile(r" *-(\w)")
# A heading or its underline, a line of HTML, or a rule: the next line begins a new block.
BLOCK_END = re.compile(r" *(?:#{1,6}(?!#)|<[/!a-z]|(?:[-*_=] ?){2,}$)")
EQUAL_SIGNS = re.compile("={3,}")  # meant as a rule, or the rest of a merge conflict
RULE = re.compile(r" {0,3}-+ *")
HEADING_OR_RULE = r" {0,3}(?:#{1,6}(?!#)|(?:[-*_] ?){3,}$)"
OPENING_SIGNS = "\"'“„‘‚«»「¿¡([*_"  # signs and markup before the first word of a sentence
CONTINUED = (",", "  ", "<br>", "<br/>", "<br />")  # ends of lines that the next line continues
IDEOGRAPHIC_SPACE = "\u3000"
SHORT_ITEM = 45  # characters
SHORT_ITEM_WITHOUT_CAPITALS = 20  # in a script such as Chinese, whose lines are shorter
UNDERLINE_TOLERANCE = 2  # characters by which an underline can be shorter than its heading
LEVEL = 4  # spaces by which each level of a list is indented


class Line(NamedTuple):
    """A line, and the context on which its meaning depends.

    previous: the line before it; is_after_blank: whether the line before is blank;
    is_after_item: whether the line before begins an item of a list;
    container_indent: the indent of the last item, meaning or note above the line that may contain
        it; None if there is none;
    block_indent: the indent of the first line after the last blank line.
    """

    text: str
    previous: str
    is_after_blank: bool
    is_after_item: bool
    container_indent: int | None
    block_indent: int

    @property
    def indent(self) -> int:
        return indent_of(self.text)

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def is_code(self) -> bool:
        return self.container_indent is None and self.indent >= LEVEL

    @property
    def is_after_block(self) -> bool:
        """Whether the line above ends a block, or a clause that announces a list."""
        ends_block = bool(BLOCK_END.match(self.previous))
        return self.is_after_blank or ends_block or self.previous.rstrip().endswith(":")

    @property
    def begins_item(self) -> bool:
        """Whether the line begins an item. In a paragraph, “31. December” does not."""
        can_begin_item = self.is_after_block or self.container_indent is not None
        return can_begin_item and not self.is_code and bool(LIST_ITEM.match(self.text))


def check_lines(lines: list[str]) -> Iterator[str]:
    """Check the lines of a text, in which Markdown has put placeholders for fenced code."""
    unquoted = [QUOTATION.sub(r"\1", line) for line in lines]
    yield from check_quotations(lines)
    yield from check_definitions(unquoted)
    yield from check_abbreviations(unquoted)
    yield from check_signed_numbers(unquoted)
    yield from check_ideographic_spaces(unquoted)
    yield from check_blank_lines_before_terms(unquoted)
    yield from check_lines_below_meanings(lines)  # but not in quotations
    yield from check_blank_lines_before_rules(unquoted)
    for line in parse_lines(unquoted):
        # Python calls a line with a no-break space blank, but Markdown does not: such a line joins
        # the paragraphs above and below it.
        if line.is_blank and line.text.strip(" "):
            yield "this line is not blank, because it has an invisible space; delete the space"
        if line.is_code:
            continue
        if line.is_after_blank and EQUAL_SIGNS.fullmatch(line.text.strip()):
            yield f"{line.text.strip()} is not a rule; write *** for a rule, or delete it"
        yield from check_line_start(line.text.lstrip())
        yield from check_bullet(line)
        yield from check_line_below_item(line)
        yield from check_line_below_indented_block(line)
        yield from check_bracketed_number(line)
        yield from check_indent(line)


def indent_of(text: str) -> int:
    return len(text) - len(text.lstrip())


def parse_lines(lines: Iterable[str]) -> Iterator[Line]:
    """Yield each line with its context.

    An item, a meaning or a note contains the lines below it, up to an unindented line after a blank
    one.
    """
    previous = ""
    is_after_item = False
    container_indent = None
    block_indent = 0
    for text in lines:
        is_after_blank = not previous.strip()
        if is_after_blank:
            block_indent = indent_of(text)
        line = Line(
            text,
            previous,
            is_after_blank=is_after_blank,
            is_after_item=is_after_item,
            container_indent=container_indent,
            block_indent=block_indent,
        )
        yield line
        begins_meaning_or_note = OTHER_CONTAINER.match(text) and not line.is_code
        if line.begins_item or begins_meaning_or_note:
            container_indent = line.indent
        elif line.is_after_blank and not line.is_blank and line.indent == 0:
            container_indent = None
        is_after_item = line.begins_item
        previous = text


def check_quotations(lines: list[str]) -> Iterator[str]:
    """No quotation begins by mistake, as with “> 50” below a line of text, or with “>> More”.

    Nor does a quotation contain the line below it by mistake. Markdown needs > only on the first
    line of a quotation; the lines below may lack it. So a line without > is reported only if the
    line above ends a sentence, and the line itself begins another one with a capital letter.
    """
    for before_previous, previous, line in zip(["", "", *lines], ["", *lines], lines, strict=False):
        if QUOTATION.match(previous):
            begins_other_sentence = line.lstrip(OPENING_SIGNS)[:1].isupper()
            is_below_quotation = QUOTATION.match(before_previous)
            is_author = is_below_quotation and re.match(AUTHOR_OF_QUOTATION, previous)
            is_complete = is_author or ends_sentence(previous)
            has_sign = bool(QUOTATION.match(line))
            is_other_text = begins_other_sentence and not has_sign and not is_definition(line)
            if is_complete and is_other_text:
                problem = f"“{beginning_of(line)}” would be part of the quotation above"
                yield f"{problem}; put a blank line or > before it"
            continue
        signs = SEVERAL_SIGNS.match(line)
        number = NUMBER_AFTER_SIGN.match(line)
        sign_at_beginning = SIGN_BEFORE_NUMBER.match(line)
        if signs:
            remedy = "write \\> for each sign, or one > for a quotation"
            yield f"the {signs[1]} would not be printed; {remedy}"
        elif number and previous.strip():
            yield (
                f"{number[0].strip()} begins a quotation; write \\> for the character,"
                " or put a blank line before the quotation"
            )
        elif sign_at_beginning:
            yield (
                f"{sign_at_beginning[1]} begins a quotation; write \\> for the character,"
                " or a space after it for a quotation"
            )


def check_signed_numbers(lines: list[str]) -> Iterator[str]:
    """No signs of numbers become bullets, as in “+ 5.2 % SPD” above “- 8.9 % CDU”.

    They are reported if both signs are among the lines of a list. In “- +5.2 % SPD”, the sign is
    printed.
    """
    signs = set()  # of the lines above, up to a line of text without such a sign
    for line in lines:
        signed = SIGNED_NUMBER.match(line)
        if signed:
            signs.add(signed[1])
        elif line.strip():
            signs = set()
        if signed and {"+", "-"} <= signs:
            written = "".join(signed[0].split())
            problem = f"the {signed[1]} of {written} begins an item and is not printed"
            yield f"{problem}; write - {written}, or the same sign before each item"
            signs = set()


def check_ideographic_spaces(lines: list[str]) -> Iterator[str]:
    """Blank lines divide paragraphs that begin with an ideographic space, as in Japanese."""
    for previous, line in pairwise(lines):
        have_text = previous.strip() and line.strip()
        are_indented = previous[:1] == IDEOGRAPHIC_SPACE == line[:1]
        if have_text and are_indented and not previous.endswith(CONTINUED):
            yield (
                f"“{beginning_of(line.strip())}” would not be a paragraph; put a blank line before"
                " it, or two spaces at the end of the line above"
            )


def check_bullet(line: Line) -> Iterator[str]:
    """No item begins with a bullet of a word processor, which begins no list in Markdown.

    Within a paragraph, a line may begin with such a sign: it can be between two words.
    """
    bullet = bullet_of(line.text)
    bullet_above = bullet_of(line.previous)
    is_below_item = bool(bullet_above or LIST_ITEM.match(line.previous))
    if bullet and (line.is_after_block or is_below_item):
        yield f"{bullet} does not begin a list; write - instead"
    elif bullet_above and LIST_ITEM.match(line.text):
        yield f"{bullet_above} on the line above does not begin a list; write - instead"


def bullet_of(text: str) -> str:
    """Return the bullet of a word processor with which a line begins, or ''."""
    text = text.lstrip(" ")
    sign = text[:1]
    is_bullet = sign in BULLETS and text[1:2].isspace()
    return sign if is_bullet or text.startswith(WORD_BULLET) else ""


def check_line_below_item(line: Line) -> Iterator[str]:
    """A paragraph has a blank line before it if a list is above; else it would be in the last item.

    A line is reported only if the item is short, and the line begins with a capital letter, or with
    a letter of a script without capitals.
    """
    without_space = ITEM_WITHOUT_SPACE.match(line.text)
    if line.is_after_item and without_space and begins_sentence(without_space[1]):
        yield f"“{beginning_of(line.text)}” does not begin an item; put a space after the -"
        return
    if line.is_after_item and not line.begins_item and begins_paragraph(line.text, line.previous):
        problem = f"“{beginning_of(line.text)}” would be part of the item above"
        yield f"{problem}; put a blank line before it, or indent it"


def begins_paragraph(text: str, previous: str) -> bool:
    """Return whether a line was meant as a paragraph, not as a part of the item above.

    previous: the first line of the item, meaning or note above. If it is long, or ends with a comma
    or a line break, the line may continue it.
    """
    if is_definition(text) or previous.endswith(CONTINUED):
        return False
    words = text.lstrip(OPENING_SIGNS)
    longest = SHORT_ITEM if words[:1].isupper() else SHORT_ITEM_WITHOUT_CAPITALS
    return len(previous) <= longest and begins_sentence(words)


def is_definition(text: str) -> bool:
    """Return whether a line defines a link, a note or an abbreviation."""
    return bool(DEFINITION.match(text) or ABBREVIATION.match(text))


def check_line_below_indented_block(line: Line) -> Iterator[str]:
    """An item, a heading or a rule has a blank line before it if an indented block is above.

    Without it, “- Second” would be an item of the inner list in this example:

    - First

        - Inner
    - Second
    """
    block_level = line.block_indent // LEVEL
    is_outside = line.indent // LEVEL < block_level
    is_previous_inside = indent_of(line.previous) // LEVEL >= block_level
    if not is_outside or not is_previous_inside:
        return
    if re.match(HEADING_OR_RULE, line.text):
        problem = f"“{beginning_of(line.text)}” would be part of the list, meaning or note above"
        yield f"{problem}; put a blank line before it"
    elif LIST_ITEM.match(line.text):
        yield missing_line_message(line.text)


def missing_line_message(line: str) -> str:
    """Return the message about an item of a list, which has no blank line before it."""
    sign = line.split()[0]
    escaped = sign.replace(".", "\\.") if sign[0].isdecimal() else f"\\{sign}"
    return (
        f"“{beginning_of(line)}” would not begin a list; put a blank line before the list,"
        " or two spaces at the end of each line to keep the lines,"
        f" or write {escaped} if it is part of a sentence"
    )


def ends_sentence(text: str) -> bool:
    """Return whether a line ends as SENTENCE_END describes; “Ja.” is too short."""
    return bool(re.search(SENTENCE_END, text, re.VERBOSE))


def begins_sentence(text: str) -> bool:
    """Return whether a text begins with a letter that is not a small one."""
    return text[:1].isalpha() and not text[:1].islower()


def check_bracketed_number(line: Line) -> Iterator[str]:
    """No paragraph begins with a number and a bracket, which begin no list in Markdown."""
    found = BRACKETED_NUMBER.match(line.text.lstrip())
    if found and line.is_after_blank:
        number = found[1]
        yield (
            f"{number}) does not begin a list; write a full stop after the number,"
            f" or {number}\\) if it is text"
        )


def check_indent(line: Line) -> Iterator[str]:
    """The contents of an item, a meaning or a note are indented by a whole level."""
    if line.container_indent is None or line.is_blank:
        return
    has_list_mark = LIST_ITEM.match(line.text)
    is_first_of_block = line.is_after_blank and not DEFINITION.match(line.text)
    reaches_next_level = line.indent // LEVEL > line.container_indent // LEVEL
    # A single space more may be a slip; two or three were meant as a level.
    is_indented = line.indent > line.container_indent + 1
    if (has_list_mark or is_first_of_block) and is_indented and not reaches_next_level:
        beginning = line.text.split()[0]
        remedy = (
            "indent the contents of a list, a note or a meaning by four,"
            " and by four more for each level"
        )
        if has_list_mark and beginning[0].isdecimal() and not line.is_after_blank:
            number = beginning.removesuffix(".")
            remedy = f"write {number}\\. if it is text, or {remedy}"
        yield f"{beginning} is indented by {line.indent} spaces; {remedy}"


def check_abbreviations(lines: list[str]) -> Iterator[str]:
    """The text contains each abbreviation that it explains, and explains it once, on one line."""
    text = "\n".join(line for line in lines if not ABBREVIATION.match(line))
    explained = set()
    for line, next_line in pairwise([*lines, ""]):
        definition = ABBREVIATION.match(line)
        if not definition:
            continue
        is_on_this_line = bool(line[definition.end() :].strip())
        if is_on_this_line and next_line.strip()[:1].isalpha():
            problem = f"“{beginning_of(next_line)}” would not be part of the explanation above"
            yield f"{problem}; write the explanation on one line, or put a blank line after it"
        name = definition[1]
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        if name in explained:
            yield f"duplicate explanation of {name}; delete one"
        elif not (name[0].isalnum() and name[-1].isalnum()):
            yield f"Markdown cannot explain {name}, as it begins or ends with a sign; write a note"
        elif not found:
            yield f"no line of the text contains {name}; delete its explanation"
        explained.add(name)


def check_definitions(lines: list[str]) -> Iterator[str]:
    """No link or note is defined twice, and the text uses each link that is defined."""
    text = " ".join("\n".join(lines).lower().split())
    defined = set()
    for line in lines:
        definition = DEFINITION.match(line)
        if not definition:
            continue
        written = definition[1]
        name = " ".join(written.lower().split())
        is_note = name.startswith("^")  # checks/notes.py checks that something refers to it
        is_used = text.count(f"[{name}]") > 1  # one of them is the definition
        if COMMENT.match(line):
            yield f"[{written}] does not begin a comment; write <!-- before it and --> after it"
        elif name in defined:
            yield f"duplicate definition of [{written}]; rename one"
        elif not is_note and not is_used:
            yield f"nothing refers to [{written}]; refer to it or write \\[ for the character"
        elif not is_note and not re.fullmatch(ADDRESS_AND_TITLE, line[definition.end() :]):
            remedy = 'write [^name] and [^name]: for a note, or " before and after a title'
            yield f"[{written}]: is not followed by an address, alone or with a title; {remedy}"
        defined.add(name)


def check_blank_lines_before_terms(lines: list[str]) -> Iterator[str]:
    """A term has a blank line before it.

    Without the blank line, Markdown adds “Another term” to the meaning above it:

    A term
    :   Its meaning
    Another term
    :   The other meaning

    And Markdown reads a sentence directly above a term as another term:

    This is a sentence.
    A term
    :   Its meaning
    """
    indents = set()  # of the meanings above to which the line can belong
    for before_previous, previous, line in zip(["", "", *lines], ["", *lines], lines, strict=False):
        # Below a blank line, a meaning that is indented as much as the line, or more, has ended. So
        # if the indent of a meaning is in `indents`, the meaning above with this indent has not.
        if line.strip() and not previous.strip():
            indents = {indent for indent in indents if indent < indent_of(line)}
        meaning = MEANING.match(line)
        if not meaning:
            continue
        indent = len(meaning[1])
        is_one_space_meaning = bool(ONE_SPACE_MEANING.fullmatch(line))  # or the end of “12 : 11”
        # A line that is indented more than the colon continues the meaning above.
        continues_meaning = indent_of(previous) > indent
        is_below_term = not MEANING.match(previous) and not continues_meaning
        has_sentence_above = is_term_below_sentence(previous, before_previous)
        is_below_sentence = has_sentence_above and not is_one_space_meaning
        if is_below_term and (indent in indents or is_below_sentence):
            written = previous.strip().replace("\\.", ".")  # numbered_terms.py has escaped 3.
            yield (
                f"“{beginning_of(written)}” has no blank line before it; put one,"
                " or indent the line if it belongs to the meaning above"
            )
        indents.add(indent)


def is_term_below_sentence(term: str, above: str) -> bool:
    """Return whether a sentence, or words such as “The words:”, are directly above a term.

    Questions such as “Why?” can be terms of the same meaning.
    """
    if not term.strip() or is_definition(above) or BLOCK_END.match(above):
        return False
    if above.rstrip().endswith(":"):
        # If both lines end with a colon, both are terms.
        return not term.rstrip().endswith(":")
    return ends_sentence(above) and above.rstrip().endswith(".")


def check_lines_below_meanings(lines: list[str]) -> Iterator[str]:
    """A paragraph has a blank line before it if a meaning or a note is above.

    A line is reported only if it is no term, and the meaning or the note is short and begins on the
    line above.
    """
    for previous, line, next_line in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        found = OTHER_CONTAINER.match(previous)
        has_text_above = found and bool(previous[found.end() :].strip())
        is_term = MEANING.match(next_line)
        if has_text_above and not is_term and begins_paragraph(line, previous):
            problem = f"“{beginning_of(line)}” would be part of the meaning or the note above"
            yield f"{problem}; put a blank line before it, or indent it"


def check_blank_lines_before_rules(lines: list[str]) -> Iterator[str]:
    """A blank line is between a sentence and ---; without it, the sentence would be a heading.

    A row of hyphens about as long as the line is accepted, as it underlines a heading. A paragraph
    of one line also needs a blank line before --, which begins the signature of an e-mail.
    """
    for before, line, next_line in zip(["", *lines], lines, lines[1:], strict=False):
        # Markdown makes a heading only of a line with a blank line before it.
        is_whole_paragraph = bool(line.strip()) and not before.strip()
        sign = next_line.strip()
        is_underline = len(sign) + UNDERLINE_TOLERANCE >= len(line.strip())
        has_rule_below = RULE.fullmatch(next_line) and not is_underline
        is_rule = has_rule_below and re.search(CLAUSE_END, line)
        if is_whole_paragraph and (is_rule or sign == "--"):
            remedy = "put a blank line before it, or write ## before a heading"
            yield f"{sign} would make the line above it a heading; {remedy}"


def check_wrapped_colons(lines: list[str], *, has_french_spaces: bool) -> Iterator[str]:
    """No line of prose begins with a colon, as “: 11” does if “12 : 11” is wrapped.

    Markdown would read such a line as a meaning. check_lines() does not call this; pipeline.py
    calls it for texts that have meanings.
    """
    above = ""  # the last line that is not blank
    for line in lines:
        # In French, a space is before every colon, so prose can be wrapped at any colon: each line
        # that begins with a colon and one space is reported.
        is_meaning = not has_french_spaces and may_be_meaning(line, above)
        if ONE_SPACE_MEANING.fullmatch(line) and not is_meaning:
            remedy = "move the colon to the line above, or write three spaces after it"
            yield f"“{beginning_of(line)}” would be the meaning of a term above; {remedy}"
        if line.strip():
            above = line


def may_be_meaning(line: str, above: str) -> bool:
    """Return whether a line with a colon and one space may be a meaning of the line above."""
    # A meaning begins with a colon, and its later lines are indented.
    is_second_meaning = above.startswith((": ", "    "))
    is_wrapped_number = len(above) > LONGEST_TERM and line[2:3].isdecimal()  # 12 : 11
    is_below_term = not re.search(CLAUSE_END, above) and not is_wrapped_number
    return is_second_meaning or is_below_term
