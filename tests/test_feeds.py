"""Feeds are read anywhere: valid, whole, with full addresses, and nothing that the page's styles draw."""

import json
from datetime import datetime
from pathlib import Path

import feedparser
import pytest
from catalogue import OWN, SITENAME, zoned
from conftest import PUBLIC
from document import text
from lxml import etree
from turbohtml import Element, parse_fragment
from workshop import Workshop

SITE = PUBLIC.removeprefix("SITEURL=")
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
TITLE = "]]> &lt;b&gt; & \\u003c “a day”"
SUMMARY = "Tea & &amp; 1 < 2."
TEXT = f"""Title: {TITLE}
Date: 2022-01-22
Modified: 2022-01-24
Authors: Ada Example; Bo Émile
Tags: NATO
Summary: {SUMMARY}

"See [a part](#part) and [the background]({{filename}}pages/background.md#counted)."[^1]

![A heavy picture]({{static}}heavy.png) ![A light one]({{static}}light.png)

## Part

2 December 2021, Stockholm
:   They met.

21 January 2022, Geneva
:   Again.

[^1]: N.
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workshop = Workshop(tmp_path_factory.mktemp("feeds"))
    workshop.write("content/day.md", TEXT)
    workshop.write("content/heavy.png", bytes(76_000))
    workshop.write("content/light.png", bytes(74_000))
    made = workshop.make("html", PUBLIC)
    assert made.returncode == 0, made.stderr
    return workshop.output


@pytest.fixture(params=["feeds/all.atom.xml", "feeds/tag/nato.atom.xml", "feeds/tag/chess.atom.xml"])
def feed(request: pytest.FixtureRequest, output: Path) -> Path:
    return output / request.param


@pytest.fixture(scope="module")
def atom(output: Path) -> feedparser.FeedParserDict:
    return feedparser.parse((output / "feeds/all.atom.xml").read_bytes(), sanitize_html=False)


@pytest.fixture(scope="module")
def entry(atom) -> feedparser.FeedParserDict:
    [entry] = [entry for entry in atom.entries if entry.link.endswith("/day.html")]
    return entry


@pytest.fixture(scope="module")
def whole(output: Path) -> dict:
    return json.loads((output / "feeds/all.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def item(whole: dict) -> dict:
    [item] = [item for item in whole["items"] if item["url"].endswith("/day.html")]
    return item


@pytest.fixture(params=["atom", "json"])
def content(request: pytest.FixtureRequest) -> Element:
    """The text of the article of a day, in either feed."""
    if request.param == "atom":
        return parse_fragment(request.getfixturevalue("entry").content[0].value)
    return parse_fragment(request.getfixturevalue("item")["content_html"])


def test_they_are_what_the_standard_asks_for(feed):
    assert SCHEMA.validate(etree.parse(feed)), SCHEMA.error_log


def test_they_are_read_without_a_complaint(feed):
    read = feedparser.parse(feed.read_bytes())
    assert not read.bozo, read.bozo_exception
    assert read.version == "atom10"
    assert read.entries


def test_each_entry_is_known_by_its_address(atom, whole):
    assert [entry.id for entry in atom.entries] == [entry.link for entry in atom.entries]
    assert [item["id"] for item in whole["items"]] == [entry.id for entry in atom.entries]
    assert f"{SITE}/day.html" in [entry.id for entry in atom.entries]


def test_every_address_is_a_full_one(content):
    links = {link.attrs["href"] for link in content.select("a")}
    pages = {f"{SITE}/day.html#part", f"{SITE}/day.html#fn-1", f"{SITE}/pages/background.html#counted"}
    assert pages <= links
    assert all(link.startswith("https://") for link in links)
    assert {link.partition("#")[2] for link in links if link.startswith(f"{SITE}/day.html#")} <= {
        element.attrs["id"] for element in content.select("[id]")
    }


def test_they_hold_no_drawings_and_no_empty_links(content):
    assert not content.select("svg, figure[aria-hidden], a.mark, a[role=doc-backlink], span.dquo")
    assert all(link.text.strip() for link in content.select("a"))
    assert content.select("time")


def test_a_heavy_picture_is_told_in_words_and_a_light_one_is_shown(content):
    assert [picture.attrs["alt"] for picture in content.select("img")] == ["A light one"]
    assert [words.text for words in content.select("em")] == ["A heavy picture"]


def test_titles_and_summaries_stay_text(entry, item):
    assert (entry.title_detail.type, entry.summary_detail.type) == ("text/plain", "text/plain")
    assert (entry.title, entry.summary) == (TITLE, SUMMARY) == (item["title"], item["summary"])


def test_all_authors_are_named_and_none_where_none_is(atom, entry, whole, item):
    names = ["Ada Example", "Bo Émile"]
    assert [author.name for author in entry.authors] == names == [author["name"] for author in item["authors"]]
    assert [len(item["authors"]) for item in whole["items"]] == [2, 0, 1]
    assert (
        [author.name for author in atom.feed.authors] == [SITENAME] == [author["name"] for author in whole["authors"]]
    )


def test_they_tell_when_a_text_was_published_and_modified(atom, entry, item):
    assert (entry.published, entry.updated) == (item["date_published"], item["date_modified"])
    assert (entry.published[:10], entry.updated[:10]) == ("2022-01-22", "2022-01-24")
    assert atom.feed.updated == entry.updated
    assert datetime.fromisoformat(entry.updated).tzinfo


def test_a_feed_is_as_old_as_its_newest_text(output):
    read = feedparser.parse((output / "feeds/tag/chess.atom.xml").read_bytes())
    assert read.feed.updated == max(entry.updated for entry in read.entries) == zoned("2022-01-23T00:00:00")


def test_the_json_feed_has_what_its_standard_asks_for(whole):
    assert whole["version"] == "https://jsonfeed.org/version/1.1"
    assert whole["title"] == SITENAME
    assert whole["feed_url"] == f"{SITE}/feeds/all.json"
    for item in whole["items"]:
        assert {"id", "url", "title", "content_html", "summary", "date_published", "tags"} <= item.keys()
        assert all(isinstance(item[name], str) for name in ("id", "url", "content_html"))
        assert all(datetime.fromisoformat(item[name]).tzinfo for name in ("date_published", "date_modified"))


def test_each_page_shows_a_link_to_the_feed(publish, example):
    public = publish(OWN, PUBLIC)
    for address in "reasonable-dialogue.html", "tag/nato.html", "404.html":
        [link] = [a for a in public.page(address).all("footer//a") if text(a) == "Feed"]
        assert link.get("href").endswith("/feeds/all.atom.xml")
        assert "Feed" not in map(text, example.page(address).all("a"))
