"""A Markdown extension that reads quotation marks in the address of a link as CommonMark does.

In [text](https://…/Rosemary's_Baby_(film)), Markdown reads everything after the apostrophe as a
title, if another apostrophe is in the paragraph. In CommonMark, a space is before each title, and
an address without <> contains no space: https://spec.commonmark.org/0.31.2/#link-destination
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    LINK_RE,
    ImageInlineProcessor,
    LinkInlineProcessor,
)

ADDRESS_AND_TITLE = re.compile(
    r"""
    \( \s* (?: <(?P<bracketed>[^<>]*)> | (?P<address>[^\s<]\S*) )
    \s+ (?P<quote>["']) (?P<title>.*?) (?P=quote) \s* \)
    """,
    re.DOTALL | re.VERBOSE,
)


class LinkAddresses(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # These two take the place of Markdown's own; the last argument is the priority.
        md.inlinePatterns.register(LinkProcessor(LINK_RE, md), "link", 160)
        md.inlinePatterns.register(ImageProcessor(IMAGE_LINK_RE, md), "image_link", 150)


class LinkProcessor(LinkInlineProcessor):
    """A link, whose address is read as described above."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        """Return the address, the title, the position after both, and whether they were found.

        index: the position just after [text], where the parenthesis is if an address follows.
        """
        end = end_of_address(data, index)
        if end:
            address = data[index + 1 : end - 1]
            return self.unescape(address), None, end, True
        found = ADDRESS_AND_TITLE.match(data, index)
        if found:
            address = self.unescape(found["bracketed"] or found["address"] or "")
            title = " ".join(self.unescape(found["title"]).split())
            return address, title, found.end(), True
        address, title, end, is_found = super().getLink(data, index)
        # Markdown also finds a title that directly follows the address. In CommonMark, that is no
        # title, so this is no link. But an address that contains a space stays a link: links.py
        # reports it.
        if title is not None and " " not in address:
            is_found = False
        return address, title, end, is_found


class ImageProcessor(LinkProcessor, ImageInlineProcessor):
    """A picture: LinkProcessor reads its address, and ImageInlineProcessor makes the <img>."""


def end_of_address(text: str, start: int) -> int:
    """Return the position after an address in parentheses.

    Return 0 if the parentheses are not closed, begin with <, or contain a space, after which a
    title may follow.
    """
    if not text.startswith("(", start) or text.startswith("(<", start):
        return 0
    before_space = text[start:].split(maxsplit=1)[0]
    end = before_space.find(")") + 1
    while end:
        address = before_space[:end]
        if address.count("(") == address.count(")"):
            return start + end
        end = before_space.find(")", end) + 1
    return 0
