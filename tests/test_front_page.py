"""The front page shows at a glance what is new and what it is about."""

import pytest

SIZES = """() => [...document.querySelectorAll('body *')]
  .filter(one => [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
  .filter(one => one.getClientRects().length && !one.closest('svg'))
  .map(one => [parseFloat(getComputedStyle(one).fontSize), one.textContent.trim()])"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_newest_headline_is_the_largest_and_the_days_of_a_text_are_drawn(width, open_page):
    tab = open_page("index.html", viewport={"width": width, "height": 900})
    largest, second = sorted(tab.evaluate(SIZES), reverse=True)[:2]
    assert largest[1] == tab.locator("main h2").first.inner_text()
    assert largest[0] > second[0]
    drawings = tab.locator("main figure svg").all()
    assert drawings
    assert all(drawing.is_visible() for drawing in drawings)
    lead, days = (tab.locator("main > section").nth(number).bounding_box() for number in (0, 1))
    is_beside = days["x"] > lead["x"] + lead["width"] and days["y"] == pytest.approx(lead["y"], abs=2)
    assert is_beside == (width == 1280)


def test_the_name_of_the_site_is_there_once_above_its_foot_and_the_days_lead_to_their_text(example):
    page = example.page("index.html")
    assert page.text("h1") == "The “Village” Paper"
    assert "Village" not in page.text("main")
    section = page.find("main > section:has(> figure[aria-hidden=true])")
    assert section.select_one("h2 > a").attr("href") == "./reasonable-dialogue.html#who-watched"
