# /// script
# dependencies = ["shapely>=2.2"]
# ///
"""Draws coast.txt, the land of the map.

The data is from Natural Earth, in the public domain; the npm package world-atlas contains it.

npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz package/land-50m.json
uv run theme/map/coast.py package/land-50m.json
"""

import json
import sys
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path

from shapely import (
    Geometry,
    Polygon,
    box,
    coverage_simplify,
    make_valid,
    transform,
    union_all,
)

# not dossier.map_projection: dossier/__init__.py imports Pelican, which this script does not need
sys.path.append(str(Path(__file__).parents[1] / "dossier"))
from map_projection import MAP_HEIGHT, MAP_WIDTH, project

Point = tuple[float, float]
Ring = list[Point]

# degrees: larger than the map, but small enough for the projection
REGION = box(-14, 34, 54, 70)
# units of the map: bays and headlands smaller than a square with this side are left out
TOLERANCE = 8
SMALLEST_AREA = 60  # square units: smaller islands and seas are left out
# units of the map: coordinates are divided by this, because smaller numbers are shorter to write;
# _timeline.html multiplies them again
GRID = 2


def read_polygons(topology: dict) -> Iterator[list[Ring]]:
    """Yield each polygon of a TopoJSON file's land: its outline and its holes, in degrees.

    https://github.com/topojson/topojson-specification, sections 2.1.2 and 2.1.4
    """
    arcs = [decode_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            yield [join_arcs(ring, arcs) for ring in polygon]


def decode_arc(arc: list, transformation: dict) -> Ring:
    """Return the points of an arc, which gives each as its distance from the one before."""
    x_scale, y_scale = transformation["scale"]
    x_origin, y_origin = transformation["translate"]
    x_steps, y_steps = zip(*arc, strict=True)
    positions = zip(accumulate(x_steps), accumulate(y_steps), strict=True)
    return [(x * x_scale + x_origin, y * y_scale + y_origin) for x, y in positions]


def join_arcs(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Return the ring that arcs form; a negative number means that the arc ~number is reversed."""
    ring = []
    for number in numbers:
        if number >= 0:
            ring.extend(arcs[number])
        else:
            ring.extend(reversed(arcs[~number]))
    return ring


def project_points(points: list[Point]) -> list[Point]:
    return [project(latitude, longitude) for longitude, latitude in points]


def simplify(land: Geometry) -> list[Polygon]:
    """Return the land on the map, without what is too small to see."""
    [simplified] = coverage_simplify([land], TOLERANCE)
    visible = make_valid(simplified).intersection(box(0, 0, MAP_WIDTH, MAP_HEIGHT))
    parts = getattr(visible, "geoms", [visible])
    return [part for part in parts if part.area >= SMALLEST_AREA]


def polygon_path(polygon: Polygon) -> str:
    """Return a polygon as the data of an SVG path."""
    holes = [ring for ring in polygon.interiors if Polygon(ring).area >= SMALLEST_AREA]
    paths = [ring_path(ring.coords[:-1]) for ring in [polygon.exterior, *holes]]
    return "".join(paths)


def ring_path(points: list[Point]) -> str:
    """Return a ring as the data of an SVG path, in relative coordinates, which are shorter."""
    rounded = [(round(x / GRID), round(y / GRID)) for x, y in points]
    steps = []
    for point, next_point in pairwise(rounded):
        if point != next_point:
            steps.append(str(next_point[0] - point[0]))
            steps.append(str(next_point[1] - point[1]))
    start = f"{rounded[0][0]} {rounded[0][1]}"
    line = " ".join(steps).replace(" -", "-")
    return f"M{start}l{line}z"


def main(source: str) -> None:
    topology = json.loads(Path(source).read_text("utf-8"))
    polygons = []
    for outline, *holes in read_polygons(topology):
        polygon = make_valid(Polygon(outline, holes))
        polygons.append(polygon.intersection(REGION))
    land = transform(union_all(polygons), project_points)
    paths = [polygon_path(polygon) for polygon in simplify(land)]
    coast = Path(__file__).with_name("coast.txt")
    coast.write_text("".join(paths) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
