"""A list of dated entries is drawn beside itself, to scale in time down an axis, and on a map."""

from calendar import month_name
from datetime import date
from html import escape
from textwrap import wrap

from turbohtml import Element, Text

from .map import CITIES, draw_map

MONTHS = [*month_name]
WIDTH, DAY, LINE, EDGE = 288, 7, 20, 10  # in units of the drawing
AXIS, LABEL, LETTERS = 74, 108, 20  # a label has so many letters a line, which a wide font still fits
LONGEST = 680  # of the axis, unless the labels need more
STEPS = [1, 3, *(12 * years for ten in (1, 10, 100, 1000) for years in (ten, 2 * ten, 5 * ten))]  # in months


def entry(term: Element) -> tuple[date, str] | None:
    """Return the day and the place of a term written as '2 December 2021, Stockholm'; None where it is another."""
    written, _, place = term.text.replace("\N{NO-BREAK SPACE}", " ").partition(", ")
    try:
        number, month, year = written.split()
        day = date(int(year), MONTHS.index(month), int(number))
    except ValueError:
        return None
    # HTML's checker takes other years for slips
    return (day, place) if 1000 <= day.year < 3000 and not term.select_one("*") else None


def draw_timeline(entries: list[tuple[date, str]]) -> str:
    """Return an SVG of days and places, labels moved apart where days are close."""
    first, last = entries[0][0], entries[-1][0]
    labels = [wrap(f"{day.day} {day:%b}" + (place and f", {place}"), LETTERS) for day, place in entries]
    days = (last - first).days or 1
    scale = max(min(days * DAY, LONGEST), (sum(map(len, labels)) - 1) * LINE) / days
    step = next(step for step in STEPS if step * 30 * scale >= LINE)

    def depth(day: date) -> float:
        return round(EDGE + (day - first).days * scale, 1)

    months = range(first.year * 12 + first.month, last.year * 12 + last.month)  # which end where the next begins
    marks = [first, *(date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0)]
    if len(marks) > 1 and depth(marks[1]) < depth(first) + LINE:
        del marks[0]  # its label would meet the next
    lines, dots, texts, free = f"M{AXIS} {depth(first):g}V{depth(last):g}", "", "", 0
    for mark in marks:
        lines += f"M{AXIS} {depth(mark):g}h-6"
        texts += f'<text x="0" y="{depth(mark) + 5:g}">{mark:{"%b %Y" if step < 12 else "%Y"}}</text>'
    for (day, _), label in zip(entries, labels, strict=True):
        row = max(depth(day), free)
        free = row + len(label) * LINE
        lines += f"M{AXIS} {depth(day):g}L{LABEL - 14} {row:g}h8"
        dots += f'<circle cx="{AXIS}" cy="{depth(day):g}" r="3.5"/>'
        for place, line in enumerate(label):
            texts += f'<text x="{LABEL}" y="{row + 5 + place * LINE:g}">{escape(line, quote=False)}</text>'
    return (
        f'<svg viewBox="0 0 {WIDTH} {free - LINE + EDGE:g}" font-size="15">'
        f'<path fill="none" stroke="var(--ink-soft)" d="{lines}"/><g fill="var(--accent)">{dots}</g>{texts}</svg>'
    )


def draw(tree: Element) -> None:
    """Put a drawing before each list of dated entries; who hears the page is told the same by the list."""
    for listed in tree.select(":scope > dl"):
        terms = listed.select(":scope > dt")
        entries = [entry(term) for term in terms]
        if len(entries) < 2 or None in entries or entries != sorted(entries, key=lambda dated: dated[0]):
            continue
        for term, (day, _) in zip(terms, entries, strict=True):
            written, comma, place = term.text.partition(", ")
            term.set_text(comma + place)
            day_text = Text(written.replace(" ", "\N{NO-BREAK SPACE}"))  # the line breaks before the place
            term.insert(0, Element("time", {"datetime": day.isoformat()}, [day_text]))
        cities = [place for place in dict.fromkeys(place for _, place in entries) if place in CITIES]
        drawn = draw_timeline(entries)
        if len(cities) > 1:
            drawn += draw_map(cities) + "<figcaption>Numbered by first date</figcaption>"
        listed.insert_adjacent_html("beforebegin", f'<figure aria-hidden="true">{drawn}</figure>')
