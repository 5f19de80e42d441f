"""A tag page introduces its tag and quotes every passage that names it, and no other."""

import re
from urllib.parse import unquote, urldefrag

import pytest
from page import text, text_without_notes, typed
from site_content import SAMPLE, every
from test_weight import ROUND_TRIP, weight

TEXT = "Title: {0}\nDate: 2022-02-01\nTags: {0}\nSummary: A day.\n\n{1}\n"
INTRODUCTION = "Title: {0}\nNames: {1}\nSummary: A tag.\n\nText.\n"


def quoted(page):
    """Return the quotations of a tag page by the addresses, with fragments, from which they are taken."""
    figures = page.select("figure:has(> blockquote)")
    links = [figure.select_one("figcaption a").attr("href").removeprefix("../") for figure in figures]
    return dict(zip(links, [figure.select_one("blockquote") for figure in figures], strict=True))


def named(tag, site):
    """Return the paragraphs that name the tag, by address: a name that begins a sentence may have a capital."""
    names = [name.strip() for name in tag.value("names").split(",")]
    names += [name[0].upper() + name[1:] for name in names]
    pattern = re.compile(rf"\b({'|'.join(names)})\b")
    found = {}
    for source in site.content.carriers(tag):
        for mark in site.of(source).select("article a.mark"):
            paragraph = mark.parent
            if paragraph.closest("aside, [role=doc-endnotes]"):
                continue
            terms = paragraph.xpath("preceding-sibling::dt[1]") if paragraph.tag == "dd" else []
            words = ": ".join(text_without_notes(part) for part in [*terms, paragraph])
            if pattern.search(words):
                found[f"{source.address}#{paragraph.attr('id')}"] = words
    return found


@pytest.fixture(params=every("tags"))
def tag(request):
    """The introduction of every tag of both sites."""
    return request.param[1]


@pytest.fixture
def tag_page(request, tag, publish):
    content, _ = request.node.callspec.params["tag"]
    return publish(content).of(tag)


@pytest.mark.parametrize("tag", SAMPLE.tags, ids=lambda tag: tag.value("title"))
def test_quotes_all_passages_that_name_the_tag_and_no_other(tag, example):
    found = {place: text(quotation) for place, quotation in quoted(example.of(tag)).items()}
    paragraphs = named(tag, example)
    assert found
    assert found.keys() == paragraphs.keys()
    for place, quotation in found.items():
        assert all(part.strip() in paragraphs[place] for part in quotation.split("…"))


def test_says_how_many_passages_it_quotes(example):
    assert example.page("tag/chess.html").text("main > p") == "2 passages in 1 text"


def test_has_the_title_and_the_text_of_its_introduction(tag, tag_page):
    assert typed(tag_page.text("h1")) == typed(tag.value("title"))
    assert tag_page.select("main > article p")


def test_lists_every_article_and_page_with_the_tag(tag, tag_page):
    listed = [href.removeprefix("../") for href in tag_page.links("section > h2 a")]
    assert sorted(listed) == sorted(source.address for source in tag_page.site.content.carriers(tag))


def test_quotes_paragraphs_that_can_be_linked_and_marks_the_name(tag_page):
    for place, quotation in quoted(tag_page).items():
        address, fragment = urldefrag(place)
        assert f"#{unquote(fragment)}" in [unquote(href) for href in tag_page.site.page(address).links("a.mark")]
        assert quotation.select("mark")


def test_says_which_paragraph_of_which_text_it_quotes(example):
    labels = example.page("tag/chess.html").texts("figure > figcaption a")
    assert labels == ["The ‘fair’, paragraph 1", "The ‘fair’, paragraph 2"]


@pytest.fixture(scope="module")
def site(shared_project):
    """The tests' own site with articles and a page of more tags."""
    words = "NATO [said](https://said.example) <i id='i'>so</i>[^note]"
    shared_project.write("content/day.md", TEXT.format("NATO", f"{words}\n\n[^note]: NATO."))
    shared_project.write("content/firm.md", TEXT.format("AT&T", "AT&T, AT&amp;T; and amp."))
    shared_project.write("content/tags/att.md", INTRODUCTION.format("AT&T", "AT&T, a.p"))
    shared_project.write("content/name.md", TEXT.format("O'Neill", "It names O'Neill."))
    shared_project.write("content/tags/oneill.md", INTRODUCTION.format("O'Neill", "O'Neill"))
    shared_project.write("content/pages/language.md", 'Title: A day\nTags: "C"#\nSummary: A day.\n\nOn C#.\n')
    shared_project.write("content/tags/c.md", INTRODUCTION.format('"C"#', "C#\nSlug: c-sharp"))
    shared_project.write(
        "content/city.md", TEXT.format("Zu\u0308rich", "In Zürich.")
    )  # in two characters, as macOS writes it
    shared_project.write("content/tags/city.md", INTRODUCTION.format("Zürich", "Zürich\nSlug: zh"))
    made = shared_project.make("html")
    assert made.returncode == 0, made.stderr
    return shared_project


def test_quotes_without_the_notes_the_ids_and_the_links_of_the_paragraph(site):
    [quotation] = [one for one in quoted(site.page("tag/nato.html")).values() if text(one) == "NATO said so"]
    assert not quotation.select("[id], a, sup")


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        pytest.param("tag/att.html", ["AT&T", "AT&T"], id="signs of markup"),
        pytest.param("tag/oneill.html", ["O’Neill"], id="an apostrophe"),
        pytest.param("tag/c-sharp.html", ["C#"], id="a slug of its own, which only a page has"),
        pytest.param("tag/zh.html", ["Zürich"], id="letters in two characters"),
    ],
)
def test_finds_a_name_with(address, marked, site):
    assert site.page(address).texts("blockquote mark") == marked


def test_shows_the_summary_of_a_text_that_does_not_name_the_tag(project):
    project.write("content/day.md", "Title: A day\nDate: 2022-02-01\nTags: NATO\nSummary: What it was.\n\nText.\n")
    assert project.make("html").returncode == 0
    section = project.page("tag/nato.html").find("main > section:has(a[href='../day.html'])")
    assert text(section.select_one("p:last-child")) == "What it was."


def test_prints_a_typed_name(site):
    assert site.page("tag/oneill.html").text("h1") == "O’Neill"
    assert not (site.output / "tag/c.html").exists()


@pytest.mark.parametrize(("count", "quoted", "label"), [(3, 5, None), (20, 2, "and 3 more")])
def test_quotes_two_passages_of_each_of_many_texts_and_links_to_the_others(count, quoted, label, project):
    paragraphs = "".join(f"NATO is named here, in paragraph {number}, among other words.\n\n" for number in range(5))
    for number in range(count):
        head = f"Title: Text {number}\nDate: 2022-03-{number + 1:02}\nTags: NATO\nSummary: A text.\n\n"
        project.write(f"content/text-{number}.md", head + paragraphs)
    assert project.make("html").returncode == 0
    page = project.page("tag/nato.html")
    for section in page.select("section:has(h2 a[href*='/text-'])"):
        assert len(section.select("figure")) == quoted
        assert [link.text for link in section.select("section > p:not(.published) > a")] == ([label] if label else [])
    assert weight(page.source.encode()) <= ROUND_TRIP
