"""A Markdown extension: reads <br> as a line break, as Markdown reads two spaces before a new line.

Otherwise, <br> would be raw HTML, and the words before and after it would be one line to checks.
"""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SubstituteTagInlineProcessor

LINE_BREAK = r"(?i:<br ?/?>)\n?"


class LineBreaks(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        processor = SubstituteTagInlineProcessor(LINE_BREAK, "br")
        # The last argument is the priority. Other HTML is read at 90, after this.
        md.inlinePatterns.register(processor, "line_break_in_html", 95)
