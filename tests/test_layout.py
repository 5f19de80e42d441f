"""How pages look on screens, phones and paper: columns, notes, contents, tables, headings, direction."""

from itertools import pairwise

import pytest
from content_folder import HEAD
from page import Page

PHONE = {"width": 390, "height": 844}
TABLET = {"width": 768, "height": 900}
DESKTOP = {"width": 1280, "height": 900}

LONG_NOTES = "\n".join(f"[^{number}]: {'A note that is longer than its text. ' * 12}" for number in range(6))
SHORT_NOTES = "\n".join(f"[^{number}]: A note." for number in range(60))
TIMELINE = "2 December 2021, Stockholm\n:   a talk\n\n10 December 2021, {}\n:   another talk\n"
PARTS = "\n\n".join(f"## Part {part} {{: #part-{part} }}\n\n{'Some words of a paragraph. ' * 30}" for part in range(4))
TEXTS = {
    "four": PARTS,
    "noted": f"{PARTS}[^note]\n\n[^note]: A note.",
    "notes": "\n\n".join(f"Paragraph {number}.[^{number}]" for number in range(6)) + f"\n\n{LONG_NOTES}",
    # At any width of the page, the last line of one of these paragraphs has no room for its link (.anchor).
    "lines": "\n\n".join(f"{'Line ' * 9}{'i' * number}[^{number}]" for number in range(60)) + f"\n\n{SHORT_NOTES}",
    "map": TIMELINE.format("Geneva"),
    "timeline": TIMELINE.format("an office"),
}
ARABIC = "محادثات"


@pytest.fixture(scope="module")
def folder(shared_project):
    for name, text in TEXTS.items():
        shared_project.write(f"content/{name}.md", f"{HEAD}\n{text}\n")
    head = HEAD.replace("A day", ARABIC, 1)
    shared_project.write("content/direction.md", f"{head}\nNATO {ARABIC}.\n{{: dir=rtl }}\n")
    return shared_project.build().output


class Screen:
    """A page in the browser, and the boxes and styles of its elements."""

    def __init__(self, page, folder):
        self.page = page
        self.folder = folder

    def open(self, name, size=DESKTOP):
        self.page.set_viewport_size(size)
        self.page.emulate_media(media="null")  # ends the print mode of an earlier test
        self.page.goto((self.folder / f"{name}.html").as_uri())

    def replace_article(self, html, size=DESKTOP, name="reasonable-dialogue"):
        """Open a page and replace the content of its article.

        A page has only the styles that its own elements need: `name` must be a page that has such elements.
        """
        self.open(name, size)
        self.page.evaluate("html => { document.querySelector('article').innerHTML = html }", html)

    def boxes(self, selector):
        return self.page.eval_on_selector_all(selector, "all => all.map((one) => one.getBoundingClientRect().toJSON())")

    def styles(self, selector, name):
        script = "(all, name) => all.map((element) => getComputedStyle(element)[name])"
        return {*self.page.eval_on_selector_all(selector, script, name)}

    def pixels(self, selector, name):
        [value] = self.styles(selector, name)
        return float(value.removesuffix("px"))


@pytest.fixture
def screen(folder, module_page):
    return Screen(module_page, folder)


# Text


def test_a_full_line_has_60_to_70_characters_of_16_pixels_or_more(screen):
    words = "Two teams met in a village hall, agreed on a draw at four boards, and went home by train. " * 30
    screen.replace_article(f"<p>{words}</p>")
    [box] = screen.boxes("article p")
    lines = box["height"] / screen.pixels("article p", "lineHeight")
    assert 60 <= len(words) / lines <= 70
    assert screen.pixels("article p", "fontSize") >= 16


def test_each_level_of_headings_looks_different(screen):
    screen.replace_article("".join(f"<h{level}>Words</h{level}>" for level in range(1, 7)), name="rehearsal")
    sizes = [screen.pixels(f"article h{level}", "fontSize") for level in range(1, 7)]
    assert sizes == sorted(sizes, reverse=True)
    looks = {
        (size, *screen.styles(f"article h{level}", "fontWeight"), *screen.styles(f"article h{level}", "fontStyle"))
        for level, size in enumerate(sizes, 1)
    }
    assert len(looks) == 6


# Notes


@pytest.mark.parametrize("medium", ["screen", "phone", "paper"])
def test_notes_are_beside_their_paragraphs_on_a_screen_and_otherwise_below_them(medium, screen):
    screen.open("reasonable-dialogue", PHONE if medium == "phone" else DESKTOP)
    if medium == "phone":
        assert not screen.page.locator("aside ol").first.is_visible()
        for summary in screen.page.locator("aside summary").all():
            summary.click()
    if medium == "paper":
        screen.page.emulate_media(media="print")
        assert screen.page.locator("nav, summary, .anchor").filter(visible=True).count() == 0
        address = "getComputedStyle(document.querySelector('aside a[href^=http]'), '::after').content"
        assert "https://" in screen.page.evaluate(address)
    for paragraph, note in zip(screen.boxes("p:has(+ aside)"), screen.boxes("aside ol"), strict=True):
        assert note["height"] > 0
        if medium == "screen":
            assert note["x"] > paragraph["right"]
            assert note["y"] >= paragraph["y"] - 1
        else:
            assert note["y"] >= paragraph["bottom"] - 1


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_a_note_opens_from_its_reference_and_links_back_to_it_without_scripts_on_a(size, example, new_context):
    page = new_context(viewport=size, java_script_enabled=False).new_page()
    page.goto((example.folder / "reasonable-dialogue.html").as_uri())
    reference = page.locator("[role=doc-noteref]").first
    note = page.locator("aside li").first
    box = reference.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    reference.click()
    assert note.is_visible()
    assert 0 <= reference.bounding_box()["y"] < note.bounding_box()["y"] < size["height"]
    note.locator("[role=doc-backlink]").click()
    assert page.url.endswith(f"#{reference.locator('..').get_attribute('id')}")
    assert 0 <= reference.bounding_box()["y"] < size["height"]


def test_paragraphs_with_long_notes_have_equal_gaps(screen):
    screen.open("notes")
    paragraphs = screen.boxes("article > p[id]")
    gaps = {round(after["y"] - before["bottom"], 1) for before, after in pairwise(paragraphs)}
    assert len(gaps) == 1
    notes = screen.boxes("aside")
    assert all(before["bottom"] <= after["y"] for before, after in pairwise(notes))
    assert paragraphs[0]["y"] == notes[0]["y"]


def test_a_note_begins_beside_the_top_of_each_kind_of_block(screen):
    words = "Some words. " * 30
    note = "<aside><details><ol><li>A note.</li></ol></details></aside>"
    lists = f"<ul><li>{words}</li></ul>{note}<dl><dt>A day</dt><dd>{words}</dd></dl>{note}"
    quotation = f"<blockquote><p>{words}</p></blockquote>{note}"
    screen.replace_article(f"{lists}{quotation}<table><tr><td class=long>{words}</td></tr></table>{note}")
    tops = [box["y"] for box in screen.boxes("article > :has(+ aside)")]
    assert [box["y"] for box in screen.boxes("aside")] == pytest.approx(tops, abs=1)


# The table of contents


def test_four_headings_are_listed_and_three_are_not(folder):
    links = Page(folder, "four.html").select("article > nav a")
    assert [(link.text, link.attr("href")) for link in links] == [(f"Part {n}", f"#part-{n}") for n in range(4)]
    assert len(Page(folder, "reasonable-dialogue.html").select("article h2")) == 3
    assert not Page(folder, "reasonable-dialogue.html").select("article > nav")


def test_contents_beside_a_text_without_notes_stay_in_sight(screen):
    screen.open("four")
    assert screen.page.locator("article > nav a").first.is_visible()
    screen.page.evaluate("scrollTo(0, 600)")
    [contents] = screen.boxes("article > nav")
    assert 0 <= contents["y"] < 100
    assert contents["x"] > screen.boxes("article > p[id]")[0]["right"]


@pytest.mark.parametrize(("name", "size"), [("noted", DESKTOP), ("four", PHONE)], ids=["with notes", "on a phone"])
def test_contents_are_folded_above_a_text(name, size, screen):
    screen.open(name, size)
    link = screen.page.locator("article > nav a").first
    assert not link.is_visible()
    screen.page.locator("article > nav summary").click()
    assert link.is_visible()


# Links of paragraphs (.anchor)


def test_the_link_of_a_paragraph_covers_no_other_link(screen):
    screen.open("lines", PHONE)
    others = screen.boxes("summary, article a:not(.anchor)")
    for anchor in screen.boxes(".anchor"):
        assert anchor["right"] <= PHONE["width"]
        for other in others:
            beside = anchor["left"] >= other["right"] or other["left"] >= anchor["right"]
            above_or_below = anchor["top"] >= other["bottom"] or other["top"] >= anchor["bottom"]
            assert beside or above_or_below


def test_the_link_of_a_paragraph_is_visible_if_the_pointer_is_on_the_paragraph_or_the_link_is_focused(screen):
    screen.open("notes", PHONE)
    screen.page.mouse.move(0, 0)
    anchor = screen.page.locator("article > p > .anchor").first
    opacity = "anchor => getComputedStyle(anchor).opacity"
    assert anchor.evaluate(opacity) == "0"
    anchor.focus()
    assert anchor.evaluate(opacity) == "1"
    anchor.blur()
    anchor.locator("..").hover()
    assert anchor.evaluate(opacity) == "1"


# Lists, tables, pictures

PICTURE = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='{}' height='900'/>"
CELLS = "".join(f"<td><b>{word}</b></td>" for word in ["Liechtenstein", "representatives", "of"] * 4)
BLOCKS = f"""<p>Words</p><hr><p>Words</p>
<figure><img alt="x" src="{PICTURE.format(9000)}"><figcaption>Words</figcaption></figure>
<figure><a href="#"><img alt="x" src="{PICTURE.format(9000)}"></a><figcaption>Words</figcaption></figure>
<p><svg viewBox="0 0 9 1"><path d="M0 0h9"/></svg></p>
<dl><dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt><dt>e</dt><dd>f</dd></dl>
<table><tbody><tr>{CELLS}</tr></tbody></table>
<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>
<ol start="10000"><li><span>10000. </span></li></ol>"""


@pytest.mark.parametrize("size", [PHONE, TABLET, DESKTOP], ids=["phone", "tablet", "desktop"])
def test_each_kind_of_block_is_laid_out_for_a(size, screen):
    screen.replace_article(BLOCKS, size)
    first, second, _ = screen.boxes("article > p")
    [rule] = screen.boxes("article hr")
    assert min(rule["y"] - first["bottom"], second["y"] - rule["y"]) > 20
    for drawing in screen.boxes("article img, article svg"):
        assert [drawing["x"], drawing["width"]] == pytest.approx([first["x"], first["width"]], abs=1)
    assert screen.pixels("figcaption", "marginTop") > 5  # also below a picture that is a link
    if size != PHONE:  # terms and definitions are in two columns
        a, d, e = screen.boxes("article dt")
        b, c, f = screen.boxes("article dd")
        assert a["x"] == d["x"] == e["x"]
        assert b["x"] == c["x"] == f["x"] > a["right"]
        assert a["y"] == b["y"]  # c is the second definition of a
        assert e["y"] == f["y"]  # d and e share f
    lines = screen.page.eval_on_selector_all("td b", "all => all.map((word) => word.getClientRects().length)")
    assert {*lines} == {1}  # no word of the wide table is broken
    assert screen.page.locator("html").evaluate("root => root.scrollWidth - root.clientWidth") == 0
    _, inner, after = screen.boxes("article ul li")
    assert after["y"] - inner["bottom"] < 1
    [item] = screen.boxes("article ol li")
    [number] = screen.boxes("article ol span")
    # The browser prints “10000.” left of the item. The span has the same characters, so it is as wide as the number,
    # and the item must begin at least that far from the edge of the page.
    assert item["x"] >= number["width"]
    if size == DESKTOP:
        [table] = screen.boxes("article > table")
        assert table["width"] > first["width"] + 200  # it takes the column of the notes
        # The contents, which stay in that column, do not show through it.
        assert screen.styles("table", "backgroundColor") == screen.styles("html", "backgroundColor")


@pytest.mark.parametrize("medium", ["screen", "phone", "paper"])
def test_all_blocks_have_the_same_gap_below_them_on(medium, screen):
    lists = "<ul><li><p>a</p></li></ul><ol><li>a<p>b</p></li></ol><dl><dt>a</dt><dd><p>b</p></dd></dl>"
    others = "<blockquote><p>a</p></blockquote><pre>a</pre><table><tr><td>a</td></tr></table><hr><figure>a</figure>"
    screen.replace_article(f"<p>a</p>{lists}{others}<p>a</p>", PHONE if medium == "phone" else DESKTOP, "rehearsal")
    if medium == "paper":
        screen.page.emulate_media(media="print")
    gaps = {round(after["y"] - before["bottom"]) for before, after in pairwise(screen.boxes("article > *"))}
    assert len(gaps) == 1


def test_a_short_cell_stays_on_one_line_and_a_long_one_is_wide(screen):
    long = f'<td class="long">{"word " * 12}</td>'
    screen.replace_article(f"<table><tbody><tr><td>10 January 2022</td>{long * 5}</tr></tbody></table>", PHONE)
    assert screen.styles("td:not(.long)", "whiteSpace") == {"nowrap"}
    assert screen.boxes("td.long")[0]["width"] > 150


def test_a_wide_table_does_not_touch_a_note_beside_it(screen):
    table = f"<table><tbody><tr>{'<td>Liechtenstein</td>' * 9}</tr></tbody></table>"
    note = f"<aside><details><ol><li>{'A note. ' * 15}</li></ol></details></aside>"
    screen.replace_article(f"<p>Words</p>{note}{table}<p>Words</p>{table}{note}")
    for note_box, table_box in zip(screen.boxes("aside"), screen.boxes("table"), strict=True):
        assert note_box["y"] <= table_box["y"] < note_box["bottom"]
        assert table_box["right"] + 20 <= note_box["x"]


def test_a_drawing_has_a_light_background_only_on_a_dark_page(screen):
    screen.replace_article(f'<p><img alt="x" src="{PICTURE.format(600)}"></p>')
    seen = []
    for scheme in "light", "dark":
        screen.page.emulate_media(color_scheme=scheme)
        seen.append((screen.styles("img", "backgroundColor"), screen.styles("html", "color")))
    screen.page.emulate_media(color_scheme="null")
    (light, _), (dark, ink) = seen
    assert light == {"rgba(0, 0, 0, 0)"}
    assert dark == ink  # which is light there


def test_a_tall_picture_fits_on_the_screen(screen):
    screen.replace_article(f'<p><img alt="x" src="{PICTURE.format(600)}"></p>', {"width": 1280, "height": 800})
    [box] = screen.boxes("article img")
    assert box["height"] <= 800
    assert box["height"] / box["width"] == pytest.approx(1.5, abs=0.01)


def test_a_drawing_begins_beside_its_list_and_a_phone_shows_only_the_map_which_is_as_wide_as_the_text(screen):
    screen.open("map")
    assert screen.styles("figure[aria-hidden]", "paddingTop") == {"0px"}
    assert screen.styles("time", "whiteSpace") == {"nowrap"}
    assert screen.styles("time > span", "display") == {"none"}  # the same year again
    screen.open("map", PHONE)
    assert not screen.page.locator("figure svg").first.is_visible()
    assert len({box["width"] for box in screen.boxes("figure svg:last-of-type, article")}) == 1
    screen.open("timeline", PHONE)
    assert screen.styles("figure[aria-hidden]", "display") == {"none"}


# Direction

# the side of each element on which its first letter is
SIDES = """all => all.map((element) => {
  const range = document.createRange()
  range.setStart(element.firstChild, 0)
  range.setEnd(element.firstChild, 1)
  const letter = range.getBoundingClientRect()
  const box = element.getBoundingClientRect()
  return letter.left + letter.right > box.left + box.right ? 'right' : 'left'
})"""


def test_words_start_at_the_side_of_their_language_or_direction(screen):
    screen.open("direction")
    for selector, side in {"header > a": "left", "h1": "right", "p[dir]": "right"}.items():
        assert screen.page.eval_on_selector_all(selector, SIDES) == [side]
    # Arabic letters need high lines.
    assert screen.pixels("h1", "lineHeight") >= 1.45 * screen.pixels("h1", "fontSize") - 0.1
    elements = "".join(f"<{name}>{ARABIC}</{name}>" for name in ["h4", "p", "figcaption", "li"])
    cells = f"<tr><th>{ARABIC}</th></tr><tr><td>{ARABIC}</td></tr><tr><td class=long>{'x' * 30}</td></tr>"
    # The article has dir="auto", so it runs from left to right, as its first paragraph does; each Arabic block must
    # begin at the right nevertheless. The selector leaves out the English paragraph and the wide cell by their class.
    english = "<p class=long>The article begins in English.</p>"
    screen.replace_article(f"{english}{elements}<table><tbody>{cells}</tbody></table>")
    selector = "article > :not(table, .long), th, td:not(.long)"
    assert screen.page.eval_on_selector_all(selector, SIDES) == ["right"] * 6


# Paper


def test_the_printed_footer_is_above_the_text_and_shows_the_address_of_the_page(public_example, screen):
    screen.folder = public_example.folder
    screen.open("reasonable-dialogue")
    address = screen.page.locator("footer small")
    assert not address.is_visible()
    screen.page.emulate_media(media="print")
    assert address.is_visible()
    [footer] = screen.boxes("footer")
    [main] = screen.boxes("main")
    assert footer["y"] < main["y"]


def test_tables_and_code_are_complete_on_paper_rows_are_whole_and_headings_stay_with_what_follows(screen):
    cells = f'<td class="long">{"word" * 40}</td>' * 3
    code = f"<h3>Three</h3><h4>Four</h4><pre><code>{'word ' * 80}</code></pre>"
    screen.replace_article(f"<table><tr>{cells}</tr></table>{code}", {"width": 600, "height": 900}, "rehearsal")
    screen.page.emulate_media(media="print")
    over = "all => all.map((block) => block.scrollWidth - block.clientWidth)"
    assert {*screen.page.eval_on_selector_all("article > *", over)} == {0}
    assert screen.styles("h1, h3, h4", "breakAfter") == {"avoid"}
    assert screen.styles("tr", "breakInside") == {"avoid"}
