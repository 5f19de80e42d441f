"""Which HTML a text may hold: one allowlist, and what of it must stand where."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from turbohtml import Element, TokenType, parse, tokenize
from turbohtml.clean import OnDisallowed, Policy, Sanitizer

from .source import UNFIT, blank

INLINE = set("abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup".split())
INLINE |= {"time", "u", "var", "wbr"}
BLOCKS = set("aside blockquote details div figcaption figure section summary".split())
VOID = {"br", "hr", "img", "wbr"}
MARKDOWN = {  # elements that Markdown writes, and how
    "a": "[text](https://…)",
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], "## before it"),
    **dict.fromkeys(["ol", "li"], "1. before each item"),
    **dict.fromkeys(["dl", "dt", "dd"], "a term, and : before what it means on the next line"),
    **dict.fromkeys(["table", "thead", "tbody", "tr", "th", "td"], "a table with | between its cells"),
    "hr": "a line of ***",
    "img": "![what it shows]({static}picture.png)",
    "p": "blank lines around it",
    "pre": "~~~ before and after it",
    "ul": "- before each item",
}
POLICY = Policy(
    tags=frozenset(INLINE | BLOCKS | MARKDOWN.keys()),
    attributes={
        "*": frozenset({"class", "dir", "id", "lang", "title"}),
        "a": frozenset({"href"}),
        **dict.fromkeys(["del", "ins", "time"], frozenset({"datetime"})),
        "details": frozenset({"open"}),
        "img": frozenset({"alt", "height", "src", "width"}),
        "ol": frozenset({"start"}),
        **dict.fromkeys(["td", "th"], frozenset({"align"})),
    },
    url_schemes=frozenset({"http", "https", "mailto", "tel"}),
    on_disallowed_tag=OnDisallowed.STRIP,
)
SANITIZER = Sanitizer(POLICY)

# ISO 639-1, of which https://www.iana.org/assignments/language-subtag-registry keeps these
LANGUAGES = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io
    is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn
    mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se
    sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo
    wa wo xh yi yo za zh zu
"""
VALUES = {  # what the value of an attribute must be
    "class": r"[^\ufffd]*\S.*",
    "datetime": r"[12]\d{3}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-](0\d|1[0-4]):[0-5]\d))?",
    "dir": "ltr|rtl|auto",
    "height": r"\d{1,4}",
    "id": r"\S*[^\s.]",  # what ends with a full stop is the page's own
    "lang": rf"({'|'.join(LANGUAGES.split())}|[a-z]{{3}})(-[A-Z][a-z]{{3}})?(-[A-Z]{{2}})?",
    "open": "|open",
    "start": r"\d{1,9}",
    "width": r"\d{1,4}",
}
HEADINGS = "h2, h3, h4, h5, h6"
STRAY = {  # what a checker of HTML refuses, by CSS selector, and what would be right
    f":is({', '.join(sorted(INLINE))}, a, p, {HEADINGS}, summary) :is({', '.join(sorted(BLOCKS))}, ul, ol, table, pre)": (
        "<{0}> cannot stand in <{1}>; lift it out"
    ),
    "bdo:not([dir])": "<bdo> needs its dir; write <bdi> where there is none",
    "time:not([datetime])": 'a <time> without datetime="…"; add the date, or write <span>',
    "details:not(:has(> summary:first-child))": "<details> begins with its <summary>",
    "summary:not(details > :first-child)": "<summary> stands first in <details>",
    "figcaption:not(figure > :first-child, figure > :last-child)": "<figcaption> stands first or last in <figure>",
    "figcaption ~ figcaption": "a <figure> has one <figcaption>; keep one",
    f"section:not(:has(> :is({HEADINGS})))": "a <section> has a heading; add one, or write <div>",
    "dfn dfn": "a <dfn> stands in another; keep one",
}
DEEPEST = 100  # elements, where browsers end at 512
NESTED = f"//*[count(ancestor::*) > {DEEPEST}]"


def check_raw(piece: str) -> Iterator[str]:
    """Yield what is wrong with a piece of HTML as its author wrote it: elements that Markdown has its own way for."""
    for token in tokenize(piece):
        if token.type is TokenType.START_TAG and token.tag not in INLINE | BLOCKS:
            if way := MARKDOWN.get(token.tag):
                yield f"<{token.tag}> is Markdown's to write; write {way}"
            else:
                yield f"<{token.tag}> is not allowed in a text; delete it"
    if any(error.code == "duplicate-attribute" for error in parse(piece).errors):
        yield f"an attribute of {piece[:40]} stands twice; keep one"


def tags(html: str) -> list[tuple[bool, str]]:
    """Return the tags of HTML: whether it is an end tag, and its name."""
    found = [(token.type, token.tag) for token in tokenize(html, capture_attributes=False) if token.tag]
    return [(kind is TokenType.END_TAG, tag) for kind, tag in found]


def check_balance(html: str, tree: Element) -> Iterator[str]:
    """Yield what a browser would mend in HTML, which then differs from the tree: signs and tags that have no place."""
    mended = tree.inner_html
    for sign in sorted({*UNFIT, "\r", "\N{REPLACEMENT CHARACTER}"}.intersection(mended)):
        yield f"a page cannot hold the character U+{ord(sign):04X}; delete it"
    written, mended = tags(html), tags(mended)
    if written == mended:
        return
    opened: list[str] = []
    for end, tag in written:
        if not end:
            opened += [tag] * (tag not in VOID)
        elif tag not in opened:
            yield f"</{tag}> closes nothing; delete it, or mend the tag that opens it"
        else:
            while (left := opened.pop()) != tag:
                yield f"<{left}> is not closed; add </{left}>"
    yield from (f"<{left}> is not closed; add </{left}>" for left in opened)
    moved = [one for one, other in zip(written, mended, strict=False) if one != other]
    if not opened and moved:
        yield f"<{moved[0][1]}> cannot stand where it does; lift it out"


def is_moment(value: str) -> bool:
    try:
        return bool(datetime.fromisoformat(value))
    except ValueError:
        return False


def sanitize(tree: Element, faults: list[str]) -> Element:
    """Return the tree without what may not be there; add what is wrong with it to the faults."""
    tree, removed = SANITIZER.sanitize_report_node(tree)
    for tag, attribute in dict.fromkeys((each.tag, each.attribute) for each in removed):
        if not attribute:
            faults.append(f"<{tag}> is not allowed in a text; delete it")
        else:
            faults.append(f"the attribute {attribute} is not allowed in <{tag}>; delete it")
    for element in tree.select(", ".join(f"[{name}]" for name in VALUES)):
        for name, value in element.attrs.items():
            if isinstance(value, list):
                value = " ".join(value)
            if name in VALUES and not (re.fullmatch(VALUES[name], value or "", re.S)) or (
                name == "datetime" and not is_moment(value)
            ):
                faults.append(f"the attribute {name} cannot be “{value}”; correct it")
    ids = Counter(element.attrs["id"] for element in tree.select("[id]"))
    faults += [f"the id {name} stands twice; change one" for name, number in ids.items() for _ in range(number - 1)]
    for selector, right in STRAY.items():
        for element in tree.select(selector):
            faults.append(right.format(element.tag, element.parent.tag))
    if tree.xpath_one(NESTED):
        faults.append(f"elements stand in {DEEPEST} others; lift them out")
    return tree


def check_words(tree: Element) -> Iterator[str]:
    """Yield what lacks words: links, headings, pictures, the text itself; and headings that skip a level."""
    level = 1
    for heading in tree.select(f"h1, {HEADINGS}"):
        if heading.tag == "h1":
            yield "the title is the <h1>; write ## before a heading of the text"
        elif int(heading.tag[1]) > level + 1:
            yield f"the heading “{heading.text[:40]}” skips a level; write {'#' * (level + 1)}"
        level = int(heading.tag[1])
    for element in tree.select(f"a, {HEADINGS}"):
        if blank(element.text) and not element.select_one("img"):
            yield f"<{element.tag}> has no text; write it here"
    for term in tree.select("dl > dt"):
        before = [other.text for other in term.previous_siblings if isinstance(other, Element) and other.tag == "dt"]
        if term.text in before:
            yield f"the term {term.text} stands twice in its list; write what it means below the first"
    for image in tree.select("img"):
        if blank(image.attrs.get("alt") or ""):
            yield f"the image {image.attrs.get('src')} has no alt text; say what it shows"
    if blank(tree.text) and not tree.select_one("img, hr"):
        yield "no text; write one"
