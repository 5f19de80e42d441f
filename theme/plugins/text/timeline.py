"""A list of dated entries is drawn to scale in time, above itself, from its own words."""

from datetime import date, datetime
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

# in units of the drawing, which scales with the page
WIDTH, DAY, LINE, EDGE, LETTERS = 280, 7, 20, 10, 15
AXIS, LABEL = 74, 112


def entry(term: Element) -> tuple[date, str] | None:
    """Return the day and the place of a term written as '2 December 2021, Stockholm'."""
    if len(term):  # emphasis, a link or a note: no plain day and place
        return None
    day, _, place = (term.text or "").partition(", ")
    try:
        return datetime.strptime(day, "%d %B %Y").date(), place
    except ValueError:
        return None


def months(first: date, last: date):
    """Yield the first day of each month between two days."""
    for month in range(first.year * 12 + first.month, last.year * 12 + last.month):
        yield date(month // 12, month % 12 + 1, 1)


def shape(parent: Element, tag: str, text: str = "", **attributes: float) -> Element:
    element = SubElement(parent, tag, {name: f"{value:g}" for name, value in attributes.items()})
    element.text = text
    return element


def drawing(entries: list[tuple[date, str]]) -> Element:
    """Return an SVG of the entries: days down an axis, labels moved apart where days are close."""
    first, last = entries[0][0], entries[-1][0]

    def depth(day: date) -> float:
        return EDGE + (day - first).days * DAY

    rows = []
    for day, _ in entries:
        rows.append(max(depth(day), rows[-1] + LINE if rows else 0))
    height = rows[-1] + EDGE
    svg = Element("svg", {"viewBox": f"0 0 {WIDTH} {height:g}", "aria-hidden": "true"})
    svg.set("font-size", str(LETTERS))
    lines = [f"M{AXIS} {depth(first):g}V{depth(last):g}"]
    for month in [first, *months(first, last)]:
        lines.append(f"M{AXIS} {depth(month):g}h-6")
        shape(svg, "text", f"{month:%b %Y}", x=0, y=depth(month) + 5)
    for (day, place), row in zip(entries, rows, strict=True):
        lines.append(f"M{AXIS} {depth(day):g}L{LABEL - 14} {row:g}h8")
        shape(svg, "circle", cx=AXIS, cy=depth(day), r=3.5)
        shape(svg, "text", f"{day.day} {day:%b}, {place}", x=LABEL, y=row + 5)
    svg.insert(0, Element("path", d="".join(lines)))
    return svg


class Timeline(Treeprocessor):
    def run(self, root: Element) -> None:
        for dated in [element for element in root if element.tag == "dl"]:
            terms = dated.findall("dt")
            entries = [entry(term) for term in terms]
            if len(entries) < 2 or None in entries or entries != sorted(entries):
                continue
            for term, (day, place) in zip(terms, entries, strict=True):
                time = shape(term, "time", term.text.partition(", ")[0])
                time.set("datetime", day.isoformat())
                term.text, time.tail = None, f", {place}"
            figure = Element("figure")
            figure.append(drawing(entries))
            root.insert(list(root).index(dated), figure)
