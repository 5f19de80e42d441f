"""Where a place stands on the map: Lambert's equal-area projection of a part of Europe, a unit of it 10 km."""

from math import cos, radians, sin, sqrt

LATITUDE, LONGITUDE = 52, 20  # degrees: where the projection touches the globe
RADIUS = 637.1  # of the globe, in units of the map
LEFT, TOP = 150, 110  # from the corner of the map to that place
WIDTH, HEIGHT = 280, 210


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return a place, given in degrees, in units of the map from its upper left corner.

    J. P. Snyder, Map Projections: A Working Manual, 1987, equations 22-4 and 24-2 to 24-4.
    """
    height, middle, turn = map(radians, (latitude, LATITUDE, longitude - LONGITUDE))
    scale = RADIUS * sqrt(2 / (1 + sin(middle) * sin(height) + cos(middle) * cos(height) * cos(turn)))
    east = scale * cos(height) * sin(turn)
    north = scale * (cos(middle) * sin(height) - sin(middle) * cos(height) * cos(turn))
    return LEFT + east, TOP - north
