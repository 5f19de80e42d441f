"""A Markdown extension: a backslash escapes any punctuation mark, as in CommonMark.

Pandoc, Google Docs and other tools escape more characters than Markdown knows, as in It\\'s.
"""

from string import punctuation

from markdown import Markdown
from markdown.extensions import Extension


class Escapes(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.ESCAPED_CHARS = list(punctuation)


def makeExtension(**options) -> Extension:
    """Return the extension; Markdown calls this for the setting MARKDOWN in theme/settings.py."""
    return Escapes(**options)
