"""What a text corrects is dated, announced below its title, and part of its data."""

from datetime import date

import pytest
from reading import read, tree

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
    (date(2022, 1, 22), "It said two hours. “It” was one."),
    (date(2022, 1, 23), "A name was misspelt."),
    (date(2022, 1, 23), "Another was left out."),
]
IN_SECTION = '<section markdown="1">\n\n' + LISTED.replace("[^1]:", "</section>\n\n[^1]:")
PLACES = pytest.mark.parametrize("words", [LISTED, IN_SECTION], ids=["at the end", "in a section"])
HEAD = "Title: A day\nSummary: A day.\nTags: NATO\n"
TAG = f"Title: NATO\nNames: NATO\nSummary: A club.\n\n{LISTED}"


@PLACES
def test_each_has_its_day_and_its_words(words):
    assert [*read(words).corrections] == CORRECTIONS


@PLACES
def test_their_days_can_be_read_by_a_machine_and_are_not_drawn(words):
    found = tree(words)
    assert [time.attr("datetime") for time in found.select("dt > time")] == ["2022-01-22", "2022-01-23"]
    assert [term.text for term in found.select("dt")] == ["22\xa0January\xa02022", "23\xa0January\xa02022"]
    assert not found.select("svg")
    assert [heading.attr("id") for heading in found.select("h2")] == ["corrections"]


def test_a_timeline_before_them_is_drawn():
    trip = "2 December 2021, A\n:   x\n\n3 December 2021, B\n:   y\n\n"
    assert len(tree(trip + LISTED).select("figure[aria-hidden]")) == 1
    assert [*read(trip + LISTED).corrections] == CORRECTIONS


def test_days_below_another_heading_are_none():
    assert not read("## Errors\n\n22 January 2022\n:   It said so.\n").corrections


@pytest.mark.parametrize(
    "words",
    [
        "Soon\n:   It said so.",
        "22 January\n:   It said so.",
        "30 February 2022\n:   It said so.",
        "22 January 2022, Geneva\n:   It said so.",
        "*22 January 2022*\n:   It said so.",
        "22 January 2022\n:   It said so.\n\nSoon\n:   It said so.",
        "- 22 January 2022: it said so",
        "It said so.",
    ],
)
def test_one_without_a_day_is_an_error(words):
    assert "a correction has no date" in read(f"Text.\n\n## Corrections\n\n{words}\n").errors[-1]


def test_an_id_of_the_same_name_is_an_error():
    [error] = read(f'<b id="corrections">x</b>\n\n{LISTED}').errors
    assert "id corrections" in error


@pytest.fixture(scope="module")
def site(shared_project):
    shared_project.write("content/day.md", f"{HEAD}Date: 2022-01-21\n\n{LISTED}")
    shared_project.write("content/later.md", f"{HEAD}Date: 2022-01-21\nModified: 2022-02-01\n\n{LISTED}")
    shared_project.write("content/pages/day.md", f"{HEAD}\n{LISTED}")
    shared_project.write("content/tags/nato.md", TAG)
    made = shared_project.make("html")
    assert made.returncode == 0, made.stderr
    return shared_project


@pytest.mark.parametrize("address", ["day.html", "pages/day.html", "tag/nato.html"])
def test_the_last_is_announced_between_the_title_and_the_text(address, site):
    page = site.page(address)
    link = page.find("article > :is(h1, :has(h1)) ~ p.published:has(~ p[id]) > a[href='#corrections']")
    assert link.text == "Corrected 23 January 2022"
    assert link.select_one("time").attr("datetime") == "2022-01-23"
    assert len(page.select("[id=corrections]")) == 1


@pytest.mark.parametrize(
    ("address", "days"),
    [
        ("day.html", ["2022-01-21", "2022-01-23"]),
        ("later.html", ["2022-01-21", "2022-02-01", "2022-01-23"]),
        ("pages/day.html", ["2022-01-23"]),
    ],
)
def test_the_day_of_the_last_is_named_once(address, days, site):
    assert site.page(address).attributes("main > article > p.published time", "datetime") == days


@pytest.mark.parametrize("address", ["tag/nato.html", "category/news.html"])
def test_lists_name_it_as_the_day_of_the_modification(address, site):
    section = site.page(address).find("section:has(a[href$='/day.html']:not([href*='pages']))")
    days = [time.attr("datetime") for time in section.select("p.published time")]
    assert days == ["2022-01-21", "2022-01-23"]


def test_the_single_file_leads_to_those_of_each_text(site):
    whole = site.page("dossier.html")
    links = [link.attr("href") for link in whole.select("a") if link.text.startswith("Corrected")]
    assert len({*links}) == len(links) == 5
    assert {href[1:] for href in links} <= {*whole.attributes("[id]", "id")}
