"""Odd but right texts are published as they are written."""

import pytest
from reading import read, tree

LONG = "word" * 750
# each: the text, and what a reader sees of it
TEXTS = {
    "letters of any script": ("مرحبا 日内瓦会议。 🏳️‍🌈 and 👩‍👩‍👧", "مرحبا 日内瓦会议。 🏳️‍🌈 and 👩‍👩‍👧"),
    "a word of 3,000 letters": (LONG, LONG),
    "signs of less and more": ("1 < 2 & a<b, AT&T", "1 < 2 & a<b, AT&T"),
    "what looks like references": ("R&D; &euro; &#128; &notit;", "R&D; € € ¬it;"),
    "an escaped note": ("Not \\[^x] but text.", "Not [^x] but text."),
    "an escaped reference": ("Not \\[a][b] but text.", "Not [a][b] but text."),
    "an escaped link": ("Write \\[a](b) or [a\\](b) so.", "Write [a](b) or [a](b) so."),
    "indices": ("Take a[i][j] here.", "Take a[i][j] here."),
    "a note in an entity": ("Write &#91;^1] so.", "Write [^1] so."),
    "a note in code": ("Write `[^x]` so.", "Write [^x] so."),
    "a comment in an entity": ("Write &lt;!-- here.", "Write <!– here."),
    "an escaped sign at the end of a line": ("To A &lt;a@b.example\\>", "To A <a@b.example>"),
    "an escaped sign at the end of a heading": ("## Learning C\\#\n\nText.", "Learning C# Text."),
    "a heading closed with signs": ("## Head ##\n\nText.", "Head Text."),
    "a note's definition in a fence": ("T[^f]\n\n~~~\n[^f]: x\n~~~\n\n[^f]: N\n\n## Notes", "T1 [^f]: x Notes N"),
    "a language with signs": ("~~~ c++\nx = 1\n~~~\n\nText.", "x = 1 Text."),
    "a heading called like a note": ("T[^1]\n\n## Fn 1\n\nText.\n\n[^1]: N\n\n## Notes", "T1 Fn 1 Text. Notes N"),
    "a bar in a cell with code": ("| a |\n|---|\n| `x|y` |", "a x|y"),
    "a list from its written number on": ("3. c\n4. d", "c d"),
    "items that all have one number": ("1. a\n1. b\n\nText\n\n5. c\n\n    1. d\n    2. e\n\n6. f", "a b Text c d e f"),
    "entities in an address": (
        "1. [x](https://e.example/?a=1&section=2&copy=3)\n2. R&section y&eacute;",
        "x R&section yé",
    ),
    "code in html": ('A <kbd>--x "y"</kbd> <code>a -- &lt;b&gt;</code> <samp>...</samp>', 'A --x "y" a -- <b> ...'),
    "braces in a heading": ("## Set {: #set .x title='a b' }\n\nText {1, 2}", "Set Text {1, 2}"),
    "entities in html": (
        "<div>a &amp; b</div>\n\n<b>c</b> d &amp; e\n\ni <!-- j --> k &amp; l",
        "a & b c d & e i k & l",
    ),
    "entities in html in html": ("<blockquote><div>a</div>b &amp; c</blockquote>", "ab & c"),
    "the last day that can be drawn": (
        "30 December 9999, A\n:   x\n\n31 December 9999, B\n:   y",
        "30 December 9999, Ax 31 December 9999, By",
    ),
}


@pytest.mark.parametrize(("written", "seen"), TEXTS.values(), ids=TEXTS)
def test_is_published(written, seen):
    article = tree(written).remove("figure[aria-hidden], summary")
    assert "".join(article.text.split()) == "".join(seen.split())


def test_a_list_begins_at_its_written_number():
    assert tree("3. c\n4. d").select_one("ol").attr("start") == "3"


@pytest.mark.parametrize(
    ("heading", "name"), [("Война и мир", "война-и-мир"), ("日本", "日本"), ("Zu\u0308rich", "zürich"), ("!!", "part")]
)
def test_a_heading_has_its_words_as_its_id(heading, name):
    assert tree(f"## {heading}\n\nText.").select_one("h2").attr("id") == name


def test_headings_of_the_same_words_have_different_ids():
    ids = [heading.attr("id") for heading in tree("## Day\n\nText.\n\n## Day\n\nText.").select("h2")]
    assert len({*ids}) == 2


def test_an_abbreviation_is_not_explained_in_code():
    assert tree("The UN: `UN`\n\n*[UN]: United Nations").select_one("code").inner_html == "UN"


def test_a_table_can_be_scrolled_with_the_keyboard():
    assert tree("| a | b |\n|:--|--:|\n| 1 | 2 |").select_one("table").attr("tabindex") == "0"


def test_a_cell_with_many_words_has_room_for_them():
    table = tree(f"| a | b |\n|---|---|\n| 10 January 2022 | {'words ' * 9} |").select_one("table")
    assert [cell.text.split()[0] for cell in table.select(".long")] == ["words"]


def test_a_text_is_read_below_one_that_markdown_cannot_read():
    words = "- a\n\n    b\n\nText."
    before = read(words)
    assert read("".join(f"{' ' * 4 * depth}- x\n" for depth in range(300))).errors
    assert read(words) == before
