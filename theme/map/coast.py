# /// script
# dependencies = ["shapely>=2.1"]
# ///
"""Draws coast.txt, the land of the map, from Natural Earth (public domain), as npm's world-atlas packs it.

npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz package/land-50m.json
uv run theme/map/coast.py package/land-50m.json
"""

import json
import sys
from itertools import accumulate, pairwise
from pathlib import Path

from shapely import GeometryCollection, Polygon, box, make_valid, transform, union_all

sys.path.append(str(Path(__file__).parents[1] / "dossier/render"))
from map import HEIGHT, WIDTH, project

AROUND = box(
    -14, 34, 54, 70
)  # degrees: what may reach into the map, and what the projection can show
TOLERANCE = 3.2  # units: how far a line may stray from the coast
SMALLEST = 40  # square units: of an island or a sea


def rings(topology: dict):
    """Yield the polygons of a TopoJSON file's land, each a list of rings of degrees.

    https://github.com/topojson/topojson-specification, sections 2.1.2 and 2.1.4
    """
    [scale_x, scale_y], [x0, y0] = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for arc in topology["arcs"]:  # each point is given by its distance from the one before
        xs, ys = map(accumulate, zip(*arc, strict=True))
        arcs.append([(x * scale_x + x0, y * scale_y + y0) for x, y in zip(xs, ys, strict=True)])
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            yield [
                [p for at in ring for p in (arcs[at] if at >= 0 else arcs[~at][::-1])]
                for ring in polygon
            ]


def simplified(land: GeometryCollection) -> list[Polygon]:
    """Return the land in whole units of the map, without what is too small to see."""
    shown = land.intersection(box(0, 0, WIDTH, HEIGHT)).simplify(TOLERANCE)
    return [part for part in getattr(shown, "geoms", [shown]) if part.area >= SMALLEST]


def path(polygon: Polygon) -> str:
    """Return the path data of a polygon, its coordinates relative, as they are shorter so."""
    data = ""
    for ring in (
        polygon.exterior,
        *(ring for ring in polygon.interiors if Polygon(ring).area >= SMALLEST),
    ):
        points = [(round(x), round(y)) for x, y in ring.coords[:-1]]
        steps = [
            to - at
            for one, two in pairwise(points)
            for at, to in zip(one, two, strict=True)
            if one != two
        ]
        line = " ".join(map(str, steps)).replace(" -", "-")
        data += f"M{points[0][0]} {points[0][1]}l{line}z"
    return data


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    polygons = [make_valid(Polygon(shell, holes)) for shell, *holes in rings(topology)]
    land = union_all([polygon.intersection(AROUND) for polygon in polygons])
    drawn = transform(
        land, lambda points: [project(latitude, longitude) for longitude, latitude in points]
    )
    data = "".join(map(path, simplified(drawn)))
    Path(__file__).with_name("coast.txt").write_text(f"{data}\n", "utf-8")


if __name__ == "__main__":
    main()
