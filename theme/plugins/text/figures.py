"""A list of dated entries is drawn beside itself, in time and on a map, from its own words."""

from datetime import date, datetime
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

from .map import CITIES, draw_map
from .timeline import draw_timeline


def entry(term: Element) -> tuple[date, str] | None:
    """Return the day and the place of a term written as '2 December 2021, Stockholm'."""
    text = term.text or ""
    if len(term) or STX in text:  # emphasis, a link, a note, HTML put aside: no plain day and place
        return None
    written, _, place = text.partition(", ")
    try:
        day = datetime.strptime(written, "%d %B %Y").date()
    except ValueError:
        return None
    return (day, place) if 1000 <= day.year < 3000 else None  # HTML's checker takes others for slips


def drawn(entries: list[tuple[date, str]]) -> Element:
    """Return a figure of the entries, hidden from who hears the page: the list says the same."""
    figure = Element("figure", {"aria-hidden": "true"})
    figure.append(draw_timeline(entries))
    cities = [place for place in dict.fromkeys(place for _, place in entries) if place in CITIES]
    if len(cities) > 1:
        figure.append(draw_map(cities))
        SubElement(figure, "figcaption").text = "Numbered by first date"
    return figure


class Figures(Treeprocessor):
    def run(self, root: Element) -> None:
        for dated in [element for element in root if element.tag == "dl"]:
            terms = dated.findall("dt")
            entries = [entry(term) for term in terms]
            if len(entries) < 2 or None in entries:
                continue
            days = [day for day, _ in entries]
            if days != sorted(days):
                continue
            for term, day in zip(terms, days, strict=True):
                time = SubElement(term, "time", datetime=day.isoformat())
                written, comma, place = term.text.partition(", ")
                time.text = written.replace(" ", "\N{NO-BREAK SPACE}")  # the line breaks before the place
                term.text, time.tail = None, comma + place
            root.insert(list(root).index(dated), drawn(entries))
