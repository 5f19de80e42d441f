"""A tag page introduces its tag and quotes every passage that names it; a text leads to its tags and to the next."""

import re
from urllib.parse import unquote, urldefrag

import pytest
from page import text, text_without_notes, typed
from project import Project
from site_content import SAMPLE, every
from weight import ROUND_TRIP, weight

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
def test_a_page_quotes_all_passages_that_name_the_tag_and_no_other(tag, example):
    found = {place: text(quotation) for place, quotation in quoted(example.of(tag)).items()}
    paragraphs = named(tag, example)
    assert found
    assert found.keys() == paragraphs.keys()
    for place, quotation in found.items():
        assert all(part.strip() in paragraphs[place] for part in quotation.split("…"))


def test_a_page_says_how_many_passages_it_quotes_and_from_where(example):
    page = example.page("tag/chess.html")
    assert page.text("main > p") == "2 passages in 1 text"
    assert page.texts("figure > figcaption a") == ["The ‘fair’, paragraph 1", "The ‘fair’, paragraph 2"]


def test_a_page_has_its_introduction_and_lists_every_text_with_the_tag(tag, tag_page):
    assert typed(tag_page.text("h1")) == typed(tag.value("title"))
    assert tag_page.select("main > article p")
    listed = [href.removeprefix("../") for href in tag_page.links("section > h2 a")]
    assert sorted(listed) == sorted(source.address for source in tag_page.site.content.carriers(tag))


def test_a_page_quotes_paragraphs_that_can_be_linked_and_marks_the_name(tag_page):
    for place, quotation in quoted(tag_page).items():
        address, fragment = urldefrag(place)
        assert f"#{unquote(fragment)}" in [unquote(href) for href in tag_page.site.page(address).links("a.mark")]
        assert quotation.select("mark")


@pytest.fixture(scope="module")
def site(shared_project):
    """The tests' own site with articles and a page of more tags."""
    files = {
        "day": TEXT.format("NATO", "NATO [said](https://said.example) <i id='i'>so</i>[^note]\n\n[^note]: NATO."),
        "plain": TEXT.format("NATO", "It names nobody."),
        "firm": TEXT.format("AT&T", "AT&T, AT&amp;T; and amp."),
        "tags/att": INTRODUCTION.format("AT&T", "AT&T, a.p"),
        "name": TEXT.format("O'Neill", "It names O'Neill."),
        "tags/oneill": INTRODUCTION.format("O'Neill", "O'Neill"),
        "pages/language": 'Title: A day\nTags: "C"#\nSummary: A day.\n\nOn C#.\n',
        "tags/c": INTRODUCTION.format('"C"#', "C#\nSlug: c-sharp"),
        "city": TEXT.format("Zu\u0308rich", "In Zürich."),  # in two characters, as macOS writes it
        "tags/city": INTRODUCTION.format("Zürich", "Zürich\nSlug: zh"),
    }
    for name, written in files.items():
        shared_project.write(f"content/{name}.md", written)
    return shared_project.build()


def test_a_quotation_has_no_notes_no_ids_and_no_links(site):
    [quotation] = [one for one in quoted(site.page("tag/nato.html")).values() if text(one) == "NATO said so"]
    assert not quotation.select("[id], a, sup")


# by address: the names that are marked
MARKED = {"att": ["AT&T", "AT&T"], "oneill": ["O’Neill"], "c-sharp": ["C#"], "zh": ["Zürich"]}


@pytest.mark.parametrize(("name", "marked"), MARKED.items(), ids=MARKED)
def test_a_name_is_marked_with_all_its_signs(name, marked, site):
    assert site.page(f"tag/{name}.html").texts("blockquote mark") == marked
    assert not (site.output / "tag/c.html").exists()


def test_a_page_shows_the_summary_of_a_text_that_does_not_name_the_tag_and_prints_a_typed_name(site):
    section = site.page("tag/nato.html").find("main > section:has(a[href='../plain.html'])")
    assert text(section.select_one("p:last-child")) == "A day."
    assert site.page("tag/oneill.html").text("h1") == "O’Neill"


def test_a_page_quotes_two_passages_of_each_of_many_texts_and_links_to_the_others(project):
    paragraphs = "".join(f"NATO is named here, in paragraph {number}, among other words.\n\n" for number in range(5))
    for number in range(20):
        head = f"Title: Text {number}\nDate: 2022-03-{number + 1:02}\nTags: NATO\nSummary: A text.\n\n"
        project.write(f"content/text-{number}.md", head + paragraphs)
    page = project.build().page("tag/nato.html")
    for section in page.select("section:has(h2 a[href*='/text-'])"):
        assert len(section.select("figure")) == 2
        assert [link.text for link in section.select("section > p:not(.published) > a")] == ["and 3 more"]
    assert weight(page.source.encode()) <= ROUND_TRIP


# What to read next

# each: an article, the newest first, and its tags
ARTICLES = {
    "one": "Rare, NATO",
    "two": "NATO",
    "three": "Rare, NATO",
    "four": "Rare, NATO",
    "five": "NATO, Rare, Ukraine",
}
# each: a text, and what to read next
NEXT = {
    "one.html": ["two.html", "three.html", "four.html", "five.html"],
    "three.html": ["two.html", "four.html", "one.html", "five.html", "rare.html"],
    "five.html": ["four.html", "reasonable-dialogue.html", "background.html", "one.html", "three.html"],
    "fair.html": ["reasonable-dialogue.html"],  # the oldest, which shares no tag
    "pages/rare.html": ["one.html", "three.html", "four.html"],  # a page has no newer and no older one
    "pages/alone.html": [],
}


@pytest.fixture(scope="module")
def connected(tmp_path_factory):
    """Five more articles and two pages, five of the texts with a rare tag."""
    project = Project(tmp_path_factory.mktemp("connected"))
    project.write("content/tags/rare.md", INTRODUCTION.format("Rare", "rare"))
    for number, (name, tags) in enumerate(ARTICLES.items()):
        head = f"Title: Day {name}\nDate: 2022-03-{20 - number}\nTags: {tags}\nSummary: A day.\n"
        project.write(f"content/{name}.md", f"{head}\nText.\n")
    project.write("content/pages/alone.md", "Title: Alone\nSummary: A page.\n\nText.\n")
    project.write("content/pages/rare.md", "Title: Of the rare\nTags: Rare\nSummary: A page.\n\nText.\n")
    return project.build()


@pytest.mark.parametrize("address", NEXT)
def test_a_text_leads_to_the_newer_to_the_older_and_to_texts_that_share_the_rarest_tag(address, connected):
    links = connected.page(address).links("main nav[aria-labelledby='next.'] a")
    assert [href.rpartition("/")[2] for href in links] == NEXT[address]


def test_a_text_says_which_article_is_newer_and_which_is_older(connected):
    newer, older, *_ = connected.page("three.html").texts("main nav[aria-labelledby='next.'] li")
    assert newer == "Day two 19 March 2022, newer"
    assert older == "Day four 17 March 2022, older"


@pytest.mark.parametrize("tagged", [*every("articles"), *every("pages")])
def test_a_text_links_to_each_of_its_tags(tagged, publish):
    content, source = tagged
    links = publish(content).of(source).select("main > nav:not([aria-labelledby]) a")
    assert [link.text for link in links] == source.tags
    addresses = {tag.value("title"): tag.address for tag in content.tags}
    assert [link.attr("href").lstrip("./") for link in links] == [addresses[tag] for tag in source.tags]


@pytest.mark.parametrize("address", ["404.html", "offline.html"])
def test_nothing_leads_on_from(address, example):
    assert not example.page(address).select("main nav, a.mark")


def test_a_setting_names_the_tags_of_the_header(project):
    page = project.set(HEADER_TAGS=["NATO"]).build().page("tags.html")
    assert page.select("header ul")[1].text.split() == ["NATO"]
    project.set(HEADER_TAGS=["Moon"])
    assert "HEADER_TAGS names the tag “Moon”" in project.make("html").stderr
