"""An article has a title, dates, a category and authors above its text, a link for each paragraph, and a footer."""

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


def test_it_has_the_title_the_dates_and_the_category_of_its_headers(article, article_page):
    assert typed(article_page.text("h1")) == typed(article.value("title"))
    shown = article_page.attributes("article > p.published time", "datetime")
    corrected = article_page.attributes("a[href='#corrections'] time", "datetime")
    modified = max([article.value("modified")[:10], *corrected])
    dates = dict.fromkeys([article.value("date")[:10], modified, *corrected])
    assert shown == [date for date in dates if date]
    category = article_page.select("article > p.published a:not([href^='#'])")[0]
    assert text(category) == article_page.site.content.category(article)


def test_every_paragraph_has_an_id_and_a_link_to_it(article_page):
    marks = article_page.select("article a.mark")
    assert marks
    for mark in marks:
        assert mark.attr("href") == f"#{mark.parent.attr('id')}"
        assert mark.attr("aria-label")


@pytest.fixture(scope="module")
def edited(shared_project):
    """The tests' own site with a new paragraph, a modified page, and only one article, which has a label."""
    path = shared_project.folder / "content/village-fair.md"
    head, mark, body = path.read_text("utf-8").rpartition("---\n")
    head = head.replace("Label: The 'fair'\n", "Label: Mia's fair\n")
    path.write_text(f"{head}{mark}\nA paragraph that is new.\n{body}", "utf-8")
    (shared_project.folder / "content/reasonable-dialogue.md").unlink()
    headers = "Title: A day\nSummary: A day.\nModified: 2022-02-02\nTags: NATO, Ukraine\n"
    shared_project.write("content/pages/background.md", f"{headers}\nText.\n")
    return shared_project.build()


def test_ids_do_not_change_when_a_paragraph_is_added_before(edited, example):
    before = example.page("fair.html").links("a.mark")
    [new, *after] = edited.page("fair.html").links("a.mark")
    assert after == before
    assert new not in before


def test_a_note_is_below_the_paragraph_that_first_refers_to_it(article_page, example):
    for aside in article_page.select("article > aside"):
        notes = [note.attr("id") for note in aside.select("li[id]")]
        references = aside.xpath("preceding-sibling::*[1]")[0].select("a[role=doc-noteref]")
        assert {f"#{note}" for note in notes} <= {reference.attr("href") for reference in references}
    assert len(example.page("reasonable-dialogue.html").select("article > aside")) == 2


def test_a_paragraph_in_another_script_names_its_language_and_a_picture_is_part_of_the_page(example):
    page = example.page("reasonable-dialogue.html")
    assert page.attributes("article > p[lang]", "lang") == ["ar", "he"]
    assert page.find("article img").attr("src").startswith("data:image/webp;base64,")


# by address: the last change of each text that has a date, and of the site on all other pages
UPDATED = {
    "reasonable-dialogue.html": ["Updated 21 January 2022"],
    "fair.html": ["Updated 23 January 2022"],
    "pages/background.html": [],
    "index.html": ["Updated 23 January 2022"],
    "tag/nato.html": ["Updated 23 January 2022"],  # not its own
    "category/europe.html": ["Updated 23 January 2022"],
}


@pytest.mark.parametrize(("address", "updated"), UPDATED.items(), ids=UPDATED)
def test_a_footer_has_what_is_set_and_nothing_else(address, updated, example, public_example):
    assert example.page(address).text("footer > p").split(" · ") == ["The “Village” Paper", *updated]
    page = public_example.page(address)
    source, *others = page.text("footer > p").split(" · ")
    assert source == f"The “Village” Paper, https://dossier.example/read/{address}"
    assert others == ["Ed & Sons <Ltd>", *updated, "Report an error", "CC BY 4.0"]
    contact, licence = page.select("footer > p a")
    assert contact.attr("href") == "mailto:errors@dossier.example"
    assert licence.attr("href") == "https://creativecommons.org/licenses/by/4.0/"
    assert licence.attr("rel") == "license"


def test_a_page_says_below_its_title_when_it_was_modified(edited):
    page = edited.page("pages/background.html")
    assert page.text("p.published") == "Modified 2 February 2022"
    assert page.attributes("p.published time", "datetime") == ["2022-02-02"]
    assert "Updated 2 February 2022" in page.text("footer > p")


def header(page):
    """Return the words and the addresses of the links in a page's header."""
    return [(link.text, link.attr("href")) for link in page.select("header nav a")]


def test_a_header_links_to_the_articles_the_pages_and_the_tags_and_marks_where_the_page_is(example):
    texts, tags = example.page("fair.html").select("header nav > ul")
    links = [(link.text, link.attr("href")) for link in texts.select("a")]
    assert links == [("Articles", "./archives.html"), ("Background", "./pages/background.html")]
    assert {link.text for link in tags.select("a")} == {"Chess", "NATO", "Ukraine"}
    assert example.page("archives.html").texts("header a[aria-current=page]") == ["Articles"]
    assert example.page("tag/nato.html").texts("header a[aria-current=page]") == ["NATO"]
    assert example.page("fair.html").texts("header [aria-current=true]") == ["Articles"]
    assert all(href.startswith("#") for href in example.page("404.html").links())  # which no address is known to


def test_a_header_links_to_a_single_article_by_its_label(edited):
    assert header(edited.page("index.html"))[0] == ("Mia’s fair", "./fair.html")
    assert header(edited.page("tag/nato.html"))[0] == ("Mia’s fair", "../fair.html")
