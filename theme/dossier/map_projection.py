"""Projects cities onto the map: Europe in Lambert's equal-area projection, one unit for 10 km."""

from collections.abc import Iterable
from math import cos, radians, sin, sqrt
from typing import NamedTuple

CENTRE_LATITUDE, CENTRE_LONGITUDE = 52, 20  # degrees: where the projection touches the globe
CENTRE_X, CENTRE_Y = 150, 110  # units from the upper left corner of the map to that point
EARTH_RADIUS = 637.1  # units
MAP_WIDTH, MAP_HEIGHT = 280, 210  # units
LETTER = 7  # units, the average width of a letter in a name
NAME_DISTANCE = 9  # units that a name needs besides its letters, as it does not touch its dot
NAME_HEIGHT = 24  # units that a name above or below its city needs


class City(NamedTuple):
    """A city in degrees, and where its name is: above, below, left or right of its dot."""

    latitude: float
    longitude: float
    side: str


class PlacedCity(NamedTuple):
    """A city on the map, in units from the upper left corner."""

    x: int
    y: int
    side: str
    name: str


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return a place, given in degrees, in units of the map from its upper left corner.

    J. P. Snyder, Map Projections: A Working Manual, 1987, equations 22-4, 22-5 and 24-2.
    """
    phi = radians(latitude)
    phi_1 = radians(CENTRE_LATITUDE)
    difference = radians(longitude - CENTRE_LONGITUDE)
    cos_distance = sin(phi_1) * sin(phi) + cos(phi_1) * cos(phi) * cos(difference)
    # At the opposite point of the globe, the cosine is -1, and the division below is by zero.
    cos_distance = max(cos_distance, -0.9)
    scale = EARTH_RADIUS * sqrt(2 / (1 + cos_distance))
    east = scale * cos(phi) * sin(difference)
    north = scale * (cos(phi_1) * sin(phi) - sin(phi_1) * cos(phi) * cos(difference))
    return CENTRE_X + east, CENTRE_Y - north


def position(city: City) -> tuple[int, int]:
    """Return where a city is on the map, in units from the upper left corner, rounded."""
    x, y = project(city.latitude, city.longitude)
    return round(x), round(y)


def is_on_map(city: City) -> bool:
    x, y = position(city)
    return 0 < x < MAP_WIDTH and 0 < y < MAP_HEIGHT


def has_room_for_name(name: str, city: City) -> bool:
    """Return whether the name of a city ends before the edges of the map."""
    x, y = position(city)
    if city.side == "above" and y < NAME_HEIGHT:
        return False
    if city.side == "below" and MAP_HEIGHT - y < NAME_HEIGHT:
        return False
    if city.side == "left":
        room = x
    elif city.side == "right":
        room = MAP_WIDTH - x
    else:  # the name is above or below the dot, and half of it is on each side
        room = 2 * min(x, MAP_WIDTH - x)
    return len(name) * LETTER + NAME_DISTANCE <= room


def place_cities(names: Iterable[str], cities: dict[str, City]) -> list[PlacedCity]:
    """Return the known cities among the names, each once, in order."""
    placed = []
    for name in dict.fromkeys(names):
        if name in cities:
            x, y = position(cities[name])
            placed.append(PlacedCity(x, y, cities[name].side, name))
    return placed
