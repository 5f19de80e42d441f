"""A text is published with typographic quotation marks, numbered notes and explained abbreviations."""

import pytest
from dossier.quick_markdown import QuickMarkdown
from page import text
from reading import read, tree

# each: the source of a text, and the words that readers see, which are compared without spaces
SEEN = {
    "escaped markup": ("Not \\[^x], \\[a][b], \\[a](b) or a[i][j].", "Not [^x], [a][b], [a](b) or a[i][j]."),
    "signs that other tools escape": ('It\\\'s \\$5 \\~ \\"x\\" \\<b\\>', "It’s $5 ~ “x” <b>"),
    "markup in entities and in code": ("Write &#91;^1], &lt;!-- or `[^x]`.", "Write [^1], <!– or [^x]."),
    "an escaped character at the end of a heading": ("## Learning C\\#\n\nText.", "Learning C# Text."),
    "a heading with the id of a note": ("T[^1]\n\n## Fn 1\n\nText.\n\n[^1]: N\n\n## Notes", "T1 Fn 1 Text. Notes N"),
    "apostrophes in an address": ("[A](https://a.example/a's_(b)) c (or 'd').", "A c (or ‘d’)."),
    "code in html": ('A <kbd>--x "y"</kbd> <code>a -- &lt;b&gt;</code>', 'A --x "y" a -- <b>'),
    "years after 2999, which are not read as dates": (
        "1 May 9999\n:   x\n\n31 December 9999\n:   y",
        "1 May 9999x31 December 9999y",
    ),
    "quotation marks around markup": ('"*A*" "[B](https://a.example)" "`c`" *"D"*', "“A” “B” “c” “D”"),
    "quotation marks before a note": ('"A".[^1] "B"[^1]\n\n[^1]: N\n\n## Notes', "“A”.1 “B”1 Notes N"),
    "quotation marks beside dashes": ('"A"--"B" A/"B" A–"…b" —"¿C?"', "“A”–“B” A/“B” A–“…b” —“¿C?”"),
    "quotation marks of inches": ('3.5" of "*rain*" x 2": in G20", 2021"', "3.5″ of “rain” x 2″: in G20”, 2021”"),
    "quotation marks of sizes": ('4"x6", 5½". „Polska 24" 7", \'6\'', "4″x6″, 5½″. „Polska 24” 7″, ‘6’"),
    "inches in a cell": ('| A |\n|---|\n| 27" |', "A 27″"),
    "feet and inches": ('"He is 6\'4"," said Ann, 5\'10".', "“He is 6′4″,” said Ann, 5′10″."),
    "Hebrew acronyms": ('"צה"ל" ד"ר ("אב")', "“צה״ל” ד״ר (“אב”)"),
    "quotation marks in quotations in quotations": ('"It “*is*” 66", "7"', "“It “is” 66”, “7”"),
    "quotation marks inside quotation marks": ('"\'A\' said" \'"B" said\' «"C"»', "“‘A’ said” ‘“B” said’ «“C”»"),
    "quotation marks after elisions": ('d\'"A" l\'"*B*" ¿"A"?', "d’“A” l’“B” ¿“A”?"),
    "quotation marks in Chinese": ('他说："甲"。（"乙"）罚"…重"，G"丙"。"', "他说：“甲”。（“乙”）罚“…重”，G“丙”。”"),
    "inner quotation marks in Chinese": ("他说'甲'。'60后'。乙's 乙'80和'90年", "他说‘甲’。‘60后’。乙’s 乙’80和’90年"),
    "quotation marks after a line break": ('"A"<br>"B"', "“A”“B”"),
    "numbers above blank lines": ("1. A\n\n:   x\n\n2. B\n\n:   y", "1. A x 2. B y"),
}


@pytest.mark.parametrize(("written", "seen"), SEEN.values(), ids=SEEN)
def test_shows(written, seen):
    article = tree(written).remove("figure[aria-hidden], summary")
    assert "".join(article.text.split()) == "".join(seen.split())


@pytest.mark.parametrize(("words", "hung"), [('"A" b', "“"), ("‘A’ b", "‘")], ids=["straight", "curly"])
def test_a_quotation_mark_at_the_beginning_of_a_paragraph_can_hang_in_the_margin(words, hung):
    assert [mark.text for mark in tree(words).select("p > span.dquo, p > span.quo")] == [hung]


def test_a_line_between_ideographs_ends_without_a_space():
    paragraph = tree("他来了， \n又走了\nwith 他说：“好。”\n她").select_one("p").remove("a.anchor")
    assert paragraph.inner_html == "他来了，又走了\nwith 他说：“好。”她"


# each: a heading, and its id
HEADINGS = {"Война и мир": "война-и-мир", "日本": "日本", "Zürich": "zürich", "!!": "part"}


@pytest.mark.parametrize(("heading", "name"), HEADINGS.items(), ids=HEADINGS)
def test_a_heading_has_an_id_of_its_words_and_an_equal_heading_has_another_id(heading, name):
    first, second = tree(f"## {heading}\n\nText.\n\n## {heading}\n\nText.").select("h2")
    assert first.attr("id") == name
    assert second.attr("id") != name


def test_a_table_can_be_scrolled_with_the_keyboard_and_cells_with_many_words_are_wide():
    table = tree(f"| a | b |\n|---|---|\n| 10 January 2022 | {'words ' * 9} |").select_one("table")
    assert table.attr("tabindex") == "0"
    assert [cell.text.split()[0] for cell in table.select(".long")] == ["words"]


def test_a_text_is_rendered_after_one_that_markdown_cannot_read():
    words = "- a\n\n    b\n\nText."
    before = read(words)
    [error] = read("``` {.python linenums=1}\nx\n```").errors
    assert "Markdown cannot read this text" in error
    assert read(words) == before


UN = '<abbr title="United Nations">UN</abbr>'
# each: a text with UN, and the HTML of its first paragraph
EXPLAINED = {
    "in bold words": ("**UN** says UN", f"<strong>{UN}</strong> says UN"),
    "rather than in a note": ("UN.\n\nText.[^a]\n\n[^a]: UN", f"{UN}."),
}


@pytest.mark.parametrize(("words", "explained"), EXPLAINED.values(), ids=EXPLAINED)
def test_an_abbreviation_is_explained_where_it_first_appears(words, explained):
    found = tree(f"{words}\n\n*[UN]: United Nations")
    paragraph = found.select_one("p").remove("a.anchor")
    assert paragraph.inner_html == explained
    assert len(found.select("abbr")) == 1


# Notes

LISTED = """
- one[^a]

    - deeper[^b]

- two[^c] and one again[^a]

A paragraph[^a] and more.[^d]

{end}

[^d]: *D*
[^c]: C
[^b]: B
[^a]: A
"""
BLOCK = '<div class="footnote" markdown="1">\nWords.\n\n1. one\n2. two\n</div>'


def texts(root, selector):
    return [text(element) for element in root.select(selector)]


def test_notes_follow_the_block_that_refers_to_them_are_numbered_in_order_and_link_back():
    root = tree(LISTED.format(end="The end."))
    numbers = [(link.text, link.attrs["href"]) for link in root.select("a[role=doc-noteref]")]
    assert numbers == [("1", "#fn-a"), ("2", "#fn-b"), ("3", "#fn-c"), *[("1", "#fn-a")] * 2, ("4", "#fn-d")]
    assert [block.tag for block in root.select(":scope > *")] == ["ul", "aside", "p", "aside", "p"]
    assert texts(root, "summary") == ["Notes 1–3", "Note 4"]
    assert [texts(listed, "li") for listed in root.select("aside > details > ol")] == [["A", "B", "C"], ["D"]]
    assert [listed.attrs.get("start") for listed in root.select("aside > details > ol")] == ["1", "4"]
    first, *_ = root.select("sup")
    assert len({sup.attrs["id"] for sup in root.select("sup")}) == 6
    assert root.select_one("a[role=doc-backlink]").attrs["href"] == f"#{first.attrs['id']}"
    words, back = root.select("aside")[1].select("li > *")
    assert (words.html, back.attrs["role"]) == ("<em>D</em>", "doc-backlink")


def test_only_a_reference_directly_after_another_one_is_adjacent():
    found = tree("A[^a][^b] and C[^c], m<sup>2</sup>[^d].\n\n[^a]: A\n[^b]: B\n[^c]: C\n[^d]: D")
    assert [reference.text for reference in found.select("sup.adjacent")] == ["2"]


def test_notes_below_a_heading_have_the_same_order():
    [listed] = tree(LISTED.format(end="## Sources")).select("div[role=doc-endnotes] > ol")
    assert texts(listed, "li") == ["A", "B", "C", "D"]
    labels = [link.attrs["aria-label"] for link in listed.select("a")]
    assert labels == [f"Back to note {number}" for number in (1, 2, 3, 4)]


def test_a_note_that_ends_with_a_list_leaves_no_empty_paragraph():
    root = tree("One.[^a]\n\n## Sources\n\n[^a]: A\n\n    - b")
    assert not [paragraph for paragraph in root.select("p") if not paragraph.text.strip()]


@pytest.mark.parametrize("end", ["", "\n\nOne.[^a] Two.[^b]\n\n[^b]: B\n[^a]: A"], ids=["alone", "with notes"])
def test_a_block_with_the_class_of_notes_does_not_change(end):
    assert texts(tree(BLOCK + end), "div.footnote") == ["Words. one two"]


def test_an_extension_can_be_named_by_its_class():
    markdown = QuickMarkdown(extensions=["markdown.extensions.abbr:AbbrExtension"])
    assert "<abbr" in markdown.convert("OSCE\n\n*[OSCE]: An organization")
