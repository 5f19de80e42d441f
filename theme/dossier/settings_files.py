"""The files in which an owner edits the settings: their lines, and what Python caches of them."""

import ast
import shutil
import sys
from pathlib import Path

SETTINGS_MODULES = ["publishconf", "pelicanconf"]  # the first overrides the second


def setting_place(name: str) -> str:
    """Return the file and the line that set a setting last, such as pelicanconf.py:12, or ''."""
    for module_name in SETTINGS_MODULES:
        module = sys.modules.get(module_name)
        if module:
            path = Path(module.__file__)
            lines = assigned_lines(path.read_text("utf-8"), name)
            if lines:
                return f"{path.name}:{max(lines)}"
    return ""


def assigned_lines(code: str, name: str) -> list[int]:
    """Return the numbers of the lines that assign a value to a name."""
    names = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)]
    return [node.lineno for node in names if node.id == name and isinstance(node.ctx, ast.Store)]


def forget_bytecode() -> None:
    """Remove compiled settings, which Python would use after an edit within the same second."""
    for name in SETTINGS_MODULES:
        module = sys.modules.get(name)
        if module:
            cache = Path(module.__file__).with_name("__pycache__")
            shutil.rmtree(cache, ignore_errors=True)
