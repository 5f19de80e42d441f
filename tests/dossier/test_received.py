"""The article stands as it was received, with the editors' notes beside it."""

import pytest
from page import text, text_without_notes
from site_content import OWNER
from turbohtml import parse

NOTED = ["two hours", "palace", "we will present", "tens of thousands", "last"]


@pytest.fixture
def article(owner_site):
    return owner_site.page("reasonable-dialogue.html")


@pytest.fixture
def received():
    """The parts of the file that was received: headline, second heading, paragraphs, code."""
    return (OWNER.folder / "reasonable-dialogue.txt").read_text("utf-8").split("\n\n")


def notes(page):
    return page.select("aside li")


def test_its_headline_is_the_one_received(article, received):
    assert article.text("h1") == received[0]


def test_its_paragraphs_are_those_received_word_for_word(article, received):
    paragraphs = [text_without_notes(paragraph) for paragraph in article.select("article > p[id]")]
    assert paragraphs == received[2:-1]


def test_its_file_is_kept_beside_it_and_is_not_published(owner_site):
    assert [path.name for path in owner_site.folder.rglob("*.txt")] == ["robots.txt"]


def test_its_second_heading_and_its_last_line_are_told_at_its_end(article, received):
    about = article.find("article > :last-child")
    assert text(about.select_one("h2")) == "About this text"
    for leftover in received[1], received[-1]:
        assert leftover.strip() in text(about)


def test_read_also_has_the_look_of_a_hint_and_no_link(article, received):
    hint = article.find("p.hint")
    assert text(hint) in received
    assert not hint.select("a:not(.mark)")


def test_it_has_five_to_eight_notes_and_each_names_its_source(article):
    assert 5 <= len(notes(article)) <= 8
    for note in notes(article):
        assert note.select("a[href^=http]"), text(note)


@pytest.mark.parametrize("words", NOTED)
def test_a_note_gives_the_record_on(words, article):
    quoted = article.texts("aside li strong")
    assert any(words in quotation for quotation in quoted)


def test_its_notes_stand_under_five_paragraphs_and_more(article):
    assert len(article.select("article > aside")) >= 5


def test_french_words_are_marked_as_french(article):
    assert "pas de deux" in article.texts("[lang=fr]")
    unmarked = parse(article.source).select_one("body").remove("[lang=fr]")
    assert "pas de deux" not in unmarked.text
