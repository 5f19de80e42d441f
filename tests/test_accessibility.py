"""Pages are accessible: axe reports no error, nothing overflows, and the focus is visible."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from site_content import OWNER, ROOT, SAMPLE, SINGLE_FILE

# One page of each kind, the texts with most elements, and all texts of the owner in one file.
SAMPLE_PAGES = ["index.html", "reasonable-dialogue.html", "rehearsal.html", "pages/background.html", "tag/nato.html"]
SAMPLE_PAGES += ["tags.html", "archives.html", "category/news.html", SINGLE_FILE, "offline.html", "404.html"]
PAGES = [(SAMPLE, address) for address in SAMPLE_PAGES] + [(OWNER, SINGLE_FILE)]
ALL_RULES = []  # without tags, axe.getRules() returns every rule, including AAA and experimental ones
# by colour scheme: the tags of the rules that check a page
TAGS = {"light": ALL_RULES, "dark": ["cat.color"]}
AXE = "tags => axe.run({ runOnly: axe.getRules(tags).map(({ ruleId }) => ruleId), resultTypes: ['violations'] })"
# text spacing of WCAG 2.2, success criterion 1.4.12
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""
SMALL_TARGETS = """all => all.filter((link) => {
  const box = link.getBoundingClientRect()
  const inText = link.closest('p:not(.published), li:not(nav li), dd, .skip')
  return !inText && box.width && (box.width < 44 || box.height < 44)
}).map((link) => link.outerHTML)"""


@pytest.fixture(scope="module", params=PAGES, ids=lambda case: f"{case[0].relative_to(ROOT)}/{case[1]}")
def opened_page(request, publish, module_page):
    """Each page, opened once for all tests."""
    content, address = request.param
    module_page.goto((publish(content).folder / address).as_uri())
    return module_page


def test_axe_reports_no_error_in_light_and_dark_colours(opened_page):
    opened_page.set_viewport_size({"width": 1280, "height": 800})
    opened_page.evaluate(Axe().axe_script)
    backgrounds = set()
    for scheme, tags in TAGS.items():
        opened_page.emulate_media(color_scheme=scheme)
        backgrounds.add(opened_page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        report = opened_page.evaluate(AXE, tags)
        assert [(each["id"], each["nodes"]) for each in report["violations"]] == []
    assert len(backgrounds) == 2


def test_at_320_pixels_targets_have_44_pixels_and_nothing_overflows_even_with_wide_spacing(opened_page):
    opened_page.set_viewport_size({"width": 320, "height": 256})
    assert opened_page.eval_on_selector_all("a, summary", SMALL_TARGETS) == []
    opened_page.add_style_tag(content=TEXT_SPACING)
    assert opened_page.locator("html").evaluate("root => root.scrollWidth - root.clientWidth") == 0


def test_focus_is_visible_at_the_first_tab_stops(opened_page):
    opened_page.set_viewport_size({"width": 1280, "height": 800})
    links = opened_page.locator("a, summary").filter(visible=True).count()
    for _ in range(min(links, 12)):  # the others are of the same kinds
        opened_page.keyboard.press("Tab")
        outline = opened_page.evaluate("getComputedStyle(document.activeElement).outline")
        assert outline.endswith("solid 3px")


def test_the_first_tab_leads_to_the_text(example, page):
    page.goto((example.folder / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    page.locator(":focus").click(trial=True)  # fails if the link is hidden, or if the header covers it
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
