"""The front page begins with the newest article, shows a timeline, and leads to every page."""

from posixpath import normpath
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

SIZES = """() => [...document.querySelectorAll('body *')]
  .filter(one => [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
  .filter(one => one.getClientRects().length && !one.closest('svg'))
  .map(one => [parseFloat(getComputedStyle(one).fontSize), one.textContent.trim()])"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_newest_headline_is_the_largest_and_a_timeline_is_beside_or_below_it(width, example, page):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((example.folder / "index.html").as_uri())
    (largest, words), (second, _), *_ = sorted(page.evaluate(SIZES), reverse=True)
    assert words == page.locator("main h2").first.inner_text()
    assert largest > second
    assert page.locator("main figure svg").is_visible()
    article = page.locator("main > section").nth(0).bounding_box()
    timeline = page.locator("main > section").nth(1).bounding_box()
    if width == 1280:
        assert timeline["x"] > article["x"] + article["width"]
        assert timeline["y"] == pytest.approx(article["y"], abs=2)
    else:
        assert timeline["y"] >= article["y"] + article["height"]


def test_the_name_of_the_site_is_printed_once_above_the_footer_and_the_timeline_links_to_its_text(example):
    page = example.page("index.html")
    assert page.text("h1") == "The “Village” Paper"
    assert "Village" not in page.text("main")
    section = page.find("main > section:has(> figure[aria-hidden=true])")
    assert section.select_one("h2 > a").attr("href") == "./reasonable-dialogue.html#who-watched"


def test_links_lead_from_the_front_page_to_every_page_that_is_not_hidden(public_site):
    reached = ["index.html"]
    for address in reached:  # the loop also goes over the addresses that it adds
        for href in public_site.page(address).links():
            path = unquote(urldefrag(href).url)
            target = normpath(f"{address}/../{path}")
            if path.endswith(".html") and not urlsplit(href).scheme and target not in reached:
                reached.append(target)
    hidden = {page.address for page in public_site.pages() if page.select("meta[name=robots]")}
    assert {*public_site.addresses} - {*reached} <= hidden
