"""The front page shows at a glance what is new and what it is about."""

import pytest

SIZES = """() => [...document.querySelectorAll('body *')]
  .filter(one => [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
  .filter(one => one.getClientRects().length && !one.closest('svg'))
  .map(one => [parseFloat(getComputedStyle(one).fontSize), one.textContent.trim()])"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_newest_headline_is_the_largest(width, open_page):
    tab = open_page("index.html", viewport={"width": width, "height": 900})
    headline = tab.locator("main h2").first.inner_text()
    largest, second = sorted(tab.evaluate(SIZES), reverse=True)[:2]
    assert largest[1] == headline
    assert largest[0] > second[0]


def test_the_name_of_the_site_is_there_once_above_its_foot(example):
    page = example.page("index.html")
    assert page.text("h1") == "The “Village” Paper"
    assert "Village" not in page.text("main")


def test_the_days_of_a_text_are_drawn_beside_the_newest_article(example, open_page):
    page = example.page("index.html")
    section = page.find("main > section:has(> figure)")
    assert section.select_one("figure").attr("aria-hidden") == "true"
    assert section.select_one("h2 > a").attr("href") == "./reasonable-dialogue.html#who-watched"
    tab = open_page("index.html", viewport={"width": 1280, "height": 900})
    lead, days = (tab.locator("main > section").nth(number).bounding_box() for number in (0, 1))
    assert days["x"] > lead["x"] + lead["width"]
    assert days["y"] == pytest.approx(lead["y"], abs=2)


def test_the_days_are_drawn_on_a_phone_too(open_page):
    tab = open_page("index.html", viewport={"width": 390, "height": 844})
    drawings = tab.locator("main figure svg").all()
    assert drawings
    assert all(drawing.is_visible() for drawing in drawings)


def test_nothing_stands_beside_it_where_no_text_has_days(project):
    path = project.folder / "content/reasonable-dialogue.md"
    path.write_text(path.read_text("utf-8").replace(" January 2022, ", " January, "), "utf-8")
    assert not project.build().page("index.html").select("main figure")
