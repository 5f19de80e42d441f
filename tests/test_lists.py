"""Pages and lists stay small with any number of articles and tags; the front page has the newest articles."""

import random
from datetime import date, timedelta
from itertools import pairwise
from posixpath import normpath

import pytest
from page import ROUND_TRIP, weight
from site_content import PUBLIC, SITE

LARGEST_FRONT_PAGE = 4_600  # bytes
# Each article has the first n of these tags; n is 1 to 14. Most have one more tag, which no other article has.
TAGS = ["NATO", *(f"Tag {number}" for number in range(1, 200))]
WORDS = """talks minister answer border meeting draft treaty alliance palace summit envoy written proposal frank crisis
neutral state hosts week morning press agency reports troops denies plans security eastern western demand premature
contact level dialogue emotion counterpart promised response next after before under of the a in and for with""".split()
OLDER = [f"day-{number}.html" for number in range(210)]
NEWER = ["reasonable-dialogue.html", "fair.html"]  # of the tests' own content
LISTS = {  # each: how many articles a page has, and the articles, the newest first
    "archives.html": (200, NEWER + OLDER),
    "category/europe.html": (50, NEWER[:1] + OLDER),
    "tag/nato.html": (50, NEWER[:1] + OLDER),
}


@pytest.fixture(scope="module")
def large_site(shared_project):
    """The tests' own site with many older articles of random words."""
    chance = random.Random(2022)

    def words(number):
        return " ".join(chance.choices(WORDS, k=number))

    for name in TAGS[1:]:
        introduction = f"Title: {name}\nNames: {name}\nSummary: {words(14)}\n\nText.\n"
        shared_project.write(f"content/tags/{name.lower().replace(' ', '-')}.md", introduction)
    for number in range(len(OLDER)):
        frequent = TAGS[: 1 + number % 14]
        rare = TAGS[14 + number : 15 + number]  # empty for the last articles
        tags = ", ".join(frequent + rare)
        head = f"Title: {words(8)} {number}\nDate: {date(2021, 12, 31) - timedelta(3 * number)}\nTags: {tags}\n"
        text = "\n\n".join(f"The NATO of {words(20)}." for _ in range(3))
        shared_project.write(f"content/day-{number}.md", f"{head}Category: Europe\nSummary: {words(22)}\n\n{text}\n")
    return shared_project.build()


def listed(page):
    """Return the articles to which a page links, each once, in order."""
    hrefs = [href.rpartition("/")[2].partition("#")[0] for href in page.links("main a")]
    return [href for href in dict.fromkeys(hrefs) if href in NEWER + OLDER]


def pages(site, address):
    """Return the pages of a list, each of which links to the next."""
    found = [site.page(address)]
    while following := found[-1].links("main nav a[rel=next]"):
        found.append(site.page(normpath(f"{found[-1].address}/../{following[0]}")))
    return found


def test_the_front_page_is_small_and_links_to_the_newest_ten_articles_and_the_twelve_most_used_tags(large_site):
    front = large_site.page("index.html")
    assert listed(front) == (NEWER + OLDER)[:10]
    assert front.links("main > p > a") == ["./archives.html"]
    assert front.text("main > p > a") == "All 212 articles"
    links = front.select("main nav[aria-label=Tags] a")
    assert [link.text for link in links] == [*TAGS[:12], "All 202 tags"]
    assert links[-1].attr("href") == "./tags.html"
    assert front.texts("header nav a")[2:] == TAGS[:6]
    assert weight(front.source.encode()) <= LARGEST_FRONT_PAGE


def test_the_list_of_tags_has_all_202_tags_and_is_small(large_site):
    page = large_site.page("tags.html")
    assert {*page.texts("main dl a")} == {*TAGS, "Chess", "Ukraine"}
    assert weight(page.source.encode()) <= ROUND_TRIP


def test_the_front_page_of_few_articles_has_every_tag_and_no_links_to_lists(example):
    front = example.page("index.html")
    assert not front.select("main nav, main > p > a")
    assert {*front.texts("main dl a")} == {"Chess", "NATO", "Ukraine"}


@pytest.mark.parametrize(("address", "size", "articles"), [(name, *each) for name, each in LISTS.items()], ids=LISTS)
def test_a_list_has_each_article_once_on_small_numbered_pages(address, size, articles, large_site):
    found = pages(large_site, address)
    parts = [listed(page) for page in found]
    assert [name for part in parts for name in part] == articles
    assert {len(part) for part in parts[:-1]} == {size}
    assert not found[0].select("main nav a[rel=prev]")
    for before, page in pairwise(found):
        assert page.links("main nav a[rel=prev]")[0].rpartition("/")[2] == before.address.rpartition("/")[2]
    for number, page in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in page.text("main nav[aria-label=Pages]")
        assert (f", page {number} |" in page.text("title")) == (number > 1)
        assert weight(page.source.encode()) <= ROUND_TRIP


def test_the_first_page_of_a_tag_quotes_two_passages_of_each_page_and_of_the_newest_twenty_articles(large_site):
    first, *others = pages(large_site, "tag/nato.html")
    quoted = first.select("section:has(> figure)")
    # of 20 articles and of the page background.html
    assert [len(section.select("figure")) for section in quoted] == [2] * (20 + 1)
    more = quoted[1].select_one("p:last-child > a")
    assert more.text == "and 1 more"
    assert more.attr("href").startswith("../day-0.html#p-the-nato-of")
    assert first.select("main > article")
    assert not [page for page in others if page.select("figure, main > article")]


def test_all_articles_are_listed_by_year(large_site):
    for page in pages(large_site, "archives.html"):
        years = page.texts("main > h2")
        assert years
        assert years == sorted({*years}, reverse=True)
        for year in page.select("main > h2"):
            [entries] = year.xpath("following-sibling::*[1]")
            assert {time.attr("datetime")[:4] for time in entries.select("time")} == {year.text}


def test_settings_choose_the_length_of_a_list_and_the_links_of_the_header(project):
    sizes = {"archives": 1, "category": 50, "tag": 50}
    project.add_settings(PAGINATED_TEMPLATES=sizes, HEADER_TAGS=["NATO"], HEADER_PAGES=[]).build(PUBLIC)
    for address in "archives.html", "archives.2.html":
        assert project.page(address).links("link[rel=canonical]") == [f"{SITE}/{address}"]
        assert [menu.text.split() for menu in project.page(address).select("header ul")] == [["Articles"], ["NATO"]]
        assert project.page(address).select('footer a[href$="pages/background.html"]')
    assert "HEADER_TAGS names the tag “Moon”" in project.add_settings(HEADER_TAGS=["Moon"]).make("html").stderr
    project.add_settings(HEADER_TAGS=[], HEADER_PAGES=["moon.md"])
    assert "HEADER_PAGES names moon.md" in project.make("html").stderr
