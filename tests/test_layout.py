"""How pages look on screens, phones and paper: columns, notes, tables, headings, direction."""

import re

import pytest
from conftest import PUBLIC
from site_content import SAMPLE

ARTICLE = "reasonable-dialogue.html"
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 768, "height": 900}
DESKTOP = {"width": 1280, "height": 900}
SCREENS = pytest.mark.parametrize("viewport", [PHONE, TABLET, DESKTOP], ids=["phone", "tablet", "desktop"])

HEADER = "Title: An example\nDate: 2022-01-22\nTags: NATO\nSummary: An example.\n\n"
LONG_NOTES = "\n".join(f"[^{number}]: {'A note that is longer than its text. ' * 12}" for number in range(6))
SHORT_NOTES = "\n".join(f"[^{number}]: A note." for number in range(60))
TIMELINE = "2 December 2021, Stockholm\n:   a talk\n\n10 January 2022, {}\n:   another talk\n"
TEXTS = {
    "notes": "\n\n".join(f"Paragraph {number}.[^{number}]" for number in range(6)) + f"\n\n{LONG_NOTES}",
    # whatever the width of the page, one of these paragraphs ends where its line ends
    "lines": "\n\n".join(f"{'Line ' * 9}{'i' * number}[^{number}]" for number in range(60)) + f"\n\n{SHORT_NOTES}",
    "lists": "Text.[^4][^5]\n\n"
    + "\n\n".join(f"## Part {number}\n\n- An item.[^{number}]\n- Another." for number in range(4))
    + f"\n\n{LONG_NOTES}",
    "map": TIMELINE.format("Geneva"),
    "timeline": TIMELINE.format("an office"),
}
ARABIC = "NATO قال الوزير إن المحادثات كانت صريحة.\n{: dir=rtl }"


@pytest.fixture(scope="module")
def folder(shared_project):
    for name, text in TEXTS.items():
        shared_project.write(f"content/{name}.md", f"{HEADER}{text}\n")
    shared_project.write("content/direction.md", f"{HEADER.replace('An example', 'محادثات', 1)}{ARABIC}\n")
    made = shared_project.make("html")
    assert made.returncode == 0, made.stderr
    return shared_project.output


@pytest.fixture
def open_text(folder, page):
    """Open the page of one of the texts."""

    def open_text(name, viewport=DESKTOP):
        page.set_viewport_size(viewport)
        page.goto((folder / f"{name}.html").as_uri())
        return page

    return open_text


@pytest.fixture
def show(open_page):
    """Open an article with other content."""

    def show(html, viewport=DESKTOP):
        page = open_page(ARTICLE, viewport=viewport)
        page.evaluate("html => { document.querySelector('article').innerHTML = html }", html)
        return page

    return show


def boxes(page, selector):
    return [element.bounding_box() for element in page.locator(selector).all()]


def bottom(box):
    return box["y"] + box["height"]


def right(box):
    return box["x"] + box["width"]


def styles(page, selector, name):
    script = "(all, name) => all.map((element) => getComputedStyle(element)[name])"
    return {*page.eval_on_selector_all(selector, script, name)}


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


# Text

# The number of characters in each line of the paragraphs, without references to notes
CHARACTERS = """() => {
  const lines = []
  for (const paragraph of document.querySelectorAll('article > p[id]')) {
    const range = document.createRange()
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    let characters = 0
    let top = null
    for (let node; node = walker.nextNode();) {
      if (node.parentElement.closest('sup')) continue
      for (let index = 0; index < node.length; index++) {
        range.setStart(node, index)
        range.setEnd(node, index + 1)
        const box = range.getBoundingClientRect()
        if (top !== null && box.top > top + box.height / 2) {
          lines.push(characters)
          characters = 0
        }
        top = box.top
        characters++
      }
    }
  }
  return lines
}"""


def test_a_full_line_has_60_to_70_characters(open_page):
    lines = open_page(ARTICLE, viewport=DESKTOP).evaluate(CHARACTERS)
    assert 60 <= sum(lines) / len(lines) <= 70
    assert max(lines) <= 80


def test_text_grows_with_the_size_that_readers_set(open_page):
    page = open_page(ARTICLE)
    first = page.locator("article > p[id]").first
    assert first.evaluate("paragraph => parseFloat(getComputedStyle(paragraph).fontSize)") >= 16
    in_pixels = "[...document.styleSheets[0].cssRules].some((rule) => /font[^;{}]*\\dpx/.test(rule.cssText))"
    assert not page.evaluate(in_pixels)


def test_headings_of_each_level_are_large_enough_and_differ(show):
    page = show("".join(f"<h{level}>Words</h{level}>" for level in range(2, 7)))
    looks = page.eval_on_selector_all(
        "article > *",
        """all => all.map((heading) => getComputedStyle(heading)).map((style) => (
          [parseFloat(style.fontSize), style.fontWeight > 500, style.fontStyle]))""",
    )
    assert all(size >= 15 for size, *_ in looks)
    assert len({*map(tuple, looks)}) == len(looks)


def test_light_and_dark_pages_differ(open_page):
    colours = set()
    for scheme in "light", "dark":
        page = open_page(ARTICLE, color_scheme=scheme)
        for selector in "html", "h1", "header > a":
            colours |= {(selector, colour) for colour in styles(page, selector, "color")}
        colours |= styles(page, "html", "backgroundColor")
    assert len(colours) == 8


# Notes


def test_notes_are_in_the_margin_beside_their_paragraphs(open_page):
    page = open_page(ARTICLE, viewport=DESKTOP)
    for paragraph, note in zip(boxes(page, "p:has(+ aside)"), boxes(page, "aside ol"), strict=True):
        assert note["x"] > right(paragraph)
        assert note["y"] >= paragraph["y"] - 1


def test_notes_open_below_their_paragraphs_on_a_phone(open_page):
    page = open_page(ARTICLE, viewport=PHONE, java_script_enabled=False)
    for paragraph, aside in zip(page.locator("p:has(+ aside)").all(), page.locator("aside").all(), strict=True):
        note = aside.locator("ol")
        assert not note.is_visible()
        aside.locator("summary").click()
        assert note.is_visible()
        assert note.bounding_box()["y"] >= bottom(paragraph.bounding_box())


def test_a_reference_opens_its_note_on_a_phone(open_page):
    page = open_page(ARTICLE, viewport=PHONE, java_script_enabled=False)
    page.locator("[role=doc-noteref]").first.click()
    assert page.locator("aside ol").first.is_visible()


@pytest.mark.parametrize("viewport", [PHONE, TABLET], ids=["phone", "tablet"])
def test_a_reference_can_be_tapped_and_leads_to_its_note_and_back(viewport, open_page):
    page = open_page(ARTICLE, viewport=viewport, java_script_enabled=False)
    for box in boxes(page, "[role=doc-noteref]"):
        assert min(box["width"], box["height"]) >= 24
    reference = page.locator("[role=doc-noteref]").first
    note = page.locator("aside li").first
    reference.click()
    assert 0 <= reference.bounding_box()["y"] < note.bounding_box()["y"] < viewport["height"]
    note.locator("[role=doc-backlink]").click()
    assert page.url.endswith(f"#{reference.locator('..').get_attribute('id')}")
    assert 0 <= reference.bounding_box()["y"] < viewport["height"]


@pytest.mark.parametrize("width", [1280, 1920])
def test_paragraphs_with_long_notes_have_equal_gaps(width, open_text):
    page = open_text("notes", {"width": width, "height": 900})
    paragraphs = boxes(page, "article > p[id]")
    gaps = {round(after["y"] - bottom(before), 1) for before, after in zip(paragraphs, paragraphs[1:])}
    assert len(gaps) == 1
    notes = boxes(page, "aside")
    assert all(bottom(before) <= after["y"] for before, after in zip(notes, notes[1:]))
    assert paragraphs[0]["y"] == notes[0]["y"]


def test_lists_with_long_notes_are_below_their_headings(open_text):
    tops = [box["y"] for box in boxes(open_text("lists"), "article > :not(aside)")]
    assert tops == sorted(tops)


# Marks, the links of paragraphs to themselves


@pytest.mark.parametrize("width", [320, 390, 768])
def test_a_mark_covers_no_other_link_and_no_summary(width, open_text):
    page = open_text("lines", {"width": width, "height": 900})
    all_boxes = "all => all.map((element) => element.getBoundingClientRect())"
    marks = page.eval_on_selector_all(".mark", all_boxes)
    others = page.eval_on_selector_all("summary, article a:not(.mark)", all_boxes)
    for mark in marks:
        assert mark["right"] <= width
        for other in others:
            beside = mark["left"] >= other["right"] or other["left"] >= mark["right"]
            above_or_below = mark["top"] >= other["bottom"] or other["top"] >= mark["bottom"]
            assert beside or above_or_below


def test_a_mark_is_visible_when_its_paragraph_is_touched_or_focused(open_text):
    page = open_text("notes", PHONE)
    page.mouse.move(0, 0)
    mark = page.locator("article > p > .mark").first
    opacity = "mark => getComputedStyle(mark).opacity"
    assert mark.evaluate(opacity) == "0"
    mark.focus()
    assert mark.evaluate(opacity) == "1"
    mark.evaluate("mark => mark.blur()")
    mark.locator("..").hover()
    assert mark.evaluate(opacity) == "1"


# Navigation


def test_the_header_has_no_line_of_one_link_on_a_phone(open_page):
    page = open_page("index.html")
    for width in range(320, 431, 10):
        page.set_viewport_size({"width": width, "height": 800})
        lines = [box["y"] for box in boxes(page, "nav[aria-label=Dossier] a")]
        assert all(lines.count(line) > 1 for line in lines), width
        assert width < 390 or len({*lines}) == 1, width


@pytest.mark.parametrize("address", ["index.html", ARTICLE])
def test_links_in_a_line_are_separated_by_spaces(address, open_page):
    without_space = "all => all.filter((item) => item.previousSibling?.nodeType === Node.ELEMENT_NODE).length"
    assert open_page(address).eval_on_selector_all("nav > ul > li", without_space) == 0


def test_links_to_read_next_have_no_numbers(open_page):
    assert styles(open_page(ARTICLE), "main > nav ol", "listStyleType") == {"none"}


# Lists, tables, pictures


@SCREENS
def test_pictures_and_drawings_are_as_wide_as_the_text(viewport, show):
    picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='900' height='90'/>"
    figure = f'<figure><img alt="x" src="{picture}"><figcaption>Words</figcaption></figure>'
    page = show(f'{figure}<p><svg viewBox="0 0 9 1"><path d="M0 0h9"/></svg></p>', viewport)
    [text] = boxes(page, "article p")
    for selector in "article img", "article svg":
        [box] = boxes(page, selector)
        assert [box["x"], box["width"]] == pytest.approx([text["x"], text["width"]], abs=1)


@pytest.mark.parametrize("viewport", [TABLET, DESKTOP], ids=["tablet", "desktop"])
def test_terms_and_definitions_are_in_two_columns(viewport, show):
    page = show("<dl><dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt><dt>e</dt><dd>f</dd></dl>", viewport)
    terms, definitions = boxes(page, "article dt"), boxes(page, "article dd")
    assert len({(box["x"], box["width"]) for box in terms}) == 1
    assert len({(box["x"], box["width"]) for box in definitions}) == 1
    assert definitions[0]["x"] > right(terms[0])
    assert [terms[0]["y"], terms[2]["y"]] == [definitions[0]["y"], definitions[2]["y"]]


@SCREENS
def test_a_wide_table_scrolls_and_breaks_no_word(viewport, show):
    cells = "".join(f"<td><b>{word}</b></td>" for word in ["Liechtenstein", "representatives", "of"] * 4)
    page = show(f"<table><tbody><tr>{cells}</tr></tbody></table>", viewport)
    lines = page.eval_on_selector_all("td b", "all => all.map((word) => word.getClientRects().length)")
    assert {*lines} == {1}
    assert overflow(page) == 0


@SCREENS
def test_a_rule_has_space_above_and_below(viewport, show):
    page = show("<p>Words</p><hr><p>Words</p>", viewport)
    above, below = boxes(page, "article p")
    [rule] = boxes(page, "article hr")
    assert rule["y"] - bottom(above) > 20
    assert below["y"] - rule["y"] > 20


def test_a_list_in_a_list_is_followed_by_no_blank_line(show):
    page = show("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>")
    _, inner, after = boxes(page, "article li")
    assert after["y"] - bottom(inner) < 1


def test_a_number_of_five_digits_is_visible_on_a_phone(show):
    page = show('<ol start="10000"><li><span>10000. </span></li></ol>', {"width": 320, "height": 900})
    [item] = boxes(page, "article li")
    [number] = boxes(page, "article span")
    assert item["x"] >= number["width"]


def test_a_drawing_begins_beside_its_list(open_text):
    assert styles(open_text("map"), "figure[aria-hidden]", "paddingTop") == {"0px"}


def test_a_map_is_as_wide_as_the_text_on_a_phone(open_text):
    page = open_text("map", PHONE)
    assert len({box["width"] for box in boxes(page, "figure svg:last-of-type, article")}) == 1


def test_a_timeline_without_a_map_is_hidden_on_a_phone(open_text):
    assert styles(open_text("timeline", PHONE), "figure[aria-hidden]", "display") == {"none"}


def test_a_date_is_not_broken_into_two_lines(open_text):
    assert styles(open_text("map"), "time", "whiteSpace") == {"nowrap"}


# Direction


def test_arabic_words_run_from_the_right(show):
    word = "\u062c\u0646\u064a\u0641"
    page = show(
        f"<table><tbody><tr><th>{word}</th></tr><tr><td>{word}</td></tr><tr><td>{'x' * 30}</td></tr></tbody></table>"
        f"<h4>{word}</h4><p>{word}</p><details open><summary>{word}</summary></details>"
        f"<figure><figcaption>{word}</figcaption></figure><ul><li>{word}</li></ul>"
    )
    distances = page.evaluate(
        """word => [...document.querySelectorAll('article *')].filter((one) => one.innerHTML === word).map((one) => {
          const range = document.createRange()
          range.selectNodeContents(one)
          return one.getBoundingClientRect().right - range.getBoundingClientRect().right
        })""",
        word,
    )
    assert len(distances) == 7
    assert max(distances) < 20


STARTS_AT = """element => {
  const range = document.createRange()
  range.setStart(element.firstChild, 0)
  range.setEnd(element.firstChild, 1)
  const [letter, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()]
  return letter.left + letter.right > box.left + box.right ? 'right' : 'left'
}"""


@pytest.mark.parametrize("selector, side", [("header a", "left"), ("h1", "right"), ("p[dir]", "right")])
def test_words_start_at_the_side_of_their_language_or_direction(selector, side, open_text):
    """The title is Arabic; the paragraph begins with a Latin word, and the text gives its direction."""
    assert open_text("direction").locator(selector).first.evaluate(STARTS_AT) == side


# Paper


@pytest.mark.parametrize("height", [220, 236, 279, 297])
def test_the_footer_needs_no_sheet_of_its_own(height, open_text):
    page = open_text("notes")
    page.emulate_media(media="print")
    [footer], [main] = boxes(page, "footer"), boxes(page, "main")
    assert footer["y"] < main["y"]
    page.emulate_media(media="null")
    pdf = page.pdf(width="210mm", height=f"{height}mm", tagged=False)
    assert len(re.findall(rb"/Type /Page\n", pdf)) <= 3


def test_each_note_is_below_its_paragraph_on_paper_with_its_addresses(open_page):
    page = open_page(ARTICLE)
    page.emulate_media(media="print")
    assert not [element for element in page.locator("nav, summary, .mark").all() if element.is_visible()]
    for paragraph, note in zip(boxes(page, "p:has(+ aside)"), boxes(page, "aside ol"), strict=True):
        assert note["y"] >= bottom(paragraph) - 1
    printed = page.evaluate("getComputedStyle(document.querySelector('aside a[href^=http]'), '::after').content")
    assert "https://" in printed


def test_a_wide_table_and_long_code_are_complete_on_paper(show):
    cells = f'<td class="long">{"word" * 40}</td>' * 3
    code = f"<pre><code>{'word ' * 80}</code></pre>"
    page = show(f"<table><tbody><tr>{cells}</tr></tbody></table>{code}", {"width": 600, "height": 900})
    page.emulate_media(media="print")
    over = page.eval_on_selector_all("article > *", "all => all.map((block) => block.scrollWidth - block.clientWidth)")
    assert over == [0, 0]


def test_rows_and_headings_are_not_left_alone_on_a_sheet(show):
    page = show("<h3>Three</h3><h4>Four</h4><table><tbody><tr><td>x</td></tr></tbody></table>")
    page.emulate_media(media="print")
    assert styles(page, "h1, h3, h4", "breakAfter") == {"avoid"}
    assert styles(page, "tr", "breakInside") == {"avoid"}


def test_a_wide_table_takes_the_column_of_the_notes(show):
    cells = "<td>Liechtenstein</td>" * 9
    page = show(f"<p>Words</p><table><tbody><tr>{cells}</tr></tbody></table>")
    [text], [table] = boxes(page, "article > p"), boxes(page, "article > table")
    assert table["width"] > text["width"] + 200


def test_a_wide_table_does_not_touch_a_note_beside_it(show):
    table = f"<table><tbody><tr>{'<td>Liechtenstein</td>' * 9}</tr></tbody></table>"
    note = f"<aside><details><ol><li>{'A note. ' * 15}</li></ol></details></aside>"
    page = show(f"<p>Words</p>{note}{table}<p>Words</p>{table}{note}")
    notes, tables = boxes(page, "aside"), boxes(page, "table")
    for note, table in zip(notes, tables, strict=True):
        assert note["y"] <= table["y"] < bottom(note)
        assert right(table) + 20 <= note["x"]


def test_a_short_cell_stays_on_one_line_and_a_long_one_is_wide(show):
    long = f'<td class="long">{"word " * 12}</td>'
    page = show(f"<table><tbody><tr><td>10 January 2022</td>{long * 5}</tr></tbody></table>", PHONE)
    assert styles(page, "td:not(.long)", "whiteSpace") == {"nowrap"}
    assert boxes(page, "td.long")[0]["width"] > 150


def test_a_tall_picture_is_visible_as_a_whole(show):
    picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='600' height='900'/>"
    page = show(f'<p><img alt="x" src="{picture}"></p>', {"width": 1280, "height": 800})
    [box] = boxes(page, "article img")
    assert box["height"] <= 800
    assert box["height"] / box["width"] == pytest.approx(1.5, abs=0.01)


def test_titles_in_arabic_have_room_between_their_lines(open_text):
    page = open_text("direction")
    [height], [size] = styles(page, "h1", "lineHeight"), styles(page, "h1", "fontSize")
    assert float(height.removesuffix("px")) >= 1.45 * float(size.removesuffix("px")) - 0.1


def test_the_address_of_a_page_is_shown_on_paper_alone(publish, page):
    folder = publish(SAMPLE, PUBLIC).folder
    page.goto((folder / ARTICLE).as_uri())
    address = page.locator("footer small")
    assert not address.is_visible()
    page.emulate_media(media="print")
    assert address.inner_text() == f", {PUBLIC.removeprefix('SITEURL=')}/{ARTICLE}"
