"""The background page is short, dated and sourced; each tag has a short introduction with its sources."""

from datetime import datetime

import pytest
from page import text, text_without_notes


def ends_with_its_one_note(block):
    references = block.select("sup")
    return len(references) == 1 and text(block).endswith(text(references[0]))


def test_it_has_500_to_700_words_and_each_paragraph_has_one_note_with_a_link(owner_site):
    background = owner_site.page("pages/background.html")
    blocks = background.select("article :is(p, dt, dd):not([role=doc-endnotes] *, hgroup *, .deck)")
    assert 500 <= sum(len(text_without_notes(block).split()) for block in blocks) <= 700
    for block in blocks:
        assert block.tag == "dt" or ends_with_its_one_note(block), text(block)
    for note in background.select("[role=doc-endnotes] > ol > li"):
        assert note.select("a[href^=http]"), text(note)


def test_the_timeline_covers_the_round_of_talks_with_places_and_is_drawn(owner_site):
    background = owner_site.page("pages/background.html")
    terms = [term.partition(", ") for term in background.texts("dl > dt")]
    days = [datetime.strptime(day, "%d %B %Y") for day, _, _ in terms]
    assert len(days) >= 10
    assert (days[0], days[-1]) == (datetime(2021, 12, 2), datetime(2022, 2, 24))
    assert all(place for _, _, place in terms)
    timeline, map_drawing = background.select("article > figure > svg")
    assert len(timeline.select("circle")) == len(days)
    assert len(map_drawing.select("svg > text")) >= 5  # cities


def sequences(element):
    """Return each sequence of eight words."""
    words = text_without_notes(element).split()
    return {tuple(words[start : start + 8]) for start in range(len(words) - 7)}


@pytest.mark.parametrize("address", ["tag/geneva.html", "tag/nato.html", "tag/ukraine.html"])
def test_an_introduction_has_60_to_100_words_and_one_note_and_does_not_repeat_the_quotations(address, owner_site):
    page = owner_site.page(address)
    introduction = page.find("main > article > p")
    assert 60 <= len(text_without_notes(introduction).split()) <= 100
    assert ends_with_its_one_note(introduction)
    quotations = page.select("blockquote")
    assert quotations
    assert not [quotation for quotation in quotations if sequences(introduction) & sequences(quotation)]
