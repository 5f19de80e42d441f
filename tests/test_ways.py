"""A text ends with links to its tags and to what to read next."""

import pytest
from site_content import every

# each: an article, the newest first, and its tags
ARTICLES = {
    "one": "Rare, NATO",
    "two": "NATO",
    "three": "Rare, NATO",
    "four": "Rare, NATO",
    "five": "NATO, Rare, Ukraine",
}
# each: a text, and what to read next
NEXT = {
    "one.html": ["two.html", "three.html", "four.html", "five.html"],
    "three.html": ["two.html", "four.html", "one.html", "five.html", "rare.html"],
    "five.html": ["four.html", "reasonable-dialogue.html", "background.html", "one.html", "three.html"],
    "fair.html": ["reasonable-dialogue.html"],  # the oldest, which shares no tag
    "pages/rare.html": ["one.html", "three.html", "four.html"],  # a page has no newer and no older one
    "pages/alone.html": [],
}


@pytest.fixture(scope="module")
def site(shared_project):
    """Five more articles and two pages, five of the texts with a rare tag."""
    shared_project.write("content/tags/rare.md", "Title: Rare\nNames: rare\nSummary: A tag.\n\nRare.\n")
    for number, (name, tags) in enumerate(ARTICLES.items()):
        head = f"Title: Day {name}\nDate: 2022-03-{20 - number}\nTags: {tags}\nSummary: A day.\n"
        shared_project.write(f"content/{name}.md", f"{head}\nText.\n")
    shared_project.write("content/pages/alone.md", "Title: Alone\nSummary: A page.\n\nText.\n")
    shared_project.write("content/pages/rare.md", "Title: Of the rare\nTags: Rare\nSummary: A page.\n\nText.\n")
    made = shared_project.make("html")
    assert made.returncode == 0, made.stderr
    return shared_project


@pytest.mark.parametrize("tagged", [*every("articles"), *every("pages")])
def test_links_to_each_tag_of(tagged, publish):
    content, source = tagged
    links = publish(content).of(source).select("main nav[aria-label=Tags] a")
    assert [link.text for link in links] == source.tags
    addresses = {tag.value("title"): tag.address for tag in content.tags}
    assert [link.attr("href").lstrip("./") for link in links] == [addresses[tag] for tag in source.tags]


@pytest.mark.parametrize("address", NEXT)
def test_leads_to_the_newer_to_the_older_and_to_texts_that_share_the_rarest_tag(address, site):
    links = site.page(address).links("main nav[aria-labelledby='next.'] a")
    assert [href.rpartition("/")[2] for href in links] == NEXT[address]


def test_says_which_article_is_newer_and_which_is_older(site):
    newer, older, *_ = site.page("three.html").texts("main nav[aria-labelledby='next.'] li")
    assert newer == "Day two 19 March 2022, newer"
    assert older == "Day four 17 March 2022, older"


@pytest.mark.parametrize("address", ["404.html", "offline.html"])
def test_leads_nowhere_from(address, example):
    assert not example.page(address).select("main nav, a.mark")


def test_the_single_file_has_only_its_contents(example):
    assert example.page("dossier.html").attributes("main nav", "aria-label") == ["Contents"]


def test_the_front_page_links_once_to_the_single_file(example):
    links = example.page("index.html").links()
    assert len([href for href in links if href.endswith("dossier.html")]) == 1
