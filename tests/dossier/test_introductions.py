"""Each subject is introduced in a few sourced words, and its page is its own."""

import pytest
from catalogue import GIVEN
from dated import unsourced
from document import text


@pytest.fixture(params=["tag/geneva.html", "tag/nato.html", "tag/ukraine.html"])
def introduction_page(request, given):
    return given.page(request.param)


def test_it_has_60_to_100_words(introduction_page):
    [introduction] = introduction_page.all("main/article/p")
    assert 60 <= len(text(introduction, replaced={"sup": ""}).split()) <= 100


def test_every_dated_sentence_has_its_source(introduction_page):
    assert unsourced(introduction_page) == []


def test_its_page_quotes_other_passages_than_the_two_others(introduction_page, given):
    def quoted(page):
        return {a.get("href") for a in page.all("figcaption/a")}

    others = [given.of(tag) for tag in GIVEN.tags if given.of(tag) is not introduction_page]
    assert len(others) == 2
    assert quoted(introduction_page)
    assert all(quoted(introduction_page) != quoted(other) for other in others)


def test_it_is_in_the_header_of_the_article_in_the_order_of_its_tags(given):
    header = [text(a) for a in given.page("reasonable-dialogue.html").all("header/nav//a")]
    assert header == ["Article", "Background", *GIVEN.source("reasonable-dialogue.md").tags]


def test_the_page_that_is_not_found_says_how_to_reach_the_front(given):
    assert "index.html" in text(given.page("404.html").one("main"))
