"""Cities are drawn on a map, numbered in the order in which they are given."""

import json
from html import escape
from pathlib import Path

from .projection import HEIGHT, WIDTH, project

DATA = Path(__file__).parents[2] / "map"
CITIES = json.loads((DATA / "cities.json").read_text("utf-8"))  # by name: degrees north and east, the side of its name
COAST = (DATA / "coast.txt").read_text("utf-8").strip()
SIDES = {  # how a name is anchored on that side of its city, and how far from it, in units of the map
    "above": (' text-anchor="middle"', 0, -13),
    "below": (' text-anchor="middle"', 0, 23),
    "left": (' text-anchor="end"', -12, 5),
    "right": ("", 12, 5),
}


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
