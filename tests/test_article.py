"""An article stands under its title, date, category and author, and each of its paragraphs has an address."""

import pytest
from catalogue import every
from document import text
from dossier.render.typography import typeset_line


@pytest.fixture(params=every("articles"))
def article(request, publish):
    """Every article of both, and its page."""
    catalogue, source = request.param
    return source, publish(catalogue).of(source)


def paragraphs(page):
    return [element for element in page.one("article").iter() if element.findall("a[@class='mark']")]


def test_its_title_is_the_one_of_its_header(article):
    source, page = article
    assert text(page.one("h1")) == " ".join(typeset_line(source.value("title")).split())


def test_its_dates_are_those_of_its_headers(article):
    source, page = article
    line, *_ = page.all("p[@class='published']")
    corrected = [time.get("datetime") for time in page.all("p/a[@href='#corrections']/time")]
    modified = max([source.value("modified")[:10], *corrected])
    shown = [time.get("datetime") for time in line.iter("time")]
    assert shown == [source.value("date")[:10], *filter(None, {modified} - {*corrected})]  # a correction tells its own


def test_it_leads_to_its_category(article):
    source, page = article
    category, *_ = page.all("p[@class='published']/a")
    assert text(category) == page.site.catalogue.site.category(source)


def test_it_names_its_author(example):
    line = text(example.page("fair.html").one("p[@class='published']"))
    assert line.endswith("Ada Example")


def test_every_paragraph_has_an_id_and_a_link_to_it(article):
    _, page = article
    assert paragraphs(page)
    for paragraph in paragraphs(page):
        [mark] = paragraph.findall("a[@class='mark']")
        assert mark.get("href") == f"#{paragraph.get('id')}"
        assert mark.get("aria-label")


def test_ids_stay_when_a_paragraph_is_put_before(workshop, example):
    path = workshop.folder / "content/village-fair.md"
    head, mark, body = path.read_text("utf-8").rpartition("---\n")
    path.write_text(f"{head}{mark}\nA paragraph that is new.\n{body}", "utf-8")
    assert workshop.make("html").returncode == 0
    [new, *others] = [paragraph.get("id") for paragraph in paragraphs(workshop.page("fair.html"))]
    assert others == [paragraph.get("id") for paragraph in paragraphs(example.page("fair.html"))]
    assert new not in others


def test_a_note_stands_under_the_paragraph_that_first_refers_to_it(article):
    _, page = article
    blocks = list(page.one("article"))
    for before, aside in zip(blocks, blocks[1:]):
        if aside.tag == "aside":
            referred = [a.get("href") for a in before.iter("a") if a.get("role") == "doc-noteref"]
            assert {f"#{note.get('id')}" for note in aside.iter("li") if note.get("id")} <= {*referred}


def test_its_two_notes_stand_under_two_paragraphs(example):
    blocks = [block.tag for block in example.page("reasonable-dialogue.html").one("article")]
    assert blocks.count("aside") == 2


def test_a_text_in_another_script_says_which(example):
    said = [part.get("lang") for part in example.page("reasonable-dialogue.html").one("article").iter("p")]
    assert [language for language in said if language] == ["ar", "he"]


def test_a_picture_is_a_part_of_the_page(example):
    picture = example.page("reasonable-dialogue.html").one("article//img")
    assert picture.get("src").startswith("data:image/png;base64,")
