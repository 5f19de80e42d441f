"""Tag pages quote the paragraphs that name the tag, shortened to sentences, with the names marked."""

import pytest
from dossier.languages import ENGLISH, find_language
from dossier.passages import passages
from reading import read, tree

LONG = f"{'A sentence without the name ' * 8}ends here."
SECTION = '<section markdown="1">\n\n## A\n\nNATO\n\n</section>'  # words of the editor, which are not quoted
# each: a text, and its quotations with NATO or the Alliance, which are marked by square brackets
QUOTATIONS = {
    "a link of class anchor": ("NATO [so](https://x.example){: .anchor } end", ["[NATO] so end"]),
    "no link, id or note": ("NATO [a](https://e.example) <i id='i'>b</i>[^1]\n\n[^1]: NATO", ["[NATO] a <i>b</i>"]),
    # Markdown writes a new line after <br>, and inline_copy() in inline_text.py adds another.
    "a line broken in html": ("NATO<br>said", ["[NATO]<br>\n\nsaid"]),
    "no sentence further away": ("One. Two. NATO. Four. Five.", ["… Two. [NATO]. Four. …"]),
    "a comma after a full stop": (f"{LONG[:-1]} Inc., Ann of NATO.", [f"{LONG[:-1]} Inc., Ann of [NATO]."]),
    "no second ellipsis after that of the author": (f"NATO… *{LONG}*", ["[NATO]…"]),
    "a small letter after a full stop": (f"NATO 200 тис. {LONG.lower()}", [f"[NATO] 200 тис. {LONG.lower()}"]),
    "abbreviations": (f"{LONG} Mr. A. Bee, 12. Abg. Öl of NATO.", ["… Mr. A. Bee, 12. Abg. Öl of [NATO]."]),
    "quotation marks and emphasis": (f'{LONG} "NATO!" *he* said. {LONG}', ["… “[NATO]!” <em>he</em> said. …"]),
    "no line break of omitted words": (f"NATO. {LONG}<br>{LONG}", ["[NATO]. …"]),
    "no emphasis of omitted words": ("NATO. Two. Three. *Four.* Five. NATO.", ["[NATO]. Two. … Five. [NATO]."]),
    "only an ellipsis in the place of emphasized words": (f"*{LONG}* On NATO.", ["<em>… </em>On [NATO]."]),
    "no heading, html or section": (f"## NATO heading\n\n<div>NATO</div>\n\n{SECTION}\n\nText.", []),
    "the words before a list": ("* NATO item\n{: #own }\n    * nested NATO", ["[NATO] item", "nested [NATO]"]),
    "all descriptions of a term": ("NATO\n:   x\n:   y", ["[NATO] x", "[NATO] y"]),
    "no other term's descriptions": ("UN\nNATO\n:   x\n\nEU\n:   y", ["UN, [NATO] x"]),
    "each paragraph of a description": ("NATO\n\n:   x\n\n    * y", ["[NATO] x", "[NATO] y"]),
    "no term in a note": ("x[^1]\n\nA paragraph.\n\n[^1]:\n    NATO\n    :   y", []),
    "a name that begins a sentence": ("The Alliance", ["[The Alliance]"]),
    "a name that is partly emphasized": ("the *Alliance* did", ["[the ]<em>[Alliance]</em> did"]),
    "no part of a word": ("NATOs, UNATO, NATO\u00adland, non\u00adNATO and an alliance", []),
    "a name beside a soft hyphen": ("(\u00adNATO\u00ad)", ["(\u00ad[NATO]\u00ad)"]),
    "no attribute": ("an <abbr title='NATO'>pact</abbr> <i title='a > NATO'>x</i>", []),
}
# each: a text, a name from an introduction, and the quotation
NAMES = {
    "quotation marks": ('the "Quad" met', '"Quad"', "the [“Quad”] met"),
    "an ideograph that NFC would replace": ("in \ufa19", "\ufa19", "in [\ufa19]"),
    "an apostrophe and entities": ("the Quad&rsquo;s R&#38;D > x", "Quad's, R&D > x", "the [Quad’s] [R&amp;D &gt; x]"),
    "a day with a no-break space": ("21 January, `5 March`.", "21 January", "[21&nbsp;January], <code>5 March</code>."),
    "a full stop": (f"{LONG} It is Foo Bros. Limited. {LONG}", "Foo Bros. Limited", "… It is [Foo Bros. Limited]. …"),
    "another name": ("The NATO summit met.", "NATO, NATO summit", "The [NATO summit] met."),
    "a star": ("A harbour, a Har\u00adbour\u00admaster.", "harbour*", "A [harbour], a [Har\u00adbour\u00admaster]."),
    "a hyphen": ("A Franco\u2011German day.", "Franco\u2010German", "A [Franco\u2011German] day."),
    "a soft hyphen": ("A Donau\u00addampf\u00ader.", "Donaudampfer", "A [Donau\u00addampf\u00ader]."),
}


def quotations_of(words, names="NATO, the Alliance", code="en"):
    rendered = read(words, code)
    assert not rendered.errors
    found = passages(rendered.paragraphs, names.split(", "), find_language(code))
    quoted = [f"{passage.terms} {passage.html}".strip() for passage in found]
    return [html.replace("<mark>", "[").replace("</mark>", "]") for html in quoted]


@pytest.mark.parametrize(("words", "quotations"), QUOTATIONS.values(), ids=QUOTATIONS)
def test_quotes(words, quotations):
    assert quotations_of(words) == quotations


@pytest.mark.parametrize(("words", "name", "quotation"), NAMES.values(), ids=NAMES)
def test_finds_a_name_with(words, name, quotation):
    assert quotations_of(words, name) == [quotation]


def test_in_a_language_without_spaces_a_name_is_found_beside_other_words():
    words = (
        f"日本はNATOの基準に従う。G70の港は北にある。\n\nインドネシアの港湾。{'空が見える。' * 40}\n\nインド・太平洋"
    )
    assert quotations_of(words, "NATO, インド, 港, G7", "ja") == [
        "日本は[NATO]の基準に従う。G70の[港]は北にある。",
        "インドネシアの[港]湾。空が見える。…",
        "[インド]・太平洋",
    ]


def test_a_passage_has_the_number_and_the_id_of_its_paragraph():
    words = "<!-- x -->\n\n<div>x</div>\n\nfirst\n\n* list\n    * NATO\n\nNATO\n{: #a&b }"
    anchors = [anchor.attrs["aria-label"] for anchor in tree(words).select("a.anchor")]
    found = [(passage.number, passage.id) for passage in passages(read(words).paragraphs, ["NATO"], ENGLISH)]
    assert anchors == [f"Paragraph {number}" for number in (1, 2, 3, 4)]
    assert found == [(3, "p-nato"), (4, "a&b")]
