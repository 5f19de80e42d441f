"""Dated entries are drawn to scale in time, down an axis."""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from .svg import drawing, shape

WIDTH, DAY, LINE, EDGE = 280, 7, 20, 10  # in units of the drawing
AXIS, LABEL = 74, 112


def months(first: date, last: date) -> Iterator[date]:
    """Yield the first day of each month between two days."""
    for month in range(first.year * 12 + first.month, last.year * 12 + last.month):
        yield date(month // 12, month % 12 + 1, 1)


def draw_timeline(entries: list[tuple[date, str]]) -> Element:
    """Return an SVG of days and places, labels moved apart where days are close."""
    first, last = entries[0][0], entries[-1][0]

    def depth(day: date) -> float:
        return EDGE + (day - first).days * DAY

    rows = []
    for day, _ in entries:
        rows.append(max(depth(day), rows[-1] + LINE if rows else 0))
    svg = drawing(WIDTH, rows[-1] + EDGE)
    axis = shape(svg, "path")
    lines = [f"M{AXIS} {depth(first):g}V{depth(last):g}"]
    for month in [first, *months(first, last)]:
        lines.append(f"M{AXIS} {depth(month):g}h-6")
        shape(svg, "text", f"{month:%b %Y}", x=0, y=depth(month) + 5)
    for (day, place), row in zip(entries, rows, strict=True):
        lines.append(f"M{AXIS} {depth(day):g}L{LABEL - 14} {row:g}h8")
        shape(svg, "circle", cx=AXIS, cy=depth(day), r=3.5)
        shape(svg, "text", f"{day.day} {day:%b}, {place}", x=LABEL, y=row + 5)
    axis.set("d", "".join(lines))
    return svg
