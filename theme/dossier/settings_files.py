"""Reads the values and lines of an owner's settings, and deletes the bytecode of their files."""

import ast
import shutil
import sys
from operator import itemgetter
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).absolute().parents[2]
# Pelican loads the file of the settings as a module. The first of these imports the second and
# overrides it; if a build uses only the second, the first is not loaded.
SETTINGS_MODULES = ["publishconf", "pelicanconf"]


def owner_settings() -> dict[str, Any]:
    """Return the settings that the files of the owner set or import, with their last values."""
    values = {}
    for module_name in reversed(SETTINGS_MODULES):
        module = sys.modules.get(module_name)
        if module:
            values |= {name: value for name, value in vars(module).items() if name.isupper()}
    return values


def setting_places() -> dict[str, str]:
    """Return the file and the line that set each setting last, such as pelicanconf.py:12."""
    places = {}
    for module_name in reversed(SETTINGS_MODULES):
        module = sys.modules.get(module_name)
        if module:
            path = Path(module.__file__)
            for name, line in changed_names(path.read_bytes()):
                places[name] = f"{path.name}:{line}"
    return places


def names_that_are_read() -> set[str]:
    """Return the names that the files of the owner read, such as b in a = b or in for a in b."""
    names = set()
    for module_name in SETTINGS_MODULES:
        module = sys.modules.get(module_name)
        if module:
            for node in ast.walk(ast.parse(Path(module.__file__).read_bytes())):
                if isinstance(node, ast.Assign | ast.AugAssign):
                    names |= names_in(node.value)
                elif isinstance(node, ast.For):
                    names |= names_in(node.iter)
    return names


def names_in(expression: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}


def changed_names(code: bytes) -> list[tuple[str, int]]:
    """Return the names that a program assigns or changes, with their lines, in order."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.append((node.id, node.lineno))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            found.append((first_name(node.value.func), node.lineno))  # FINISH.append("…")
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            found.append((first_name(node), node.lineno))  # MARKDOWN["extensions"] = […]
    return sorted(found, key=itemgetter(1))


def first_name(node: ast.expr) -> str:
    """Return the name with which an expression such as MARKDOWN["extensions"] begins, or ''."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def delete_compiled_settings() -> None:
    """Delete the bytecode beside the settings, which Python would use after a very quick edit."""
    for name in SETTINGS_MODULES:
        module = sys.modules.get(name)
        if module:
            cache = Path(module.__file__).with_name("__pycache__")
            shutil.rmtree(cache, ignore_errors=True)
