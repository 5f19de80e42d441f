"""An article has a title, dates, a category and authors above its text, and a link for each paragraph."""

import pytest
from page import text, typed
from site_content import every


@pytest.fixture(params=every("articles"))
def article(request):
    """Every article of both sites."""
    return request.param[1]


@pytest.fixture
def article_page(request, article, publish):
    content, _ = request.node.callspec.params["article"]
    return publish(content).of(article)


def test_its_title_is_that_of_its_header(article, article_page):
    assert typed(article_page.text("h1")) == typed(article.value("title"))


def test_its_dates_are_those_of_its_headers_and_of_its_last_correction(article, article_page):
    shown = article_page.attributes("article > p.published time", "datetime")
    corrected = article_page.attributes("a[href='#corrections'] time", "datetime")
    modified = max([article.value("modified")[:10], *corrected])
    dates = dict.fromkeys([article.value("date")[:10], modified, *corrected])
    assert shown == [date for date in dates if date]


def test_it_links_to_its_category(article, article_page):
    category = article_page.select("article > p.published a:not([href^='#'])")[0]
    assert text(category) == article_page.site.content.category(article)


def test_every_paragraph_has_an_id_and_a_link_to_it(article_page):
    marks = article_page.select("article a.mark")
    assert marks
    for mark in marks:
        assert mark.attr("href") == f"#{mark.parent.attr('id')}"
        assert mark.attr("aria-label")


def test_ids_do_not_change_when_a_paragraph_is_added_before(project, example):
    path = project.folder / "content/village-fair.md"
    head, mark, body = path.read_text("utf-8").rpartition("---\n")
    path.write_text(f"{head}{mark}\nA paragraph that is new.\n{body}", "utf-8")
    assert project.make("html").returncode == 0
    before = example.page("fair.html").links("a.mark")
    [new, *after] = project.page("fair.html").links("a.mark")
    assert after == before
    assert new not in before


def test_a_note_is_below_the_paragraph_that_first_refers_to_it(article_page):
    for aside in article_page.select("article > aside"):
        notes = [note.attr("id") for note in aside.select("li[id]")]
        references = aside.xpath("preceding-sibling::*[1]")[0].select("a[role=doc-noteref]")
        assert {f"#{note}" for note in notes} <= {reference.attr("href") for reference in references}


def test_its_two_notes_are_below_two_paragraphs(example):
    assert len(example.page("reasonable-dialogue.html").select("article > aside")) == 2


def test_a_paragraph_in_another_script_names_its_language(example):
    assert example.page("reasonable-dialogue.html").attributes("article > p[lang]", "lang") == ["ar", "he"]


def test_a_picture_is_part_of_the_page(example):
    picture = example.page("reasonable-dialogue.html").find("article img")
    assert picture.attr("src").startswith("data:image/png;base64,")
