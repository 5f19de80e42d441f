"""Reads the colours of the stylesheet, and puts those of the setting COLOURS in their place."""

import re
from typing import NamedTuple

from .errors import BuildError

# --ink: light-dark(#1d1c1a, #e4e1da); or --ink: #1d1c1a;
COLOUR = re.compile(
    r"""
    --(?P<role>[\w-]+): \s*
    (?: light-dark\( \s* (?P<light>.+?) \s* , \s* (?P<dark>.+?) \s* \) | (?P<both>.+?) ) \s* ;
    """,
    re.VERBOSE,
)
HEX_COLOUR = re.compile("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
# The roles whose light colours are also used in icons and share images.
DRAWN_ROLES = {"accent", "ink", "paper"}


class Colour(NamedTuple):
    """A colour as the stylesheet has it, for a light and a dark page."""

    light: str
    dark: str


def read_colours(stylesheet: str) -> dict[str, Colour]:
    """Return the colours of a stylesheet by role.

    If a role is defined twice, the first definition counts: later ones are for print.

    The result also contains other custom properties, such as --gap.

    Raises BuildError if the light colour of a drawn role is not hexadecimal.
    """
    found: dict[str, Colour] = {}
    for match in COLOUR.finditer(stylesheet):
        light = match["light"] or match["both"]
        dark = match["dark"] or match["both"]
        must_be_hexadecimal = match["role"] in DRAWN_ROLES and match["role"] not in found
        if must_be_hexadecimal and not HEX_COLOUR.fullmatch(light):
            line = stylesheet.count("\n", 0, match.start()) + 1
            example = "#861d16, or light-dark(#861d16, #f0a698)"
            raise BuildError([f"theme/css/main.css:{line}: write the colour as {example}"])
        found.setdefault(match["role"], Colour(light, dark))
    return found


def replace_colours(stylesheet: str, chosen: dict[str, tuple[str, str]]) -> str:
    """Return a stylesheet in which the first definition of each chosen role has its new colours."""
    for role, (light, dark) in chosen.items():
        pattern = re.compile(rf"--{re.escape(role)}:[^;]*;")
        stylesheet = pattern.sub(f"--{role}: light-dark({light}, {dark});", stylesheet, count=1)
    return stylesheet
