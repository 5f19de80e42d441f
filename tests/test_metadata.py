"""What machines read about an article is the same in its preview, its data and both feeds."""

import json

import feedparser
import pytest
from conftest import SITE

ARTICLES = {
    "fair.html": {
        "address": f"{SITE}/fair.html",
        "title": "What the “fair” sold—cakes & ale",
        "summary": "Cakes & “ale” – 1 < 2, and what R&D has to do with it.",
        "published": "2022-01-20T18:30:00+01:00",
        "modified": "2022-01-23T00:00:00+01:00",  # the day of its correction
        "authors": ["Ada Example", "Bo Émile"],
        "tags": ["Chess"],
    },
    "reasonable-dialogue.html": {
        "address": f"{SITE}/reasonable-dialogue.html",
        "title": "A “reasonable dialogue” over sixty-four squares",
        "summary": "Two teams met in a village hall, agreed on a draw at four boards, "
        "and went home by the evening train.",
        "published": "2022-01-21T00:00:00+01:00",
        "modified": "2022-01-21T00:00:00+01:00",
        "authors": [],
        "tags": ["NATO", "Ukraine"],
    },
}


@pytest.fixture
def site(public_example):
    return public_example


def read_data(page):
    return json.loads(page.find("script[type='application/ld+json']").text)["@graph"][0]


def read_atom(site):
    return feedparser.parse((site.folder / "feeds/all.atom.xml").read_bytes(), sanitize_html=False)


def read_json(site):
    return json.loads((site.folder / "feeds/all.json").read_text("utf-8"))


def of_preview(site, address):
    page = site.page(address)
    tags = {meta.attr("property"): meta.attr("content") for meta in page.select("meta[property]")}
    return {
        "address": tags["og:url"],
        "title": tags["og:title"],
        "summary": tags["og:description"],
        "published": tags["article:published_time"],
        "modified": tags["article:modified_time"],
        "tags": page.attributes("meta[property='article:tag']", "content"),
    }


def of_data(site, address):
    data = read_data(site.page(address))
    return {
        "address": data["url"],
        "title": data["headline"],
        "summary": data["description"],
        "published": data["datePublished"],
        "modified": data["dateModified"],
        "authors": [author["name"] for author in data.get("author", [])],
        "tags": [subject["name"] for subject in data["about"]],
    }


def of_atom(site, address):
    [entry] = [entry for entry in read_atom(site).entries if entry.link == f"{SITE}/{address}"]
    assert entry.title_detail.type == entry.summary_detail.type == "text/plain"
    return {
        "address": entry.id,
        "title": entry.title,
        "summary": entry.summary,
        "published": entry.published,
        "modified": entry.updated,
        "authors": [author.name for author in entry.get("authors", [])],
        "tags": [tag.term for tag in entry.tags],
    }


def of_json(site, address):
    [item] = [item for item in read_json(site)["items"] if item["url"] == f"{SITE}/{address}"]
    return {
        "address": item["id"],
        "title": item["title"],
        "summary": item["summary"],
        "published": item["date_published"],
        "modified": item["date_modified"],
        "authors": [author["name"] for author in item["authors"]],
        "tags": item["tags"],
    }


@pytest.mark.parametrize("address", ARTICLES)
@pytest.mark.parametrize("read", [of_preview, of_data, of_atom, of_json], ids=["preview", "data", "atom", "json"])
def test_an_article_is_described_in(read, address, site):
    described = read(site, address)
    assert described == {name: ARTICLES[address][name] for name in described}


def test_the_page_says_the_same_to_readers(site):
    page = site.page("fair.html")
    assert page.text("h1") == ARTICLES["fair.html"]["title"]
    assert page.find("meta[name=description]").attr("content") == ARTICLES["fair.html"]["summary"]
    assert page.attributes("p.published time", "datetime") == ["2022-01-20", "2022-01-23"]
    assert page.texts("p.published")[0].endswith("Ada Example, Bo Émile")


def test_data_names_the_source_the_licence_the_publisher_and_the_corrections(site):
    data = read_data(site.page("fair.html"))
    assert data["isBasedOn"] == "https://news.example/a?b=1&c=2#d"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["publisher"]["name"] == "Ed & Sons <Ltd>"
    assert data["articleSection"] == "News"
    correction = {"@type": "CorrectionComment", "datePublished": "2022-01-23", "text": "The cake was “large”."}
    assert data["correction"] == [correction]


def test_data_has_no_source_and_no_correction_that_a_text_lacks(site):
    data = read_data(site.page("reasonable-dialogue.html"))
    assert not data.keys() & {"author", "isBasedOn", "correction"}


def test_the_name_of_the_site_is_the_same_everywhere(site):
    manifest = json.loads((site.folder / "manifest.webmanifest").read_text("utf-8"))
    front = site.page("index.html")
    names = [
        front.text("h1"),
        front.find("meta[property='og:site_name']").attr("content"),
        read_data(front)["name"],
        read_atom(site).feed.title,
        read_json(site)["title"],
        manifest["name"],
    ]
    assert names == ["The “Village” Paper"] * len(names)
    subtitles = [read_atom(site).feed.subtitle, read_json(site)["description"], manifest["description"]]
    assert [front.text("p.deck"), *subtitles] == ["What’s said"] * 4
