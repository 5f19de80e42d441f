"""The single file has the whole site, every link inside it works, and a page that is saved alone is complete."""

from urllib.parse import unquote

import pytest
from page import text, typed
from site_content import SINGLE_FILE

# each: an id as its author writes it, and a fragment that leads to it
PLACES = [("über", "%C3%BCber"), ("über", "über"), ("a&amp;b", "a&amp;b"), ("a&amp;b", "a%26b")]
CODE = ['x id="1.a" y', '<p id="1.a">', 'href="#1.unused"']
BLOCKS = "p, dt, dd, td, pre, blockquote"


@pytest.fixture
def whole(site):
    return site.page(SINGLE_FILE)


@pytest.fixture
def texts(whole, site):
    """The articles, pages and introductions that the file has: of many articles, the newest."""
    content = site.content
    newest = sorted(content.articles, key=lambda article: article.value("date"), reverse=True)
    return [*newest[: content.kept], *content.pages, *content.tags]


def test_each_list_links_to_it_and_says_how_large_it_is(site):
    size = round((site.folder / SINGLE_FILE).stat().st_size / 1000)
    for address in "index.html", *site.content.categories:
        labels = site.page(address).texts(f"a[href$='/{SINGLE_FILE}']")
        assert len(labels) == 1
        assert labels[0][:-3].endswith(f", {size}")


def test_it_has_every_text_whole_below_a_list_of_contents(whole, texts, site):
    links = whole.select("main > nav a")
    chapters = whole.select("main > div")
    assert [link.attr("href") for link in links] == [f"#{chapter.attr('id')}" for chapter in chapters]
    assert [text(link) for link in links] == [text(chapter.select_one("h2")) for chapter in chapters]
    assert sorted(typed(text(link)) for link in links) == sorted(typed(one.value("title")) for one in texts)
    blocks = {*whole.texts(BLOCKS)}
    for one in texts:
        assert {text(block) for article in site.of(one).select("article") for block in article.select(BLOCKS)} <= blocks


def test_it_has_every_tag_with_the_quotations_of_these_texts(whole, texts, site):
    quotations = {*whole.texts("blockquote")}
    addresses = [one.address for one in texts]
    for tag in site.content.tags:
        for figure in site.of(tag).select("section > figure"):
            address = figure.select_one("figcaption a").attr("href").partition("#")[0].removeprefix("../")
            if address in addresses:
                assert text(figure.select_one("blockquote")) in quotations


def test_it_has_the_notes_and_the_drawings_and_no_other_navigation(example):
    whole = example.page(SINGLE_FILE)
    pages = [example.page(address) for address in ("reasonable-dialogue.html", "pages/background.html")]
    assert len(whole.select("svg")) == sum(len(page.select("svg")) for page in pages) > 0
    notes = {note for page in pages for note in page.texts("aside li, [role=doc-endnotes] li")}
    assert notes
    assert notes <= {*whole.texts("li")}
    assert whole.select("[role=doc-endnotes] [role=doc-backlink]")
    assert whole.attributes("main nav", "aria-label") == ["Contents"]


def test_a_link_to_a_file_leads_to_the_public_site_or_to_the_folder(example, public_example):
    assert "./results.csv" in example.page(SINGLE_FILE).links()
    assert "https://dossier.example/read/results.csv" in public_example.page(SINGLE_FILE).links()


@pytest.fixture(scope="module")
def newest(shared_project):
    """The single file of one article, and of pages that link to each other's ids and to their own."""
    texts = {"Code": "".join(f"`{words}`\n\n" for words in CODE) + '<i title="1 id=">x</i> <i id="unused">y</i>\n'}
    for number, (name, fragment) in enumerate(PLACES):
        texts[f"Place {number}"] = f'<i id="{name}">here</i>\n\n[own](<#{fragment}>)\n'
        link = f"[there]({{filename}}Place {number}.md#{fragment})\n\n[list]({{category}}Europe)\n"
        texts[f"Link {number}"] = link.replace(" ", "%20", 1)
    for title, words in texts.items():
        shared_project.write(f"content/pages/{title}.md", f"Title: {title}\nSummary: It.\n\n{words}")
    return shared_project.set(KEPT_ARTICLES=1).build().page(SINGLE_FILE)


@pytest.fixture(scope="module")
def chapters(newest):
    return {text(chapter.select_one("h2")): chapter for chapter in newest.select("main > div")}


def test_it_has_as_many_articles_as_can_be_read_offline(newest, example):
    new, old = "A “reasonable dialogue” over sixty-four squares", "What the “fair” sold—cakes & ale"
    whole = example.page(SINGLE_FILE)
    assert whole.text("h1") == "Whole dossier"
    assert {new, old} <= {*whole.texts("main > nav a")}
    assert newest.text("h1") == "Newest article"
    assert new in newest.texts("main > nav a")
    assert old not in newest.texts("main > nav a")


@pytest.mark.parametrize("number", range(len(PLACES)), ids=[f"{name} by {fragment}" for name, fragment in PLACES])
def test_a_link_leads_to_an_id_of_its_own_chapter_and_of_another(number, chapters):
    place, link = chapters[f"Place {number}"], chapters[f"Link {number}"]
    [name] = [part.attr("id") for part in place.select("i")]
    assert name.startswith(f"{place.attr('id')}.")
    for chapter, words in (place, "own"), (link, "there"):
        [href] = [a.attr("href") for a in chapter.select("a") if a.text == words]
        assert unquote(href) == f"#{name}"


def test_a_link_to_a_list_becomes_words_and_what_looks_like_an_id_or_a_link_does_not_change(chapters):
    link, code = chapters["Link 0"], chapters["Code"]
    assert [a.text for a in link.select("a")] == ["there"]
    assert "list" in text(link)
    assert [part.text for part in code.select("code")] == CODE
    assert [part.attr("title") for part in code.select("i[title]")] == ["1 id="]
    assert not code.select("[id$=unused]")  # to which nothing links


def test_each_page_saved_alone_is_complete_and_requests_nothing_else(site, tmp_path, page, errors, requests):
    alone = tmp_path / "page.html"
    for address in site.content.addresses:
        alone.write_bytes((site.folder / address).read_bytes())
        page.goto(alone.as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "600"
    assert errors == []
    assert requests == [alone.as_uri()] * len(site.content.addresses)
    alone.write_bytes((site.folder / SINGLE_FILE).read_bytes())
    page.goto(alone.as_uri())
    page.locator("main nav a").first.click()
    assert page.locator(":target").count() == 1
