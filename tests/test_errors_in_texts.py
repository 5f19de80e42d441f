"""An error in a text is reported with its file and line; what only looks like one passes."""

import sys

import pytest
from dossier.checks.html import sanitize
from dossier.checks.markup import LINE_RULES, TEXT_RULES
from dossier.pipeline import Pipeline
from errors import HEAD
from reading import tree
from turbohtml import parse_fragment

DEEP_LIST = "".join(f"{'    ' * level}- x\n" for level in range(60))
DEEP_HTML = f"{'<div>' * 200}x{'</div>' * 200}"
CORRECTED = "Text.\n\n## Corrections\n\n{}\n:   It said so. ←"
TIMELINE = "2 December 2021, Bern\n:   x\n\n{}\n:   y ←"

# each: a text with the wrong lines marked, and words of the message about each of them
CASES = {
    "nothing but a comment": ("<!-- x --> ←", "no text"),
    "nothing but an invisible character": ("\u200b ←", "no text"),
    "a heading of the first level": ("Text\n\n# Head ←", "##"),
    "a heading without words": ("## Good\n\nText\n\n## ←", "<h2>"),
    "a heading that skips a level": ("## A\n\nText\n\n#### B ←", "###"),
    "a heading that skips a level below a quotation": ("## A\n\n> #### B ←\n\nx\n\n##### D", "skips"),
    "a link without words": ("Text [](https://z.example) ←", "<a>"),
    "images without alternative text": ("![]({static}dot.png) ←\n\n![ ]({static}dot.png) ←", "alt"),
    "a term twice": ("The A.\n\nA\n:   x\n\nA\n:   y ←", "below the first"),
    "a control character": ("A\0B ←", "delete"),
    "a control character by its number": ("Text\nA&#129;B ←", "U+0081"),
    "a noncharacter": ("Text \U0001fffe ←", "delete"),
    "the number of no character": ("Text &#xD800; ←", "U+FFFD"),
    "a note without text": ("Text[^1]\n\n[^1]: ←", "[^1]"),
    "a note that is missing": ("Text[^1] ←", "[^1]"),
    "a note without its colon": ("Text[^1] ←\n\n[^1] N ←", "[^1]"),
    "a note to which nothing refers": ("Text\n\n[^1]: A ←", "[^1]"),
    "a note twice": ("Text[^1]\n\n[^1]: A\n[^1]: B ←", "duplicate"),
    "a note that refers to a note": ("Text[^1]\n\n[^1]: See[^2]\n\n[^2]: N ←", "refers to another note"),
    "a note with a space in its name": ("Text[^a b]\n\n[^a b]: A ←", "hyphen"),
    "a note with a full stop at the end of its name": ("Text[^1.]\n\n[^1.]: N ←", "letters, digits"),
    "a note in html": ("Text[^1]\n\n<div>Raw[^1]</div> ←\n\n[^1]: N", 'markdown="1"'),
    "a script": ("Text\n\n<script>alert(1)</script> ←", "<script>"),
    "an event": ('<b onclick="alert(1)">x</b> ←', "onclick"),
    "a frame": ('<iframe src="https://z.example/"></iframe> ← ←', "write a link with a picture"),
    "a video": ('<video src="https://z.example/a.mp4"></video> ← ←', "write a link with a picture"),
    "a script in a repeated attribute": (
        '<a href="https://z.example" href="javascript:alert(1)">x</a> ← ←',
        "duplicate",
    ),
    "a drawing": ('<svg><image href="//z.example"/></svg> ← ← ←', "<svg> is not allowed"),
    "an unknown attribute": ('<b style="x">x</b> ←', "style"),
    "a paragraph in html": ("<p><div>x</div></p> ←", "<p> is not allowed"),
    "a list in html": ("<ul><li>x</li></ul> ← ←", "- before each item"),
    "a table in html": ("<table><tr><td>a</td></tr></table> ← ← ←", "between its cells"),
    "a link in html": ('<a href="https://e.example">x</a> ←', "[text](https://"),
    "an element that is not closed": ("<b>x</b>\n\n<b>y ←", "add </b>"),
    "a section that is not closed": ('<section markdown="1"> ← ←\n\nText', "</section>"),
    "an element closed twice": ("Some bold</b> text ←", "</b>"),
    "elements that cross": ("<b>x<i>y</b>z</i> ←", "cannot be in this place"),
    "a block in an element of a line": ("<div><b><div>x</div></b></div> ←", "<div> cannot be inside <b>"),
    "elements in too many others": (f"{DEEP_HTML} ←", "100"),
    "details without a summary": ("<details>x</details> ←", "<summary>"),
    "two captions of a figure": (
        "<figure><figcaption>a</figcaption>x<figcaption>b</figcaption></figure> ←",
        "<figcaption>",
    ),
    "a section without a heading": ("<section>x</section> ←", "<div>"),
    "a time without its date": ("On <time>Friday</time> ←", "datetime"),
    "a date of the thirteenth month": ('<time datetime="2022-13-45">x</time> ← ←', "datetime"),
    "an unknown language": ('<i lang="french-">x</i> ←', "lang"),
    "an id that no link can name": ("<b id='a{static}b'>x</b> ←", "id"),
    "an id three times": ('<b id="q">a</b>\n\n<b id="q">b</b> ←\n\n<b id="q">c</b> ←', "duplicate"),
    "an unknown alignment": ('| a {: align="x y" } |\n|---| ←\n| b |', "align"),
    "words behind html": ("Text\n\n<div>a</div> b &amp; c ←", "new line"),
    "words behind a comment": ("<!-- a --> b &amp; c ←", "new line"),
    "a comment that does not end": ("a <!-- x ←\n\nc <!-- d ←", "-->"),
    "a comment over a blank line": ("Public <!-- secret ←\n\nmore --> End.", "blank line"),
    "a picture in a figure": ("<figure>\n![A dot]({static}dot.png) ←\n</figure>", '<figure markdown="1">'),
    "a paragraph that a tab indents": ("Text.\n\n\tFrom a word processor. ←\n\nText.", "“From a word"),
    "a first paragraph that spaces indent": ("    He said so. ←", "delete the spaces"),
    "a paragraph of a quotation that spaces indent": ("> He.\n>\n>     She. ←", "“She.”"),
    "bold letters in html": ("<div>\n**bold** ←\n</div>", 'markdown="1"'),
    "a reference without its address": ("Text\n\n[a text][ref] ←", "[a text][ref]"),
    "an address to which nothing refers": ("Text\n\n[Editor]: unfinished ←", "[Editor]"),
    "an address twice": ("Text [x][r]\n\n[r]: https://a.example\n[r]: https://b.example ←", "duplicate"),
    "references that are read as one": (
        "Text\n\nSee [AP]\n[AFP].\n\n[AP]: https://a.example\n[AFP]: https://b.example ←",
        "AFP",
    ),
    "a link in a link": ("Text\n\n[a [b](https://b.example) c](https://e.example) ←", "link"),
    "a place in no link": ("Text\n\nSee {static}dot.png here. ←", "[text]"),
    "a heading that ends with #": ("## Learning C# ←\n\nText", "\\#"),
    "a fence with a sentence": ("Text\n\n``` some words ←\nx\n``` ←", "one language"),
    "a fence that does not end": ("Text\n\n~~~ ←\nx", "close it"),
    "a fence in a list": ("- Text\n\n    ~~~ ←\n    x\n    ~~~ ←", "margin"),
    "a fence that Markdown cannot read": ("``` {.python linenums=1}\nx\n``` ←", "Markdown"),
    "a table without a rule": ("Text.\n\n| a | b | ←\n| 1 | 2 |", "| --- | --- |"),
    "a table without a blank line before it": ("Text\n| a | b |\n|---|---| ←\n| 1 | 2 | ←", "not a table"),
    "a row with too many cells": ("| a | b |\n|---|---|\n| a | b | a | ←", "3 cells below 2 headings"),
    "a word in a cell without a heading": ("| a | b |\n|---|---|\n| 1 | 2 | three | ← ←", "“three”"),
    "an abbreviation that the text lacks": ("Text\n\n*[OSCE]: An organisation ← ← ←", "OSCE"),
    "an abbreviation twice": (
        "The UN\n\n*[UN]: United Nations\n*[UN]: The Organisation ← ←",
        "United",
    ),
    "braces at the end of a heading": ("Text\n\n## Set {1, 2} ← ←\n\nText", "<h2>"),
    "a number with a bracket": ("1) one ←\n\n2) two ←", ")"),
    "a list without a blank line before it": ("The points:\n- one ←\n- two", "blank line before the list"),
    "a list indented by two spaces": ("- Europe\n  - France ←\n- Asia", "by four"),
    "a second level indented by two spaces": ("- a\n    - b\n      - c ←", "by four"),
    "a paragraph of an item indented by two spaces": ("- a\n\n  more ←", "by four"),
    "an item that would show another number": ("3. a\n\n4. b\n7. c ←", "would show 5"),
    "an item below a note that would show another number": (
        "1. a[^1]\n2. b\n\n[^1]: N\n\n1. c ←",
        "would show 3",
    ),
    "a backslash at the end of a line": ("one\\ ←\ntwo", "two spaces"),
    "bold letters that are not closed": ("**a\nb**\n\n" * 20 + "**open ←", "bold"),
    "words struck out": ("Text ~~gone~~ here ←", "<del>"),
    "an escaped angle bracket": ("To A \\<a@b.example\\> ←", "&lt;"),
    "a bullet of a word processor": ("• one ←\n• two ←", "write -"),
    "a variable of a template": ("Text\n\nSee {{ page.url }} here. ←", "{{"),
    "a day that no month has": (TIMELINE.format("32 December 2021, Bonn"), "32 December 2021"),
    "29 February of a year without one": (TIMELINE.format("29 February 2022, Bonn"), "leap year"),
    "a misspelt month": (TIMELINE.format("2 Febuary 2022, Bonn"), "2 December 2021"),
    "a correction without a day": ("Text.\n\n## Corrections ←\n\nSoon\n:   It said so.", "day"),
    "a correction in the future": (CORRECTED.format("23 January 2999"), "in the future"),
    "a correction before the text": (CORRECTED.format("21 January 2022"), "before the text"),
    "a date with a full stop": ("Text.\n\n24. Februar 2022 begann es. ←", "list"),
    "a list within a paragraph": ("The points:\n1. one ←\n2. two", "list"),
    "an inline note": ("A claim.^[A press release.] ←", "another tool"),
    "an alert": ("> [!NOTE] ←\n> The talks go on.", "another tool"),
    "a short code of WordPress": ('[gallery ids="1,2"] ←', "another tool"),
}


@pytest.mark.parametrize(("written", "words"), CASES.values(), ids=CASES)
def test_reports(written, words, content):
    content.assert_reports("day.md", f"{HEAD}\n{written}\n", words)


@pytest.mark.parametrize("rule", LINE_RULES + TEXT_RULES, ids=lambda rule: rule.example)
def test_a_rule_for_markup_finds_its_example(rule):
    assert rule.pattern.search(rule.example)


def test_finds_both_lines_of_an_error_that_a_long_text_has_twice(content):
    written = HEAD.split("\n") + ["**a", "b**", ""] * 140
    for line in 48, 249:
        written[line - 1] = "**open ←"
        written[line] = ""
    content.assert_reports("day.md", "\n".join(written), "does not make the text bold")


# each: the bytes of a file, the lines of its errors, and words of the message
BYTES = {
    "bytes that are not UTF-8": (f"{HEAD}\nCafe\n".encode().replace(b"Cafe", b"Caf\xe9"), {6}, "UTF-8"),
    "the line ends of Windows": (f"{HEAD}\nText\n\n[x](#no)\n".replace("\n", "\r\n").encode(), {8}, "#no"),
    "a byte order mark": (f"\ufeff{HEAD}\n[x](#no)\n".encode(), {6}, "#no"),
}


@pytest.mark.parametrize(("written", "lines", "words"), BYTES.values(), ids=BYTES)
def test_reports_the_line_in_a_file_with(written, lines, words, content):
    content.write("day.md", written)
    errors = content.errors()
    assert {int(error.split(":")[1]) for error in errors} == lines
    assert words in "".join(errors)


def test_reports_the_line_from_which_a_list_is_too_deep(content):
    content.write("day.md", f"{HEAD}\n{DEEP_LIST}")
    [error] = content.errors()
    assert error.startswith("content/day.md:56: elements are nested more than 100 levels deep")


def test_reports_a_text_that_is_too_deep_for_markdown(content):
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(250)  # a list that reaches the usual limit takes Markdown seconds
    content.write("day.md", f"{HEAD}\n{DEEP_LIST}")
    try:
        [error] = content.errors()
    finally:
        sys.setrecursionlimit(limit)
    assert "Markdown cannot read this text" in error


def test_finds_the_line_in_a_long_text_with_few_attempts(content, monkeypatch):
    lengths = []
    check = Pipeline.check

    def count(pipeline, source, text):
        lengths.append(len(text))
        return check(pipeline, source, text)

    monkeypatch.setattr(Pipeline, "check", count)
    lines = (HEAD + "\nText.\n" * 400).split("\n")
    lines[399] = "[x](#nowhere) ←"
    content.assert_reports("day.md", "\n".join(lines), "#nowhere")
    assert len([length for length in lengths if length > 20]) <= 60


# each: a text that may look wrong and is right
RIGHT = {
    "the syntax of another tool in code": "`{{ page.url }}` and\n\n~~~\n{{< x >}}\n• a\n~~~",
    "braces": "The set {1, {2}} and {{1} {2}}, 10 %}.",
    "the last days of months": "31 May 2021\n:   x\n\n29 February 2024, Bonn\n:   x\n\n30 November 2021\n:   x",
    "an abbreviated month": "2 Sept 2021, Bern\n:   x",
    "terms that begin with a number": "2 days later\n:   x\n\n32 people in 2021\n:   x\n\n3 Marines 2021 saw\n:   x",
    "a paragraph with spaces before it below a list": "- a\n\nText.\n\n  More.",
    "a date in a table without outer lines": "When | What\n--- | ---\n3. Januar 1976 | x\n4. Mai 1977 | y",
    "an element in capitals": "<B>bold</B>",
    "an element that is never closed": "One<br>two",
    "markup of other tools in code": "`[[x]]` `==x==` `^[x]` `:smile:` `[TOC]`",
    "code in a list and paragraphs of a list and a note": "- a[^1]\n\n    b\n\n        x\n\n[^1]: N\n\n    N",
    "an indented line of a paragraph": "One\n    line.",
    "markup of other tools in a block of code": "~~~\n!!! note\n[[x]]\n~~~",
    "a word in brackets": "The [sic] and [TOC] of it. He spoke [video] for an hour.",
    "items between paragraphs that continue a list": "1. one\n\nText\n\n2. two\n\nText\n\n3. three",
}
# each: a text that begins a line with a number, which does not begin a list
PROSE = ["He read chapter\n12) and left.", "In chapter\n12. he left.", "24\\. Februar"]


@pytest.mark.parametrize("written", RIGHT.values(), ids=RIGHT)
def test_accepts(written, content):
    content.write("day.md", f"{HEAD}\n{written}\n")
    assert content.errors() == []


@pytest.mark.parametrize("written", PROSE)
def test_accepts_a_line_that_begins_with_a_number(written, content):
    content.write("day.md", f"{HEAD}\n{written}\n")
    assert content.errors() == []
    assert not tree(written).select("ol")


def test_removes_a_script_from_a_link():
    cleaned, errors = sanitize(parse_fragment('<a href="javascript:alert(1)">x</a>'))
    assert cleaned.inner_html == "<a>x</a>"
    assert len(errors) == 1
