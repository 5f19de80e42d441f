"""The header of every page leads to the articles, to the pages and to the six most used tags, by their labels."""

import pytest
from document import text


def header(page):
    """What a page's header leads to, by its words."""
    return {text(a): a.get("href") for a in page.all("header/nav//a")}


def test_it_names_the_list_of_articles_and_each_page_by_its_label(example):
    for address in "index.html", "fair.html", "archives.html":
        assert list(header(example.page(address)).items())[:2] == [
            ("Articles", "./archives.html"),
            ("Background", "./pages/background.html"),
        ]
    assert next(iter(header(example.page("tag/chess.html")))) == "Articles"  # which a single article has


@pytest.mark.parametrize(("header_line", "label"), [("", "Article"), ("Label: Mia's fair\n", "Mia’s fair")])
def test_it_names_a_single_article_by_its_label(header_line, label, workshop):
    (workshop.folder / "content/reasonable-dialogue.md").unlink()
    workshop.write("content/pages/background.md", "Title: B\nSummary: B.\nTags: NATO, Ukraine\n\nText.\n")
    path = workshop.folder / "content/village-fair.md"
    path.write_text(path.read_text("utf-8").replace("Slug:", f"{header_line}Slug:"), "utf-8")
    made = workshop.make("html")
    assert made.returncode == 0, made.stderr
    for address, href in ("index.html", "./fair.html"), ("tag/nato.html", "../fair.html"):
        assert next(iter(header(workshop.page(address)).items())) == (label, href)


def test_it_names_every_tag(example):
    tags = {tag.value("title") for tag in example.catalogue.tags}
    assert {*header(example.page("index.html"))} - {"Articles", "Background"} == tags


def test_it_names_six_tags_and_all_tags_stand_on_a_page_of_their_own(workshop):
    names = {f"Tag {number}" for number in range(8)}
    for name in names:
        address = name.lower().replace(" ", "-")
        workshop.write(f"content/tags/{address}.md", f"Title: {name}\nNames: {name}\nSummary: A tag.\n\nText.\n")
    day = f"Title: A day\nDate: 2022-01-22\nTags: {', '.join(sorted(names))}\nSummary: A day.\n\nText.\n"
    workshop.write("content/day.md", day)
    assert workshop.make("html").returncode == 0
    named = {*header(workshop.page("index.html"))} - {"Articles", "Background"}
    listed = {text(a) for a in workshop.page("tags.html").all("main/dl//a")}
    assert named < listed
    assert (len(named), names <= listed) == (6, True)


def test_it_marks_the_list_of_articles_on_an_article(example):
    page = example.page("fair.html")
    assert "./fair.html" not in header(page).values()
    assert [text(a) for a in page.all("header//a[@aria-current='true']")] == ["Articles"]


def test_it_separates_the_texts_from_the_tags(example):
    texts, tags = example.page("index.html").all("header/nav/ul")
    assert [text(a) for a in texts.iter("a")] == ["Articles", "Background"]
    assert {text(a) for a in tags.iter("a")} == {tag.value("title") for tag in example.catalogue.tags}


def test_it_marks_the_page_that_is_read(example):
    for address, label in ("archives.html", "Articles"), ("tag/nato.html", "NATO"):
        assert [text(a) for a in example.page(address).all("header//a[@aria-current='page']")] == [label]


def test_the_page_that_is_not_found_leads_nowhere_without_a_public_address(example):
    links = [a.get("href") for a in example.page("404.html").all("a")]
    assert [href for href in links if not href.startswith("#")] == []
