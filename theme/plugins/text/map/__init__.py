"""Cities are drawn on a map, numbered in the order in which they are given."""

import json
from html import escape
from pathlib import Path
from typing import NamedTuple

from .projection import HEIGHT, WIDTH, project

FOLDER = Path(__file__).parent
CITIES = json.loads((FOLDER / "cities.json").read_text("utf-8"))  # by name: latitude, longitude in degrees
COAST = (FOLDER / "coast.txt").read_text("utf-8").strip()

LETTERS, RADIUS = 15, 8  # in units of the map, as all below
# where a name may stand by its city, in order of preference: its anchor, and how far that is away
SIDES = [("start", 12, 5), ("end", -12, 5), ("middle", 0, 23), ("middle", 0, -13)]


class Box(NamedTuple):
    """The place that a disc or a name takes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    @property
    def on_map(self) -> bool:
        return self.left >= 0 and self.top >= 0 and self.right <= WIDTH and self.bottom <= HEIGHT


def extent(name: str, anchor: str, x: float, y: float) -> Box:
    """Return what a name takes: half its size a letter, which is more than most need."""
    width = len(name) * LETTERS / 2
    left = x - width * {"start": 0, "middle": 0.5, "end": 1}[anchor]
    return Box(left, y - LETTERS * 0.8, left + width, y + LETTERS * 0.2)


def draw_map(names: list[str]) -> str:
    """Return an SVG of the cities, each a numbered disc and a name that meets no other where it can."""
    places = [tuple(map(round, project(*CITIES[name]))) for name in names]
    taken = [Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in places]
    discs = numbers = texts = ""
    for number, (name, (x, y)) in enumerate(zip(names, places, strict=True), 1):
        discs += f'<circle cx="{x}" cy="{y}" r="{RADIUS}"/>'
        numbers += f'<text x="{x}" y="{y + 4}">{number}</text>'
        sides = [(anchor, x + right, y + down) for anchor, right, down in SIDES]
        boxes = [extent(name, *side) for side in sides]
        free = [box.on_map and not any(map(box.meets, taken)) for box in boxes]
        side = free.index(True) if True in free else 0
        taken.append(boxes[side])
        anchor, right, down = sides[side]
        anchored = "" if anchor == "start" else f' text-anchor="{anchor}"'
        texts += f'<text x="{right}" y="{down}"{anchored}>{escape(name, quote=False)}</text>'
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" font-size="{LETTERS}">'
        f'<path d="{COAST}" fill="var(--rule)" opacity="0.45"/><g fill="var(--accent)">{discs}</g>'
        f'<g fill="var(--paper)" font-size="12" text-anchor="middle">{numbers}</g>{texts}</svg>'
    )
