"""Cities have their place on a map: a part of Europe in Lambert's equal-area projection, a unit of it 10 km."""

import json
from collections.abc import Iterable
from math import cos, radians, sin, sqrt
from pathlib import Path

LATITUDE, LONGITUDE = 52, 20  # degrees: where the projection touches the globe
RADIUS = 637.1  # of the globe, in units of the map
LEFT, TOP = 150, 110  # from the corner of the map to that place
WIDTH, HEIGHT = 280, 210
DATA = Path(__file__).parents[2] / "map"
CITIES = json.loads((DATA / "cities.json").read_text("utf-8"))  # by name: degrees north and east, the side of its name
COAST = (DATA / "coast.txt").read_text("utf-8").strip()


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return a place, given in degrees, in units of the map from its upper left corner.

    J. P. Snyder, Map Projections: A Working Manual, 1987, equations 22-4 and 24-2 to 24-4.
    """
    height, middle, turn = map(radians, (latitude, LATITUDE, longitude - LONGITUDE))
    scale = RADIUS * sqrt(2 / (1 + sin(middle) * sin(height) + cos(middle) * cos(height) * cos(turn)))
    east = scale * cos(height) * sin(turn)
    north = scale * (cos(middle) * sin(height) - sin(middle) * cos(height) * cos(turn))
    return LEFT + east, TOP - north


def locate(names: Iterable[str]) -> list[tuple[int, int, str, str]]:
    """Return the cities among names that stand on the map, each once: its place, the side of its name, its name."""
    known = [(name, *CITIES[name]) for name in dict.fromkeys(names) if name in CITIES]
    placed = [(*map(round, project(latitude, longitude)), side, name) for name, latitude, longitude, side in known]
    return [city for city in placed if 0 < city[0] < WIDTH and 0 < city[1] < HEIGHT]
