"""A text ends with its own tags, each a link, and with what to read next."""

import pytest
from catalogue import every
from document import text

DAYS = {"one": "Rare, NATO", "two": "NATO", "three": "Rare, NATO", "four": "Rare, NATO", "five": "NATO, Rare, Ukraine"}


def ways(page, label):
    """What a nav of a page leads to, in order, and the words beside each link."""
    found = {nav.get("aria-label") or text(nav.find("h2")): nav for nav in page.all("main/nav")}
    items = found[label].iter("li") if label in found else ()
    return [(item.find("a").get("href").split("/")[-1], (item.find("a").tail or "") + text(item)) for item in items]


def hrefs(page, label):
    return [href for href, _ in ways(page, label)]


@pytest.fixture(scope="module")
def site(bench):
    """Five more articles, the first the newest, and a page of the rare tag."""
    rare = "Title: Rare\nNames: rare\nSummary: A tag.\n\nRare.\n"
    bench.write("content/tags/rare.md", rare)
    for number, (name, tags) in enumerate(DAYS.items()):
        head = f"Title: Day {name}\nDate: 2022-03-{20 - number}\nTags: {tags}\nSummary: A day.\n"
        bench.write(f"content/{name}.md", f"{head}\nText.\n")
    bench.write("content/pages/alone.md", "Title: Alone\nSummary: A page.\n\nText.\n")
    bench.write("content/pages/rare.md", "Title: Of the rare\nTags: Rare\nSummary: A page.\n\nText.\n")
    made = bench.make("html")
    assert made.returncode == 0, made.stderr
    return bench


@pytest.mark.parametrize("given", [*every("articles"), *every("pages")])
def test_it_leads_to_each_of_its_tags_in_their_order(given, publish):
    catalogue, source = given
    page = publish(catalogue).of(source)
    links = page.all("main/nav[@aria-label='Tags']//a")
    assert [text(a) for a in links] == source.tags
    addresses = {tag.value("title"): catalogue.address(tag) for tag in catalogue.tags}
    assert [a.get("href").removeprefix("./").removeprefix("../") for a in links] == [
        addresses[tag] for tag in source.tags
    ]


def test_an_article_leads_to_the_newer_and_the_older_one_first(site):
    assert hrefs(site.page("three.html"), "Read next")[:2] == ["two.html", "four.html"]
    words = [words for _, words in ways(site.page("three.html"), "Read next")]
    assert "19 March 2022, newer" in words[0]
    assert "17 March 2022, older" in words[1]


def test_the_newest_has_none_newer_and_the_oldest_none_older(site):
    assert hrefs(site.page("one.html"), "Read next")[0] == "two.html"
    assert hrefs(site.page("fair.html"), "Read next")[0] == "reasonable-dialogue.html"


def test_texts_of_the_rarest_tag_come_first_and_none_twice(site):
    assert hrefs(site.page("three.html"), "Read next") == [
        "two.html",
        "four.html",
        "one.html",
        "five.html",
        "rare.html",
    ]
    assert hrefs(site.page("five.html"), "Read next") == [
        "four.html",
        "reasonable-dialogue.html",
        "background.html",  # of Ukraine, which three texts have
        "one.html",
        "three.html",
    ]


def test_a_page_leads_to_texts_that_share_its_tags_and_to_no_neighbour(site):
    assert hrefs(site.page("pages/rare.html"), "Read next") == ["one.html", "three.html", "four.html"]


def test_what_shares_nothing_leads_nowhere(site):
    assert ways(site.page("pages/alone.html"), "Tags") == ways(site.page("pages/alone.html"), "Read next") == []


def test_no_list_leads_to_a_hidden_text(site):
    assert all("rehearsal.html" not in hrefs(site.page(f"{name}.html"), "Read next") for name in [*DAYS, "fair"])


def test_the_one_file_has_neither(example):
    assert [nav.get("aria-label") for nav in example.page("dossier.html").all("main//nav")] == ["Contents"]


def test_a_page_that_stands_for_another_has_neither_and_no_marks(example):
    for address in "404.html", "offline.html":
        assert example.page(address).all("main/nav") == []
        assert example.page(address).all("a[@class='mark']") == []


def test_the_whole_in_one_file_is_linked_once_on_the_front(example):
    front = example.page("index.html")
    assert len([a for a in front.all("a") if a.get("href").endswith("dossier.html")]) == 1
