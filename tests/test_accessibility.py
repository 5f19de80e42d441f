"""Every page is for everybody: axe finds nothing, nothing overflows, the keyboard reaches everything."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from source import ADDRESSES

WIDTHS = [360, 1280]
MEDIA = [("light", "none"), ("dark", "none"), ("dark", "active")]  # colour scheme, forced colours
# every rule, AAA, best practices and the experimental ones too
RULES = "Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}]))"
# the text-spacing of WCAG 2.2, 1.4.12
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_light_dark_or_in_forced_colours(address, width, site, chromium):
    tab = chromium.new_page(bypass_csp=True, viewport={"width": width, "height": 800})
    tab.goto((site / address).as_uri())
    tab.evaluate(Axe().axe_script)
    found = []
    for scheme, forced in MEDIA:
        tab.emulate_media(color_scheme=scheme, forced_colors=forced)
        report = tab.evaluate(f"axe.run({{rules: {RULES}, resultTypes: ['violations']}})")
        found += [(rule["id"], node["target"]) for rule in report["violations"] for node in rule["nodes"]]
    tab.close()
    assert found == []


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("style", ["", SPACING], ids=["as designed", "with wide spacing"])
def test_nothing_overflows_at_320_px(address, style, site, chromium):
    tab = chromium.new_page(bypass_csp=True, viewport={"width": 320, "height": 256})
    tab.goto((site / address).as_uri())
    tab.add_style_tag(content=style or "/* none */")
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert tab.evaluate(over) == 0
    tab.close()


def test_the_first_tab_leads_to_the_text(site, chromium):
    tab = chromium.new_page()
    tab.goto((site / "index.html").as_uri())
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the text"
    assert tab.evaluate("getComputedStyle(document.activeElement).clipPath") == "none"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main') !== null")
    tab.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_focus_is_seen_wherever_the_keyboard_goes(address, site, chromium):
    tab = chromium.new_page()
    tab.goto((site / address).as_uri())
    stops = tab.locator("a, summary").filter(visible=True).count()
    for _ in range(min(stops, 40)):  # the rest are more of the same kinds
        tab.keyboard.press("Tab")
        outline = tab.evaluate("getComputedStyle(document.activeElement).outline")
        assert outline.endswith("solid 3px"), outline
    tab.close()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("width", WIDTHS)
def test_targets_outside_running_text_are_44_px(address, width, site, chromium):
    tab = chromium.new_page(viewport={"width": width, "height": 800})
    tab.goto((site / address).as_uri())
    small = """all => all.filter(one => {
      const box = one.getBoundingClientRect()
      return !one.closest('p:not(.published), li:not(nav li), dd, .skip')
        && box.width && (box.width < 44 || box.height < 44)
    }).map(one => one.outerHTML)"""
    assert tab.eval_on_selector_all("a, summary", small) == []
    tab.close()
