"""Typewriter's signs become printer's signs in what a text and the site are called, wherever that is shown."""

import json
from xml.etree import ElementTree

import pytest
from document import text
from workshop import Workshop

ATOM = "{http://www.w3.org/2005/Atom}"
TITLE, SUMMARY = "It’s a “plan”—or 1…2", "‘What’ the “Blatt” says – today"
NAME, SUBTITLE, TAG = "The “Blatt”", "What’s said", "O’Neill"
WRITTEN = """Title: It's a "plan"---or 1...2
Date: 2022-01-22
Label: The 'plan'
Tags: O'Neill
Summary: 'What' the "Blatt" says -- today

It names O'Neill.
"""


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    workshop = Workshop(tmp_path_factory.mktemp("signs"))
    workshop.set(SITENAME='The "Blatt"', SITESUBTITLE="What's said")
    workshop.write("content/plan.md", WRITTEN)
    workshop.write("content/tags/oneill.md", "Title: O'Neill\nNames: O'Neill\nSummary: 'So.'\n\nText.\n")
    made = workshop.make("html", "SITEURL=https://dossier.example")
    assert made.returncode == 0, made.stderr
    return workshop


def test_a_page_shows_them(named):
    page = named.page("plan.html")
    assert text(page.one("h1")) == TITLE
    assert text(page.one("title")) == f"{TITLE} | {NAME}"
    assert page.one("meta[@name='description']").get("content") == SUMMARY
    assert any(text(link).startswith("The ‘plan’, ") for link in named.page("tag/oneill.html").all("figcaption/a"))


def test_lists_show_them(named):
    page = named.page("index.html")
    assert (text(page.one("h1")), text(page.one("p[@class='deck']"))) == (NAME, SUBTITLE)
    assert (TITLE, SUMMARY) in [(text(part.find("h2")), text(part.findall("p")[-1])) for part in page.all("section")]
    assert [text(part.find("dd")) for part in page.all("dl/div") if text(part.find("dt")) == TAG] == ["‘So.’"]
    assert text(named.page("tag/oneill.html").one("h1")) == TAG


def test_feeds_show_them(named):
    for name, title in ("all", NAME), ("tag/oneill", f"{TAG} · {NAME}"):
        root = ElementTree.parse(named.output / f"feeds/{name}.atom.xml").getroot()
        assert root.findtext(f"{ATOM}title") == title
        assert (root.find(f"{ATOM}entry").findtext(f"{ATOM}title"), root.findtext(f"{ATOM}entry/{ATOM}summary")) == (
            TITLE,
            SUMMARY,
        )


def test_the_manifest_shows_them(named):
    manifest = json.loads((named.output / "manifest.webmanifest").read_text("utf-8"))
    assert (manifest["name"], manifest["description"]) == (NAME, SUBTITLE)
