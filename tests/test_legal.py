"""Odd but legal content is published as it is written, in HTML that needs no mending."""

import pytest
from document import text
from dossier.source import Source
from reading import read, tree
from turbohtml import Text
from workshop import Workshop

HEAD = "Title: A day\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\n"
LONG = "word" * 750

# each: the text, and what a reader sees of it
TEXTS = {
    "right to left": ("مرحبا بالعالم", "مرحبا بالعالم"),
    "chinese": ("日内瓦会议。", "日内瓦会议。"),
    "emoji": ("A flag 🏳️‍🌈 and 👩‍👩‍👧", "A flag 🏳️‍🌈 and 👩‍👩‍👧"),
    "a word of 3,000 letters": (LONG, LONG),
    "signs of less and more": ("1 < 2 & a<b, AT&T", "1 < 2 & a<b, AT&T"),
    "a language with signs": ("~~~ c++\nx = 1\n~~~\n\nText.", "x = 1 Text."),
    "references, and what looks like some": ("R&D; &euro; &#128; &notit;", "R&D; € € ¬it;"),
    "a note's sign escaped": ("Not \\[^x] but text.", "Not [^x] but text."),
    "a reference's signs escaped": ("Not \\[a][b] but text.", "Not [a][b] but text."),
    "a place in a list": ("Take a[i][j] here.", "Take a[i][j] here."),
    "a note's sign as an entity": ("Write &#91;^1] so.", "Write [^1] so."),
    "lone backticks around a reference": (
        "A ` lone.\n\nSee [x][r].\n\n[r]: https://e.example\n\nB ` lone.",
        "A ` lone. See x. B ` lone.",
    ),
    "a reference over two lines": ("See [foo\nbar].\n\n[foo bar]: https://e.example", "See foo bar."),
    "a definition in code": ("Text.\n\n    [a]: b\n\nMore.", "Text. [a]: b More."),
    "a comment's sign": ("Write &lt;!-- here.", "Write <!– here."),
    "a note's definition in a fence": (
        "T[^f]\n\n~~~\n[^f]: x\n~~~\n\n[^f]: N\n\n## Notes",
        "T1 [^f]: x Notes N",
    ),
    "a heading called like a note": (
        "T[^1]\n\n## Fn 1\n\nText.\n\n[^1]: N\n\n## Notes",
        "T1 Fn 1 Text. Notes N",
    ),
    "code in a fence": ("~~~ python\nx = '<b>'\n~~~\n\nText.", "x = '<b>' Text."),
    "a note's sign in code": ("Write `[^x]` so.", "Write [^x] so."),
    "a raw block": ("<div>\nRaw\n</div>\n\nText.", "Raw Text."),
    "a line's end closed like xhtml": ("One<br />two<br/>three", "Onetwothree"),
    "a table with aligned columns": ("| a | b |\n|:--|--:|\n| 1 | 2 |", "a b 1 2"),
    "a table of 40 columns": ("|x" * 40 + "|\n" + "|-" * 40 + "|\n" + "|1" * 40 + "|", "x " * 40 + "1 " * 40),
    "a table's sign in code": ("| a |\n|---|\n| `x|y` |", "a x|y"),
    "two terms of one text": ("A\nB\n:   NATO.", "A B NATO."),
    "a list from its written number on": ("3. c\n4. d", "c d"),
    "a sign in a heading": ("## Learning C\\#\n\nText.", "Learning C# Text."),
    "a heading closed with signs": ("## Head ##\n\nText.", "Head Text."),
    "signs of a link escaped": ("Write \\[a](b) or [a\\](b) so.", "Write [a](b) or [a](b) so."),
    "an address with what looks like references": (
        "1. [x](https://e.example/?a=1&section=2&copy=3)\n2. R&section y&eacute;",
        "x R&section yé",
    ),
    "code in html": (
        'A <kbd>--x "y"</kbd> <code>a -- &lt;b&gt;</code> <samp>...</samp> <kbd class="k">z</kbd>',
        'A --x "y" a -- <b> ... z',
    ),
    "references side by side": (
        "See [a][r] [s], [s] and [t].\n\n[r]: https://e.example\n[s]: https://e.example",
        "See a s, s and [t].",
    ),
    "items that all bear one number": (
        "1. a\n1. b\n\nText\n\n5. c\n\n    1. d\n    2. e\n\n6. f",
        "a b Text c d e f",
    ),
    "a heading with attributes": ("## Set {: #set .x title='a b' }\n\nText {1, 2}", "Set Text {1, 2}"),
    "references in html": (
        "<div>a &amp; b</div>\n\n<b>c</b> d &amp; e\n\n<!-- f &amp; -->\ng &amp; h\n\ni <!-- j --> k &amp; l",
        "a & b c d & e g & h i k & l",
    ),
    "a line that ends on an escaped sign": ("To A &lt;a@b.example\\>", "To A <a@b.example>"),
    "references in html in html": ("<blockquote><div>a</div>b &amp; c</blockquote>", "ab & c"),
    "two texts of one term": ("A\n:   x\n:   y", "A x y"),
    "a figure with its caption first": ("<figure><figcaption>A</figcaption>x</figure>\n\ny", "Ax y"),
    "a paragraph with an id": ("Text *here*.\n{: #own }", "Text here."),
    "the last day": (
        "30 December 9999, A\n:   x\n\n31 December 9999, B\n:   y",
        "30 December 9999, A x 31 December 9999, B y",
    ),
    "nested lists": ("- a\n- b\n    - c", "a b c"),
    "500 notes": (
        "".join(f"T[^{n}] " for n in range(500)) + "\n\n" + "".join(f"[^{n}]: N\n" for n in range(500)) + "\n## Notes",
        " ".join(f"T{n}" for n in range(1, 501)) + " Notes" + " N" * 500,
    ),
}


@pytest.mark.parametrize(("written", "seen"), TEXTS.values(), ids=TEXTS)
def test_is_published_as_it_is_written(written, seen):
    article = tree(written).remove("figure[aria-hidden], summary")
    for block in article.select("dd, dt, li, td, th"):
        block.insert_after(Text(" "))
    assert article.text.split() == seen.split()


# each: how a file begins, and how its lines end
BYTES = {"a mark": ("\ufeff", "\n"), "windows": ("", "\r\n"), "old": ("", "\r")}
# each: how a link or a picture is written, and how it is published
SPELLINGS = {
    "a fragment": ("[x]({filename}far.md#p-far)", "./far.html#p-far"),
    "entities": ("[x](&#123;filename}f&#97;r.md)", "./far.html"),
    "bars": ("[x](|filename|far.md)", "./far.html"),
    "a long way": ("[x]({filename}/pages/../pages/%2e%2e/far.md)", "./far.html"),
    "a name with signs": ("[x]({filename}half%2520%231.md)", "./half201.html"),
    "a title like a link": ("[x]({filename}far.md \"href='{static}secret.txt'\")", "./far.html"),
    "a tag with signs": ("[x](<{tag}R&D: C#?>)", "./tag/rd-c.html"),
    "a category with signs": ("[x](<{category}A & B>)", "./category/a-b.html"),
    "a page that is saved elsewhere": ("[x]({filename}away.md)", "./far/away.html"),
}
# each: where a file is named that no link hands on
NAMED = {
    "in a comment": '<!-- <img alt="x" src="{static}secret.png"> <a href="{static}secret.png">x</a> -->Text.',
    "in an attribute": "<b title=\"a href='{static}secret.png'\">Text.</b>",
    "in the words for a picture": "![src='{static}../pelicanconf.py']({static}secret.png)",
}
AUTHORS = {"author": "Author: !!! &#60", "authors": "Authors: !!!; 山田; &#60"}


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """A site of odd files, each called as its case."""
    workshop = Workshop(tmp_path_factory.mktemp("odd"))

    def write(case, words, headers=""):
        workshop.write(f"content/{case.replace(' ', '-')}.md", HEAD.replace("\n\n", f"\n{headers}\n\n") + words + "\n")

    for case, (begin, end) in BYTES.items():
        written = f"{begin}{HEAD}One\n\n~~~\ntwo\n~~~\n".replace("\n", end)
        workshop.write(f"content/{case.replace(' ', '-')}.md", written)
    for case, (written, _) in SPELLINGS.items():
        write(case, written)
    for case, written in NAMED.items():
        write(case, written)
    for case, header in AUTHORS.items():
        write(case, "Text.", header)
    write("far", "Far.", "Category: A & B")
    write("half%20#1", "Far.")
    write("away", "Far.", "Save_as: far/away.html")
    write("tagged", "Text.\n")
    tagged = HEAD.replace("NATO", "R&D: C#?")
    workshop.write("content/tagged.md", f"{tagged}Text.\n")
    workshop.write("content/tags/rd-c.md", "Title: R&D: C#?\nNames: R&D\nSummary: A tag.\n\nText.\n")
    for name in "secret.txt", "secret.png":
        workshop.write(f"content/{name}", b"secret")
    write(".day", "<script>alert(1)</script>")
    workshop.write("content/more/dot.png", b"\x89PNG")
    write("picture", "![A dot]({static}more/dot.png)")
    workshop.write("content/pages/picture.md", "Title: A day\nSummary: A day.\n\n![A dot]({static}../more/dot.png)\n")
    write("2022-99-99-visit", "Text.")
    workshop.write("content/pages/2020-02-03-visit.md", "Title: A day\nSummary: A day.\n\nText.\n")
    made = workshop.make("html")
    assert made.returncode == 0, made.stderr
    return workshop


@pytest.fixture
def case_page(request, odd):
    """The page of the case that the test is about."""
    return odd.page(f"{request.getfixturevalue('case').replace(' ', '-')}.html")


@pytest.mark.parametrize("case", BYTES)
def test_a_text_is_read_from_a_file_of_other_bytes(case, case_page):
    article = case_page.one("article")
    assert (text(article[0]), text(article.find("p[@id]")), article.find("pre/code").text) == (
        "A day",
        "One",
        "two\n",
    )


def test_a_list_begins_at_the_number_that_is_written():
    assert tree(TEXTS["a list from its written number on"][0]).select_one("ol").attrs["start"] == "3"


def test_a_list_behind_a_quotation_begins_anew():
    assert [item.text for item in tree("1. a\n2. b\n\n> quote\n\n1. c").select("ol > li")] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("heading", "name"), [("Война и мир", "война-и-мир"), ("日本", "日本"), ("Zu\u0308rich", "zürich"), ("!!", "part")]
)
def test_a_heading_is_linked_by_its_words(heading, name):
    assert tree(f"## {heading}\n\nText.").select_one("h2").attrs["id"] == name


def test_headings_of_the_same_words_are_linked_apart():
    names = [heading.attrs["id"] for heading in tree("## Day\n\nText.\n\n## Day\n\nText.").select("h2")]
    assert len({*names}) == 2


def test_a_quotation_begins_anew_in_each_block():
    assert tree('<div>a<div>"b" c</div></div>').text == "a“b” c"


@pytest.mark.parametrize("day", ["5 March", "21 January 2022"])
def test_a_day_keeps_its_month(day):
    assert tree(f"On {day} in 121 March *{day}*.").text.count(day.replace(" ", "\u00a0", 1)) == 2


def test_an_abbreviation_is_not_explained_in_code():
    assert tree("The UN: `UN`\n\n*[UN]: United Nations").select_one("code").inner_html == "UN"


def test_a_table_scrolls_by_the_keyboard_too():
    for name in "a table of 40 columns", "a table with aligned columns":
        assert tree(TEXTS[name][0]).select_one("table").attrs["tabindex"] == "0"


def test_a_cell_with_many_words_has_room_for_them():
    table = tree(f"| a | b |\n|---|---|\n| short | {'words ' * 9} |").select_one("table")
    assert [cell.text.split()[0] for cell in table.select(".long")] == ["words"]


def test_what_is_hidden_in_the_folder_stays_unread(odd):
    assert not [path for path in odd.output.rglob("*") if path.name.startswith(".")]


# each: front matter as other tools write it, and its headers as Pelican's
FRONT_MATTER = {
    "quotation marks": ('title: "A: day"', ("title", "A: day")),
    "a list in brackets": ("tags: [NATO, Ukraine]", ("tags", "NATO; Ukraine;")),
    "a list in dashes": ("tags:\n- NATO\n- Ukraine", ("tags", "NATO; Ukraine;")),
    "authors in brackets": ('author: ["Doe, Jane"]', ("authors", "Doe, Jane;")),
    "a draft": ("draft: true", ("status", "draft")),
    "no draft": ("draft: false", ("status", "published")),
    "a text over two lines": ("summary: >\n  One\n  two.", ("summary", "One two.")),
    "a text that keeps its lines": ("summary: |\n  One\n  two.", ("summary", "One two.")),
    "a date": ("date: 2019-07-20T09:30:00+02:00", ("date", "2019-07-20T09:30:00+02:00")),
}


@pytest.mark.parametrize(("written", "header"), FRONT_MATTER.values(), ids=FRONT_MATTER)
def test_front_matter_is_read_with(written, header, tmp_path):
    (tmp_path / "day.md").write_text(f"---\n{written}\n---\n\nText.\n", "utf-8")
    source = Source(tmp_path / "day.md", tmp_path)
    assert (source.value(header[0]), source.text.strip(), source.errors) == (header[1], "Text.", [])


@pytest.mark.parametrize("written", ["Tags: NATO; chess, the game", '---\ntags: [NATO, "chess, the game"]\n---'])
def test_the_name_of_a_tag_holds_a_comma_between_semicolons_and_in_a_list(written, tmp_path):
    (tmp_path / "day.md").write_text(f"{written}\n\nText.\n", "utf-8")
    assert Source(tmp_path / "day.md", tmp_path).tags == ["NATO", "chess, the game"]


def test_a_text_is_read_behind_one_that_cannot_be():
    words = "- a\n\n    b\n\nText."
    before = read(words)
    assert read("".join(f"{' ' * 4 * depth}- x\n" for depth in range(300))).errors
    assert read(words) == before


def test_200_tags_have_200_pages(tmp_path):
    workshop = Workshop(tmp_path)
    for number in range(200):
        workshop.write(f"content/tags/t{number}.md", f"Title: T{number}\nNames: T{number}\nSummary: A tag.\n\nText.\n")
    tags = ", ".join(f"T{number}" for number in range(200))
    workshop.write("content/day.md", HEAD.replace("NATO", tags) + "Text of T7.\n")
    assert workshop.make("html").returncode == 0
    assert len([*(workshop.output / "tag").glob("t*.html")]) == 200


def test_a_picture_is_a_part_of_the_page(odd):
    for address in "picture.html", "pages/picture.html":
        assert odd.page(address).one("img").get("src") == "data:image/png;base64,iVBORw=="
    assert not (odd.output / "more").exists()


def test_a_picture_is_called_by_its_kind(tmp_path):
    workshop = Workshop(tmp_path)
    kinds = {"JPG": "jpeg", "jpeg": "jpeg", "svg": "svg+xml", "webp": "webp"}
    for ending in kinds:
        workshop.write(f"content/dot.{ending}", b"x")
    workshop.write("content/day.md", HEAD + "".join(f"![A dot]({{static}}dot.{ending})\n" for ending in kinds))
    assert workshop.make("html").returncode == 0
    pictures = workshop.page("day.html").all("article//img")
    assert [picture.get("src") for picture in pictures] == [f"data:image/{kind};base64,eA==" for kind in kinds.values()]


@pytest.mark.parametrize("case", SPELLINGS)
def test_a_link_leads_to_its_place_in_whichever_way_it_is_written_with(case, case_page, odd):
    [link] = [a for a in case_page.all("article/p/a") if a.text == "x"]
    address = SPELLINGS[case][1]
    assert link.get("href") == address
    assert (odd.output / address.partition("#")[0]).is_file()
    assert not (odd.output / "secret.txt").exists()


@pytest.mark.parametrize("case", NAMED)
def test_a_file_is_not_handed_on_that_is_named(case, case_page, odd):
    assert not (odd.output / "secret.png").exists()
    for picture in case_page.all("article//img"):
        assert picture.get("src") == "data:image/png;base64,c2VjcmV0"
        assert "base64" not in picture.get("alt")


@pytest.mark.parametrize("case", AUTHORS)
def test_an_author_has_any_name(case, case_page):
    line = text(case_page.one("p[@class='published']"))
    name, _, names = AUTHORS[case].partition(": ")
    assert line.endswith(names.replace(";", ",") if name == "Authors" else names)


def test_a_name_that_begins_like_a_date_is_a_name(odd):
    assert (odd.output / "2022-99-99-visit.html").is_file()
    assert not odd.page("pages/2020-02-03-visit.html").all("p[@class='published']")


def test_a_site_without_an_article_has_its_feed(tmp_path):
    workshop = Workshop(tmp_path)
    (workshop.folder / "content/reasonable-dialogue.md").unlink()
    page = workshop.folder / "content/pages/background.md"
    page.write_text(page.read_text("utf-8").replace("]({filename}/reasonable-dialogue.md)", "](#sources)"), "utf-8")
    made = workshop.make("html", "SITEURL=https://dossier.example")
    assert made.returncode == 0, made.stderr
    assert (workshop.output / "feeds/all.atom.xml").is_file()
