"""A Markdown extension for speed: Markdown tries only patterns whose characters a text contains.

Without it, Markdown tries each of its patterns on each piece of a text, and a large build takes a
sixth longer.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# Markdown's inline patterns, by the characters without which they match nothing.
NEEDED = {
    re.compile(r"`"): ["backtick"],
    re.compile(r"&"): ["entity"],
    re.compile(r"<"): ["autolink", "automail", "html"],
    # the definition of a link, but not that of a note ([^) or an abbreviation (*[)
    re.compile(r"\[(?<!\*\[)(?!\^)[^\[\]]*\]:"): ["reference", "short_reference"],
    re.compile(r"\]\("): ["link"],
    re.compile(r"!\["): ["image_link", "image_reference", "short_image_ref"],
    re.compile(r"\[\^"): ["footnote"],
    re.compile(r"\\"): ["escape"],
    re.compile(r"  \n"): ["linebreak"],
}


class NeededInlinePatterns(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # 21: before raw HTML is replaced
        md.preprocessors.register(PatternSelector(md), "needed_inline_patterns", 21)


class PatternSelector(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        unused = []
        for needed, names in NEEDED.items():
            if not needed.search(text):
                unused += [self.md.inlinePatterns[name] for name in names]
        used = [pattern for pattern in self.md.inlinePatterns if pattern not in unused]
        self.md.treeprocessors["inline"].inlinePatterns = used
        return lines
