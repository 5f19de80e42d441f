"""The text is set for reading: measure, leading, margin notes, paper."""

import pytest

ARTICLE = "reasonable-dialogue.html"
WIDTHS = [390, 768, 1280]
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


def test_a_full_line_has_60_to_70_characters(open_page):
    lines = open_page(ARTICLE, viewport={"width": 1280, "height": 900}).evaluate(LINES)
    assert 60 <= sum(lines) / len(lines) <= 70
    assert max(lines) <= 80


def test_text_grows_with_the_readers_own_size(open_page):
    tab = open_page(ARTICLE)
    size = "parseFloat(getComputedStyle(document.querySelector('article > p[id]')).fontSize)"
    assert tab.evaluate(size) >= 16
    assert not tab.evaluate("[...document.styleSheets[0].cssRules].some(rule => /font[^;{}]*\\dpx/.test(rule.cssText))")


def test_notes_stand_in_the_margin_beside_their_paragraph(open_page):
    tab = open_page(ARTICLE, viewport={"width": 1280, "height": 900})
    for paragraph, note in zip(tab.locator("p:has(+ aside)").all(), tab.locator("aside ol").all(), strict=True):
        text, margin = paragraph.bounding_box(), note.bounding_box()
        assert note.is_visible()
        assert margin["x"] > text["x"] + text["width"]
        assert margin["y"] >= text["y"] - 1


def test_notes_open_in_place_where_there_is_no_margin(open_page):
    tab = open_page(ARTICLE, viewport={"width": 390, "height": 844}, java_script_enabled=False)
    for paragraph, aside in zip(tab.locator("p:has(+ aside)").all(), tab.locator("aside").all(), strict=True):
        note = aside.locator("ol")
        assert not note.is_visible()
        aside.locator("summary").click()
        assert note.is_visible()
        text = paragraph.bounding_box()
        assert note.bounding_box()["y"] >= text["y"] + text["height"]


def test_a_reference_opens_its_note_where_there_is_no_margin(open_page):
    tab = open_page(ARTICLE, viewport={"width": 390, "height": 844}, java_script_enabled=False)
    tab.locator("[role=doc-noteref]").first.click()
    assert tab.locator("aside ol").first.is_visible()


def test_light_and_dark_are_both_designed(open_page):
    seen = {
        scheme: open_page(ARTICLE, color_scheme=scheme).evaluate(
            "[document.documentElement, document.querySelector('h1'), document.querySelector('header > a')]"
            ".map(one => getComputedStyle(one)).map(style => style.backgroundColor + style.color).join()"
        )
        for scheme in ("light", "dark")
    }
    assert seen["light"] != seen["dark"]


def test_paper_shows_each_note_below_its_paragraph_with_its_addresses(open_page):
    tab = open_page(ARTICLE)
    tab.emulate_media(media="print")
    assert not [part for part in tab.locator("nav, summary, .mark").all() if part.is_visible()]
    for paragraph, note in zip(tab.locator("p:has(+ aside)").all(), tab.locator("aside ol").all(), strict=True):
        text = paragraph.bounding_box()
        assert note.bounding_box()["y"] >= text["y"] + text["height"] - 1
    printed = tab.evaluate("getComputedStyle(document.querySelector('aside a[href^=http]'), '::after').content")
    assert "https://" in printed


@pytest.fixture
def shown(open_page):
    """How to open an article of other content."""

    def show(html, width=1280):
        tab = open_page(ARTICLE, viewport={"width": width, "height": 900})
        tab.evaluate("html => { document.querySelector('article').innerHTML = html }", html)
        return tab

    return show


def boxes(tab, selector):
    return [part.bounding_box() for part in tab.locator(f"article {selector}").all()]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_picture_and_a_drawing_are_as_wide_as_the_text(width, shown):
    picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='900' height='90'/>"
    figure = f'<figure><img alt="x" src="{picture}"><figcaption>Words</figcaption></figure>'
    tab = shown(f'{figure}<p><svg viewBox="0 0 9 1"><path d="M0 0h9"/></svg></p>', width)
    [text], *shapes = (boxes(tab, name) for name in ("p", "img", "svg"))
    for [box] in shapes:
        assert [box["x"], box["width"]] == pytest.approx([text["x"], text["width"]], abs=1)


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_terms_and_what_they_mean_keep_their_columns(width, shown):
    tab = shown("<dl><dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt><dt>e</dt><dd>f</dd></dl>", width)
    terms, meanings = boxes(tab, "dt"), boxes(tab, "dd")
    [term], [meaning] = ({(box["x"], box["width"]) for box in column} for column in (terms, meanings))
    assert meaning[0] > sum(term)
    assert [box["y"] for box in (terms[0], terms[2])] == [box["y"] for box in (meanings[0], meanings[2])]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_table_breaks_no_word_but_scrolls(width, shown):
    row = "".join(f"<td><b>{word}</b></td>" for word in ["Liechtenstein", "representatives", "of"] * 4)
    tab = shown(f"<table><tbody><tr>{row}</tr></tbody></table>", width)
    lines = tab.eval_on_selector_all("td b", "all => all.map(one => one.getClientRects().length)")
    assert set(lines) == {1}
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert tab.evaluate(over) == 0


def test_paper_shows_a_wide_table_and_long_code_whole(shown):
    cell, line = f"<td>{'word' * 40}</td>", "word " * 80
    tab = shown(f"<table><tbody><tr>{cell * 3}</tr></tbody></table><pre><code>{line}</code></pre>", 600)
    tab.emulate_media(media="print")
    over = tab.eval_on_selector_all("article > *", "all => all.map(one => one.scrollWidth - one.clientWidth)")
    assert over == [0, 0]


def test_headings_of_each_level_can_be_read_and_told_apart(shown):
    tab = shown("".join(f"<h{level}>Words</h{level}>" for level in range(2, 7)))
    looks = tab.eval_on_selector_all(
        "article > *",
        "all => all.map(one => getComputedStyle(one))"
        ".map(style => [parseFloat(style.fontSize), style.fontWeight > 500, style.fontStyle])",
    )
    assert all(size >= 15 for size, *_ in looks)
    assert len(set(map(tuple, looks))) == len(looks)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_rule_stands_apart_from_the_text(width, shown):
    tab = shown("<p>Words</p><hr><p>Words</p>", width)
    [above, below], [rule] = boxes(tab, "p"), boxes(tab, "hr")
    assert rule["y"] - (above["y"] + above["height"]) > 20
    assert below["y"] - rule["y"] > 20


def test_a_list_in_a_list_leaves_no_blank_line(shown):
    tab = shown("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>")
    _, inner, after = boxes(tab, "li")
    assert after["y"] - (inner["y"] + inner["height"]) < 1


def test_words_in_arabic_run_from_the_right(shown):
    word = "\u062c\u0646\u064a\u0641"
    tab = shown(
        f"<table><tbody><tr><th>{word}</th></tr><tr><td>{word}</td></tr><tr><td>{'x' * 30}</td></tr>"
        f"</tbody></table>"
        f"<h4>{word}</h4><p>{word}</p><details open><summary>{word}</summary></details>"
        f"<figure><figcaption>{word}</figcaption></figure><ul><li>{word}</li></ul>"
    )
    gaps = tab.evaluate(
        """word => [...document.querySelectorAll('article *')].filter(one => one.innerHTML === word).map(one => {
          const range = document.createRange()
          range.selectNodeContents(one)
          const [text, box] = [range.getBoundingClientRect(), one.getBoundingClientRect()]
          return [one.tagName, Math.round(box.right - text.right) < 20]
        })""",
        word,
    )
    assert len(gaps) == 7
    assert [name for name, right in gaps if not right] == []


def test_a_given_direction_wins(bench, page):
    words = "NATO قال الوزير إن المحادثات كانت صريحة.\n{: dir=rtl }\n"
    bench.write("content/day.md", f"Title: محادثات\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\n{words}")
    assert bench.make("html").returncode == 0
    page.goto((bench.output / "day.html").as_uri())
    begins = """(selector) => {
      const range = document.createRange(), block = document.querySelector(selector)
      range.setStart(block.firstChild, 0); range.setEnd(block.firstChild, 1)
      const [letter, around] = [range.getBoundingClientRect(), block.getBoundingClientRect()]
      return letter.left + letter.right > around.left + around.right ? 'right' : 'left'
    }"""
    assert [page.evaluate(begins, selector) for selector in ("header a", "h1", "p[id]")] == ["left", "right", "right"]


@pytest.mark.parametrize("width", [390, 768])
def test_a_mark_on_a_phone_is_hit_by_a_finger_and_its_note_is_seen_below_its_paragraph(width, open_page):
    tab = open_page(ARTICLE, viewport={"width": width, "height": 844}, java_script_enabled=False)
    for mark in tab.locator("[role=doc-noteref]").all():
        box = mark.bounding_box()
        assert min(box["width"], box["height"]) >= 24
    mark, note = tab.locator("[role=doc-noteref]").first, tab.locator("aside li").first
    mark.click()
    assert 0 <= mark.bounding_box()["y"] < note.bounding_box()["y"] < 844
    note.locator("[role=doc-backlink]").click()
    assert tab.url.endswith(f"#{mark.locator('..').get_attribute('id')}")
    assert 0 <= mark.bounding_box()["y"] < 844
