"""Lists stay light at any number: the front shows the newest, a long list has further pages."""

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest
from catalogue import SETTINGS
from conftest import PUBLIC
from document import text
from dossier.checks.headers import RULES
from test_weight import HEADERS, ROUND_TRIP, weight
from workshop import Workshop

NUMBER = 250
FRONT = 4_600  # bytes
TAGS = ["NATO", *(f"Tag {number}" for number in range(1, 14))]  # each is used more than the next
WORDS = """talks minister answer border meeting draft treaty alliance palace summit envoy written proposal frank crisis
neutral state hosts week morning press agency reports troops denies plans security eastern western demand premature
contact level dialogue emotion counterpart promised response next after before under of the a in and for with""".split()
OLDER = [f"day-{number}.html" for number in range(NUMBER)]
NEWER = ["reasonable-dialogue.html", "fair.html"]  # of the tests' own
LISTS = {  # each: its kind, and the articles in it, the newest first
    "archives.html": ("archives", NEWER + OLDER),
    "category/europe.html": ("category", NEWER[:1] + OLDER),
    "tag/nato.html": ("tag", NEWER[:1] + OLDER),
}


@pytest.fixture(scope="module")
def site(bench):
    """With many days before the tests' own, each told in other words."""
    chance = random.Random(2022)
    for name in TAGS[1:]:
        address = name.lower().replace(" ", "-")
        summary = " ".join(chance.choices(WORDS, k=14))
        bench.write(f"content/tags/{address}.md", f"Title: {name}\nNames: {name}\nSummary: {summary}\n\nText.\n")
    for number in range(NUMBER):
        title, summary, words = (" ".join(chance.choices(WORDS, k=length)) for length in (8, 22, 60))
        tags = ", ".join(TAGS[: 1 + number % len(TAGS)])
        head = f"Title: {title} {number}\nDate: {date(2021, 12, 31) - timedelta(3 * number)}\nTags: {tags}\n"
        bench.write(f"content/day-{number}.md", f"{head}Category: Europe\nSummary: {summary}\n\nThe NATO of {words}.\n")
    made = bench.make("html")
    assert made.returncode == 0, made.stderr
    return bench


def listed(page):
    """The articles that a page leads to, each once, in order."""
    hrefs = [a.get("href").rpartition("/")[2].partition("#")[0] for a in page.all("main//a")]
    return [href for href in dict.fromkeys(hrefs) if href in NEWER + OLDER]


def pages(site, address):
    """The pages of a list by their addresses, as each leads to the next."""
    found = {}
    while address:
        found[address] = site.page(address)
        following = [a.get("href") for a in found[address].all("main/nav//a[@rel='next']")]
        folder, slash, _ = address.rpartition("/")
        address = folder + slash + following[0].rpartition("/")[2] if following else ""
    return found


@pytest.fixture(params=LISTS)
def long(request, site):
    """A list of many: its address, its kind, its articles and its pages."""
    return request.param, *LISTS[request.param], pages(site, request.param)


def test_the_front_shows_the_newest_ten_and_leads_to_all(site):
    front = site.page("index.html")
    assert listed(front) == (NEWER + OLDER)[:10]
    assert [a.get("href") for a in front.all("main/p/a")] == ["./archives.html"]
    assert text(front.one("main/p/a")) == f"All {NUMBER + 2} articles"


def test_the_front_names_the_twelve_most_used_tags_and_leads_to_all(site):
    links = site.page("index.html").all("main/nav[@aria-label='Tags']//a")
    assert [text(a) for a in links] == [*TAGS[:12], f"All {len(TAGS) + 2} tags"]
    assert links[-1].get("href") == "./tags.html"


def test_a_small_front_leads_to_no_list_that_the_header_and_the_footer_name(example):
    front = example.page("index.html")
    assert front.all("main/nav") == front.all("main/p/a") == []
    assert {text(a) for a in front.all("main/dl//a")} == {tag.value("title") for tag in example.catalogue.tags}


def test_each_article_is_on_one_page(long):
    _, kind, articles, found = long
    size = SETTINGS["PAGINATED_TEMPLATES"][kind]
    assert [name for page in found.values() for name in listed(page)] == articles
    assert [len(listed(page)) for page in found.values()][:-1] == [size] * (len(articles) // size)


def test_each_page_says_which_it_is_and_leads_to_the_one_before(long):
    _, _, _, found = long
    for number, page in enumerate(found.values(), 1):
        [nav] = page.all("main/nav[@aria-label='Pages']")
        assert f"Page {number} of {len(found)}" in text(nav)
        assert (f", page {number} |" in text(page.one("title"))) == (number > 1)
    for (address, _), (_, page) in pairwise(found.items()):
        [before] = page.all("main/nav//a[@rel='prev']")
        assert before.get("href").rpartition("/")[2] == address.rpartition("/")[2]
    assert next(iter(found.values())).all("main/nav//a[@rel='prev']") == []


def test_no_page_asks_a_browser_to_fetch_the_next(long):
    for page in long[-1].values():
        assert {link.get("rel") for link in page.all("link")} == {"icon"}


def test_each_page_is_canonical_under_its_own_address(tmp_path):
    site = Workshop(tmp_path)
    site.set(PAGINATED_TEMPLATES=SETTINGS["PAGINATED_TEMPLATES"] | {"archives": 1})
    assert site.make("html", PUBLIC).returncode == 0
    found = pages(site, "archives.html")
    assert len(found) == len(NEWER)
    for address, page in found.items():
        canonical = page.one("link[@rel='canonical']").get("href")
        assert canonical == f"{PUBLIC.removeprefix('SITEURL=')}/{address}"


def test_no_text_can_have_the_address_of_a_further_page(long):
    address, _, _, found = long
    pattern = RULES["save_as"].pattern
    taken = [name for name in found if name != address]
    assert len(taken) > 0
    assert [name for name in taken if pattern.fullmatch(name)] == []


def test_a_tag_quotes_the_newest_twenty_and_its_pages_on_its_first_page_alone(site):
    first, *others = pages(site, "tag/nato.html").values()
    quoting = [section for section in first.all("section") if section.find("figure") is not None]
    assert len(quoting) == SETTINGS["QUOTED_ARTICLES"] + 1  # the background
    assert first.all("main/article") != []
    assert [page for page in others if page.all("figure") or page.all("main/article")] == []


def test_all_articles_stand_by_year(site):
    for page in pages(site, "archives.html").values():
        main = page.one("main")
        years = [int(text(heading)) for heading in main.findall("h2")]
        assert years == sorted({*years}, reverse=True)
        for heading, items in pairwise(main):
            if heading.tag == "h2":
                days = [time.get("datetime")[:4] for time in items.iter("time")]
                assert {*days} == {text(heading)}


def test_each_page_is_light(site):
    for address in [page for start in LISTS for page in pages(site, start)]:
        assert weight((site.output / address).read_bytes()) <= ROUND_TRIP


def test_the_front_of_many_articles_is_light(site):
    assert weight((site.output / "index.html").read_bytes()) <= FRONT + HEADERS
