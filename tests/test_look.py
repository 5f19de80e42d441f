"""How the pages look: an even text beside its notes, a quiet page on a phone, whole sheets on paper."""

import re

import pytest

LONG = "A note that is far longer than what it explains. " * 9
NOTED = "\n\n".join(f"Paragraph {number}.[^{number}]" for number in range(6))
NOTES = "\n".join(f"[^{number}]: {LONG}" for number in range(6))
TEXT = f"""Title: Noted
Date: 2022-01-22
Tags: NATO
Summary: Noted.

{NOTED}

10000. ten thousand
10001. and one

{NOTES}
"""
# one of which ends where the line does, whatever its width
LINES = "\n\n".join(f"{'Line ' * 9}{'i' * number}[^{number}]" for number in range(60))
LISTS = "\n\n".join(f"## Part {number}\n\n- An item.[^{number}]\n- Another." for number in range(4))
BOXES = "all => all.map(one => one.getBoundingClientRect()).map(box => [box.left, box.top, box.right, box.bottom])"
TOPS = "all => all.map(one => one.getBoundingClientRect()).map(box => [box.top, box.bottom])"


@pytest.fixture(scope="module")
def written(bench):
    bench.write("content/noted.md", TEXT)
    bench.write(
        "content/lines.md", TEXT.replace(NOTED, LINES) + "".join(f"[^{number}]: A note.\n" for number in range(6, 60))
    )
    bench.write("content/parts.md", TEXT.replace(NOTED, f"Text.[^4][^5]\n\n{LISTS}"))
    assert bench.make("html").returncode == 0
    return (bench.output / "noted.html").as_uri()


@pytest.fixture
def noted(written, page):
    page.goto(written)
    return page


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("width", [1280, 1920])
def test_long_notes_leave_the_gaps_between_paragraphs_equal(width, noted):
    noted.set_viewport_size({"width": width, "height": 900})
    boxes = noted.eval_on_selector_all("article > p[id]", TOPS)
    gaps = {round(after[0] - before[1], 1) for before, after in zip(boxes, boxes[1:], strict=False)}
    assert len(gaps) == 1
    notes = noted.eval_on_selector_all("aside", TOPS)
    assert all(before[1] <= after[0] for before, after in zip(notes, notes[1:], strict=False))
    assert boxes[0][0] == notes[0][0]


def test_long_notes_leave_each_list_under_its_heading(noted, written):
    noted.set_viewport_size({"width": 1280, "height": 900})
    noted.goto(written.replace("noted", "parts"))
    tops = [top for top, _ in noted.eval_on_selector_all("article > :not(aside)", TOPS)]
    assert tops == sorted(tops)


@pytest.mark.parametrize("width", [320, 390, 768])
def test_a_mark_lies_on_no_other_link_and_no_summary(width, noted, written):
    noted.set_viewport_size({"width": width, "height": 900})
    noted.goto(written.replace("noted", "lines"))
    marks = noted.eval_on_selector_all(".mark", BOXES)
    others = noted.eval_on_selector_all("summary, article a:not(.mark)", BOXES)
    for left, top, right, bottom in marks:
        assert right <= width
        assert [other for other in others if overlap((left, top, right, bottom), other)] == []


def test_a_number_of_five_figures_is_whole_on_a_phone(noted):
    noted.set_viewport_size({"width": 320, "height": 900})
    room = noted.evaluate("""() => {
      const item = document.querySelector('ol[start="10000"] > li'), ruler = document.createElement('span')
      item.append(ruler)
      ruler.textContent = '10000. '
      const width = ruler.getBoundingClientRect().width
      ruler.remove()
      return item.getBoundingClientRect().left - width
    }""")
    assert room >= 0


def test_no_word_of_the_header_stands_alone_on_a_phone(open_page):
    tab = open_page("index.html")
    for width in range(320, 431, 10):
        tab.set_viewport_size({"width": width, "height": 800})
        lines = tab.eval_on_selector_all("nav[aria-label=Dossier] a", TOPS)
        assert all(lines.count(line) > 1 for line in lines), width
        assert width < 390 or len({*map(tuple, lines)}) == 1, width


def test_a_mark_is_seen_when_its_paragraph_is_tapped_or_reached(noted):
    noted.set_viewport_size({"width": 390, "height": 900})
    noted.mouse.move(0, 0)
    mark = noted.locator("article > p > .mark").first
    seen = "one => getComputedStyle(one).opacity"
    assert mark.evaluate(seen) == "0"
    mark.focus()
    assert mark.evaluate(seen) == "1"
    mark.evaluate("one => one.blur()")
    mark.locator("..").hover()
    assert mark.evaluate(seen) == "1"


@pytest.mark.parametrize("height", [220, 236, 279, 297])
def test_no_sheet_is_left_to_the_footer(height, noted):
    noted.emulate_media(media="print")
    tops = "['footer', 'main'].map(name => document.querySelector(name).getBoundingClientRect().top)"
    footer, main = noted.evaluate(tops)
    assert footer < main
    noted.emulate_media(media="null")
    sheets = noted.pdf(width="210mm", height=f"{height}mm", tagged=False)
    assert len(re.findall(rb"/Type /Page\n", sheets)) <= 3


@pytest.mark.parametrize("address", ["index.html", "reasonable-dialogue.html"])
def test_the_links_of_a_line_stand_apart(address, open_page):
    tab = open_page(address)
    close = "all => all.filter(one => one.previousSibling?.nodeType === Node.ELEMENT_NODE).length"
    assert tab.eval_on_selector_all("nav > ul > li", close) == 0


FORMS = """
## Two

### Three

#### Four

Text with *[an HTML]* words.

| day | place |
|---|---|
| 21 January 2022 | Geneva |

2 December 2021, Stockholm
:   a talk

10 January 2022, Geneva
:   another talk
"""


@pytest.fixture(scope="module")
def formed(bench):
    bench.write("content/mapless.md", TEXT.replace(NOTED, FORMS.replace("Geneva", "an office")).replace(NOTES, ""))
    head, _, _ = TEXT.partition(NOTED)
    bench.write("content/formed.md", head + FORMS)
    assert bench.make("html").returncode == 0
    return (bench.output / "formed.html").as_uri()


def style(tab, selector, name):
    return tab.eval_on_selector_all(selector, "(all, name) => all.map(one => getComputedStyle(one)[name])", name)


def test_a_drawing_without_a_heading_begins_beside_its_list(formed, page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(formed)
    assert style(page, "figure[aria-hidden]", "paddingTop") == ["0px"]


def test_what_to_read_next_is_a_list_without_numbers(open_page):
    assert style(open_page("reasonable-dialogue.html"), "main > nav ol", "listStyleType") == ["none"]


def test_a_map_fills_the_column_of_a_phone(formed, page):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(formed)
    widths = "all => new Set(all.map(one => one.getBoundingClientRect().width)).size"
    assert page.eval_on_selector_all("figure svg:last-of-type, article", widths) == 1


def test_a_drawing_without_a_map_takes_no_room_on_a_phone(formed, page):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(formed.replace("formed", "mapless"))
    assert style(page, "figure[aria-hidden]", "display") == ["none"]


def test_a_day_is_parted_from_its_month_on_no_line(formed, page):
    page.goto(formed)
    assert {*style(page, "time", "whiteSpace")} == {"nowrap"}


def test_paper_keeps_rows_whole_and_headings_with_their_text(formed, page):
    page.emulate_media(media="print")
    page.goto(formed)
    assert {*style(page, "h1, h3, h4", "breakAfter")} == {"avoid"}
    assert {*style(page, "tr", "breakInside")} == {"avoid"}
