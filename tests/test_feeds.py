"""Feeds are valid and complete, have full addresses, and leave out what only the page's styles can show."""

import json
from pathlib import Path

import feedparser
import pytest
from conftest import PUBLIC, SITE
from dossier.feeds import portable
from lxml import etree
from turbohtml import parse_fragment

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
ARTICLES = {  # in each feed, the newest first
    "all": ["reasonable-dialogue.html", "fair.html"],
    "tag/chess": ["fair.html"],
    "tag/nato": ["reasonable-dialogue.html"],
    "tag/ukraine": ["reasonable-dialogue.html"],
}
UPDATED = {
    "all": "2022-01-23T00:00:00+01:00",
    "tag/chess": "2022-01-23T00:00:00+01:00",
    "tag/nato": "2022-01-21T00:00:00+01:00",
    "tag/ukraine": "2022-01-21T00:00:00+01:00",
}


@pytest.fixture
def site(public_example):
    return public_example


@pytest.fixture(params=ARTICLES)
def name(request):
    return request.param


@pytest.fixture
def path(name, site):
    return site.folder / f"feeds/{name}.atom.xml"


@pytest.fixture
def feed(path):
    return feedparser.parse(path.read_bytes(), sanitize_html=False)


@pytest.fixture
def json_feed(site):
    return json.loads((site.folder / "feeds/all.json").read_text("utf-8"))


@pytest.fixture
def content(json_feed):
    """The text of the newest article."""
    return parse_fragment(json_feed["items"][0]["content_html"])


def test_there_is_one_for_the_site_and_one_for_each_tag(site):
    folder = site.folder / "feeds"
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.xml")}
    assert found == {f"{name}.atom.xml" for name in ARTICLES}


def test_each_is_valid(path, feed):
    assert SCHEMA.validate(etree.parse(path)), SCHEMA.error_log
    assert not feed.bozo
    assert feed.version == "atom10"


def test_each_has_its_articles(name, feed):
    assert [entry.link for entry in feed.entries] == [f"{SITE}/{address}" for address in ARTICLES[name]]


def test_each_has_an_id_a_language_and_an_author(name, feed):
    assert feed.feed.id == f"{SITE}/feeds/{name}.atom.xml"
    assert feed.feed.language == "en"
    assert [author.name for author in feed.feed.authors] == ["Ed & Sons <Ltd>"]


def test_each_is_as_old_as_its_newest_article(name, feed):
    assert feed.feed.updated == UPDATED[name]


def test_that_of_a_tag_is_called_after_it(site):
    feed = feedparser.parse((site.folder / "feeds/tag/nato.atom.xml").read_bytes())
    assert feed.feed.title == "NATO · The “Village” Paper"
    assert feed.feed.subtitle == "A club of clubs, which some call the Alliance."


def test_the_json_feed_names_its_version_itself_and_its_articles(json_feed):
    assert json_feed["version"] == "https://jsonfeed.org/version/1.1"
    assert json_feed["feed_url"] == f"{SITE}/feeds/all.json"
    assert json_feed["authors"] == [{"name": "Ed & Sons <Ltd>"}]
    assert [item["url"] for item in json_feed["items"]] == [f"{SITE}/{address}" for address in ARTICLES["all"]]


def test_both_formats_have_the_same_texts(site, json_feed):
    feed = etree.parse(site.folder / "feeds/all.atom.xml")
    texts = [content.text for content in feed.iter("{*}content")]
    assert texts == [item["content_html"] for item in json_feed["items"]]


def test_every_link_is_a_full_one(content):
    links = [link.attr("href") for link in content.select("a")]
    ids = [element.attr("id") for element in content.select("[id]")]
    page = f"{SITE}/reasonable-dialogue.html#"
    assert {f"{page}fn-clocks", f"{SITE}/pages/background.html#counted", f"{SITE}/tag/chess.html"} <= {*links}
    assert all(link.startswith("https://") for link in links)
    assert {link.removeprefix(page) for link in links if link.startswith(page)} <= {*ids}


def test_drawings_and_empty_links_are_left_out(content):
    assert not content.select("svg, figure[aria-hidden], a.mark, a[role=doc-backlink], span.dquo")
    assert all(link.text.strip() for link in content.select("a"))
    assert content.select("time")  # the days that the page draws


@pytest.mark.parametrize(("size", "shown"), [(74_000, True), (76_000, False)], ids=["74 kB", "76 kB"])
def test_a_picture_is_shown_unless_it_is_heavier_than_75_kb(size, shown):
    base64 = "A" * (size * 4 // 3)
    feed = parse_fragment(portable(f'<p><img alt="A board" src="data:image/png;base64,{base64}"></p>', ""))
    assert bool(feed.select_one("img")) == shown
    assert feed.text == ("" if shown else "A board")


@pytest.mark.parametrize("address", ["reasonable-dialogue.html", "tag/nato.html", "404.html"])
def test_each_page_links_to_that_of_the_site(address, site, example):
    [link] = [link for link in site.page(address).select("footer a") if link.text == "Feed"]
    assert link.attr("href").endswith("/feeds/all.atom.xml")
    assert "Feed" not in example.page(address).texts("a")  # without a public address


def test_without_an_article_it_is_valid_and_does_not_change_with_each_build(project):
    for name in "reasonable-dialogue.md", "village-fair.md", "rehearsal.md", "tags/chess.md":
        (project.folder / "content" / name).unlink()
    project.write("content/pages/background.md", "Title: B\nSummary: B.\nTags: NATO, Ukraine\n\nText.\n")
    made = project.make("html", PUBLIC)
    assert made.returncode == 0, made.stderr
    path = project.output / "feeds/all.atom.xml"
    assert SCHEMA.validate(etree.parse(path)), SCHEMA.error_log
    feed = feedparser.parse(path.read_bytes())
    assert feed.entries == []
    assert feed.feed.updated.startswith("1970-01-01")  # not the time of the build
