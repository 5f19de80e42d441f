"""Feeds, Open Graph and structured data describe an article in the same words; feeds are valid and complete."""

import json
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from site_content import PUBLIC, SITE
from turbohtml import parse_fragment

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
FEEDS = {  # by name: the title, the newest change, and the articles, the newest first
    "all": ("The “Village” Paper", "2022-01-23T00:00:00+01:00", ["reasonable-dialogue.html", "fair.html"]),
    "tag/nato": ("NATO · The “Village” Paper", "2022-01-21T00:00:00+01:00", ["reasonable-dialogue.html"]),
}
# the address, the title, the summary, the date, that of the last change, the authors and the tags of an article
DESCRIPTION = [
    f"{SITE}/fair.html",
    "What the “fair” sold—cakes & ale",
    "Cakes & “ale” – 1 < 2, and what R&D has to do with it.",
    "2022-01-20T18:30:00+01:00",
    "2022-01-23T00:00:00+01:00",  # the day of its correction
    ["Ada Example", "Bo Émile"],
    ["Chess"],
]


def read_atom(site, name="all"):
    return feedparser.parse((site.folder / f"feeds/{name}.atom.xml").read_bytes(), sanitize_html=False)


def read_json(site):
    return json.loads((site.folder / "feeds/all.json").read_text("utf-8"))


def in_open_graph(site):
    page = site.page("fair.html")
    tags = page.metadata()
    assert tags["og:type"] == "article"
    names = ["og:url", "og:title", "og:description", "article:published_time", "article:modified_time"]
    authors = page.attributes("meta[name=author]", "content")
    article_tags = page.attributes("meta[property='article:tag']", "content")
    return [*(tags[name] for name in names), authors, article_tags]


def in_structured_data(site):
    data, *_ = site.page("fair.html").structured_data()
    names = ["url", "headline", "description", "datePublished", "dateModified"]
    authors = [author["name"] for author in data["author"]]
    tags = [tag["name"] for tag in data["about"]]
    return [*(data[name] for name in names), authors, tags]


def in_atom(site):
    [entry] = read_atom(site, "tag/chess").entries
    assert entry.title_detail.type == entry.summary_detail.type == "text/plain"
    names = ["id", "title", "summary", "published", "updated"]
    authors = [author.name for author in entry.authors]
    return [*(entry[name] for name in names), authors, [tag.term for tag in entry.tags]]


def in_json(site):
    [item] = [item for item in read_json(site)["items"] if item["url"] == f"{SITE}/fair.html"]
    names = ["id", "title", "summary", "date_published", "date_modified"]
    authors = [author["name"] for author in item["authors"]]
    return [*(item[name] for name in names), authors, item["tags"]]


@pytest.mark.parametrize("describe", [in_open_graph, in_structured_data, in_atom, in_json])
def test_an_article_has_the_same_description(describe, public_example):
    assert describe(public_example) == DESCRIPTION


def test_structured_data_has_the_source_the_category_and_the_corrections(public_example):
    data, *_ = public_example.page("fair.html").structured_data()
    names = "@type", "isBasedOn", "articleSection", "correction"
    assert [data[name] for name in names] == [
        "NewsArticle",
        "https://news.example/a?b=1&c=2#d",
        "News",
        [{"@type": "CorrectionComment", "datePublished": "2022-01-23", "text": "The cake was “large”."}],
    ]
    data, *_ = public_example.page("reasonable-dialogue.html").structured_data()
    assert not data.keys() & {"author", "isBasedOn", "correction"}


def test_the_name_and_the_subtitle_of_the_site_are_the_same_everywhere(public_example):
    manifest = json.loads((public_example.folder / "manifest.webmanifest").read_text("utf-8"))
    front, atom, feed = public_example.page("index.html"), read_atom(public_example).feed, read_json(public_example)
    shown, data = front.metadata(), front.structured_data()[0]
    names = [front.text("h1"), shown["og:title"], shown["og:site_name"], data["name"]]
    assert {*names, atom.title, feed["title"], manifest["name"]} == {"The “Village” Paper"}
    subtitles = [front.text("p.deck"), shown["og:description"], data["description"]]
    assert {*subtitles, atom.subtitle, feed["description"], manifest["description"]} == {"What’s said"}
    assert read_atom(public_example, "tag/chess").feed.subtitle == "A game for two."


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_valid_and_has_its_title_its_articles_and_its_newest_change(name, public_example):
    title, updated, articles = FEEDS[name]
    feed = read_atom(public_example, name)
    assert SCHEMA.validate(etree.parse(public_example.folder / f"feeds/{name}.atom.xml")), SCHEMA.error_log
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert [feed.feed.title, feed.feed.updated, feed.feed.language] == [title, updated, "en"]
    assert feed.feed.id == f"{SITE}/feeds/{name}.atom.xml"
    assert [entry.link for entry in feed.entries] == [f"{SITE}/{address}" for address in articles]
    assert [author.name for author in feed.feed.authors] == ["Ed & Sons <Ltd>"]


def test_the_json_feed_has_its_version_its_address_its_author_and_the_texts_of_the_atom_feed(public_example):
    feed = read_json(public_example)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{SITE}/feeds/all.json"
    assert feed["authors"] == [{"name": "Ed & Sons <Ltd>"}]
    atom = etree.parse(public_example.folder / "feeds/all.atom.xml")
    assert [item["content_html"] for item in feed["items"]] == [text.text for text in atom.iter("{*}content")]


def test_a_text_in_a_feed_has_full_links_and_neither_drawings_nor_empty_links(public_example):
    content = parse_fragment(read_json(public_example)["items"][0]["content_html"])
    links = [link.attr("href") for link in content.select("a")]
    ids = [element.attr("id") for element in content.select("[id]")]
    page = f"{SITE}/reasonable-dialogue.html#"
    assert {f"{page}fn-clocks", f"{SITE}/pages/background.html#counted", f"{SITE}/tag/chess.html"} <= {*links}
    assert all(link.startswith("https://") for link in links)
    assert {link.removeprefix(page) for link in links if link.startswith(page)} <= {*ids}
    assert not content.select("svg, figure[aria-hidden], a.anchor, a[role=doc-backlink], span.dquo")
    assert all(link.text.strip() for link in content.select("a"))
    assert content.select("time")  # the timeline is a list


def test_a_feed_without_an_article_is_valid_and_has_a_fixed_date(project):
    for name in "reasonable-dialogue.md", "village-fair.md", "rehearsal.md", "tags/chess.md":
        (project.folder / "content" / name).unlink()
    project.write("content/pages/background.md", "Title: B\nSummary: B.\nTags: NATO, Ukraine\n\nText.\n")
    path = project.build(PUBLIC).output / "feeds/all.atom.xml"
    assert SCHEMA.validate(etree.parse(path)), SCHEMA.error_log
    feed = feedparser.parse(path.read_bytes())
    assert feed.entries == []
    assert feed.feed.updated.startswith("1970-01-01")  # not the time of the build
