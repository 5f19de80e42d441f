"""A tag page introduces its tag and quotes every passage that names it, and no other."""

import re
from urllib.parse import unquote, urldefrag

import pytest
from catalogue import OWN, every
from document import text
from dossier.render.typography import typeset_line

# each: a paragraph of an article with the tag NATO, and what of it is marked
MARKED = {
    "on NATO’s terms": ["NATO"],
    "NATOs": [],
    "an <abbr title='NATO'>pact</abbr>": [],
    "The Alliance": ["The Alliance"],
    "an alliance": [],
    "the *Alliance* did": ["the ", "Alliance"],
    "the\nAlliance": ["the Alliance"],
    "R&D and &lt;NATO>": ["NATO"],
    "<i title='a > NATO'>x</i>": [],
    "NATO [said](https://said.example) <i id='i'>so</i>[^note]": ["NATO"],
}


def quoted(page):
    """The quotations of a tag page by the address, with fragment, that each is taken from."""
    figures = [figure for figure in page.all("figure") if figure.find("blockquote") is not None]
    return {
        figure.find("figcaption/a").get("href").removeprefix("../"): figure.find("blockquote") for figure in figures
    }


def named(tag, site):
    """The paragraphs that name the tag, of every article and page that carries it; a sentence may begin with a name."""
    spelled = [name.strip() for name in tag.value("names").split(",")]
    either = "|".join(spelled + [name[0].upper() + name[1:] for name in spelled])
    names = re.compile(rf"\b({either})\b")
    for source in site.catalogue.carriers(tag):
        page = site.of(source)
        notes = {part for kind in ("aside", "section", "div") for note in page.all(kind) for part in note.iter()}
        term = ""
        for element in page.one("article").iter():
            if element.tag == "dt":
                term = f"{text(element)}: "
            if element.findall("a[@class='mark']") and element not in notes:
                words = (term if element.tag == "dd" else "") + text(element, replaced={"sup": ""})
                if names.search(words):
                    yield f"{site.catalogue.address(source)}#{element.get('id')}", words


@pytest.fixture(params=every("tags"))
def tag(request, publish):
    """The introduction of every tag of both, and its page."""
    catalogue, source = request.param
    return source, publish(catalogue).of(source)


@pytest.mark.parametrize("tag", OWN.tags, ids=lambda tag: tag.value("title"))
def test_quotes_all_passages_that_name_the_tag_and_no_other(tag, example):
    found = {place: text(quotation) for place, quotation in quoted(example.of(tag)).items()}
    paragraphs = dict(named(tag, example))
    assert {*found} == {*paragraphs} != set()
    for place, quotation in found.items():
        assert [part for part in quotation.split("…") if part.strip() not in paragraphs[place]] == []


def test_says_how_many_passages_it_quotes(example):
    page = example.page("tag/chess.html")
    assert [text(line) for line in page.all("main/p")] == ["2 passages in 1 text"]


def test_shows_the_summary_of_a_text_that_does_not_name_the_tag(workshop):
    workshop.write("content/day.md", "Title: A day\nDate: 2022-02-01\nTags: NATO\nSummary: What it was.\n\nText.\n")
    assert workshop.make("html").returncode == 0
    sections = workshop.page("tag/nato.html").all("main/section")
    shown = [text(section.find("p[last()]")) for section in sections if text(section.find("h2")) == "A day"]
    assert shown == ["What it was."]


def test_bears_the_title_of_its_introduction_and_its_words(tag):
    source, page = tag
    assert text(page.one("h1")) == " ".join(typeset_line(source.value("title")).split())
    assert page.all("main/article")[0].findall("p")


def test_lists_every_article_and_page_with_the_tag(tag):
    source, page = tag
    site = page.site.catalogue
    listed = [a.get("href").removeprefix("../") for a in page.all("section//h2/a")]
    assert sorted(listed) == sorted(map(site.address, site.carriers(source)))


def test_quotes_paragraphs_in_which_something_is_marked(tag):
    _, page = tag
    for place, quotation in quoted(page).items():
        address, fragment = urldefrag(place)
        [paragraph] = [part for part in page.site.page(address).root.iter() if part.get("id") == unquote(fragment)]
        assert paragraph.findall("a[@class='mark']")
        assert [*quotation.iter("mark")]


def test_says_which_paragraph_of_which_text_it_quotes(example):
    [*figures] = example.page("tag/chess.html").all("figure/figcaption/a")
    assert [text(a) for a in figures] == [f"What the fair sold, cakes & ale, paragraph {n}" for n in (1, 2)]


@pytest.fixture(scope="module")
def passages(bench):
    """The quotations of a tag page, by the paragraph that they quote."""
    texts = "".join(f"{words}\n\n" for words in MARKED)
    head = "Title: A day\nDate: 2022-02-01\nTags: NATO\nSummary: A day.\n\n"
    bench.write("content/day.md", f"{head}{texts}[^note]: NATO again.\n")
    bench.write("content/tags/nato.md", "Title: NATO\nNames: NATO, the Alliance\nSummary: A club.\n\nText.\n")
    made = bench.make("html")
    assert made.returncode == 0, made.stderr
    paragraphs = [part.get("id") for part in bench.page("day.html").one("article").findall("p[@id]")]
    quotations = quoted(bench.page("tag/nato.html"))
    return {words: quotations.get(f"day.html#{name}") for words, name in zip(MARKED, paragraphs, strict=True)}


@pytest.mark.parametrize(("words", "marked"), MARKED.items())
def test_marks_names_as_whole_words_and_nothing_else_in(words, marked, passages):
    found = passages[words]
    assert (found is not None) == bool(marked)
    assert ["".join(part.itertext()).replace("\n", " ") for part in found.iter("mark")] == marked if marked else True


def test_quotes_without_notes_ids_and_links_of_the_paragraph(passages):
    quotation = passages[[*MARKED][-1]]
    assert text(quotation) == "NATO said so"
    assert [part.get("id") for part in quotation.iter() if part.get("id")] == []
    assert [*quotation.iter("a")] == []


def test_takes_signs_of_markup_in_a_name_for_what_they_are(workshop):
    head = "Title: A day\nDate: 2022-02-01\nTags: AT&T\nSummary: A day.\n\n"
    workshop.write("content/day.md", f"{head}AT&T, AT&amp;T; and amp.\n")
    workshop.write("content/tags/att.md", "Title: AT&T\nNames: AT&T, a.p\nSummary: A firm.\n\nText.\n")
    made = workshop.make("html")
    assert made.returncode == 0, made.stderr
    marked = [text(part) for part in workshop.page("tag/att.html").all("blockquote//mark")]
    assert marked == ["AT&T", "AT&T"]


def test_has_its_page_under_its_own_slug_where_a_page_alone_carries_it(workshop):
    workshop.write("content/pages/day.md", 'Title: A day\nTags: "C"#\nSummary: A day.\n\nOn C#.\n')
    introduction = 'Title: "C"#\nNames: C#\nSlug: c-sharp\nSummary: A language.\n\nText.\n'
    workshop.write("content/tags/languages.md", introduction)
    made = workshop.make("html")
    assert made.returncode == 0, made.stderr
    assert [*quoted(workshop.page("tag/c-sharp.html"))] == ["pages/day.html#p-on-c"]
    assert not (workshop.output / "tag/c.html").exists()
