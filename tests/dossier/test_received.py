"""The article is printed as it was received, with the editors' notes beside it."""

import pytest
from page import text, text_without_notes
from site_content import OWNER

# words of the article that its notes quote in bold letters
NOTED = ["two hours", "palace", "we will present", "tens of thousands", "last"]
HEADLINE, HEADING, *PARAGRAPHS, LAST_LINE = (OWNER / "reasonable-dialogue.txt").read_text("utf-8").split("\n\n")


@pytest.fixture
def article(owner_site):
    return owner_site.page("reasonable-dialogue.html")


def test_its_headline_and_its_paragraphs_have_the_words_of_the_received_file(article):
    assert article.text("h1") == HEADLINE
    assert [text_without_notes(paragraph) for paragraph in article.select("article > p[id]")] == PARAGRAPHS


def test_its_second_heading_and_its_last_line_are_quoted_at_its_end(article):
    about = article.find("article > :last-child")
    assert text(about.select_one("h2")) == "About this text"
    assert HEADING in text(about)
    assert LAST_LINE.strip() in text(about)


def test_the_paragraph_that_begins_with_read_also_is_a_hint_without_a_link(article):
    hint = article.find("p.hint")
    assert text(hint) in PARAGRAPHS
    assert not hint.select("a:not(.anchor)")


def test_it_has_five_to_eight_notes_and_each_names_its_source(article):
    notes = article.select("aside li")
    assert 5 <= len(notes) <= 8
    assert len(article.select("article > aside")) >= 5
    assert all(note.select("a[href^=http]") for note in notes)
    for words in NOTED:
        assert any(words in quotation for quotation in article.texts("aside li strong"))


def test_french_words_are_marked_as_french(article):
    marked = article.texts("[lang=fr]").count("pas de deux")
    assert marked > 0
    assert article.text("body").count("pas de deux") == marked
