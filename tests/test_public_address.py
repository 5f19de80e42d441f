"""With a public address come canonical links, feeds and a sitemap, all absolute and right."""

from urllib.parse import urldefrag
from xml.etree import ElementTree

import pytest
from document import Document, text
from source import ADDRESSES, ARTICLES, SITENAME, TAGS, UNLISTED

SITEURL = "https://dossier.example/read"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FEEDS = {"all": ARTICLES} | {
    f"tag/{tag.path.stem}": [article for article in ARTICLES if tag.headers["Title"] in article.tags] for tag in TAGS
}


@pytest.fixture(params=ADDRESSES)
def public_page(request, public_site):
    return Document(public_site / request.param), request.param


@pytest.fixture(params=FEEDS)
def feed(request, public_site):
    path = public_site / f"feeds/{request.param}.atom.xml"
    return ElementTree.parse(path).getroot(), request.param


def test_each_page_names_its_canonical_address(public_page):
    page, address = public_page
    assert page.one("link[@rel='canonical']").get("href") == f"{SITEURL}/{address}"


def test_each_page_names_a_feed_that_is_there(public_page, public_site):
    page, address = public_page
    href = page.one("link[@rel='alternate']").get("href").removeprefix(f"{SITEURL}/")
    folder, _, name = address.partition("/")
    assert href == (f"feeds/tag/{name.replace('html', 'atom.xml')}" if folder == "tag" else "feeds/all.atom.xml")
    assert (public_site / href).is_file()


def test_links_stay_relative_but_on_the_page_that_is_not_found(public_page):
    page, address = public_page
    inner = [a.get("href") for a in page.all("a") if not a.get("href").startswith("#")]
    absolute = [href for href in inner if href.startswith(SITEURL)]
    if address == "404.html":
        assert absolute == inner != []
    else:
        assert not absolute


def test_the_page_that_is_not_found_leads_to_published_files(public_site):
    for a in Document(public_site / "404.html").all("a"):
        if not a.get("href").startswith("#"):
            path, _ = urldefrag(a.get("href").removeprefix(f"{SITEURL}/"))
            assert (public_site / path).is_file(), a.get("href")


def test_the_sitemap_lists_every_page_that_can_be_found(public_site):
    tree = ElementTree.parse(public_site / "sitemap.xml")
    listed = [location.text for location in tree.iter(f"{SITEMAP}loc")]
    assert sorted(listed) == [f"{SITEURL}/{name}" for name in ADDRESSES if name not in UNLISTED]


def test_robots_are_told_of_the_sitemap(public_site):
    assert f"Sitemap: {SITEURL}/sitemap.xml" in (public_site / "robots.txt").read_text().splitlines()


def test_a_feed_has_every_article_of_its_kind_once(feed):
    root, name = feed
    links = [entry.find(f"{ATOM}link").get("href") for entry in root.iter(f"{ATOM}entry")]
    assert links == [f"{SITEURL}/{article.address}" for article in FEEDS[name]]


def test_a_feed_has_an_identity_an_author_and_a_language_of_its_own(feed):
    root, name = feed
    assert root.find(f"{ATOM}id").text == f"{SITEURL}/feeds/{name}.atom.xml"
    assert root.find(f"{ATOM}author/{ATOM}name").text == SITENAME
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert all(author.find(f"{ATOM}name").text for author in root.iter(f"{ATOM}author"))


def test_a_feed_gives_titles_dates_and_summaries_as_the_article_does(feed):
    root, name = feed
    for entry, article in zip(root.iter(f"{ATOM}entry"), FEEDS[name], strict=True):
        assert entry.find(f"{ATOM}title").text == article.headers["Title"]
        assert entry.find(f"{ATOM}published").text.startswith(article.headers["Date"])
        assert text(entry.find(f"{ATOM}summary")) == article.headers["Summary"]
