"""A Markdown extension: a term such as 14. März 2023 does not begin a numbered list."""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

NUMBER = re.compile(r"^( {0,3}(?:\*\*)?\d+)\.(?= )")
MEANING = re.compile(r" {0,3}: ")


class NumberedTerms(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # The last argument is the priority: after fenced code (25), before checks of lines (22).
        md.preprocessors.register(NumberEscaper(md), "numbered_terms", 23)


class NumberEscaper(Preprocessor):
    """Escapes the full stop of 14. in the terms above a meaning, which begins with a colon."""

    def run(self, lines: list[str]) -> list[str]:
        escaped = []
        is_meaning_below = False
        is_term_below = False
        # The lines are read from the last to the first: first a meaning, then perhaps blank lines,
        # then its terms, then a blank line, which ends them.
        for line in reversed(lines):
            if MEANING.match(line):
                is_meaning_below = True
                is_term_below = False
            elif line.strip() and is_meaning_below:
                line = NUMBER.sub(r"\1\\.", line)
                is_term_below = True
            elif not line.strip() and is_term_below:  # a blank line above the terms
                is_meaning_below = False
            escaped.append(line)
        return escaped[::-1]
