"""An article has a title, dates, a category and authors above its text, and a footer."""

import pytest
from page import text, typed
from site_content import every

# by address: the last change of a text with a date, and of the site on all other pages
UPDATED = {
    "reasonable-dialogue.html": ["Updated 21 January 2022"],
    "fair.html": ["Updated 23 January 2022"],
    "pages/background.html": [],
    "index.html": ["Updated 23 January 2022"],
    "tag/nato.html": ["Updated 23 January 2022"],  # the date of the site
    "category/europe.html": ["Updated 23 January 2022"],
}


@pytest.mark.parametrize("published", every("articles"))
def test_an_article_has_the_title_the_dates_and_the_category_of_its_headers(published, publish):
    content, article = published
    page = publish(content).of(article)
    assert typed(page.text("h1")) == typed(article.value("title"))
    shown = page.attributes("article > p.published time", "datetime")
    corrected = page.attributes("a[href='#corrections'] time", "datetime")
    modified = max([article.value("modified")[:10], *corrected])
    dates = dict.fromkeys([article.value("date")[:10], modified, *corrected])
    assert shown == [date for date in dates if date]
    category = page.select("article > p.published a:not([href^='#'])")[0]
    assert text(category) == content.category(article)


@pytest.mark.parametrize(("address", "updated"), UPDATED.items(), ids=UPDATED)
def test_a_footer_has_only_what_the_settings_give(address, updated, example, public_example):
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
