"""The header of every page links to the articles, to the pages and to the six most used tags, by their labels."""

import pytest


def header(page):
    """Return the words and the addresses of the links in a page's header."""
    return [(link.text, link.attr("href")) for link in page.select("header nav a")]


@pytest.mark.parametrize("address", ["index.html", "fair.html", "archives.html"])
def test_it_links_to_the_list_of_articles_to_each_page_and_to_each_tag(address, example):
    first = [("Articles", "./archives.html"), ("Background", "./pages/background.html")]
    assert header(example.page(address))[:2] == first
    assert {label for label, _ in header(example.page(address))[2:]} == {"Chess", "NATO", "Ukraine"}


@pytest.mark.parametrize(("line", "label"), [("", "Article"), ("Label: Mia's fair\n", "Mia’s fair")])
def test_it_links_to_a_single_article_by_its_label(line, label, project):
    (project.folder / "content/reasonable-dialogue.md").unlink()
    project.write("content/pages/background.md", "Title: B\nSummary: B.\nTags: NATO, Ukraine\n\nText.\n")
    path = project.folder / "content/village-fair.md"
    path.write_text(path.read_text("utf-8").replace("Label: The 'fair'\n", line), "utf-8")
    made = project.make("html")
    assert made.returncode == 0, made.stderr
    assert header(project.page("index.html"))[0] == (label, "./fair.html")
    assert header(project.page("tag/nato.html"))[0] == (label, "../fair.html")


@pytest.mark.parametrize(("address", "label"), [("archives.html", "Articles"), ("tag/nato.html", "NATO")])
def test_it_marks_the_page_that_is_open(address, label, example):
    assert example.page(address).texts("header a[aria-current=page]") == [label]


def test_it_marks_the_list_of_articles_on_an_article(example):
    page = example.page("fair.html")
    assert "./fair.html" not in page.links("header a")
    assert page.texts("header [aria-current=true]") == ["Articles"]


def test_it_separates_the_texts_from_the_tags(example):
    texts, tags = example.page("index.html").select("header nav > ul")
    assert [link.text for link in texts.select("a")] == ["Articles", "Background"]
    assert {link.text for link in tags.select("a")} == {"Chess", "NATO", "Ukraine"}


def test_the_page_not_found_has_no_links_without_a_public_address(example):
    assert all(href.startswith("#") for href in example.page("404.html").links())
