"""A Markdown extension: an apostrophe in the address of a link does not begin a title.

In [text](https://…/Rosemary's_Baby_(film)), Markdown reads everything after the apostrophe as a
title, if another apostrophe is in the paragraph. In CommonMark, a space is before each title.
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

# An address without spaces, in which each opening parenthesis is closed.
ADDRESS_ALONE = re.compile(r"\(\s*([^\s()<][^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\s*\)")


class LinkAddresses(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # These two take the place of Markdown's own; the last argument is the priority.
        md.inlinePatterns.register(LinkProcessor(LINK_RE, md), "link", 160)
        md.inlinePatterns.register(ImageProcessor(IMAGE_LINK_RE, md), "image_link", 150)


class LinkProcessor(LinkInlineProcessor):
    """A link, whose address is read as described above."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        """Return the address, the title, the position after both, and whether they were found."""
        found = ADDRESS_ALONE.match(data, index)
        if not found:
            return super().getLink(data, index)
        return self.unescape(found[1]), None, found.end(), True


class ImageProcessor(LinkProcessor, ImageInlineProcessor):
    """A picture: LinkProcessor reads its address, and ImageInlineProcessor makes the <img>."""
