"""What this theme adds to Markdown: what is done to a text, and in which order."""

from markdown import Markdown
from markdown.extensions import Extension
from pelican.plugins import signals

from .abbreviations import FirstUse
from .figures import Figures
from .inline import Inline
from .notes import Notes
from .paragraphs import Paragraphs
from .tables import Tables
from .typography import PRINTED, Typography, typeset

# by priority, high ones first; Markdown's own footnotes have 50 and 15, attr_list 8, abbr 7, toc 5
ORDER = [
    (Notes, 12),  # when the references are linked
    (Figures, 11),
    (Tables, 10),
    (Paragraphs, 7.5),  # when the author's ids are there, before toc gives headings what ids remain
    (FirstUse, 6),  # when every use is marked
]


class Text(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        for processor, priority in ORDER:
            md.treeprocessors.register(processor(md), processor.__name__, priority)
        md.treeprocessors.register(Inline(md), "inline", 20)  # in the place of Markdown's own


def extend(pelican) -> None:
    given = pelican.settings["MARKDOWN"]  # the settings file's own, which a watching build reads again
    extensions = [*given["extensions"], Text(), Typography(substitutions=PRINTED)]
    pelican.settings["MARKDOWN"] = given | {"extensions": extensions}
    pelican.settings["JINJA_FILTERS"]["typeset"] = typeset


def register() -> None:
    signals.initialized.connect(extend)
