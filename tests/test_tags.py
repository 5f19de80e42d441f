"""A tag page introduces its tag and quotes every passage that names it, and no other."""

import re
from urllib.parse import urldefrag

import pytest
from document import text
from passages import mark, passages, wording
from source import ARTICLES, PAGES, TAGS


def names(tag):
    either = "|".join(name.strip() for name in tag.headers["Names"].split(","))
    return re.compile(rf"\b({either})\b")


def quoted(page):
    """The quotations of a tag page by the address, with fragment, that each is taken from."""
    return {
        figure.find("figcaption/a").get("href").removeprefix("../"): figure.find("blockquote")
        for figure in page.all("figure")
        if figure.find("blockquote") is not None
    }


def named(tag, parsed):
    """The paragraphs that name the tag, of every article and page that carries it."""
    for source in [*ARTICLES, *PAGES]:
        if tag.headers["Title"] not in source.tags:
            continue
        page = parsed(source.address)
        notes = {part for kind in ("aside", "section") for note in page.all(kind) for part in note.iter()}
        term = ""
        for element in page.one("article").iter():
            if element.tag == "dt":
                term = f"{text(element)} "
            if element.tag in {"p", "dd", "li"} and element.get("id") and element not in notes:
                words = (term if element.tag == "dd" else "") + text(element, replaced={"sup": ""})
                if names(tag).search(words) and not element.get("id").startswith("fn"):
                    yield f"{source.address}#{element.get('id')}", words


@pytest.mark.parametrize("tag", TAGS, ids=str)
def test_quotes_all_passages_that_name_the_tag_and_no_other(tag, parsed):
    found = {place: text(quotation) for place, quotation in quoted(parsed(tag.address)).items()}
    assert found == dict(named(tag, parsed))
    assert found


@pytest.mark.parametrize("tag", TAGS, ids=str)
def test_marks_the_word_in_every_quotation_and_nothing_else(tag, parsed):
    for quotation in quoted(parsed(tag.address)).values():
        marked = [text(element) for element in quotation.iter("mark")]
        assert marked == names(tag).findall(text(quotation))


@pytest.mark.parametrize("tag", TAGS, ids=str)
def test_introduces_the_tag_in_60_to_100_words(tag, parsed):
    [introduction] = parsed(tag.address).all("main/article/p")
    assert 60 <= len(text(introduction, replaced={"sup": ""}).split()) <= 100


@pytest.mark.parametrize("tag", TAGS, ids=str)
def test_lists_every_article_and_page_with_the_tag(tag, parsed):
    carriers = [source for source in [*ARTICLES, *PAGES] if tag.headers["Title"] in source.tags]
    listed = [a.get("href") for a in parsed(tag.address).all("section//h2/a")]
    assert listed == [f"../{source.address}" for source in carriers]


def test_three_tags_have_three_different_pages(parsed):
    quotations = [tuple(quoted(parsed(tag.address))) for tag in TAGS]
    assert len(set(quotations)) == len(TAGS) == 3


@pytest.mark.parametrize("tag", TAGS, ids=str)
def test_a_quotation_leads_to_a_paragraph(tag, parsed):
    for place in quoted(parsed(tag.address)):
        address, fragment = urldefrag(place)
        assert parsed(address).all(f"*[@id='{fragment}']")


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("on NATO’s terms", "on <mark>NATO</mark>’s terms"),
        ("NATOs", "NATOs"),
        ('<abbr title="NATO">the pact</abbr>', '<abbr title="NATO">the pact</abbr>'),
        ("The Alliance", "<mark>The Alliance</mark>"),
        ("an alliance", "an alliance"),
        ("the <em>Alliance</em> did", "<mark>the </mark><em><mark>Alliance</mark></em> did"),
        ("the\nAlliance", "<mark>the\nAlliance</mark>"),
        ("R&amp;D and &lt;NATO&gt;", "R&amp;D and &lt;<mark>NATO</mark>&gt;"),
        ('<i title="a &gt; NATO">x</i>', '<i title="a &gt; NATO">x</i>'),
    ],
)
def test_a_name_is_marked_as_a_whole_word(html, marked):
    assert mark(html, wording("NATO, the Alliance")) == marked


def test_a_name_may_hold_signs_of_markup():
    assert mark("AT&amp;T &amp; amp", wording("AT&T, amp")) == ("<mark>AT&amp;T</mark> &amp; <mark>amp</mark>")


def test_a_quotation_has_neither_notes_nor_ids_nor_links_of_its_own():
    note = '<sup id="fnref-1"><a href="#fn-1">1</a></sup>'
    own = '<a aria-label="Paragraph 3" class="mark" href="#p-x"></a>'
    html = f'<p id="p-x">NATO <a href="y" id="z">said</a> <i id="i">so</i>{note}{own}</p>'
    [passage] = passages(html, "NATO")
    assert passage == (3, "p-x", "", "<mark>NATO</mark> said <i>so</i>")
