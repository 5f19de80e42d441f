"""An article has a title, dates, a category and authors above its text, and a footer."""

import pytest

ARTICLES = [
    (
        "fair.html",
        "What the “fair” sold—cakes & ale",
        ["20 January 2022 · News · Ada Example, Bo Émile", "Corrected 23 January 2022"],
    ),
    ("reasonable-dialogue.html", "A “reasonable dialogue” over sixty-four squares", ["21 January 2022 · Europe"]),
]
# by address: the last change in the footer. Lists have that of the site, and a text without a date has no last change.
UPDATED = {
    "reasonable-dialogue.html": ["Updated 21 January 2022"],
    "fair.html": ["Updated 23 January 2022"],
    "pages/background.html": [],
    "index.html": ["Updated 23 January 2022"],
    "tag/nato.html": ["Updated 23 January 2022"],
    "category/europe.html": ["Updated 23 January 2022"],
}


@pytest.mark.parametrize(("address", "title", "lines"), ARTICLES, ids=[address for address, *_ in ARTICLES])
def test_an_article_has_its_title_and_below_it_its_dates_its_category_and_its_authors(address, title, lines, example):
    page = example.page(address)
    assert page.text("h1") == title
    assert page.texts("article > p.published") == lines
    [category] = page.links("article > p.published a:not([href^='#'])")
    assert category.startswith("./category/")


@pytest.mark.parametrize(("address", "updated"), UPDATED.items(), ids=UPDATED)
def test_a_footer_has_the_last_change_and_what_the_settings_give(address, updated, example, public_example):
    assert example.page(address).text("footer > p").split(" · ") == ["The “Village” Paper", *updated]
    page = public_example.page(address)
    source, *others = page.text("footer > p").split(" · ")
    assert source == f"The “Village” Paper, https://dossier.example/read/{address}"
    assert others == ["Ed & Sons <Ltd>", *updated, "Report an error", "CC BY 4.0"]
    contact, licence = page.select("footer > p a")
    assert contact.attr("href") == "mailto:errors@dossier.example"
    assert licence.attr("href") == "https://creativecommons.org/licenses/by/4.0/"
    assert licence.attr("rel") == "license"


@pytest.fixture(scope="module")
def small_site(shared_project):
    """The tests' own site with one article, which has a label, and with a page that was modified."""
    (shared_project.folder / "content/reasonable-dialogue.md").unlink()
    headers = "Title: A day\nSummary: A day.\nModified: 2022-02-02\nTags: NATO, Ukraine\n"
    shared_project.write("content/pages/background.md", f"{headers}\nText.\n")
    return shared_project.build()


def test_a_page_says_below_its_title_when_it_was_modified(small_site):
    page = small_site.page("pages/background.html")
    assert page.text("p.published") == "Modified 2 February 2022"
    assert "Updated 2 February 2022" in page.text("footer > p")


def test_a_header_links_to_a_single_article_by_its_label(small_site):
    first, *_ = small_site.page("tag/nato.html").select("header nav a")
    assert (first.text, first.attr("href")) == ("The ‘fair’", "../fair.html")


def test_the_front_page_has_no_timeline_if_no_text_has_one(small_site):
    assert not small_site.page("index.html").select("main figure")


def test_a_header_marks_the_list_that_an_article_is_in(example):
    assert example.page("fair.html").texts("header [aria-current=true]") == ["Articles"]
