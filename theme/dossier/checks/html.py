"""Checks HTML: it has only allowed elements, and nothing that a browser would have to correct."""

import re
from collections import Counter
from collections.abc import Iterator

from turbohtml import Element, TokenType, parse, tokenize

from ..characters import forbidden_characters, forbidden_message, is_blank
from ..errors import beginning_of
from ..file_types import PICTURE_TYPES, extension
from ..footnotes import NOTES_AT_END
from ..html_elements import BLOCKS, INLINE, VOID, remedy_for
from ..outline import TEXT_HEADINGS
from ..render.pictures import paragraph_of_pictures
from .plain_text import has_markup

DEEPEST_LEVEL = 100  # of elements inside others: browsers stop at 512
HEADING = re.compile("h[1-6]")
OBSIDIAN_SIZE = r"\|\d+(?:x\d+)?$"  # ![A bridge|300](…)
INSTRUCTION = re.compile(r"<\?|<!(?!--)")  # <?php …?>, <!DOCTYPE html> or <![CDATA[…]]>

PHRASING_PARENT = f":is(a, p, summary, {TEXT_HEADINGS}, {', '.join(sorted(INLINE))})"
FLOW_CHILD = f":is({', '.join(sorted(BLOCKS))}, ol, pre, table, ul)"
# The message for each CSS selector; validators of HTML report the elements that it finds. In the
# message, {0} is the element and {1} its parent.
MISPLACED = {
    f"{PHRASING_PARENT} > {FLOW_CHILD}": "<{0}> cannot be inside <{1}>; move it out",
    "dfn dfn": "<dfn> is inside another <dfn>; remove one",
    "bdo:not([dir])": "<bdo> has no dir attribute; add it, or write <bdi>",
    # sanitizer.py has removed, and reported, a wrong datetime.
    "time:not([datetime])": (
        '<time> has no valid datetime="…"; write a date such as 2022-01-21, or write <span>'
    ),
    "dl > dd:first-child": "the meaning has no term; write the term on the line above the colon",
    "details:not(:has(> summary:first-child))": "<details> must begin with a <summary>; add one",
    "summary:not(details > :first-child)": (
        "<summary> must be the first child of <details>; move it"
    ),
    "figcaption:not(figure > :first-child, figure > :last-child)": (
        "<figcaption> must be the first or last child of <figure>; move it"
    ),
    "figcaption ~ figcaption": "<figure> can have one <figcaption>; remove the others",
    f"section:not(:has({TEXT_HEADINGS}))": "<section> has no heading; add one, or write <div>",
}


def check_raw_html(html: str) -> Iterator[str]:
    """Check a piece of HTML as its author wrote it."""
    if INSTRUCTION.match(html):
        yield f"{beginning_of(html)} is not shown to readers; write it as code, or &lt; for the <"
    if html.startswith("<!--") and html.count("<!--") > 1:
        yield "a comment contains another, and ends where that ends; delete the inner <!-- and -->"
    for token in tokenize(html):
        if token.type is TokenType.START_TAG and token.tag not in INLINE | BLOCKS:
            remedy = remedy_for(token.tag)
            yield f"<{token.tag}> is not allowed in a text; {remedy}"
    if any(error.code == "duplicate-attribute" for error in parse(html).errors):
        yield f"duplicate attribute in {beginning_of(html)}; remove one"


def check_tree(html: str, tree: Element) -> Iterator[str]:
    """The parser has nothing to correct: no forbidden character, and no misplaced tag.

    tree: the HTML as the parser has read it.
    """
    corrected = tree.inner_html
    for character in forbidden_characters(corrected):
        yield forbidden_message(character)
    written_tags = read_tags(html)
    corrected_tags = read_tags(corrected)
    if written_tags == corrected_tags:
        return
    unpaired = list(check_pairs(written_tags))
    yield from unpaired
    if not unpaired:
        moved = first_difference(written_tags, corrected_tags)
        yield f"<{moved}> cannot be in this place; close the element before it, or move it out"


def read_tags(html: str) -> list[tuple[TokenType, str]]:
    """Return the start and end tags of HTML, in order."""
    tokens = tokenize(html, capture_attributes=False)
    return [(token.type, token.tag) for token in tokens if token.tag]


def check_pairs(written_tags: list[tuple[TokenType, str]]) -> Iterator[str]:
    """Each start tag has an end tag, and each end tag a start tag."""
    counts = Counter(written_tags)
    names = {tag for _, tag in written_tags}
    for tag in sorted(names - VOID):
        starts = counts[TokenType.START_TAG, tag]
        ends = counts[TokenType.END_TAG, tag]
        not_closed = f"<{tag}> is not closed; add </{tag}>"
        not_opened = f"</{tag}> closes nothing; delete it, or correct the tag that opens it"
        # One message for each of them: error_lines.py finds the line of each. A list times a
        # negative number is empty.
        yield from [not_closed] * (starts - ends)
        yield from [not_opened] * (ends - starts)


def first_difference(written: list, corrected: list) -> str:
    """Return the first written tag that the parser has removed or moved."""
    for number, written_tag in enumerate(written):
        if number == len(corrected) or corrected[number] != written_tag:
            return written_tag[1]
    return written[-1][1]  # the parser has only added tags at the end


def check_content(tree: Element) -> Iterator[str]:
    """Headings, links, pictures, abbreviations and terms are right, and the text is not empty."""
    yield from check_headings(tree)
    yield from check_empty_sections(tree)
    for element in tree.select(f"a[href], {TEXT_HEADINGS}"):
        if is_blank(element.text) and not element.select_one("img"):
            yield f"<{element.tag}> has no text; add it"
    # paragraphs that contain only text and <br>
    for paragraph in tree.select("p:not(:has(:not(br)), :empty)"):
        if is_blank(paragraph.text):
            yield "a paragraph has only invisible characters, such as &nbsp;, or <br>; delete it"
    for item in tree.select(f"dd, li:not({NOTES_AT_END} li)"):
        if is_blank(item.text) and not item.select_one("hr, img"):
            yield "an item of a list, or the meaning of a term, is empty; write it or delete it"
    yield from check_images(tree)
    for abbreviation in tree.select("abbr[title]"):
        explanation = abbreviation.attrs["title"] or ""
        if has_markup(explanation):
            problem = f"the explanation “{beginning_of(explanation)}” contains markup"
            yield f"{problem}; write it as plain text"
    for terms in tree.select("dl"):
        yield from check_duplicate_terms(terms)
    if is_blank(tree.text) and not tree.select_one("img, hr"):
        yield "there is no text; put a blank line after the headers, and write it below"


def check_images(tree: Element) -> Iterator[str]:
    """Each picture has an alt text, which is not the name of a file, and its caption is printed."""
    for image in tree.select("img"):
        alt = image.attrs.get("alt") or ""
        if is_blank(alt):
            address = beginning_of(image.attrs.get("src") or "")
            yield f"the image {address} has no alt text; write ![what it shows](…)"
        elif extension(alt) in PICTURE_TYPES:
            problem = f"the alt text {beginning_of(alt)} is the name of a file"
            yield f"{problem}; write ![what it shows](…)"
        if re.search(OBSIDIAN_SIZE, alt):
            problem = f"the alt text {alt} ends with a size, as in another tool"
            yield f"{problem}; write {{: width=300 }} after the picture"
        caption = image.attrs.get("title") or ""
        if has_markup(caption):
            yield f"the caption “{beginning_of(caption)}” contains markup; write it as plain text"
        if caption and paragraph_of_pictures(image) is None:
            problem = f"the caption “{beginning_of(caption)}” would not be printed"
            yield f"{problem}; put the picture in a paragraph of its own, or delete the caption"


def check_headings(tree: Element) -> Iterator[str]:
    """No heading is of the first level and none skips a level."""
    level = 1
    for heading in tree.select(f"h1, {TEXT_HEADINGS}"):
        next_level = int(heading.tag[1])
        if next_level == 1:
            yield r"# and === are for the title; write ## before a heading, or \# for the character"
        elif next_level > level + 1:
            signs = "#" * (level + 1)
            yield f"the heading “{beginning_of(heading.text)}” skips a level; write {signs}"
        level = next_level


def check_empty_sections(tree: Element) -> Iterator[str]:
    """The last heading of a text has something below it, which can be the notes.

    In a text with notes, every heading has something below it: an empty one may be meant as the
    heading of the notes, but notes are listed only below a heading at the end of the text.
    """
    has_notes = tree.select_one(NOTES_AT_END) is not None
    for heading in tree.select(f":is({TEXT_HEADINGS}):not(blockquote *, div *, details *, li *)"):
        below = heading.xpath_one("following-sibling::*[1]")
        is_last = below is None
        is_empty = is_last or (has_notes and begins_other_section(below, heading))
        if is_empty and not is_blank(heading.text):
            yield f"“{heading.text}” has nothing below it; write a text, or delete the heading"


def begins_other_section(below: Element, heading: Element) -> bool:
    """Return whether an element is a rule, or a heading of the same or a higher level."""
    if below.tag == "hr":
        return True
    if not HEADING.fullmatch(below.tag):
        return False
    return int(below.tag[1]) <= int(heading.tag[1])


def check_duplicate_terms(terms: Element) -> Iterator[str]:
    """A list explains each term once."""
    own_terms = [term.text for term in terms.select(":scope > dt")]
    for term, count in Counter(own_terms).items():
        if count > 1:
            yield f"duplicate term {term} in a list; write both meanings below the first"


def check_structure(tree: Element) -> Iterator[str]:
    """Ids are unique, and elements are in places where HTML allows them."""
    ids = Counter(element.attrs["id"] for element in tree.select("[id]"))
    for name, count in ids.items():
        for _ in range(count - 1):  # error_lines.py finds the line of each
            yield f"duplicate id {name}; change one"
    for selector, message in MISPLACED.items():
        for element in tree.select(selector):
            yield message.format(element.tag, element.parent.tag)
    if tree.xpath_one(f"//*[count(ancestor::*) > {DEEPEST_LEVEL}]"):
        yield f"elements are nested more than {DEEPEST_LEVEL} levels deep; move them out"
