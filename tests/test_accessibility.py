"""Every page is accessible: axe reports nothing, nothing overflows, the keyboard reaches every link."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from site_content import OWNER, SAMPLE, SINGLE_FILE, every

# Pages left out, because another page has the same parts. The single file of content/ is large and takes long.
OMITTED = {
    OWNER: {SINGLE_FILE},
    SAMPLE: {"category/news.html", "fair.html", "tag/chess.html", "tag/ukraine.html"},
}
PAGES = []
for parameters in every("addresses"):
    content, address = parameters.values[0]
    if address not in OMITTED[content]:
        PAGES.append(parameters)

# Only the rules about colour depend on the colour scheme. The others are all enabled, AAA and experimental ones too.
ALL_RULES = "Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]))"
COLOUR_RULES = """Object.fromEntries(axe.getRules().map(({ ruleId, tags }) =>
  [ruleId, { enabled: tags.includes('cat.color') }]))"""
APPEARANCES = [  # width, colour scheme, forced colours, rules
    (360, "light", "none", ALL_RULES),
    (360, "dark", "none", COLOUR_RULES),
    (1280, "light", "none", ALL_RULES),
    (1280, "dark", "active", COLOUR_RULES),
]
# text spacing of WCAG 2.2, success criterion 1.4.12
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""


@pytest.fixture(scope="module", params=PAGES)
def opened_page(request, publish, browser):
    """Each page, opened once for all tests."""
    content, address = request.param
    page = browser.new_page(bypass_csp=True)
    page.goto((publish(content).folder / address).as_uri())
    yield page
    page.close()


def test_axe_reports_nothing_in_light_dark_and_forced_colours(opened_page):
    opened_page.evaluate(Axe().axe_script)
    found = []
    for width, scheme, forced, rules in APPEARANCES:
        opened_page.set_viewport_size({"width": width, "height": 800})
        opened_page.emulate_media(color_scheme=scheme, forced_colors=forced)
        report = opened_page.evaluate(f"axe.run({{rules: {rules}, resultTypes: ['violations']}})")
        for violation in report["violations"]:
            targets = [node["target"] for node in violation["nodes"]]
            found.append((width, scheme, violation["id"], targets))
    assert found == []


@pytest.mark.parametrize("spacing", ["", TEXT_SPACING], ids=["as designed", "with wide spacing"])
def test_nothing_overflows_at_320_pixels(spacing, opened_page):
    opened_page.set_viewport_size({"width": 320, "height": 256})
    style = opened_page.add_style_tag(content=spacing or "/* none */")
    overflow = opened_page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    style.evaluate("style => style.remove()")
    assert overflow == 0


def test_focus_is_visible_wherever_the_keyboard_goes(opened_page):
    opened_page.set_viewport_size({"width": 1280, "height": 800})
    opened_page.evaluate("""() => {
      window.outlines = []
      addEventListener('focusin', ({ target }) => outlines.push(getComputedStyle(target).outline))
    }""")
    links = opened_page.locator("a, summary").filter(visible=True).count()
    stops = min(links, 25)  # the others are of the same kinds
    for _ in range(stops):
        opened_page.keyboard.press("Tab")
    outlines = opened_page.evaluate("outlines")
    assert len(outlines) == stops
    assert [outline for outline in outlines if not outline.endswith("solid 3px")] == []


@pytest.mark.parametrize("width", [360, 1280])
def test_targets_outside_running_text_have_44_pixels(width, opened_page):
    opened_page.set_viewport_size({"width": width, "height": 800})
    small = """all => all.filter((link) => {
      const box = link.getBoundingClientRect()
      const inText = link.closest('p:not(.published), li:not(nav li), dd, .skip')
      return !inText && box.width && (box.width < 44 || box.height < 44)
    }).map((link) => link.outerHTML)"""
    assert opened_page.eval_on_selector_all("a, summary", small) == []


def test_the_first_tab_leads_to_the_text(open_page):
    page = open_page("index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    assert page.evaluate("getComputedStyle(document.activeElement).clipPath") == "none"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
