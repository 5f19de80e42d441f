"""The paragraphs of a text: which have a mark, what a tag page quotes of them, what is explained in them."""

import pytest
from dossier.passages import passages
from reading import read, tree


def quoted(words: str, names: str = "NATO") -> list[str]:
    """The quotations of a text, terms and words, with the names in square brackets."""
    found = read(words)
    assert not found.errors
    quotations = (
        f"{passage.terms} {passage.html}".strip() for passage in passages(found.paragraphs, names.split(", "))
    )
    return [quotation.replace("<mark>", "[").replace("</mark>", "]") for quotation in quotations]


@pytest.mark.parametrize(
    ("words", "quotation"),
    [
        pytest.param('`x id="1.a" y` NATO', '<code>x id="1.a" y</code> [NATO]', id="code-that-sets-an-id"),
        pytest.param("NATO [so](https://x.example){: .mark } end", "[NATO] so end", id="a-link-of-class-mark"),
        pytest.param(
            '<i title="a id=">NATO</i> `"NATO"`',
            '<i title="a id=">[NATO]</i> <code>"[NATO]"</code>',
            id="a-title",
        ),
        pytest.param("<b>NATO</b>", "<b>[NATO]</b>", id="raw-emphasis-alone"),
        pytest.param(r"\*NATO\*", "*[NATO]*", id="escaped-signs-at-both-ends"),
        pytest.param("NATO\n{: #fn-own }", "[NATO]", id="an-own-id-like-a-note"),
        pytest.param("NATO<br>said", "[NATO]<br>\nsaid", id="a-line-broken-in-html"),
    ],
)
def test_a_quotation_has_the_words_of_its_paragraph(words, quotation):
    assert quoted(words) == [quotation]


LONG = f"{'A sentence without the name ' * 8}ends here."


@pytest.mark.parametrize(
    ("words", "quotation"),
    [
        pytest.param("One. NATO. Three.", "One. [NATO]. Three.", id="short-sentences-beside-it"),
        pytest.param("One. Two. NATO. Four. Five.", "… Two. [NATO]. Four. …", id="no-sentence-further-away"),
        pytest.param(f"{LONG} NATO said. {LONG}", "… [NATO] said. …", id="no-long-sentence-beside-it"),
        pytest.param("NATO. Two. Three. Four. NATO.", "[NATO]. Two. … Four. [NATO].", id="two-sentences-with-it"),
        pytest.param(f"{LONG} Mr. A. Bee of NATO said.", "… Mr. A. Bee of [NATO] said.", id="abbreviations"),
        pytest.param(f'{LONG} "NATO!" *he* said. {LONG}', "… “[NATO]!” <em>he</em> said. …", id="quoted-and-stressed"),
        pytest.param(f"*{LONG}* On NATO.", "<em>… </em>On [NATO].", id="stress-that-is-left-out"),
    ],
)
def test_a_quotation_has_the_sentences_with_the_name_and_short_ones_beside_them(words, quotation):
    assert quoted(words) == [quotation]


SECTION = '<section markdown="1">\n\n## A\n\nNATO\n\n</section>'  # which an editor sets apart


@pytest.mark.parametrize(
    "words", ["## NATO heading", "<div>NATO</div>", SECTION, "| a |\n|---|\n| NATO |", "~~~\nNATO\n~~~"]
)
def test_what_is_no_paragraph_is_not_quoted(words):
    assert quoted(f"{words}\n\nText.") == []


@pytest.mark.parametrize(
    ("words", "quotations"),
    [
        pytest.param("* NATO item\n{: #own }\n    * nested NATO", ["[NATO] item", "nested [NATO]"], id="a-list"),
        pytest.param("- *NATO* item\n    - x", ["<em>[NATO]</em> item"], id="a-list-that-names-it-not"),
        pytest.param("- x\n    - y\n\n    NATO", ["[NATO]"], id="a-paragraph-behind"),
    ],
)
def test_the_words_before_a_list_are_a_paragraph(words, quotations):
    assert quoted(words) == quotations


def test_a_paragraph_that_begins_with_long_words_has_a_short_id():
    [paragraph] = read(" ".join(["abcdefghij" * 3] * 3)).paragraphs
    assert len(paragraph.id) == 32


def test_a_passage_has_the_number_and_the_id_of_its_paragraph():
    words = "<!-- x -->\n\n<div>x</div>\n\nfirst\n\n* list\n    * NATO\n\nNATO\n{: #a&b }"
    marks = [mark.attrs["aria-label"] for mark in tree(words).select("a.mark")]
    found = [(passage.number, passage.id) for passage in passages(read(words).paragraphs, ["NATO"])]
    assert marks == [f"Paragraph {number}" for number in (1, 2, 3, 4)]
    assert found == [(3, "p-nato"), (4, "a&b")]


@pytest.mark.parametrize(
    ("words", "quotations"),
    [
        pytest.param("NATO\n:   x\n:   y", ["[NATO] x", "[NATO] y"], id="all-its-descriptions"),
        pytest.param("UN\nNATO\n:   x\n\nEU\n:   y", ["UN, [NATO] x"], id="the-next-descriptions-only"),
        pytest.param("NATO\n\n:   x\n\n    * y", ["[NATO] x", "[NATO] y"], id="each-paragraph-of-a-description"),
        pytest.param("NATO\n:   `x`\n\nEU\n:   y", ["[NATO] <code>x</code>"], id="a-description-of-code"),
        pytest.param("x[^1]\n\nA paragraph.\n\n[^1]:\n    NATO\n    :   y", [], id="nothing-behind-a-note"),
        pytest.param("NATO\n:   x\n\n    EU\n    :   y\n\n    z", ["[NATO] x", "[NATO] z"], id="what-ends-it"),
    ],
)
def test_a_term_belongs_to(words, quotations):
    assert quoted(words) == quotations


@pytest.mark.parametrize(
    ("words", "quotation"),
    [
        ("on NATO’s terms", "on [NATO]’s terms"),
        ("The Alliance", "[The Alliance]"),
        ("the *Alliance* did", "[the ]<em>[Alliance]</em> did"),
        ("the\nAlliance", "[the\nAlliance]"),
        ("R&D and &lt;NATO>", "R&amp;D and &lt;[NATO]&gt;"),
    ],
)
def test_a_name_is_marked_as_whole_words(words, quotation):
    assert quoted(words, "NATO, the Alliance") == [quotation]


@pytest.mark.parametrize(
    "words", ["NATOs", "an <abbr title='NATO'>pact</abbr>", "an alliance", "<i title='a > NATO'>x</i>"]
)
def test_a_part_of_a_word_or_of_an_attribute_is_no_name(words):
    assert quoted(words, "NATO, the Alliance") == []


@pytest.mark.parametrize(
    ("words", "names", "quotation"),
    [
        ("a a’b", "a'b", "a [a’b]"),
        ("a–b", "a--b", "[a–b]"),
        ("a…", "a...", "[a…]"),
        ("the People's Republic", "People's Republic", "the [People’s Republic]"),
        ('the "Quad" met', '"Quad"', "the [“Quad”] met"),
        ("in Zu\u0308rich and Zürich", "Zu\u0308rich", "in [Zürich] and [Zürich]"),
        ("in Zu\u0308rich and Zürich", "Zürich", "in [Zürich] and [Zürich]"),
        ("the Quad&rsquo;s R&#38;D > x", "Quad's, R&D > x", "the [Quad’s] [R&amp;D &gt; x]"),
    ],
)
def test_a_name_is_found_as_it_is_printed(words, names, quotation):
    assert quoted(words, names) == [quotation]


@pytest.mark.parametrize(("typed", "set_"), [("in '22", "in ’22"), ("Rock 'n' roll", "Rock ’n’ roll")])
def test_an_apostrophe_before_a_word_is_no_opening_mark(typed, set_):
    assert tree(typed).text == set_


@pytest.mark.parametrize(
    ("words", "hung"), [('"A" b', "“"), ("“A” b", "“"), ("'A' b", "‘"), ("‘A’ b", "‘")], ids=["typed", "printed"] * 2
)
def test_a_mark_that_begins_a_paragraph_can_hang_in_the_margin(words, hung):
    assert [sign.text for sign in tree(words).select("p > span.dquo, p > span.quo")] == [hung]


@pytest.mark.parametrize(
    ("words", "explained"),
    [
        ("**UN** says UN", "<strong><abbr>UN</abbr></strong> says UN"),
        ("UN says **UN UN**", "<abbr>UN</abbr> says <strong>UN UN</strong>"),
        ("*UN* **x UN**\nUN", "<em><abbr>UN</abbr></em> <strong>x UN</strong>\nUN"),
    ],
)
def test_an_abbreviation_is_explained_where_it_first_stands(words, explained):
    paragraph = tree(f"{words}\n\n*[UN]: United Nations").select_one("p").remove("a.mark")
    assert paragraph.inner_html.replace(' title="United Nations"', "") == explained


def test_an_abbreviation_is_explained_in_the_text_rather_than_in_a_note_before():
    root = tree("One.[^a]\n\nThe UN.\n\n[^a]: UN\n\n*[UN]: United Nations")
    assert [bool(part.closest("aside")) for part in root.select("abbr")] == [False]


@pytest.mark.parametrize("names", ["21 January", "Donaudampfer", "Donau\u00addampfer"])
def test_a_name_is_found_in_spite_of_what_nobody_sees(names):
    [quotation] = quoted("On 21 January the Donau\u00addampf\u00ader left.", names)
    assert quotation.count("[") == 1
