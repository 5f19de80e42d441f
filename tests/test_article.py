"""The article stands as it was received, with the editors' notes beside it."""

import re

import pytest
from document import text
from source import ARTICLES, CONTENT

[ARTICLE] = [source for source in ARTICLES if source.path.stem == "reasonable-dialogue"]
RECEIVED = (CONTENT / "reasonable-dialogue.txt").read_text("utf-8").split("\n\n")
HEADLINE, SECOND_HEADING, *PARAGRAPHS, CODE = RECEIVED
NOTED = ["two hours", "palace", "we will present", "tens of thousands", "last"]


@pytest.fixture
def page(parsed):
    return parsed(ARTICLE.address)


def paragraphs(page):
    return [element for element in page.one("article") if element.tag == "p" and element.get("id")]


def notes(page):
    return page.all("aside//li")


def test_its_headline_is_the_one_received(page):
    assert text(page.one("h1")) == HEADLINE


def test_its_paragraphs_are_those_received_word_for_word(page):
    assert [text(paragraph, replaced={"sup": ""}) for paragraph in paragraphs(page)] == PARAGRAPHS


def test_its_date_is_the_one_of_its_front_matter(page):
    assert page.one("time").get("datetime") == ARTICLE.headers["Date"]


def test_it_leads_to_its_category(page):
    assert ARTICLE.headers["Category"] in [text(a) for a in page.all("article//a")]


def test_every_paragraph_has_an_id_and_a_link_to_it(page):
    for paragraph in paragraphs(page):
        [mark] = paragraph.findall("a[@class='mark']")
        assert mark.get("href") == f"#{paragraph.get('id')}"
        assert mark.get("aria-label")


def test_ids_stay_when_a_paragraph_is_put_before(workshop, page):
    path = workshop.folder / "content" / ARTICLE.path.name
    head, body = path.read_text("utf-8").split("\n\n", 1)
    path.write_text(f"{head}\n\nA paragraph that is new.\n\n{body}", "utf-8")
    assert workshop.make("html").returncode == 0
    written = workshop.pages()[ARTICLE.address].decode()
    for paragraph in paragraphs(page):
        assert f'id="{paragraph.get("id")}"' in written


def test_read_also_has_the_look_of_a_hint_and_no_link(page):
    [hint] = page.all("p[@class='hint']")
    assert text(hint) in PARAGRAPHS
    assert [a.get("class") for a in hint.iter("a")] == ["mark"]


def test_it_has_at_most_eight_notes_and_each_names_its_source(page):
    assert 5 <= len(notes(page)) <= 8
    for note in notes(page):
        assert [a for a in note.iter("a") if a.get("href").startswith("http")], text(note)


@pytest.mark.parametrize("words", NOTED)
def test_a_note_gives_the_record_on(page, words):
    quoted = [text(strong) for note in notes(page) for strong in note.iter("strong")]
    assert any(words in quotation for quotation in quoted)


def test_each_note_stands_under_its_paragraph(page):
    blocks = list(page.one("article"))
    assert [block.tag for block in blocks].count("aside") >= 5
    for before, aside in zip(blocks, blocks[1:]):
        if aside.tag != "aside":
            continue
        referred = [a.get("href") for a in before.iter("a") if a.get("role") == "doc-noteref"]
        assert referred == [f"#{note.get('id')}" for note in aside.iter("li")]


def test_the_page_ends_with_what_is_said_about_the_text(page):
    about = page.one("article")[-1]
    assert text(about.find("h2")) == "About this text"
    for leftover in SECOND_HEADING, CODE:
        assert leftover in text(about)


def test_french_words_are_marked_as_french(page):
    marked = [text(element) for element in page.root.iter() if element.get("lang") == "fr"]
    assert "pas de deux" in marked
    assert not re.search("pas de deux", text(page.root, replaced={"i": "", "em": "", "span": "", "head": ""}))
