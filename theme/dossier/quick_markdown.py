"""Markdown, but its extensions are imported directly, which takes less time."""

from importlib import import_module

from markdown import Markdown
from markdown.extensions import Extension


class QuickMarkdown(Markdown):
    """Imports extensions by their names; Markdown would search all installed packages for each."""

    def build_extension(self, ext_name: str, configs: dict) -> Extension:
        is_short_name = "." not in ext_name  # such as tables
        path = f"markdown.extensions.{ext_name}" if is_short_name else ext_name
        try:
            module = import_module(path)
        except ImportError:  # no module: another package may have registered this name
            return super().build_extension(ext_name, configs)
        return module.makeExtension(**configs)
