"""Markdown tries each inline pattern on each piece of a text: here only those whose sign the text has."""

import re
import tomllib
from pathlib import Path
from types import SimpleNamespace

from markdown import Markdown
from markdown.extensions import Extension

SIGNS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


class Inline(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        def choose(lines: list[str]) -> list[str]:
            text = "\n".join(lines)
            absent = " ".join(names for sign, names in SIGNS.items() if not re.search(sign, text)).split()
            unused = [md.inlinePatterns[name] for name in absent]
            md.treeprocessors["inline"].inlinePatterns = [each for each in md.inlinePatterns if each not in unused]
            return lines

        md.preprocessors.register(SimpleNamespace(run=choose), "choose", 21)  # before HTML is put aside
