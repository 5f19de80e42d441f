"""An article has a title, dates, a category and authors above its text, and a footer."""

import pytest

FAIR_LINES = ["20 January 2022 · News · Ada Example, Bo Émile", "Corrected 23 January 2022"]
# each: an address, its title, and the lines below the title
ARTICLES = [
    ("fair.html", "What the “fair” sold—cakes & ale", FAIR_LINES),
    ("reasonable-dialogue.html", "A “reasonable dialogue” over sixty-four squares", ["21 January 2022 · Europe"]),
]
# by address: the last change in the footer; lists of articles have that of the site
UPDATED = {
    "reasonable-dialogue.html": ["Updated 21 January 2022"],
    "fair.html": ["Updated 23 January 2022"],
    "pages/background.html": [],
    "tag/nato.html": [],
    "index.html": ["Updated 23 January 2022"],
}


@pytest.mark.parametrize(("address", "title", "lines"), ARTICLES, ids=[address for address, *_ in ARTICLES])
def test_an_article_has_its_title_and_below_it_its_dates_its_category_and_its_authors(address, title, lines, example):
    page = example.page(address)
    assert page.text("h1") == title
    assert page.texts("article > p.deck") == page.attributes("meta[name=description]", "content")
    assert page.texts("article > p.published") == lines
    [category] = page.links("article > p.published a:not([href^='#'])")
    assert category.startswith("./category/")
    assert page.texts("header [aria-current=true]") == ["Articles"]


@pytest.mark.parametrize(("address", "updated"), UPDATED.items(), ids=UPDATED)
def test_last_change_publisher_contact_and_licence_are_in_the_footer_of(address, updated, example, public_example):
    assert example.page(address).text("footer > p").split(" · ") == ["The “Village” Paper", *updated]
    page = public_example.page(address)
    source, *others = page.text("footer > p").split(" · ")
    assert source == f"The “Village” Paper, https://dossier.example/read/{address}"
    assert others == ["Ed & Sons <Ltd>", *updated, "Report an error", "CC BY 4.0"]
    assert page.links("footer > p a:not([rel])") == ["mailto:errors@dossier.example"]
    assert page.links("footer > p a[rel=license]") == ["https://creativecommons.org/licenses/by/4.0/"]


def test_a_site_of_one_article_links_to_it_by_its_label_and_a_page_says_when_it_was_modified(project):
    (project.folder / "content/reasonable-dialogue.md").unlink()
    headers = "Title: A day\nSummary: A day.\nModified: 2022-02-02\nTags: NATO, Ukraine\n"
    project.write("content/pages/background.md", f"{headers}\nText.\n")
    project.add_settings(HEADER_TAGS=0).build()
    page = project.page("pages/background.html")
    assert page.text("p.published") == "Modified 2 February 2022"
    assert "Updated 2 February 2022" in page.text("footer > p")
    assert len(page.select("header ul")) == 1  # none for tags
    first, *_ = page.select("header nav a")
    assert (first.text, first.attr("href")) == ("The ‘fair’", "../fair.html")
    assert not project.page("index.html").select("main figure")  # no text has a timeline
