"""Reads the values and lines of an owner's settings, and deletes the bytecode of their files."""

import ast
import shutil
import sys
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from types import ModuleType
from typing import Any

PROJECT = Path(__file__).absolute().parents[2]
# Pelican loads the file of the settings as a module: pelicanconf or, for publishing, publishconf,
# which imports pelicanconf and overrides its values.
SETTINGS_MODULES = ["pelicanconf", "publishconf"]


def owner_settings() -> dict[str, Any]:
    """Return the settings that the files of the owner set or import, with their last values."""
    values = {}
    for module in loaded_modules():
        values |= {name: value for name, value in vars(module).items() if name.isupper()}
    return values


def loaded_modules() -> list[ModuleType]:
    """Return the modules of SETTINGS_MODULES that are loaded, the overriding one last."""
    return [sys.modules[name] for name in SETTINGS_MODULES if name in sys.modules]


def setting_places() -> dict[str, str]:
    """Return the file and the line that set each setting last, such as pelicanconf.py:12."""
    places = {}
    for module in loaded_modules():
        path = Path(module.__file__)
        for name, line in changed_names(path.read_bytes()):
            places[name] = f"{path.name}:{line}"
    return places


def changed_names(code: bytes) -> list[tuple[str, int]]:
    """Return the names that a program assigns or changes, with their lines, in order."""
    found = []
    for expression in changed_expressions(ast.parse(code)):
        base = base_of(expression)
        if isinstance(base, ast.Name):
            found.append((base.id, expression.lineno))
    return sorted(found, key=itemgetter(1))


def changed_expressions(program: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions that a program assigns, and the functions that it calls.

    A function can be a method that changes its object.
    """
    for node in ast.walk(program):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node  # FINISH = […]
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            yield node  # MARKDOWN["extensions"] = […]
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield node.value.func  # FINISH.append("…")


def base_of(expression: ast.expr) -> ast.expr:
    """Return what an expression such as MARKDOWN["extensions"] begins with: MARKDOWN."""
    while isinstance(expression, ast.Attribute | ast.Subscript):
        expression = expression.value
    return expression


def delete_compiled_settings() -> None:
    """Delete the bytecode beside the settings, which Python would use after a very quick edit."""
    for module in loaded_modules():
        cache = Path(module.__file__).with_name("__pycache__")
        shutil.rmtree(cache, ignore_errors=True)
