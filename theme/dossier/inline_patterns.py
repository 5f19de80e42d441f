"""A Markdown extension for speed: Markdown tries only patterns whose characters a text contains.

Without it, Markdown tries each of its patterns on each piece of a text, and a large build takes a
sixth longer.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# Regular expressions, and the inline patterns of Markdown that match only texts with these.
NEEDED = {
    re.compile(r"`"): ["backtick"],
    re.compile(r"&"): ["entity"],
    re.compile(r"<"): ["autolink", "automail", "html"],
    # [id]: of a link, but not *[word]: of an abbreviation or [^id]: of a note
    re.compile(r"(?<!\*)\[(?!\^)[^\[\]]*\]:"): ["reference", "short_reference"],
    re.compile(r"\]\("): ["link"],
    re.compile(r"!\["): ["image_link", "image_reference", "short_image_ref"],
    re.compile(r"\[\^"): ["footnote"],
    re.compile(r"\\"): ["escape"],
    re.compile(r"  \n"): ["linebreak"],
}


class NeededInlinePatterns(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # 21: just before Markdown’s step html_block, 20, which replaces raw HTML
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
