"""A Markdown extension: leaves out inline patterns whose characters a text does not contain.

Markdown tries each inline pattern on each piece of a text, even if it can find nothing. In a small
site, that would take a twentieth of the time of a build.
"""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# The characters without which a pattern finds nothing. Other patterns are always tried.
NEEDED_CHARACTERS = {
    "autolink": "<",
    "automail": "<",
    "backtick": "`",
    "entity": "&",
    "escape": "\\",
    "footnote": "[^",
    "html": "<",
    "image_link": "![",
    "image_reference": "![",
    "line_break_in_html": "<",  # line_breaks.py
    "linebreak": "  \n",
    "link": "[",
    "reference": "[",
    "short_image_ref": "![",
    "short_reference": "[",
}


class InlinePatterns(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # The last argument is the priority: before raw HTML is replaced (20).
        md.preprocessors.register(PatternSelection(md), "inline_patterns", 21)


class PatternSelection(Preprocessor):
    """Selects the inline patterns for a text; it does not change the text."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        patterns = self.md.inlinePatterns
        unneeded = []
        for name, characters in NEEDED_CHARACTERS.items():
            if name in patterns and characters not in text:
                unneeded.append(patterns[name])
        needed = [pattern for pattern in patterns if pattern not in unneeded]
        self.md.treeprocessors["inline"].inlinePatterns = needed
        return lines
