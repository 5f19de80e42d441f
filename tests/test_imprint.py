"""The footer of each page says who publishes it, when it was last changed, and where to report an error, if set."""

import pytest

UPDATED = {  # the last change of each text that has a date, and of the site on all other pages
    "reasonable-dialogue.html": ["Updated 21 January 2022"],
    "fair.html": ["Updated 23 January 2022"],
    "pages/background.html": [],
    "index.html": ["Updated 23 January 2022"],
    "tags.html": ["Updated 23 January 2022"],
    "archives.html": ["Updated 23 January 2022"],
    "dossier.html": ["Updated 23 January 2022"],
    "tag/nato.html": ["Updated 23 January 2022"],  # not its own
    "category/europe.html": ["Updated 23 January 2022"],
}


def parts(page):
    return page.text("footer > p").split(" · ")


@pytest.mark.parametrize(("address", "updated"), UPDATED.items())
def test_it_has_all_that_is_set(address, updated, public_example):
    source, *others = parts(public_example.page(address))
    assert source == f"The “Village” Paper, https://dossier.example/read/{address}"
    assert others == ["Ed & Sons <Ltd>", *updated, "Report an error", "CC BY 4.0"]


@pytest.mark.parametrize(("address", "updated"), UPDATED.items())
def test_it_has_nothing_that_is_not_set(address, updated, example):
    assert parts(example.page(address)) == ["The “Village” Paper", *updated]


def test_it_links_to_the_contact_and_to_the_licence(public_example):
    contact, licence = public_example.page("index.html").select("footer > p a")
    assert contact.attr("href") == "mailto:errors@dossier.example"
    assert licence.attr("href") == "https://creativecommons.org/licenses/by/4.0/"
    assert licence.attr("rel") == "license"


def test_a_page_says_below_its_title_when_it_was_modified(project):
    project.write("content/pages/day.md", "Title: A day\nSummary: A day.\nModified: 2022-02-02\n\nText.\n")
    assert project.make("html").returncode == 0
    page = project.page("pages/day.html")
    assert page.text("p.published") == "Modified 2 February 2022"
    assert page.attributes("p.published time", "datetime") == ["2022-02-02"]
    assert "Updated 2 February 2022" in parts(page)
