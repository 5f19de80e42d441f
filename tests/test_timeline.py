"""A list of days is drawn to scale beside itself, in time and on a map; its words stay a list."""

import json
import re
from datetime import datetime
from itertools import combinations, pairwise
from math import acos, atan2, cos, hypot, radians, sin

import pytest
from document import text
from dossier.render import map as globe
from reading import tree

CITIES = {  # latitude, longitude, the side of the name
    "Berlin": [52.52, 13.4, "right"],
    "Brussels": [50.85, 4.35, "below"],
    "Geneva": [46.2, 6.14, "right"],
    "Kyiv": [50.45, 30.52, "right"],
    "Moscow": [55.76, 37.62, "left"],
    "Stockholm": [59.33, 18.07, "above"],
}
BEYOND = {"Lisbon": [38.72, -9.14, "left"], "Tbilisi": [41.69, 44.8, "left"], "Tromso": [69.65, 18.96, "left"]}
PLACES = [*CITIES, *BEYOND, next(iter(CITIES)), "by telephone"]
TRIP = [f"{2 + 2 * number} December 2021, {place}" for number, place in enumerate(PLACES)]

DRAWN = [
    ["2 December 2021", "3 December 2021"],
    ["2 December 2021, Z", "2 December 2021, A"],
    ["2 December 2021, A, B", "3 December 2021, by telephone"],
    ["2 Dec 2021, A", "3 December 2021"],
]
LEFT = [
    ["3 December 2021, A", "2 December 2021, B"],
    ["2 December 2021, <i>A</i>", "3 December 2021, B"],
    ["2 December 2021, *A*", "3 December 2021, B"],
    ["2 December 2021, A", "In December, B"],
    ["2 December 2021, A"],
]
# each: the first day, the last, and the first marks of the axis
MARKED = [
    ("2 December 2021", "24 February 2022", ["Dec 2021", "Jan 2022", "Feb 2022"]),
    ("30 December 2021", "2 February 2022", ["Jan 2022", "Feb 2022"]),
    ("3 May 1914", "11 November 1918", ["May 1914", "Jul 1914", "Oct 1914", "Jan 1915"]),
    ("20 November 2010", "2 December 2021", ["2011", "2012", "2013"]),
    ("1 January 1900", "31 December 1999", ["1900", "1905", "1910"]),
]
LONG = [
    "1 December 2021, Saint Petersburg and the places around it",
    "2 December 2021, A",
    "3 December 2021, Constantinople, by telephone and by telegraph",
]
CLOSE = ["1 December 2021, A", "2 December 2021, B and whatever else is there", "3 December 2021, C", "1 May 2024, D"]
LISTS = [*DRAWN, *LEFT, *([f"{first}, A", f"{last}, B"] for first, last, _ in MARKED), TRIP, LONG, CLOSE]


@pytest.fixture(scope="module")
def lists(bench):
    """How to get the page of a list of terms."""
    for number, terms in enumerate(LISTS):
        words = "\n\n".join(f"{term}\n:   x" for term in terms)
        bench.write(f"content/pages/days-{number}.md", f"Title: Days\nSummary: A list.\n\n{words}\n")
    bench.write("theme/map/cities.json", json.dumps(CITIES | BEYOND))
    made = bench.make("html")
    assert made.returncode == 0, made.stderr
    return lambda terms: bench.page(f"pages/days-{LISTS.index(terms)}.html")


@pytest.fixture
def trip(lists):
    return lists(TRIP)


@pytest.fixture
def timeline(trip):
    return trip.all("article/figure/svg")[0]


@pytest.fixture
def map(trip):
    return trip.all("article/figure/svg")[1]


def joined(label):
    """The words of a label in a drawing, which may stand on several lines."""
    return " ".join(filter(None, (part.strip() for part in label.itertext())))


@pytest.mark.parametrize("terms", DRAWN, ids=" and ".join)
def test_is_drawn_and_keeps_its_words(terms, lists):
    page = lists(terms)
    assert [text(term) for term in page.all("article//dt")] == terms
    labels = [joined(label) for label in page.one("figure/svg").iter("text")][1:]
    assert labels == [re.sub("ec(ember)? 2021", "ec", term) for term in terms]


@pytest.mark.parametrize("terms", LEFT, ids=" and ".join)
def test_is_left_as_it_is_where_it_is_none_such_as(terms, lists):
    page = lists(terms)
    assert page.all("article//svg") == []
    assert [text(term) for term in page.all("article//dt")] == [re.sub("<.*?>|[*]", "", term) for term in terms]


def test_can_be_read_by_a_machine_and_a_person(trip):
    for term in trip.all("article//dt"):
        day = datetime.fromisoformat(term.find("time").get("datetime"))
        assert text(term).startswith(f"{day:%-d %B %Y}, ")


def test_is_drawn_for_the_eye_alone(trip):
    assert trip.one("article/figure").get("aria-hidden") == "true"


def test_shows_its_days_to_scale(trip, timeline):
    days = [datetime.fromisoformat(time.get("datetime")) for time in trip.all("article//dt/time")]
    depths = [float(circle.get("cy")) for circle in timeline.iter("circle")]
    span = (depths[-1] - depths[0]) / (days[-1] - days[0]).days
    for day, depth in zip(days, depths, strict=True):
        assert depth == pytest.approx(depths[0] + (day - days[0]).days * span, abs=1)  # a unit of the drawing


@pytest.mark.parametrize(("first", "last", "marks"), MARKED)
def test_has_marks_for_months_or_years_apart_from_each_other(first, last, marks, lists):
    drawing = lists([f"{first}, A", f"{last}, B"]).one("article/figure/svg")
    assert float(drawing.get("viewbox", drawing.get("viewBox")).split()[3]) <= 700
    depths = {joined(mark): float(mark.get("y")) for mark in drawing.iter("text") if mark.get("x") == "0"}
    assert list(depths)[: len(marks)] == marks
    assert all(deep - high >= 19 for high, deep in pairwise(depths.values()))


@pytest.mark.parametrize("terms", [LONG, CLOSE], ids=["long labels", "days close to each other"])
def test_has_labels_that_meet_neither_each_other_nor_its_edge(terms, lists, page):
    source = lists(terms).source
    drawing = source[source.index("<svg") : source.index("</svg>") + 6]
    page.set_content(f'<div style="font-family: DejaVu Serif">{drawing}</div>')  # as wide as any
    *_, width, height = page.eval_on_selector("svg", "svg => svg.getAttribute('viewBox').split(' ').map(Number)")
    boxes = page.eval_on_selector_all(
        "text[x='108']",
        "all => all.map(one => one.getBBox()).map(box => [box.x, box.y, box.width, box.height])",
    )
    assert len(boxes) >= len(terms)
    assert all(x + wide <= width and y + high <= height for x, y, wide, high in boxes)
    assert all(below[1] >= above[1] + 15 for above, below in pairwise(boxes))


def test_has_the_signs_of_a_place_as_they_are_written():
    drawing = tree("2 December 2021, A &lt;b>&amp;lt;\n:   x\n\n3 December 2021, B\n:   x").select_one("figure")
    assert [label.text for label in drawing.select("text[x='108']")] == ["2 Dec, A <b>&lt;", "3 Dec, B"]


def discs(map):
    return [(float(disc.get("cx")), float(disc.get("cy"))) for disc in map.iter("circle")]


def test_names_its_cities_on_the_map_in_order_of_date(map):
    assert [text(name) for name in map.findall("text")] == [*CITIES]


def test_shows_each_city_on_the_map_where_it_is(map):
    """To the east and south of another by as much as on the globe, within what the projection bends."""
    *_, width, height = [float(number) for number in map.get("viewbox", map.get("viewBox")).split()]
    assert all(0 < x < width and 0 < y < height for x, y in discs(map))
    for (name, (x, y)), (other, (far_x, far_y)) in combinations(zip(CITIES, discs(map), strict=True), 2):
        (latitude, longitude), (far_latitude, far_longitude) = CITIES[name][:2], CITIES[other][:2]
        middle = radians((latitude + far_latitude) / 2)
        kilometres = 111.2 * hypot(latitude - far_latitude, (longitude - far_longitude) * cos(middle))
        assert 10 * hypot(x - far_x, y - far_y) == pytest.approx(kilometres, rel=0.05, abs=20), (name, other)
        if abs(longitude - far_longitude) > 10:  # where north is much the same way
            assert (x > far_x) == (longitude > far_longitude), (name, other)
        if abs(latitude - far_latitude) > 5:
            assert (y < far_y) == (latitude > far_latitude), (name, other)


@pytest.mark.parametrize("name", [*CITIES, *BEYOND])
def test_shows_a_city_where_an_azimuthal_equal_area_projection_has_it(name):
    latitude, longitude = (CITIES | BEYOND)[name][:2]
    one, other, turn = radians(globe.CENTRE_LATITUDE), radians(latitude), radians(longitude - globe.CENTRE_LONGITUDE)
    angle = acos(sin(one) * sin(other) + cos(one) * cos(other) * cos(turn))
    azimuth = atan2(cos(other) * sin(turn), cos(one) * sin(other) - sin(one) * cos(other) * cos(turn))
    x, y = globe.project(latitude, longitude)
    assert hypot(x - globe.CENTRE_X, y - globe.CENTRE_Y) == pytest.approx(2 * globe.EARTH_RADIUS * sin(angle / 2))
    assert atan2(x - globe.CENTRE_X, globe.CENTRE_Y - y) == pytest.approx(azimuth)


def test_has_names_on_the_map_that_meet_neither_each_other_nor_a_disc(lists, bench, page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((bench.output / f"pages/days-{LISTS.index(TRIP)}.html").as_uri())
    boxes = page.evaluate(
        """[...document.querySelectorAll('figure svg:last-of-type :is(svg > text, circle)')].map(one => {
          const { left, top, right, bottom } = one.getBoundingClientRect()
          return [left, top, right, bottom]
        })"""
    )
    assert len(boxes) == 2 * len(CITIES)
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 4 or other[3] <= one[1] + 4


def test_has_a_map_of_at_most_5_kb(trip):
    start = trip.source.rindex("<svg")
    assert len(trip.source[start : trip.source.index("</svg>", start) + 6].encode()) <= 5000


def test_emphasizes_a_date_in_stars():
    words = "2 December 2021, A\n:   x\n\n**3 December 2021, Geneva**\n:   y\n\n4 December 2021, Kyiv\n:   z"
    root = tree(words)
    assert [term.text for term in root.select("dt:has(strong)")] == ["3\xa0December\xa02021, Geneva"]
    emphasized = [label.text for label in root.select("svg text[font-weight]")]
    assert emphasized == ["3 Dec, Geneva", "Geneva"]


def test_shows_a_year_only_where_it_is_new():
    days = ["1 December 2021", "2 December 2021", "3 January 2022", "4 January 2022"]
    root = tree("\n\n".join(f"{day}, A\n:   x" for day in days))
    hidden = [bool(term.select_one("time > span")) for term in root.select("dt")]
    assert hidden == [False, True, False, True]
