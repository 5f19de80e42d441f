"""The paragraphs of a text: which have a mark, what a tag page quotes of them, what is explained in them."""

import re
from xml.etree.ElementTree import Element, SubElement

import pytest
from markdown import Markdown
from passages import mark, passages, wording
from text import Text
from text.abbreviations import FirstUse
from text.typography import PRINTED, Typography

from pelicanconf import MARKDOWN

EXTENSIONS = [*MARKDOWN["extensions"], Text(), Typography(substitutions=PRINTED)]


def html(words: str) -> str:
    return Markdown(**{**MARKDOWN, "extensions": EXTENSIONS}).convert(words)


def quoted(words: str, names: str = "NATO") -> list[str]:
    """The quotations of a text, term and words, with the names in square brackets."""
    found = (f"{passage.term} {passage.text}".strip() for passage in passages(html(words), names))
    return [re.sub("<(/?)mark>", lambda tag: "]" if tag[1] else "[", quotation) for quotation in found]


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
        pytest.param('<svg class="x"><text x="0">NATO</text></svg> NATO', "[NATO]", id="words-by-a-drawing"),
        pytest.param("NATO<br>said", "[NATO]<br>\nsaid", id="a-line-broken-in-html"),
    ],
)
def test_a_quotation_has_the_words_of_its_paragraph(words, quotation):
    assert quoted(words) == [quotation]


@pytest.mark.parametrize(
    ("words", "quotations"),
    [
        pytest.param("- NATO <div>x</div>", [], id="raw-div"),
        pytest.param("- NATO <DETAILS>x</DETAILS>", [], id="raw-details-in-capitals"),
        pytest.param("- NATO <ins><p>x</p></ins>", [], id="a-paragraph-in-raw-ins"),
        pytest.param("- NATO *x <pre>y</pre>*", [], id="raw-pre-in-emphasis"),
        pytest.param("term\n:   NATO <table><tr><td>x</td></tr></table>", [], id="raw-table-in-a-description"),
        pytest.param("- ## NATO heading", [], id="a-heading"),
        pytest.param('<p id="ghost">NATO</p>\n\nNATO `x`', ["[NATO] <code>x</code>"], id="a-raw-paragraph-before"),
    ],
)
def test_what_holds_blocks_is_no_paragraph(words, quotations):
    assert quoted(words) == quotations


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


def test_a_passage_has_the_number_and_the_id_of_its_paragraph():
    words = '<!-- x -->\n\n<p id="ghost">x</p>\n\nfirst\n\n* list\n    * NATO\n\nNATO\n{: #a&b }'
    numbers = re.findall('aria-label="Paragraph (\\d)"', html(words))
    found = [(passage.number, passage.id) for passage in passages(html(words), "NATO")]
    assert (numbers, found) == (["1", "2", "3", "4"], [(3, "p-nato"), (4, "a&b")])


@pytest.mark.parametrize(
    ("words", "quotations"),
    [
        pytest.param("NATO\n:   x\n:   y", ["[NATO] x", "[NATO] y"], id="all-its-descriptions"),
        pytest.param("UN\nNATO\n:   x\n\nEU\n:   y", ["UN, [NATO] x"], id="the-next-descriptions-only"),
        pytest.param("NATO\n\n:   x\n\n    * y", ["[NATO] x", "[NATO] y"], id="each-paragraph-of-a-description"),
        pytest.param("<dl><dt>NATO</dt><dd>x</dd></dl>\n\nA paragraph.", [], id="no-paragraph-behind-its-list"),
        pytest.param("NATO\n:   `x`\n\nEU\n:   y", ["[NATO] <code>x</code>"], id="a-description-of-code"),
        pytest.param("x[^1]\n\nA paragraph.\n\n[^1]:\n    NATO\n    :   y", [], id="nothing-behind-a-note"),
        pytest.param("NATO\n:   x\n\n    EU\n    :   y\n\n    z", ["[NATO] x", "[NATO] z"], id="what-ends-it"),
    ],
)
def test_a_term_belongs_to(words, quotations):
    assert quoted(words) == quotations


@pytest.mark.parametrize(
    ("sign", "printed"),
    [("'", "‘"), ("'", "’"), ('"', "“"), ('"', "”"), ("--", "–"), ("---", "—"), ("...", "…")],
)
def test_a_straight_sign_of_a_name_is_found(sign, printed):
    assert printed in PRINTED.values()
    for written in sign, printed:
        marked = mark(f"The a{written}b", wording(f"A, a{sign}b"))
        assert marked == f"The <mark>a{written}b</mark>"


@pytest.mark.parametrize(
    ("words", "names", "quotation"),
    [
        ("the People's Republic", "People's Republic", "the [People’s Republic]"),
        ("the `People's Republic`", "People's Republic", "the <code>[People's Republic]</code>"),
        ('the "Quad" met', '"Quad"', "the [“Quad”] met"),
        ("the Quad&rsquo;s R&#38;D > x", "Quad's, R&D > x", "the [Quad’s] [R&amp;D &gt; x]"),
    ],
)
def test_a_name_is_found_as_it_is_printed(words, names, quotation):
    assert quoted(words, names) == [quotation]


@pytest.mark.parametrize(
    ("words", "explained"),
    [
        ("**UN** says UN", "<strong><abbr>UN</abbr></strong> says UN"),
        ("UN says **UN UN**", "<abbr>UN</abbr> says <strong>UN UN</strong>"),
        ("*UN* **x UN**\nUN", "<em><abbr>UN</abbr></em> <strong>x UN</strong>\nUN"),
    ],
)
def test_an_abbreviation_is_explained_where_it_first_stands(words, explained):
    [paragraph] = re.findall("<p[^>]*>(.*)<a", html(f"{words}\n\n*[UN]: United Nations"), re.S)
    assert paragraph.replace(' title="United Nations"', "") == explained


def test_an_abbreviation_in_a_drawing_stays_text():
    root = Element("div")
    label = SubElement(SubElement(root, "svg"), "text")
    label.text = "at "
    for parent in label, SubElement(root, "p"):
        SubElement(parent, "abbr", title="United Nations").text = "UN"
    FirstUse().run(root)
    assert ("".join(label.itertext()), list(label)) == ("at UN", [])
    assert len(root.findall("p/abbr")) == 1
