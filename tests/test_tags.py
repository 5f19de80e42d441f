"""A tag page has an introduction and quotes every passage that names the tag; a text links to tags and other texts."""

from unicodedata import normalize

import pytest
from content_folder import HEAD, TAG
from page import text

# by tag: the paragraphs that contain one of its names
PLACES = {
    "chess": ["fair.html#p-there-were-two", "fair.html#p-chess-against-the"],
    "nato": [
        "reasonable-dialogue.html#p-the-match-lasted",
        "reasonable-dialogue.html#p-we-are-here",
        "reasonable-dialogue.html#p-quiet-please-said",
        "reasonable-dialogue.html#p-ukraine-won-at",
        "reasonable-dialogue.html#p-nato-and-ukraine",
        "pages/background.html#p-a-win-is",
        "pages/background.html#p-a-club-of",  # the meaning of the term “The Alliance”
    ],
}


@pytest.mark.parametrize("tag", PLACES)
def test_a_tag_page_has_an_introduction_and_quotes_exactly_the_passages_that_name_its_tag(tag, example):
    page = example.page(f"tag/{tag}.html")
    assert page.select("main > article p")
    places = page.links("figure:has(> blockquote) > figcaption a")
    assert [href.removeprefix("../") for href in places] == PLACES[tag]
    assert page.links("section > h2 a") == [*dict.fromkeys(href.partition("#")[0] for href in places)]
    assert all(quotation.select("mark") for quotation in page.select("blockquote"))


def test_a_passage_has_the_label_of_its_text_and_the_number_of_its_paragraph(example):
    labels = example.page("tag/chess.html").texts("figure > figcaption a")
    assert labels == ["The ‘fair’, paragraph 1", "The ‘fair’, paragraph 2"]


# by article, the newest first: its tags
ARTICLES = {
    "one": "Rare, NATO, Two texts",
    "two": "NATO",
    "three": "Rare, NATO",
    "four": "Rare, NATO, Two texts",
    "five": "NATO, Rare, Ukraine",
}
# each: a text, and the links at its end: the next newer article, the next older one, and up to three other texts that
# share its tags, those with its rarest tag first
NEXT = {
    "one.html": ["two.html", "four.html", "three.html", "five.html"],
    "three.html": ["two.html", "four.html", "one.html", "five.html", "rare.html"],
    "four.html": ["three.html", "five.html", "one.html", "rare.html", "two.html"],
    "five.html": ["four.html", "city.html", "reasonable-dialogue.html", "background.html", "one.html"],
    "fair.html": ["reasonable-dialogue.html"],  # the oldest listed text; no other one has its tag
    "pages/rare.html": ["one.html", "three.html", "four.html"],  # pages have no order
}


@pytest.fixture(scope="module")
def tagged_site(shared_project):
    """The tests' own site with more texts and tags."""
    files = {
        "tags/rare": TAG.format("Rare"),
        "pages/alone": "Title: Alone\nTags: Lone*\nSummary: A page.\n\nLone* is not Lonely.\n",
        "pages/rare": "Title: Of the rare\nTags: Rare\nSummary: A page.\n\nText.\n",
        "city": HEAD.replace("NATO", "Zu\u0308rich's") + "\nIn Zürich, \ufa19.\n",  # ü as two characters
        "tags/city": TAG.format("Zürich").replace("Title: Zürich", "Title: Zürich's\nSlug: zh"),
    }
    for number, (name, tags) in enumerate(ARTICLES.items()):
        files[name] = f"Title: Day {name}\nDate: 2022-03-{20 - number}\nTags: {tags}\nSummary: A day.\n\nText.\n"
    for name, written in files.items():
        shared_project.write(f"content/{name}.md", written)
    return shared_project.add_settings(HEADER_TAGS=["Zürich's"], HEADER_PAGES=["pages/rare.md"]).build()


def test_a_tag_page_has_the_typographic_name_of_its_tag_and_the_slug_of_its_introduction(tagged_site):
    page = tagged_site.page("tag/zh.html")
    assert normalize("NFC", page.text("h1")) == "Zürich’s"
    assert page.texts("blockquote mark") == ["Zürich"]
    assert "\ufa19" in page.text("blockquote")  # which NFC would replace
    assert normalize("NFC", page.text("header")).endswith("Of the rare Zürich’s")  # HEADER_PAGES and HEADER_TAGS


def test_a_star_in_a_tag_without_an_introduction_stands_for_no_other_letters(tagged_site):
    assert tagged_site.page("tag/lone.html").texts("blockquote mark") == ["Lone"]


def test_a_tag_page_shows_the_summary_of_a_text_that_does_not_name_the_tag(tagged_site):
    section = tagged_site.page("tag/nato.html").find("main > section:has(a[href='../two.html'])")
    assert text(section.select_one("p:last-child")) == "A day."


# What to read next


@pytest.mark.parametrize("address", NEXT)
def test_a_text_links_to_the_next_newer_and_older_article_and_to_texts_with_its_rarest_tags(address, tagged_site):
    links = tagged_site.page(address).links("main nav[aria-labelledby='next.'] a")
    assert [href.rpartition("/")[2] for href in links] == NEXT[address]


def test_the_links_to_the_newer_and_to_the_older_article_are_labelled(tagged_site):
    newer, older, *_ = tagged_site.page("three.html").texts("main nav[aria-labelledby='next.'] li")
    assert newer == "Day two 19 March 2022, newer"
    assert older == "Day four 17 March 2022, older"


def test_a_text_links_to_each_of_its_tags(example):
    links = example.page("pages/background.html").select("main > nav:not([aria-labelledby]) a")
    tags = {link.text: link.attr("href") for link in links}
    assert tags == {"NATO": "../tag/nato.html", "Ukraine": "../tag/ukraine.html"}


@pytest.mark.parametrize("address", ["404.html", "offline.html"])
def test_no_tag_no_paragraph_and_no_text_to_read_next_is_linked_on(address, example):
    assert not example.page(address).select("main nav, a.anchor")
