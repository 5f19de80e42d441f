"""The background page is short, dated and sourced, and so are the introductions of the tags."""

import re
from datetime import date, datetime

import pytest
from document import text
from source import PAGES, TAGS

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
    drawn = [text(label) for label in page.all("article/figure/svg/text") if "," in text(label)]
    days = [datetime.fromisoformat(time.get("datetime")) for time in page.all("dl/dt/time")]
    places = [text(term).partition(", ")[2] for term in page.all("dl/dt")]
    assert drawn == [f"{day.day} {day:%b}, {place}" for day, place in zip(days, places, strict=True)]
    depths = [float(circle.get("cy")) for circle in page.all("article/figure/svg/circle")]
    span = (depths[-1] - depths[0]) / (days[-1] - days[0]).days
    for day, depth in zip(days, depths, strict=True):
        assert depth == pytest.approx(depths[0] + (day - days[0]).days * span, abs=0.1)
