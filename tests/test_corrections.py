"""What a text corrects is dated, announced below its title, and part of its data; a long text lists its headings."""

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
HEAD = "Title: A day\nSummary: A day.\nTags: NATO\n"
NEW = "Text.\n\n## Corrections\n\n"
# each: a text, and words of the message
WRONG = {
    "a day that no month has": (f"{NEW}30 February 2022\n:   x", "a correction has no date"),
    "a day with a place": (f"{NEW}22 January 2022, Geneva\n:   x", "a correction has no date"),
    "no day for the second": (f"{NEW}22 January 2022\n:   x\n\nSoon\n:   y", "a correction has no date"),
    "no list": (f"{NEW}It said so.", "a correction has no date"),
    "a second list": (LISTED + NEW + "24 January 2022\n:   x", "two headings are called Corrections"),
    "an id of the same name": (f'<b id="corrections">x</b>\n\n{LISTED}', "duplicate id corrections"),
}


@pytest.mark.parametrize("words", [LISTED, IN_SECTION], ids=["at the end", "in a section"])
def test_each_correction_has_its_day_and_its_words_and_is_not_drawn(words):
    assert [*read(words).corrections] == CORRECTIONS
    found = tree(words)
    assert [time.attr("datetime") for time in found.select("dt > time")] == ["2022-01-22", "2022-01-23"]
    assert not found.select("svg")
    assert [heading.attr("id") for heading in found.select("h2")] == ["corrections"]


def test_a_timeline_before_them_is_drawn():
    trip = "2 December 2021, A\n:   x\n\n3 December 2021, B\n:   y\n\n"
    assert len(tree(trip + LISTED).select("figure[aria-hidden]")) == 1
    assert [*read(trip + LISTED).corrections] == CORRECTIONS


def test_days_below_another_heading_are_none():
    assert not read("## Errors\n\n22 January 2022\n:   It said so.\n").corrections


@pytest.mark.parametrize(("words", "message"), WRONG.values(), ids=WRONG)
def test_it_is_an_error_if_they_have(words, message):
    assert any(message in error for error in read(words).errors)


def parts(number, note=""):
    words = "Some words of a paragraph. " * 30
    return "\n\n".join(f"## Part {part} {{: #part-{part} }}\n\n{words}{note}" for part in range(number))


@pytest.fixture(scope="module")
def site(shared_project):
    head = f"{HEAD}Date: 2022-01-21\n"
    files = {
        "day": f"{head}\n{LISTED}",
        "later": f"{head}Modified: 2022-02-01\n\n{LISTED.replace('Corrections', 'Corrections {: #errata }')}",
        "pages/day": f"{HEAD}\n{LISTED}",
        "tags/nato": f"Title: NATO\nNames: NATO\nSummary: A club.\n\n{LISTED}",
        "three": f"{head}\n{parts(3)}\n",
        "four": f"{head}\n{parts(4)}\n",
        "noted": f"{head}\n{parts(4, '[^note]')}\n\n[^note]: A note.\n",
    }
    for name, written in files.items():
        shared_project.write(f"content/{name}.md", written)
    return shared_project.build()


# by address: the id of the corrections, and the days that are named below the title
ANNOUNCED = {
    "day.html": ("corrections", ["2022-01-21", "2022-01-23"]),
    "later.html": ("errata", ["2022-01-21", "2022-02-01", "2022-01-23"]),
    "pages/day.html": ("corrections", ["2022-01-23"]),
    "tag/nato.html": ("corrections", ["2022-01-23"]),
}


@pytest.mark.parametrize("address", ANNOUNCED)
def test_the_last_is_announced_between_the_title_and_the_text(address, site):
    heading, days = ANNOUNCED[address]
    page = site.page(address)
    link = page.find(f"article > :is(h1, :has(h1)) ~ p.published:has(~ p[id]) > a[href='#{heading}']")
    assert link.text == "Corrected 23 January 2022"
    assert page.attributes("main > article > p.published time", "datetime") == days
    assert len(page.select(f"h2[id={heading}]")) == 1


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


# Contents


def test_four_headings_are_listed_and_three_are_not(site):
    links = site.page("four.html").select("article > nav a")
    assert [(link.text, link.attr("href")) for link in links] == [(f"Part {n}", f"#part-{n}") for n in range(4)]
    assert not site.page("three.html").select("article > nav")


def test_contents_stay_in_sight_beside_a_text_without_notes(site, module_page):
    module_page.set_viewport_size({"width": 1280, "height": 900})
    module_page.goto((site.output / "four.html").as_uri())
    module_page.evaluate("scrollTo(0, 600)")
    contents = module_page.locator("article > nav").bounding_box()
    paragraph = module_page.locator("article > p[id]").first.bounding_box()
    assert 0 <= contents["y"] < 100
    assert contents["x"] > paragraph["x"] + paragraph["width"]
    assert module_page.locator("article > nav a").first.is_visible()


@pytest.mark.parametrize(("name", "width"), [("four.html", 390), ("noted.html", 1280)])
def test_contents_are_folded_on_a_phone_and_above_a_text_with_notes(name, width, site, module_page):
    module_page.set_viewport_size({"width": width, "height": 900})
    module_page.goto((site.output / name).as_uri())
    link = module_page.locator("article > nav a").first
    assert not link.is_visible()
    module_page.locator("article > nav summary").click()
    assert link.is_visible()
