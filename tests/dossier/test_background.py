"""The background page is short, dated and sourced."""

from datetime import date, datetime

import pytest
from page import text, text_without_notes
from running_text import blocks, ends_with_its_one_note

ROUND = date(2021, 12, 2), date(2022, 2, 24)


@pytest.fixture
def background(owner_site):
    return owner_site.page("pages/background.html")


def notes(page):
    return page.select("[role=doc-endnotes] > ol > li")


def entries(page):
    """The day and the place of each entry of the timeline."""
    written = [term.partition(", ") for term in page.texts("dl > dt")]
    return [(datetime.strptime(day, "%d %B %Y").date(), place) for day, _, place in written]


def test_the_article_leads_to_it_at_its_end(owner_site):
    links = owner_site.page("reasonable-dialogue.html").links("main > nav[aria-labelledby] a")
    assert links == ["./pages/background.html"]


def test_it_has_500_to_700_words_without_notes(background):
    words = [text_without_notes(block).split() for block in blocks(background)]
    assert 500 <= sum(map(len, words)) <= 700


def test_every_paragraph_and_entry_ends_with_its_one_note(background):
    for block in blocks(background, ("p", "dd")):
        assert ends_with_its_one_note(block), text(block)


def test_every_source_is_used_and_has_an_address(background):
    used = background.links("sup > a")
    for note in notes(background):
        assert f"#{note.attr('id')}" in used
        assert note.select("a[href^=http]"), text(note)


def test_the_timeline_covers_the_round_in_order_with_places(background):
    days = [day for day, _ in entries(background)]
    assert len(days) >= 10
    assert days == sorted(days)
    assert (days[0], days[-1]) == ROUND
    assert all(place for _, place in entries(background))


def test_the_drawing_shows_the_days_and_places_of_the_list(background):
    timeline, _ = background.select("article > figure > svg")
    drawn = [text(label) for label in timeline.select("text") if "," in text(label)]
    assert drawn == [f"{day.day} {day:%b}, {place}" for day, place in entries(background)]


def test_the_map_shows_five_cities_or_more_in_order_of_date(background):
    _, drawing = background.select("article > figure > svg")
    cities = [text(name) for name in drawing.select("svg > text")]
    places = [place for _, place in entries(background)]
    assert len(cities) >= 5
    assert cities == [place for place in dict.fromkeys(places) if place in cities]
