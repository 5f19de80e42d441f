"""The background page is short, dated and sourced, and so are the introductions of the tags."""

import re
from datetime import date, datetime
from itertools import combinations, pairwise
from math import cos, hypot, radians
from xml.etree import ElementTree

import pytest
from document import text
from markdown import Markdown
from source import PAGES, TAGS
from text import Text
from text.map import CITIES, HEIGHT, WIDTH

from pelicanconf import MARKDOWN

[BACKGROUND] = [source for source in PAGES if source.path.stem == "background"]
DATE = re.compile(
    r"\b(?:19|20)\d\d\b"
    r"|\b\d{1,2} (?:January|February|March|April|May|June)\b"
    r"|\b\d{1,2} (?:July|August|September|October|November|December)\b"
)
ROUND = date(2021, 12, 2), date(2022, 2, 24)


@pytest.fixture
def page(parsed):
    return parsed(BACKGROUND.address)


def blocks(page, tags=("p", "dt", "dd")):
    """The blocks of running text of a page's first article, its notes left out."""
    article = page.all("article")[0]
    notes = {part for tag in ("aside", "div") for note in article.iter(tag) for part in note.iter()}
    return [element for element in article.iter() if element.tag in tags and element not in notes]


def sentences(block):
    """The sentences of a block, each reference to a note as ‡."""
    marked = text(block, replaced={"sup": "‡"})
    return re.sub(r"([.!?]”?‡*)\s+(?=[A-Z“])", "\\1\n", marked).splitlines()


def notes(page):
    return page.all("div[@role='doc-endnotes']/ol/li")


def listed(*terms):
    """The page's part that a list of terms makes, and the drawing in it, if any."""
    words = "\n\n".join(f"{term}\n:   x" for term in terms)
    html = Markdown(**{**MARKDOWN, "extensions": [*MARKDOWN["extensions"], Text()]}).convert(words)
    root = ElementTree.fromstring(f"<div>{html}</div>")
    return root, root.find("figure/svg")


def test_it_has_500_to_700_words_without_notes(page):
    words = [text(block, replaced={"sup": ""}).split() for block in blocks(page)]
    assert 500 <= sum(map(len, words)) <= 700


@pytest.mark.parametrize("source", [BACKGROUND, *TAGS], ids=str)
def test_every_dated_sentence_has_its_source(source, parsed):
    dated = [
        sentence
        for block in blocks(parsed(source.address), ("p", "dd"))
        for sentence in sentences(block)
        if DATE.search(sentence)
    ]
    assert dated
    assert [sentence for sentence in dated if "‡" not in sentence] == []


def test_every_day_of_the_timeline_has_its_source(page):
    for entry in blocks(page, ("dd",)):
        assert "‡" in text(entry, replaced={"sup": "‡"})


def test_every_source_is_used_and_has_an_address(page):
    used = {a.get("href") for a in page.all("sup/a")}
    for note in notes(page):
        assert f"#{note.get('id')}" in used
        assert [a for a in note.iter("a") if a.get("href").startswith("http")], text(note)


def test_the_timeline_covers_the_round_in_order_with_places(page):
    entries = [text(term).partition(", ") for term in page.all("dl/dt")]
    days = [datetime.strptime(day, "%d %B %Y").date() for day, _, _ in entries]
    assert len(days) >= 10
    assert days == sorted(days)
    assert (days[0], days[-1]) == ROUND
    assert all(place for _, _, place in entries)


def test_its_days_can_be_read_by_a_machine(page):
    for term in page.all("dl/dt"):
        day = datetime.fromisoformat(term.find("time").get("datetime"))
        assert text(term).startswith(f"{day:%-d %B %Y}, ")


def test_the_drawing_shows_the_days_and_places_of_the_list_to_scale(page):
    timeline, _ = page.all("article/figure/svg")
    drawn = [text(label) for label in timeline.iter("text") if "," in text(label)]
    days = [datetime.fromisoformat(time.get("datetime")) for time in page.all("dl/dt/time")]
    places = [text(term).partition(", ")[2] for term in page.all("dl/dt")]
    assert drawn == [f"{day.day} {day:%b}, {place}" for day, place in zip(days, places, strict=True)]
    depths = [float(circle.get("cy")) for circle in timeline.iter("circle")]
    span = (depths[-1] - depths[0]) / (days[-1] - days[0]).days
    for day, depth in zip(days, depths, strict=True):
        assert depth == pytest.approx(depths[0] + (day - days[0]).days * span, abs=0.1)


def test_the_map_numbers_the_cities_of_the_list_in_order_of_date(page):
    _, drawing = page.all("article/figure/svg")
    places = [text(term).partition(", ")[2] for term in page.all("dl/dt")]
    cities = [place for place in dict.fromkeys(places) if place in CITIES]
    assert len(cities) >= 5
    assert [text(name) for name in drawing.findall("text")] == cities
    _, numbers = drawing.findall("g")
    assert [text(number) for number in numbers] == [f"{n}" for n in range(1, len(cities) + 1)]


def test_the_map_shows_each_city_where_it_is(page):
    """To the east and south of another by as much as on the globe, within what the projection bends."""
    _, drawing = page.all("article/figure/svg")
    discs = [(float(disc.get("cx")), float(disc.get("cy"))) for disc in drawing.iter("circle")]
    names = [text(name) for name in drawing.findall("text")]
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in discs)
    for (name, (x, y)), (other, (far_x, far_y)) in combinations(zip(names, discs, strict=True), 2):
        (latitude, longitude), (far_latitude, far_longitude) = CITIES[name], CITIES[other]
        middle = radians((latitude + far_latitude) / 2)
        kilometres = 111.2 * hypot(latitude - far_latitude, (longitude - far_longitude) * cos(middle))
        assert 10 * hypot(x - far_x, y - far_y) == pytest.approx(kilometres, rel=0.05, abs=20), (name, other)


def test_the_maps_names_meet_neither_each_other_nor_a_disc(opened):
    boxes = opened(BACKGROUND.address, viewport={"width": 1280, "height": 900}).evaluate(
        """[...document.querySelectorAll('figure svg:last-of-type :is(svg > text, circle)')].map(one => {
          const { left, top, right, bottom } = one.getBoundingClientRect()
          return [left, top, right, bottom]
        })"""
    )
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 4 or other[3] <= one[1] + 4


def test_the_map_weighs_at_most_5_kb(page):
    start = page.source.rindex("<svg")
    assert len(page.source[start : page.source.index("</svg>", start) + 6].encode()) <= 5000


@pytest.mark.parametrize(
    "terms",
    [
        ["2 December 2021", "3 December 2021"],
        ["2 December 2021, Z", "2 December 2021, A"],
        ["2 December 2021, A, B", "3 December 2021, by telephone"],
    ],
)
def test_a_list_of_days_is_drawn_and_keeps_its_words(terms):
    root, drawing = listed(*terms)
    assert [text(term) for term in root.iter("dt")] == terms
    assert [text(label) for label in drawing.iter("text")][1:] == [re.sub("ecember 2021", "ec", term) for term in terms]


@pytest.mark.parametrize(
    "terms",
    [
        ["3 December 2021, A", "2 December 2021, B"],
        ["2 December 2021, <i>A</i>", "3 December 2021, B"],
        ["2 December 2021, *A*", "3 December 2021, B"],
        ["2 December 2021, A", "In December, B"],
        ["2 December 2021, A"],
    ],
)
def test_another_list_is_left_as_it_is(terms):
    root, drawing = listed(*terms)
    assert drawing is None
    assert [text(term) for term in root.iter("dt")] == [re.sub("<.*?>|[*]", "", term) for term in terms]


@pytest.mark.parametrize(
    ("first", "last", "marks"),
    [
        ("2 December 2021", "24 February 2022", ["Dec 2021", "Jan 2022", "Feb 2022"]),
        ("30 December 2021", "2 February 2022", ["Jan 2022", "Feb 2022"]),
        ("3 May 1914", "11 November 1918", ["May 1914", "Jul 1914", "Oct 1914", "Jan 1915"]),
        ("20 November 2010", "2 December 2021", ["2011", "2012", "2013"]),
        ("1 January 1900", "31 December 1999", ["1900", "1905", "1910"]),
    ],
)
def test_a_drawing_of_many_years_is_as_tall_as_one_of_months_and_its_marks_keep_apart(first, last, marks):
    _, drawing = listed(f"{first}, A", f"{last}, B")
    assert float(drawing.get("viewBox").split()[3]) <= 700
    depths = {text(mark): float(mark.get("y")) for mark in drawing.iter("text") if mark.get("x") == "0"}
    assert list(depths)[: len(marks)] == marks
    assert all(deep - high >= 19 for high, deep in pairwise(depths.values()))


def test_the_labels_of_a_drawing_meet_neither_each_other_nor_its_edge(chromium):
    places = [
        "Saint Petersburg and the places around it",
        "A",
        "Constantinople, by telephone and by telegraph",
    ]
    _, drawing = listed(*(f"{day} December 2021, {place}" for day, place in enumerate(places, 1)))
    tab = chromium.new_page()
    drawing.set("font-family", "DejaVu Serif")  # as wide as any
    tab.set_content(ElementTree.tostring(drawing, encoding="unicode", method="html"))
    *_, width, height = map(float, drawing.get("viewBox").split())
    boxes = tab.eval_on_selector_all(
        "text[x='108']",
        "all => all.map(one => one.getBBox()).map(box => [box.x, box.y, box.width, box.height])",
    )
    tab.close()
    assert all(x + wide <= width and y + high <= height for x, y, wide, high in boxes)
    assert all(below[1] >= above[1] + 15 for above, below in pairwise(boxes))
