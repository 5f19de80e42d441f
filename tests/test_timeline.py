"""A timeline is a list of dates, which is drawn to scale beside the list, in time and on a map."""

import json
from itertools import pairwise
from math import cos, hypot, radians

import pytest
from dossier.map_data import MapDataError, read_cities
from page import text
from reading import tree
from site_content import ROOT

LONDON = (51.51, -0.13, "right")
CITIES = json.loads((ROOT / "theme/map/cities.json").read_text("utf-8")) | {"London": LONDON}
PLACES = [*CITIES, "Berlin", "by telephone"]  # Berlin for the second time: the map shows it once
TRIP = [f"{2 + 2 * number} December 2021, {place}" for number, place in enumerate(PLACES)]
# each: the terms of a list, and the labels of its drawing
DRAWN = {
    "two places on one day": (["2 December 2021, Z", "2 Dec 2021, A"], ["2 Dec, Z", "2 Dec, A"]),
    "a comma in a place": (["2 December 2021, A, B", "3 December 2021, by post"], ["2 Dec, A, B", "3 Dec, by post"]),
    "special characters": (["2 December 2021, &lt;b>&amp;lt;", "3 December 2021"], ["2 Dec, <b>&lt;", "3 Dec"]),
}
NOT_DRAWN = [
    ["3 December 2021, A", "2 December 2021, B"],
    ["2 December 2021, A", "In December, B"],
    ["2 December 2021, A"],
]
# each: the first day, the last, and the first marks of the axis (the mark of the first day may have no room)
MARKED = [
    ("30 December 2021", "2 February 2022", ["Jan 2022", "Feb 2022"]),
    ("3 May 1914", "11 November 1918", ["Jul 1914", "Oct 1914", "Jan 1915"]),
    ("1 January 1900", "31 December 1999", ["1900", "1905", "1910"]),
]
LONG = ["1 December 2021, A", "2 December 2021, Constantinople, by telephone and by telegraph"]
CLOSE = ["1 December 2021, A", "2 December 2021, B and whatever else is there", "3 December 2021, C", "1 May 2024, D"]
# The labels of the last two overlap. Moved apart, they would overlap that of 8 December, so all three form a group.
GROUPED = ["1 December 2021", "8 December 2021", "12 December 2021", "13 December 2021"]
# each: the text of a file of cities, and the line of the error
CITIES_WITH_ERRORS = {
    "a bracket that is not closed": ('{\n"Bern": [', 2),
    "a list instead of names": ("[]", 1),
    "a city without a side": ('{\n"Bern": [46.95, 7.45]}', 2),
}
MARKS = "text[x='0']"  # the months and years of the axis
# the days and places; 108 = 10 at the edge + 8 for each of the 8 characters of “Dec 2021” + 34 beside the line
LABELS = "text[x='108']"


def listed(terms):
    return "\n\n".join(f"{term}\n:   x" for term in terms)


def drawing(terms):
    return tree(listed(terms)).select_one("figure > svg")


def kilometres(one, other):
    """Return the approximate distance between two cities on the globe."""
    north = one[0] - other[0]
    east = (one[1] - other[1]) * cos(radians((one[0] + other[0]) / 2))
    return 111.2 * hypot(north, east)


def numbers(elements, name):
    return [float(element.attr(name)) for element in elements]


@pytest.mark.parametrize(("terms", "labels"), DRAWN.values(), ids=DRAWN)
def test_a_timeline_is_drawn_but_hidden_from_screen_readers_with(terms, labels):
    drawn = drawing(terms)
    assert drawn.parent.attr("aria-hidden") == "true"
    assert [text(label) for label in drawn.select(LABELS)] == labels


@pytest.mark.parametrize("terms", NOT_DRAWN, ids=" and ".join)
def test_a_timeline_is_not_drawn(terms):
    found = tree(listed(terms))
    assert not found.select("svg")
    assert [text(term) for term in found.select("dt")] == terms


def test_a_timeline_is_drawn_if_a_place_is_an_abbreviation():
    drawn = tree(f"{listed(['2 December 2021, UN', '3 December 2021, A'])}\n\n*[UN]: United Nations\n")
    assert [text(label) for label in drawn.select(LABELS)] == ["2 Dec, UN", "3 Dec, A"]
    assert [element.text for element in drawn.select("dt > abbr")] == ["UN"]


def test_a_timeline_shows_its_days_and_months_to_scale():
    drawn = drawing(["1 December 2021", "11 December 2021", "1 January 2022"])
    first, second, last = numbers(drawn.select("circle"), "cy")
    assert second - first == pytest.approx((last - first) * 10 / 31, abs=1)
    december, january = numbers(drawn.select(MARKS), "y")
    assert january - december == last - first


@pytest.mark.parametrize(("first", "last", "marks"), MARKED, ids=[f"{first} to {last}" for first, last, _ in MARKED])
def test_a_timeline_marks_months_or_years_without_overlap_from(first, last, marks):
    drawn = drawing([f"{first}, A", f"{last}, B"])
    *_, height = drawn.attr("viewBox").split()
    assert float(height) <= 450
    written = drawn.select(MARKS)
    assert [mark.text for mark in written][: len(marks)] == marks
    assert all(below - above >= 19 for above, below in pairwise(numbers(written, "y")))


@pytest.mark.parametrize("terms", [LONG, CLOSE, GROUPED], ids=["long labels", "close days", "labels pushed up"])
def test_a_timeline_has_labels_that_overlap_neither_each_other_nor_the_edge(terms, module_page):
    module_page.set_content(f'<div style="font-family: DejaVu Serif">{drawing(terms).html}</div>')  # wide letters
    *_, width, height = module_page.eval_on_selector("svg", "svg => svg.getAttribute('viewBox').split(' ').map(Number)")
    box = "({ x, y, width, height }) => [x, y, width, height]"
    boxes = module_page.eval_on_selector_all(LABELS, f"all => all.map(one => one.getBBox()).map({box})")
    assert len(boxes) >= len(terms)
    assert all(x + wide <= width and 0 <= y and y + tall <= height for x, y, wide, tall in boxes)
    assert all(below[1] >= above[1] + 15 for above, below in pairwise(boxes))


def test_a_timeline_centres_the_labels_of_close_days_on_their_days():
    days = ["1 December 2021", "10 January 2022", "11 January 2022", "12 January 2022", "1 March 2022"]
    drawn = drawing(days)
    dots = numbers(drawn.select("circle"), "cy")
    labels = [baseline - 5 for baseline in numbers(drawn.select(LABELS), "y")]  # the middle of each label
    assert [labels[0], labels[2], labels[4]] == pytest.approx([dots[0], dots[2], dots[4]], abs=1)
    assert labels[1] < dots[1]
    assert labels[3] > dots[3]


def test_a_timeline_shows_each_city_on_the_map_where_it_is(project):
    project.write("content/pages/trip.md", f"Title: Trip\nSummary: A list.\n\n{listed(TRIP)}\n")
    project.add_settings(CITIES={"London": LONDON})
    _, map_drawing = project.build().page("pages/trip.html").select("article > figure > svg")
    assert [text(name) for name in map_drawing.select("svg > text")] == [*CITIES]  # in order of date
    assert len(map_drawing.html.encode()) <= 5000
    discs = map_drawing.select("circle")
    x = dict(zip(CITIES, numbers(discs, "cx"), strict=True))
    y = dict(zip(CITIES, numbers(discs, "cy"), strict=True))
    for name, place in CITIES.items():
        units = hypot(x[name] - x["Geneva"], y[name] - y["Geneva"])  # of ten kilometres
        assert 10 * units == pytest.approx(kilometres(place, CITIES["Geneva"]), rel=0.05, abs=20)
    assert 0 < x["London"] < x["Brussels"] < x["Berlin"] < x["Kyiv"] < x["Moscow"] < 280
    assert 0 < y["Stockholm"] < y["Berlin"] < y["Geneva"] < 210


@pytest.mark.parametrize(("written", "line"), CITIES_WITH_ERRORS.values(), ids=CITIES_WITH_ERRORS)
def test_reports_the_line_of_the_error_in_a_file_of_cities_with(written, line, tmp_path):
    (tmp_path / "cities.json").write_text(written)
    with pytest.raises(MapDataError) as found:
        read_cities(tmp_path / "cities.json")
    assert found.value.content_error.line == line


def test_a_timeline_emphasizes_a_date_in_bold_letters():
    root = tree(listed(["2 December 2021, A", "**3 December 2021, Geneva**", "4 December 2021, Kyiv"]))
    assert [term.text for term in root.select("dt:has(strong)")] == ["3\xa0December\xa02021, Geneva"]
    assert [label.text for label in root.select("svg text[font-weight]")] == ["3 Dec, Geneva", "Geneva"]


def test_a_timeline_shows_a_year_only_if_it_differs_from_the_year_before():
    root = tree(listed(["1 December 2021", "2 December 2021", "3 January 2022", "4 January 2022"]))
    hidden = [bool(term.select_one("time > span")) for term in root.select("dt")]
    assert hidden == [False, True, False, True]
    # A year at the beginning of a date is always shown.
    assert not tree(listed(["2021年12月2日", "2021年12月3日"]), "ja").select("time > span")
