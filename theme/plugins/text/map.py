"""Cities are drawn on a map, numbered in the order in which they are given.

The map shows a part of Europe in Lambert's equal-area projection, a unit of it 10 km.
"""

import json
from html import escape
from math import cos, radians, sin, sqrt
from pathlib import Path

LATITUDE, LONGITUDE = 52, 20  # degrees: where the projection touches the globe
RADIUS = 637.1  # of the globe, in units of the map
LEFT, TOP = 150, 110  # from the corner of the map to that place
WIDTH, HEIGHT = 280, 210
DATA = Path(__file__).parents[2] / "map"
CITIES = json.loads((DATA / "cities.json").read_text("utf-8"))  # by name: degrees north and east, the side of its name
COAST = (DATA / "coast.txt").read_text("utf-8").strip()
SIDES = {  # how a name is anchored on that side of its city, and how far from it, in units of the map
    "above": (' text-anchor="middle"', 0, -13),
    "below": (' text-anchor="middle"', 0, 23),
    "left": (' text-anchor="end"', -12, 5),
    "right": ("", 12, 5),
}


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return a place, given in degrees, in units of the map from its upper left corner.

    J. P. Snyder, Map Projections: A Working Manual, 1987, equations 22-4 and 24-2 to 24-4.
    """
    height, middle, turn = map(radians, (latitude, LATITUDE, longitude - LONGITUDE))
    scale = RADIUS * sqrt(2 / (1 + sin(middle) * sin(height) + cos(middle) * cos(height) * cos(turn)))
    east = scale * cos(height) * sin(turn)
    north = scale * (cos(middle) * sin(height) - sin(middle) * cos(height) * cos(turn))
    return LEFT + east, TOP - north


def draw_map(names: list[str]) -> str:
    """Return an SVG of the cities, each a numbered disc and a name."""
    discs = numbers = texts = ""
    for number, name in enumerate(names, 1):
        latitude, longitude, side = CITIES[name]
        x, y = map(round, project(latitude, longitude))
        anchor, right, down = SIDES[side]
        discs += f'<circle cx="{x}" cy="{y}" r="8"/>'
        numbers += f'<text x="{x}" y="{y + 4}">{number}</text>'
        texts += f'<text x="{x + right}" y="{y + down}"{anchor}>{escape(name)}</text>'
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" font-size="15">'
        f'<path d="{COAST}" fill="var(--rule)" opacity="0.45"/><g fill="var(--accent)">{discs}</g>'
        f'<g fill="var(--paper)" font-size="12" text-anchor="middle">{numbers}</g>{texts}</svg>'
    )
