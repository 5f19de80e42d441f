"""Each tag has a short introduction with its sources, and a page unlike the others."""

import pytest
from page import text_without_notes
from running_text import ends_with_its_one_note
from site_content import OWNER


@pytest.fixture(params=["tag/geneva.html", "tag/nato.html", "tag/ukraine.html"])
def introduction_page(request, owner_site):
    return owner_site.page(request.param)


@pytest.fixture
def introduction(introduction_page):
    return introduction_page.find("main > article > p")


def test_it_has_60_to_100_words(introduction):
    assert 60 <= len(text_without_notes(introduction).split()) <= 100


def test_it_ends_with_its_one_note(introduction):
    assert ends_with_its_one_note(introduction)


def test_it_does_not_repeat_what_its_page_quotes(introduction, introduction_page):
    def runs(element):
        """Every eight words in a row."""
        words = text_without_notes(element).split()
        return {tuple(words[start : start + 8]) for start in range(len(words) - 7)}

    quotations = introduction_page.select("blockquote")
    assert quotations
    for quotation in quotations:
        assert not runs(introduction) & runs(quotation)


def test_its_page_quotes_other_passages_than_the_two_others(introduction_page, owner_site):
    others = [owner_site.of(tag) for tag in OWNER.tags if owner_site.of(tag) is not introduction_page]
    quoted = {*introduction_page.links("figcaption a")}
    assert len(others) == 2
    assert quoted
    assert all(quoted != {*other.links("figcaption a")} for other in others)


def test_it_is_in_the_header_of_the_article_in_the_order_of_its_tags(owner_site):
    header = owner_site.page("reasonable-dialogue.html").texts("header nav a")
    assert header == ["Article", "Background", *OWNER.source("reasonable-dialogue.md").tags]
