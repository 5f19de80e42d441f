"""Lists stay small with any number of articles: the front page shows the newest, a long list has several pages."""

import random
from datetime import date, timedelta

import pytest
from conftest import PUBLIC, SITE
from test_weight import ROUND_TRIP, weight

NUMBER = 250
FRONT = 4_600  # bytes
TAGS = ["NATO", *(f"Tag {number}" for number in range(1, 14))]  # each is used more often than the next
WORDS = """talks minister answer border meeting draft treaty alliance palace summit envoy written proposal frank crisis
neutral state hosts week morning press agency reports troops denies plans security eastern western demand premature
contact level dialogue emotion counterpart promised response next after before under of the a in and for with""".split()
OLDER = [f"day-{number}.html" for number in range(NUMBER)]
NEWER = ["reasonable-dialogue.html", "fair.html"]  # of the tests' own content
LISTS = {  # each: how many articles a page has, and the articles, the newest first
    "archives.html": (200, NEWER + OLDER),
    "category/europe.html": (50, NEWER[:1] + OLDER),
    "tag/nato.html": (50, NEWER[:1] + OLDER),
}


@pytest.fixture(scope="module")
def site(shared_project):
    """The tests' own site with many older articles, each in other words."""
    chance = random.Random(2022)
    for name in TAGS[1:]:
        address = name.lower().replace(" ", "-")
        summary = " ".join(chance.choices(WORDS, k=14))
        shared_project.write(
            f"content/tags/{address}.md", f"Title: {name}\nNames: {name}\nSummary: {summary}\n\nText.\n"
        )
    for number in range(NUMBER):
        title, summary, words = (" ".join(chance.choices(WORDS, k=length)) for length in (8, 22, 60))
        tags = ", ".join(TAGS[: 1 + number % len(TAGS)])
        head = f"Title: {title} {number}\nDate: {date(2021, 12, 31) - timedelta(3 * number)}\nTags: {tags}\n"
        shared_project.write(
            f"content/day-{number}.md", f"{head}Category: Europe\nSummary: {summary}\n\nThe NATO of {words}.\n"
        )
    shared_project.set(PAGINATED_TEMPLATES={"archives": 200, "category": 50, "tag": 50}, QUOTED_ARTICLES=20)
    made = shared_project.make("html")
    assert made.returncode == 0, made.stderr
    return shared_project


def listed(page):
    """Return the articles to which a page links, each once, in order."""
    hrefs = [href.rpartition("/")[2].partition("#")[0] for href in page.links("main a")]
    return [href for href in dict.fromkeys(hrefs) if href in NEWER + OLDER]


def pages(site, address):
    """Return the pages of a list, each of which links to the next."""
    found = []
    while address:
        page = site.page(address)
        found.append(page)
        following = page.links("main nav a[rel=next]")
        folder, slash, _ = address.rpartition("/")
        address = folder + slash + following[0].rpartition("/")[2] if following else ""
    return found


@pytest.fixture(params=LISTS)
def address(request):
    return request.param


def test_the_front_page_shows_the_newest_ten_and_links_to_all(site):
    front = site.page("index.html")
    assert listed(front) == (NEWER + OLDER)[:10]
    assert front.links("main > p > a") == ["./archives.html"]
    assert front.text("main > p > a") == "All 252 articles"


def test_the_front_page_names_the_twelve_most_used_tags_and_links_to_all(site):
    links = site.page("index.html").select("main nav[aria-label=Tags] a")
    assert [link.text for link in links] == [*TAGS[:12], "All 16 tags"]
    assert links[-1].attr("href") == "./tags.html"


def test_the_header_names_the_six_most_used_tags(site):
    assert site.page("index.html").texts("header nav a")[2:] == TAGS[:6]


def test_the_list_of_tags_has_every_one(site):
    assert {*site.page("tags.html").texts("main dl a")} == {*TAGS, "Chess", "Ukraine"}


def test_the_front_page_of_few_articles_has_no_link_to_all_and_every_tag(example):
    front = example.page("index.html")
    assert not front.select("main nav, main > p > a")
    assert {*front.texts("main dl a")} == {"Chess", "NATO", "Ukraine"}


def test_a_list_has_each_article_once(address, site):
    size, articles = LISTS[address]
    found = [listed(page) for page in pages(site, address)]
    assert [name for part in found for name in part] == articles
    assert {len(part) for part in found[:-1]} == {size}


def test_a_list_says_which_of_its_pages_is_open(address, site):
    found = pages(site, address)
    for number, page in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in page.text("main nav[aria-label=Pages]")
        assert (f", page {number} |" in page.text("title")) == (number > 1)


def test_a_page_of_a_list_links_to_the_one_before(address, site):
    found = pages(site, address)
    assert not found[0].select("main nav a[rel=prev]")
    for before, page in zip(found, found[1:]):
        assert page.links("main nav a[rel=prev]")[0].rpartition("/")[2] == before.address.rpartition("/")[2]


def test_a_page_of_a_list_has_its_own_canonical_address(project):
    project.set(PAGINATED_TEMPLATES={"archives": 1, "category": 50, "tag": 50})
    assert project.make("html", PUBLIC).returncode == 0
    for address in "archives.html", "archives.2.html":
        assert project.page(address).links("link[rel=canonical]") == [f"{SITE}/{address}"]


def test_a_page_of_a_list_is_small(address, site):
    for page in pages(site, address):
        assert weight(page.source.encode()) <= ROUND_TRIP


def test_the_front_page_is_small(site):
    assert weight(site.page("index.html").source.encode()) <= FRONT


def test_a_tag_quotes_the_newest_twenty_articles_and_its_pages_on_its_first_page(site):
    first, *others = pages(site, "tag/nato.html")
    assert len(first.select("section:has(> figure)")) == 20 + 1  # with the page in pages/
    assert first.select("main > article")
    assert not [page for page in others if page.select("figure, main > article")]


def test_all_articles_are_listed_by_year(site):
    for page in pages(site, "archives.html"):
        years = page.texts("main > h2")
        assert years == sorted({*years}, reverse=True)
        for year in page.select("main > h2"):
            [entries] = year.xpath("following-sibling::*[1]")
            assert {time.attr("datetime")[:4] for time in entries.select("time")} == {year.text}
