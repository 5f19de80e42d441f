"""A feed can be read anywhere: its entries hold full addresses, and nothing that the page's styles draw."""

from xml.etree import ElementTree

import pytest
from turbohtml import Element, parse_fragment
from workshop import Workshop

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://dossier.example/read"
TEXT = """Title: A day
Date: 2022-01-22
Tags: NATO
Summary: Tea & &amp; 1 < 2.

See [a part](#part) and [the background]({filename}pages/background.md).[^1]

## Part

2 December 2021, Stockholm
:   They met.

21 January 2022, Geneva
:   Again.

[^1]: N.
"""


@pytest.fixture(scope="module")
def entry(tmp_path_factory: pytest.TempPathFactory) -> ElementTree.Element:
    workshop = Workshop(tmp_path_factory.mktemp("feeds"))
    workshop.write("content/day.md", TEXT)
    made = workshop.make("html", f"SITEURL={SITE}")
    assert made.returncode == 0, made.stderr
    feed = ElementTree.parse(workshop.output / "feeds/all.atom.xml").getroot()
    [entry] = [
        entry for entry in feed.iter(f"{ATOM}entry") if entry.find(f"{ATOM}link").get("href").endswith("/day.html")
    ]
    return entry


@pytest.fixture
def content(entry: ElementTree.Element) -> Element:
    return parse_fragment(entry.findtext(f"{ATOM}content"))


def test_its_links_are_full_addresses(content):
    links = {link.attrs["href"] for link in content.select("a")}
    assert {f"{SITE}/day.html#part", f"{SITE}/day.html#fn-1", f"{SITE}/pages/background.html"} <= links
    assert all(link.startswith("https://") for link in links)


def test_it_holds_no_drawings_and_no_empty_links(content):
    assert not content.select("svg, figure[aria-hidden]")
    assert all(link.text.strip() for link in content.select("a"))
    assert content.select("time")


def test_its_summary_stays_text(entry):
    summary = entry.find(f"{ATOM}summary")
    assert summary.get("type") == "html"
    assert parse_fragment(summary.text).text == "Tea & &amp; 1 < 2."
