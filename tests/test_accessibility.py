"""Every page is for everybody: axe finds nothing, nothing overflows, the keyboard reaches everything."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from catalogue import GIVEN, every

WIDTHS = [360, 1280]
# pages of a kind that is looked at already
REPEATED = {"category/news.html", "dossier.html", "fair.html", "tag/chess.html", "tag/ukraine.html"}
PLACES = [place for place in every("addresses") if place.values[0][0] is GIVEN or place.values[0][1] not in REPEATED]
# every rule, AAA, best practices and the experimental ones too; only those of colour can tell dark from light
ALL = "Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}]))"
COLOUR = "Object.fromEntries(axe.getRules().map(({ruleId, tags}) => [ruleId, {enabled: tags.includes('cat.color')}]))"
# width, colour scheme, forced colours, rules
SIGHTS = [(360, "light", "none", ALL), (360, "dark", "none", COLOUR)]
SIGHTS += [(1280, "light", "none", ALL), (1280, "dark", "active", COLOUR)]
# the text-spacing of WCAG 2.2, 1.4.12
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""


@pytest.fixture(scope="module", params=PLACES)
def tab(request, publish, browser):
    """Every page, opened once."""
    catalogue, address = request.param
    page = browser.new_page(bypass_csp=True)
    page.goto((publish(catalogue).folder / address).as_uri())
    yield page
    page.close()


def test_axe_finds_nothing_light_dark_or_in_forced_colours(tab):
    tab.evaluate(Axe().axe_script)
    found = []
    for width, scheme, forced, rules in SIGHTS:
        tab.set_viewport_size({"width": width, "height": 800})
        tab.emulate_media(color_scheme=scheme, forced_colors=forced)
        report = tab.evaluate(f"axe.run({{rules: {rules}, resultTypes: ['violations']}})")
        found += [(width, rule["id"], node["target"]) for rule in report["violations"] for node in rule["nodes"]]
    assert found == []


@pytest.mark.parametrize("spacing", ["", SPACING], ids=["as designed", "with wide spacing"])
def test_nothing_overflows_at_320_px(spacing, tab):
    tab.set_viewport_size({"width": 320, "height": 256})
    style = tab.add_style_tag(content=spacing or "/* none */")
    over = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    style.evaluate("style => style.remove()")
    assert over == 0


def test_focus_is_seen_wherever_the_keyboard_goes(tab):
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.evaluate("""() => {
      window.outlines = []
      addEventListener('focusin', ({ target }) => outlines.push(getComputedStyle(target).outline))
    }""")
    stops = min(tab.locator("a, summary").filter(visible=True).count(), 25)  # the rest are more of the same kinds
    for _ in range(stops):
        tab.keyboard.press("Tab")
    outlines = tab.evaluate("outlines")
    assert len(outlines) == stops
    assert [outline for outline in outlines if not outline.endswith("solid 3px")] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_targets_outside_running_text_are_44_px(width, tab):
    tab.set_viewport_size({"width": width, "height": 800})
    small = """all => all.filter(one => {
      const box = one.getBoundingClientRect()
      return !one.closest('p:not(.published), li:not(nav li), dd, .skip')
        && box.width && (box.width < 44 || box.height < 44)
    }).map(one => one.outerHTML)"""
    assert tab.eval_on_selector_all("a, summary", small) == []


def test_the_first_tab_leads_to_the_text(open_page):
    tab = open_page("index.html")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the text"
    assert tab.evaluate("getComputedStyle(document.activeElement).clipPath") == "none"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main') !== null")
