"""HTML is held to the allowlist of html.toml, and to what a browser would not mend."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from turbohtml import Element, TokenType, parse, tokenize
from turbohtml.clean import OnDisallowed, Policy, Sanitizer

from ..source import blank, unfit

HTML = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
INLINE, BLOCKS, VOID = (set(HTML[kind].split()) for kind in ("inline", "blocks", "void"))
MARKDOWN = HTML["markdown"]
VALUES = {name: re.compile(pattern, re.S) for name, pattern in HTML["values"].items()}
HEADINGS = "h2, h3, h4, h5, h6"
IN_LINE = f":is(a, p, summary, {HEADINGS}, {', '.join(sorted(INLINE))})"
STRAY = {
    f"{IN_LINE} :is({', '.join(sorted(BLOCKS))}, ol, pre, table, ul)": "<{0}> cannot stand in <{1}>; lift it out",
    **HTML["stray"],
}
SANITIZER = Sanitizer(
    Policy(
        tags=frozenset(INLINE | BLOCKS | MARKDOWN.keys()),
        attributes={tag: frozenset(names) for tag, names in HTML["attributes"].items()},
        attribute_predicate=lambda tag, name, value: name not in VALUES or bool(VALUES[name].fullmatch(value)),
        url_schemes=frozenset({"http", "https", "mailto", "tel"}),
        on_disallowed_tag=OnDisallowed.STRIP,
    )
)


def check_raw(piece: str) -> Iterator[str]:
    """Yield what is wrong with a piece of HTML as its author wrote it."""
    for token in tokenize(piece):
        if token.type is TokenType.START_TAG and token.tag not in INLINE | BLOCKS:
            way = f"write {MARKDOWN[token.tag]}" if token.tag in MARKDOWN else "delete it"
            yield f"<{token.tag}> is not allowed in a text; {way}"
    if any(error.code == "duplicate-attribute" for error in parse(piece).errors):
        yield f"an attribute of {piece[:40]} stands twice; keep one"


def tags(html: str) -> list[tuple[TokenType, str]]:
    return [(token.type, token.tag) for token in tokenize(html, capture_attributes=False) if token.tag]


def check_tree(html: str, tree: Element) -> Iterator[str]:
    """Yield what a browser would mend in HTML, which then differs from its tree: signs and tags that have no place."""
    mended = tree.inner_html
    for sign in unfit(mended):
        yield f"a page cannot hold the character U+{ord(sign):04X}; delete it"
    written, mended = tags(html), tags(mended)
    if written != mended:
        times = Counter(written)
        for tag in sorted({tag for _, tag in written} - VOID):
            left = times[TokenType.START_TAG, tag] - times[TokenType.END_TAG, tag]
            yield from [f"<{tag}> is not closed; add </{tag}>"] * left
            yield from [f"</{tag}> closes nothing; delete it, or mend the tag that opens it"] * -left
        moved = next((one[1] for one, other in zip(written, mended, strict=False) if one != other), written[-1][1])
        yield f"<{moved}> cannot stand where it does; close what is open before it, or lift it out"


def check_words(tree: Element) -> Iterator[str]:
    """Yield what lacks words: links, headings, pictures, the text; headings that skip a level, terms that recur."""
    level = 1
    for heading in tree.select(f"h1, {HEADINGS}"):
        if heading.tag == "h1":
            yield "the title is the <h1>; write ## before a heading of the text"
        elif int(heading.tag[1]) > level + 1:
            yield f"the heading “{heading.text[:40]}” skips a level; write {'#' * (level + 1)}"
        level = int(heading.tag[1])
    for element in tree.select(f"a[href], {HEADINGS}"):
        if blank(element.text) and not element.select_one("img"):
            yield f"<{element.tag}> has no text; write it here"
    for image in tree.select("img"):
        if blank(image.attrs.get("alt") or ""):
            yield f"the image {image.attrs.get('src')} has no alt text; say what it shows: ![what it shows](…)"
    for terms in tree.select("dl"):
        times = Counter(term.text for term in terms.select("dt") if term.parent == terms)
        for term in (term for term, number in times.items() if number > 1):
            yield f"the term {term} stands twice in its list; write what it means below the first"
    if blank(tree.text) and not tree.select_one("img, hr"):
        yield "no text; add a text after the headers and a blank line"


def sanitize(tree: Element, faults: list[str]) -> Element:
    """Return the tree without what may not be there; add what is wrong with it to the faults."""
    tree, removed = SANITIZER.sanitize_report_node(tree)
    for tag, name in dict.fromkeys((each.tag, each.attribute) for each in removed):
        what = f"the attribute {name} of <{tag}>, or its value," if name else f"<{tag}>"
        faults.append(f"{what} is not allowed in a text; delete it")
    times = Counter(element.attrs["id"] for element in tree.select("[id]"))
    for name, number in times.items():
        faults += [f"the id {name} stands twice; change one"] * (number - 1)
    for selector, right in STRAY.items():
        faults += [right.format(element.tag, element.parent.tag) for element in tree.select(selector)]
    if tree.xpath_one("//*[count(ancestor::*) > 100]"):  # browsers end at 512
        faults.append("elements stand in 100 others; lift them out")
    return tree
