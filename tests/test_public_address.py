"""With a public address come canonical links, feeds and a sitemap, all absolute and right."""

import re
from html import unescape
from urllib.parse import unquote, urldefrag
from xml.etree import ElementTree

import pytest
from catalogue import OWN, SETTINGS, SITENAME, WHOLE, every, zoned
from conftest import PUBLIC
from dossier.render.typography import typeset_line

SITEURL = PUBLIC.removeprefix("SITEURL=")
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWEST_FIRST = sorted(OWN.articles, key=lambda article: article.value("date"), reverse=True)
FEEDS = {"all": NEWEST_FIRST} | {
    OWN.address(tag).removesuffix(".html"): [article for article in NEWEST_FIRST if tag.value("title") in article.tags]
    for tag in OWN.tags
}


@pytest.fixture(params=every("addresses"))
def public_page(request, publish):
    """Every page of both with a public address."""
    catalogue, address = request.param
    return publish(catalogue, PUBLIC).page(address)


@pytest.fixture(params=FEEDS)
def feed(request, publish):
    path = publish(OWN, PUBLIC).folder / f"feeds/{request.param}.atom.xml"
    return ElementTree.parse(path).getroot(), request.param


def shown(element):
    """The words that a reader of feeds shows of an element."""
    return unescape(element.text) if element.get("type") == "html" else element.text


def test_each_page_that_is_listed_names_its_canonical_address_and_no_other_is_to_be_found(public_page):
    canonical = [link.get("href") for link in public_page.all("link[@rel='canonical']")]
    robots = [meta.get("content") for meta in public_page.all("meta[@name='robots']")]
    if public_page.address in public_page.site.catalogue.unlisted:
        assert (canonical, robots) == ([], ["noindex"])
    else:
        assert (canonical, robots) == ([f"{SITEURL}/{public_page.address}".removesuffix("index.html")], [])


def test_each_page_names_feeds_that_are_there(public_page):
    feeds = [link.get("href").removeprefix(f"{SITEURL}/") for link in public_page.all("link[@rel='alternate']")]
    folder, _, name = public_page.address.partition("/")
    if public_page.address == WHOLE:
        assert feeds == []
    elif folder == "tag":
        assert feeds == [f"feeds/tag/{name.replace('html', 'atom.xml')}"]
    else:
        assert feeds == ["feeds/all.atom.xml", "feeds/all.json"]
    assert all((public_page.site.folder / href).is_file() for href in feeds)


def test_links_stay_relative_but_on_the_page_that_is_not_found(public_page):
    hrefs = [a.get("href") for a in public_page.all("a")]
    absolute = [href for href in hrefs if href.startswith(f"{SITEURL}/")]
    inner = [href for href in hrefs if href in absolute or not re.match("#|https?:|mailto:", href)]
    if public_page.site.catalogue.template(public_page.address) == "404":
        assert absolute == inner != []
    else:
        assert absolute == []


def test_the_page_that_is_not_found_leads_to_published_files(publish):
    site = publish(OWN, PUBLIC)
    for a in site.page("404.html").all("a"):
        if not a.get("href").startswith("#"):
            path, _ = urldefrag(a.get("href").removeprefix(f"{SITEURL}/"))
            assert (site.folder / path).is_file(), a.get("href")


def test_the_sitemap_lists_every_page_that_can_be_found(public_site):
    tree = ElementTree.parse(public_site.folder / "sitemap.xml")
    listed = [unquote(location.text.removeprefix(f"{SITEURL}/")) for location in tree.iter(f"{SITEMAP}loc")]
    listed = [address or "index.html" for address in listed]
    assert sorted(listed) == sorted({*public_site.catalogue.addresses} - {*public_site.catalogue.unlisted})


def test_the_sitemap_tells_when_a_text_was_last_changed_and_a_list_by_its_newest(publish):
    tree = ElementTree.parse(publish(OWN, PUBLIC).folder / "sitemap.xml")
    changed = {url[0].text.removeprefix(f"{SITEURL}/"): url.findtext(f"{SITEMAP}lastmod") for url in tree.getroot()}
    assert changed["fair.html"] == changed["tag/chess.html"] == changed[""] == zoned("2022-01-23T00:00:00")
    assert changed["reasonable-dialogue.html"] == changed["tag/nato.html"] == zoned("2022-01-21T00:00:00")
    assert changed["pages/background.html"] is None  # it has no date


def test_robots_are_told_of_the_sitemap(public_site):
    assert f"Sitemap: {SITEURL}/sitemap.xml" in (public_site.folder / "robots.txt").read_text().splitlines()


def test_every_feed_can_be_read_and_leads_to_published_pages(public_site):
    feeds = [*(public_site.folder / "feeds").rglob("*.xml")]
    assert len(feeds) == 1 + len(public_site.catalogue.tags)
    for path in feeds:
        for entry in ElementTree.parse(path).getroot().iter(f"{ATOM}entry"):
            address = entry.find(f"{ATOM}link").get("href").removeprefix(f"{SITEURL}/")
            assert address in public_site.catalogue.addresses


def test_a_feed_has_every_article_of_its_kind_once(feed):
    root, name = feed
    links = [entry.find(f"{ATOM}link").get("href") for entry in root.iter(f"{ATOM}entry")]
    assert links == [f"{SITEURL}/{OWN.address(article)}" for article in FEEDS[name]]


def test_a_feed_has_an_identity_an_author_and_a_language_of_its_own(feed):
    root, name = feed
    assert root.find(f"{ATOM}id").text == f"{SITEURL}/feeds/{name}.atom.xml"
    assert root.find(f"{ATOM}author/{ATOM}name").text == SITENAME
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == SETTINGS["DEFAULT_LANG"]
    assert all(author.find(f"{ATOM}name").text for author in root.iter(f"{ATOM}author"))


def test_a_feed_names_the_author_of_an_article(publish):
    root = ElementTree.parse(publish(OWN, PUBLIC).folder / "feeds/tag/chess.atom.xml").getroot()
    assert [name.text for name in root.findall(f"{ATOM}entry/{ATOM}author/{ATOM}name")] == ["Ada Example"]


def test_a_feed_gives_titles_and_dates_as_the_article_does(feed):
    root, name = feed
    for entry, article in zip(root.iter(f"{ATOM}entry"), FEEDS[name], strict=True):
        assert shown(entry.find(f"{ATOM}title")) == typeset_line(article.value("title"))
        assert entry.find(f"{ATOM}published").text.startswith(article.value("date")[:10])


def test_a_feed_shows_each_summary_as_it_is_written(feed):
    root, name = feed
    summaries = [shown(entry.find(f"{ATOM}summary")) for entry in root.iter(f"{ATOM}entry")]
    assert summaries == [typeset_line(article.value("summary")) for article in FEEDS[name]]


def test_a_feed_without_an_article_is_one(workshop):
    for name in "reasonable-dialogue.md", "village-fair.md", "rehearsal.md", "tags/chess.md":
        (workshop.folder / "content" / name).unlink()
    workshop.write("content/pages/background.md", "Title: B\nSummary: B.\nTags: NATO, Ukraine\n\nText.\n")
    made = workshop.make("html", PUBLIC)
    assert made.returncode == 0, made.stderr
    root = ElementTree.parse(workshop.output / "feeds/all.atom.xml").getroot()
    assert root.findall(f"{ATOM}entry") == []
    assert root.find(f"{ATOM}updated").text.startswith("1970-01-01")  # not the time of the build
