"""Dated entries are drawn to scale in time, down an axis."""

from collections.abc import Iterator
from datetime import date
from textwrap import wrap
from xml.etree.ElementTree import Element

from .svg import drawing, shape

WIDTH, DAY, LINE, EDGE = 288, 7, 20, 10  # in units of the drawing
AXIS, LABEL, LETTERS = 74, 108, 20  # a label has so many letters a line, which a wide font still fits
LONGEST = 680  # of the axis, unless the labels need more
STEPS = [1, 3, *(12 * years for ten in (1, 10, 100, 1000) for years in (ten, 2 * ten, 5 * ten))]  # in months


def months(first: date, last: date, step: int) -> Iterator[date]:
    """Yield the first day of each month between two days, or of every third, or of every twelfth."""
    for month in range(first.year * 12 + first.month, last.year * 12 + last.month):
        if month % step == 0:
            yield date(month // 12, month % 12 + 1, 1)


def draw_timeline(entries: list[tuple[date, str]]) -> Element:
    """Return an SVG of days and places, labels moved apart where days are close."""
    first, last = entries[0][0], entries[-1][0]
    labels = [wrap(f"{day.day} {day:%b}" + (place and f", {place}"), LETTERS) for day, place in entries]
    days = (last - first).days or 1
    scale = max(min(days * DAY, LONGEST), (sum(map(len, labels)) - 1) * LINE) / days
    step = next(step for step in STEPS if step * 30 * scale >= LINE)

    def depth(day: date) -> float:
        return round(EDGE + (day - first).days * scale, 1)

    rows, free = [], 0
    for (day, _), label in zip(entries, labels, strict=True):
        rows.append(max(depth(day), free))
        free = rows[-1] + len(label) * LINE
    marks = [first, *months(first, last, step)]
    if len(marks) > 1 and depth(marks[1]) < depth(first) + LINE:
        del marks[0]  # its label would meet the next
    svg = drawing(WIDTH, free - LINE + EDGE)
    axis = shape(svg, "path", fill="none", stroke="var(--ink-soft)")
    dots = shape(svg, "g", fill="var(--accent)")
    lines = [f"M{AXIS} {depth(first):g}V{depth(last):g}"]
    for mark in marks:
        lines.append(f"M{AXIS} {depth(mark):g}h-6")
        shape(svg, "text", f"{mark:%b %Y}" if step < 12 else f"{mark:%Y}", x=0, y=depth(mark) + 5)
    for (day, _), label, row in zip(entries, labels, rows, strict=True):
        lines.append(f"M{AXIS} {depth(day):g}L{LABEL - 14} {row:g}h8")
        shape(dots, "circle", cx=AXIS, cy=depth(day), r=3.5)
        for number, line in enumerate(label):
            shape(svg, "text", line, x=LABEL, y=row + 5 + number * LINE)
    axis.set("d", "".join(lines))
    return svg
