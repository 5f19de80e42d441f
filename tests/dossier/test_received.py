"""The article stands as it was received, with the editors' notes beside it."""

import re

import pytest
from catalogue import GIVEN
from document import text

NOTED = ["two hours", "palace", "we will present", "tens of thousands", "last"]


@pytest.fixture
def page(given):
    return given.page("reasonable-dialogue.html")


@pytest.fixture
def received():
    """The parts of the file that was received: headline, second heading, paragraphs, code."""
    return (GIVEN.folder / "reasonable-dialogue.txt").read_text("utf-8").split("\n\n")


def paragraphs(page):
    return [element for element in page.one("article") if element.tag == "p" and element.get("id")]


def notes(page):
    return page.all("aside//li")


def test_its_headline_is_the_one_received(page, received):
    assert text(page.one("h1")) == received[0]


def test_its_paragraphs_are_those_received_word_for_word(page, received):
    assert [text(paragraph, replaced={"sup": ""}) for paragraph in paragraphs(page)] == received[2:-1]


def test_its_file_is_kept_beside_it_and_is_not_published(given):
    assert [path.name for path in given.folder.rglob("*.txt")] == ["robots.txt"]


def test_its_second_heading_and_its_last_line_are_told_at_its_end(page, received):
    about = page.one("article")[-1]
    assert text(about.find("h2")) == "About this text"
    for leftover in received[1], received[-1]:
        assert leftover.strip() in text(about)


def test_read_also_has_the_look_of_a_hint_and_no_link(page, received):
    [hint] = page.all("p[@class='hint']")
    assert text(hint) in received
    assert [a.get("class") for a in hint.iter("a")] == ["mark"]


def test_it_has_five_to_eight_notes_and_each_names_its_source(page):
    assert 5 <= len(notes(page)) <= 8
    for note in notes(page):
        assert [a for a in note.iter("a") if a.get("href").startswith("http")], text(note)


@pytest.mark.parametrize("words", NOTED)
def test_a_note_gives_the_record_on(words, page):
    quoted = [text(strong) for note in notes(page) for strong in note.iter("strong")]
    assert any(words in quotation for quotation in quoted)


def test_its_notes_stand_under_five_paragraphs_and_more(page):
    assert [block.tag for block in page.one("article")].count("aside") >= 5


def test_french_words_are_marked_as_french(page):
    marked = [text(element) for element in page.root.iter() if element.get("lang") == "fr"]
    assert "pas de deux" in marked
    assert not re.search("pas de deux", text(page.root, replaced={"i": "", "em": "", "span": "", "head": ""}))
