"""The foot of each page tells who publishes it, when it was changed, where to report an error: what is set, no more."""

import pytest
from document import text

PUBLISHER = "Ed & Sons <Ltd>"
CONTACT = "mailto:errors@dossier.example"
TEXT_LICENSE = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
UPDATED = {  # the last day of each text that has one, of all on the others
    "reasonable-dialogue.html": "21 January 2022",
    "fair.html": "23 January 2022",
    "pages/modified.html": "2 February 2022",
    "pages/background.html": None,
    "404.html": None,
    **dict.fromkeys(["index.html", "tags.html", "archives.html", "dossier.html", "tag/chess.html"], "2 February 2022"),
    "category/europe.html": "2 February 2022",
}


def parts(page):
    return text(page.one("footer/p")).split(" · ")[1:]


@pytest.fixture(scope="module")
def site(bench):
    bench.set(PUBLISHER=PUBLISHER, CONTACT=CONTACT, TEXT_LICENSE=TEXT_LICENSE)
    bench.write("content/pages/modified.md", "Title: M\nSummary: M.\nModified: 2022-02-02\n\nText.\n")
    made = bench.make("html", "SITEURL=https://dossier.example")
    assert made.returncode == 0, made.stderr
    return bench


@pytest.mark.parametrize(("address", "day"), UPDATED.items())
def test_it_tells_all_that_is_set(address, day, site):
    updated = [f"Updated {day}"] if day else []
    assert parts(site.page(address)) == [PUBLISHER, *updated, "Report an error", "CC BY 4.0"]


def test_it_leads_to_whom_an_error_is_told_and_to_the_licence(site):
    links = {text(a): (a.get("href"), a.get("rel")) for a in site.page("index.html").all("footer/p/a")}
    assert links == {"Report an error": (CONTACT, None), "CC BY 4.0": (TEXT_LICENSE[1], "license")}


def test_a_page_tells_below_its_headline_when_it_was_modified(site, example):
    line = site.page("pages/modified.html").one("p[@class='published']")
    assert text(line) == "Modified 2 February 2022"
    assert line.find("time").get("datetime") == "2022-02-02"
    assert example.page("pages/background.html").all("p[@class='published']") == []


def test_a_list_tells_the_last_day_of_the_site_not_of_its_own(example):
    assert parts(example.page("tag/nato.html")) == ["Updated 23 January 2022"]


def test_what_is_not_set_is_not_told(example):
    for address, day in UPDATED.items():
        if address in example.catalogue.addresses and address != "404.html":
            assert [part for part in parts(example.page(address)) if not part.startswith("Updated")] == []
            assert (parts(example.page(address)) == []) == (day is None)
