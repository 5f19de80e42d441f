"""Corrections have dates. The last one is announced below the title, and its day is shown in lists as a change."""

from datetime import date

import pytest
from content_folder import PAGE_HEAD, headers_with
from reading import read, tree
from site_content import PUBLIC

LISTED = """The text.

## Corrections

22 January 2022
:   It said two *hours*.[^1] "It" was one.

23 January 2022
:   A name was misspelt.
:   Another was left out.

[^1]: N.
"""
CORRECTIONS = [
    (date(2022, 1, 22), "22 January 2022", "It said two hours. “It” was one."),
    (date(2022, 1, 23), "23 January 2022", "A name was misspelt."),
    (date(2022, 1, 23), "23 January 2022", "Another was left out."),
]
IN_SECTION = '<section markdown="1">\n\n' + LISTED.replace("[^1]:", "</section>\n\n[^1]:")


@pytest.mark.parametrize("words", [LISTED, IN_SECTION], ids=["at the end", "in a section"])
def test_each_correction_has_its_date_and_its_words_and_no_timeline(words):
    assert [*read(words).corrections] == CORRECTIONS
    found = tree(words)
    assert [time.attr("datetime") for time in found.select("dt > time")] == ["2022-01-22", "2022-01-23"]
    assert not found.select("svg")
    assert [heading.attr("id") for heading in found.select("h2")] == ["corrections"]


def test_a_timeline_before_the_corrections_is_drawn():
    trip = "2 December 2021, A\n:   x\n\n3 December 2021, B\n:   y\n\n"
    assert len(tree(trip + LISTED).select("figure[aria-hidden]")) == 1
    assert [*read(trip + LISTED).corrections] == CORRECTIONS


@pytest.fixture(scope="module")
def corrected_site(shared_project):
    head = headers_with("Date: 2022-01-21")
    one_correction = "## Corrections\n\n23 January 2022\n:   It said so.\n"
    files = {
        "day": f"{head}Modified: 2022-01-22\n\n{LISTED}",
        "same": f"{headers_with('Date: 2022-01-23 18:30')}\n{one_correction}",
        "offset": f"{headers_with('Date: 2022-01-21 09:30+02:00')}\n{LISTED}",
        "unchanged": f"{headers_with('Date: 2022-01-22')}Modified: 2022-01-22\n\nText.\n",
        "later": f"{head}Modified: 2022-02-01\n\n{LISTED.replace('Corrections', 'Corrections {: #errata }')}",
        "pages/rules": f"{PAGE_HEAD}Tags: NATO\n\n{LISTED}",
        "tags/nato": f"Title: NATO\nNames: NATO\nSummary: A club.\n\n{LISTED}",
    }
    for name, written in files.items():
        shared_project.write(f"content/{name}.md", written)
    return shared_project.build(PUBLIC)


# each: an address, the id of the corrections, and the days that are named below the title
ANNOUNCED = [
    ("offset.html", "corrections", ["2022-01-21", "2022-01-23"]),
    ("later.html", "errata", ["2022-01-21", "2022-02-01", "2022-01-23"]),
    ("pages/rules.html", "corrections", ["2022-01-23"]),
    ("tag/nato.html", "corrections", ["2022-01-23"]),
]


@pytest.mark.parametrize(("address", "heading", "days"), ANNOUNCED, ids=[address for address, *_ in ANNOUNCED])
def test_the_last_correction_is_announced_between_the_title_and_the_text(address, heading, days, corrected_site):
    page = corrected_site.page(address)
    link = page.find(f"article > p.published > a[href='#{heading}']")
    # in the order of the page; p[id] are the paragraphs of the text
    title, line, *_ = page.select("article h1, article > p.published:has(a[href^='#']), article > p[id]")
    assert (title.tag, line) == ("h1", link.parent)
    assert link.text == "Corrected 23 January 2022"
    assert page.attributes("main > article > p.published time", "datetime") == days
    assert len(page.select(f"h2[id={heading}]")) == 1


@pytest.mark.parametrize("address", ["tag/nato.html", "category/news.html"])
def test_lists_give_the_last_correction_as_the_last_change(address, corrected_site):
    section = corrected_site.page(address).find("section:has(a[href$='/day.html'])")
    days = [time.attr("datetime") for time in section.select("p.published time")]
    assert days == ["2022-01-21", "2022-01-23"]


def test_the_last_change_of_a_text_that_is_corrected_on_its_own_day_is_not_before_its_date(corrected_site):
    metadata = corrected_site.page("same.html").metadata()
    assert metadata["article:modified_time"] == metadata["article:published_time"] == "2022-01-23T18:30:00+01:00"


def test_a_text_that_is_modified_on_its_day_shows_the_day_once(corrected_site):
    assert corrected_site.page("unchanged.html").attributes("p.published time", "datetime") == ["2022-01-22"]
