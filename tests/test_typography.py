"""The text is set for reading: measure, leading, margin notes, paper."""

import pytest

ARTICLE = "reasonable-dialogue.html"
LINES = """() => {
  const lines = []
  for (const paragraph of document.querySelectorAll('article > p[id]')) {
    const range = document.createRange()
    let count = 0, line = null
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    for (let node; node = walker.nextNode();) {
      if (node.parentElement.closest('sup')) continue
      for (let place = 0; place < node.length; place++) {
        range.setStart(node, place); range.setEnd(node, place + 1)
        const box = range.getBoundingClientRect()
        if (line !== null && box.top > line + box.height / 2) { lines.push(count); count = 0 }
        line = box.top; count++
      }
    }
  }
  return lines
}"""


def test_a_full_line_has_60_to_70_characters(opened):
    lines = opened(ARTICLE, viewport={"width": 1280, "height": 900}).evaluate(LINES)
    assert 58 <= sum(lines) / len(lines) <= 70
    assert max(lines) <= 80


def test_text_grows_with_the_readers_own_size(opened):
    tab = opened(ARTICLE)
    size = "parseFloat(getComputedStyle(document.querySelector('article > p[id]')).fontSize)"
    assert tab.evaluate(size) >= 16
    assert not tab.evaluate(
        "[...document.styleSheets[0].cssRules].some(rule => /font[^;{}]*\\dpx/.test(rule.cssText))"
    )


def test_notes_stand_in_the_margin_beside_their_paragraph(opened):
    tab = opened(ARTICLE, viewport={"width": 1280, "height": 900})
    for paragraph, note in zip(
        tab.locator("p:has(+ aside)").all(), tab.locator("aside ol").all(), strict=True
    ):
        text, margin = paragraph.bounding_box(), note.bounding_box()
        assert note.is_visible()
        assert margin["x"] > text["x"] + text["width"]
        assert margin["y"] >= text["y"] - 1


def test_notes_open_in_place_where_there_is_no_margin(opened):
    tab = opened(ARTICLE, viewport={"width": 390, "height": 844}, java_script_enabled=False)
    for paragraph, aside in zip(tab.locator("p:has(+ aside)").all(), tab.locator("aside").all(), strict=True):
        note = aside.locator("ol")
        assert not note.is_visible()
        aside.locator("summary").click()
        assert note.is_visible()
        text = paragraph.bounding_box()
        assert note.bounding_box()["y"] >= text["y"] + text["height"]


def test_a_reference_opens_its_note_where_there_is_no_margin(opened):
    tab = opened(ARTICLE, viewport={"width": 390, "height": 844}, java_script_enabled=False)
    tab.locator("[role=doc-noteref]").first.click()
    assert tab.locator("aside ol").first.is_visible()


def test_light_and_dark_are_both_designed(opened):
    seen = {
        scheme: opened(ARTICLE, color_scheme=scheme).evaluate(
            "[document.documentElement, document.querySelector('h1'), document.querySelector('header > a')]"
            ".map(one => getComputedStyle(one)).map(style => style.backgroundColor + style.color).join()"
        )
        for scheme in ("light", "dark")
    }
    assert seen["light"] != seen["dark"]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_article_prints_on_two_pages_with_its_notes(paper, opened):
    tab = opened(ARTICLE)
    assert tab.pdf(format=paper, tagged=False).count(b"/Type /Page\n") <= 2
    tab.emulate_media(media="print")
    assert not [part for part in tab.locator("nav, summary, .mark").all() if part.is_visible()]
    last = tab.locator("article > section").bounding_box()
    for note in tab.locator("aside ol").all():
        assert note.bounding_box()["y"] >= last["y"] + last["height"] - 1
    printed = tab.evaluate(
        "getComputedStyle(document.querySelector('aside a[href^=http]'), '::after').content"
    )
    assert "https://" in printed
