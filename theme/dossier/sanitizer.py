"""Removes from a text all HTML that is not allowed, and reports it."""

import re
from collections.abc import Iterator
from datetime import date

from turbohtml import Element
from turbohtml.clean import OnDisallowed, Policy, Sanitizer

from .checks.markup import OTHER_TOOL
from .html_elements import ATTRIBUTES, BLOCKS, INLINE, MARKDOWN_SYNTAX, is_language_tag, remedy_for

URL_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# a date, or a date and a time with its offset
DATETIME = r"""
    [12]\d{3}-\d\d-\d\d
    ([T\x20] ([01]\d|2[0-3]) : [0-5]\d (:[0-5]\d)? (Z | [+-](0\d|1[0-4]):[0-5]\d))?
"""
# An id that links can name without escapes. Only the ids in templates end with a full stop, so an
# id in a text is never the same as one of those.
ID = re.compile(r'[^\s"<>\\^`{|}%#\[\]]+(?<!\.)')
SIZE = re.compile(r"[1-9]\d{0,3}", re.ASCII)
TEMPLATE_SIGNS = {"_", "_-", "-_"}
START = re.compile(r"\d{1,9}", re.ASCII)  # the number of the first item


def is_datetime(value: str) -> bool:
    """Return whether a text has the form of DATETIME, and its day exists: 30 February does not."""
    if not re.fullmatch(DATETIME, value, re.VERBOSE | re.ASCII):
        return False
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return True


# functions that test the values of attributes; other attributes can have any value
ATTRIBUTE_TESTS = {
    "align": {"left", "center", "right"}.__contains__,
    "class": str.strip,  # '' is wrong
    "datetime": is_datetime,
    "dir": {"ltr", "rtl", "auto"}.__contains__,
    "id": ID.fullmatch,
    "lang": is_language_tag,
    "open": {"", "open"}.__contains__,
    "start": START.fullmatch,
    "width": SIZE.fullmatch,
}
VALUE_REMEDIES = {
    "datetime": "write a date such as 2022-01-21",
    "dir": "write ltr, rtl or auto",
    "id": "use letters, digits and hyphens",
    "lang": "write a code such as fr or pt-BR",
    "width": "write a number of pixels",
}


def has_allowed_value(tag: str, attribute: str, value: str) -> bool:
    accepts = ATTRIBUTE_TESTS.get(attribute)
    return accepts is None or bool(accepts(value))


SANITIZER = Sanitizer(
    Policy(
        tags=frozenset(INLINE | BLOCKS | MARKDOWN_SYNTAX.keys()),
        attributes={tag: frozenset(names) for tag, names in ATTRIBUTES.items()},
        attribute_predicate=has_allowed_value,
        url_schemes=URL_SCHEMES,
        on_disallowed_tag=OnDisallowed.STRIP,
    )
)


def sanitize(tree: Element) -> tuple[Element, list[str]]:
    """Return a tree with only allowed elements and attributes, and errors about the others."""
    remove_ids_of_misnamed_notes(tree)
    errors = list(remove_attributes_of_fences(tree))
    sanitized, removed = SANITIZER.sanitize_report_node(tree)
    attributes_by_tag = {}  # None among them means that the element itself was removed
    for each in removed:
        attributes = attributes_by_tag.setdefault(each.tag, [])
        if each.attribute not in attributes:
            attributes.append(each.attribute)
    for tag, attributes in attributes_by_tag.items():
        # Below a paragraph, Markdown reads {% include x %} or {%- include x -%} as attributes, and
        # changes each % in their names to _.
        if len(attributes) > 1 and not TEMPLATE_SIGNS.isdisjoint(attributes):
            errors.append(OTHER_TOOL.format("{%"))
        else:
            errors += [removal_message(tag, attribute) for attribute in attributes]
    return sanitized, errors


def removal_message(tag: str, attribute: str | None) -> str:
    """Return the message about an element that was removed, or about an attribute of it."""
    if tag == "ol" and attribute == "start":  # Markdown reads other digits, but HTML does not
        return "the numbers of a list must be written with the digits 0 to 9; correct them"
    if attribute in ATTRIBUTES["*"] + ATTRIBUTES.get(tag, []):
        remedy = VALUE_REMEDIES.get(attribute, "correct it")
        return f"the value of {attribute} in <{tag}> is not allowed in a text; {remedy}"
    if attribute == "markdown" and tag in BLOCKS:  # Markdown has not read the element
        return (
            f"Markdown is not read in this <{tag}>; put it at the margin, below a blank line,"
            ' or write markdown="1" in the element around it, too'
        )
    if attribute:
        problem = f"the attribute {attribute} of <{tag}> is not allowed in a text"
        return f"{problem}; delete it, or write \\{{ for {{ and &lt; for < if it is text"
    return f"<{tag}> is not allowed in a text; {remedy_for(tag)}"


def remove_attributes_of_fences(tree: Element) -> Iterator[str]:
    """Remove forbidden attributes of fenced code, as in ```{python} of Quarto; yield the errors."""
    for code in tree.select("pre > code"):
        others = [name for name in code.attrs if name not in ATTRIBUTES["*"]]
        for name in others:
            del code.attrs[name]
        if others:
            # The message begins with a quotation, by which error_lines.py finds the line.
            first = others[0]
            if "class" in code.attrs:
                first = "." + code.attrs["class"][0].removeprefix("language-")
            beginning = "```{" + first
            problem = f"“{beginning}” begins attributes that code cannot have"
            yield f"{problem}; write the language, as in ```python"


def remove_ids_of_misnamed_notes(tree: Element) -> None:
    """Remove the ids of notes such as [^50%], for which checks/markup.py has a better message."""
    for element in tree.select("li[id^=fn-], sup[id^=fnref]"):
        if not ID.fullmatch(element.attrs["id"]):
            del element.attrs["id"]
