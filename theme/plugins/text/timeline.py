"""A list of days: corrections are kept as data, others drawn beside themselves, to scale in time and on a map."""

from calendar import month_abbr, month_name
from datetime import date
from pathlib import Path
from textwrap import wrap

from jinja2 import Environment, FileSystemLoader
from turbohtml import Element, Text

from ..page import COMPILED
from .map import COAST, locate
from .paragraphs import words
from .typography import printed

MONTHS = {name: number for names in (month_abbr, month_name) for number, name in enumerate(names)}
FOLDER = Path(__file__).parents[2] / "templates"
TEMPLATES = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, bytecode_cache=COMPILED)
DAY, LINE, EDGE, LETTERS = 7, 20, 10, 20  # in units of the drawing; in a line of a label, which a wide font still fits
LONGEST = 680  # of the axis, unless the labels need more
STEPS = [1, 3, *(12 * years for ten in (1, 10, 100, 1000) for years in (ten, 2 * ten, 5 * ten))]  # in months


def entry(term: Element) -> tuple[date, str] | None:
    """Return the day and the place of a term written as '2 December 2021, Stockholm'; None where it is another."""
    written, _, place = term.text.replace("\N{NO-BREAK SPACE}", " ").partition(", ")
    try:
        number, month, year = written.split()
        day = date(int(year), MONTHS[month], int(number))
    except (KeyError, ValueError):
        return None
    # HTML's checker takes other years for slips
    return (day, place) if 1000 <= day.year < 3000 and not term.select_one("*") else None


def correct(tree: Element, faults: list[str]) -> list[tuple[date, str]]:
    """Return the day and the words of each entry below the heading Corrections; one without a day is a fault."""
    found = []
    for heading in tree.xpath("//h2[normalize-space()='Corrections']"):
        heading.attrs["id"] = "corrections"
        said = heading.xpath("following-sibling::*[1]/dd")
        dated = [entry(meaning.xpath_one("preceding-sibling::dt[1]")) or ("", "") for meaning in said]
        if not dated or any(place or not day for day, place in dated):
            faults.append("a correction has no day; write 23 January 2022, and : and its words on the next line")
        found += [(day, printed(" ".join(words(list(dd)).text.split()))) for (day, _), dd in zip(dated, said) if day]
    return found


def lay_out(entries: list[tuple[date, str]]) -> dict:
    """Return where days and marks stand down the axis, and the lines of their labels, apart where days are close."""
    first, last = entries[0][0], entries[-1][0]
    labels = [wrap(f"{day.day} {day:%b}" + (place and f", {place}"), LETTERS) for day, place in entries]
    days = (last - first).days or 1
    scale = max(min(days * DAY, LONGEST), (sum(map(len, labels)) - 1) * LINE) / days
    step = next(step for step in STEPS if step * 30 * scale >= LINE)
    depth = lambda day: round(EDGE + (day - first).days * scale)  # noqa: E731
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)  # which end where the next begins
    starts = [first, *(date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0)]
    marks = [(depth(start), f"{start:{'%b %Y' if step < 12 else '%Y'}}") for start in starts]
    if len(marks) > 1 and marks[1][0] < marks[0][0] + LINE:
        del marks[0]  # its label would meet the next
    rows, free = [], 0
    for (day, _), label in zip(entries, labels, strict=True):
        row = max(depth(day), free)
        rows.append((depth(day), row, label))
        free = row + len(label) * LINE
    return {"height": free - LINE + EDGE, "marks": marks, "rows": rows, "LINE": LINE}


def draw(tree: Element) -> None:
    """Put a drawing before each list of dated entries; who hears the page is told the same by the list."""
    for listed in tree.select(":scope > dl, #corrections + dl"):
        terms = listed.select(":scope > dt")
        entries = [entry(term) for term in terms]
        if None in entries:
            continue
        for term, (day, _) in zip(terms, entries, strict=True):
            written, comma, place = term.text.partition(", ")
            term.set_text(comma + place)
            day_text = Text(written.replace(" ", "\N{NO-BREAK SPACE}"))  # the line breaks before the place
            term.insert(0, Element("time", {"datetime": day.isoformat()}, [day_text]))
        rising = len(entries) > 1 and entries == sorted(entries, key=lambda dated: dated[0])
        if rising and not listed.matches("#corrections + dl"):
            cities = locate(place for _, place in entries)
            drawn = TEMPLATES.get_template("_timeline.html").render(lay_out(entries), cities=cities, coast=COAST)
            listed.insert_adjacent_html("beforebegin", drawn)
