"""The single file has the whole site, and every link inside it works."""

import json
from urllib.parse import unquote, urlsplit

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
        assert labels
        assert all(label[:-3].endswith(f", {size}") for label in labels)


def test_its_contents_name_every_chapter(whole, texts):
    links = whole.select("main > nav a")
    chapters = whole.select("main > div")
    assert [link.attr("href") for link in links] == [f"#{chapter.attr('id')}" for chapter in chapters]
    assert [text(link) for link in links] == [text(chapter.select_one("h2")) for chapter in chapters]
    assert sorted(typed(text(link)) for link in links) == sorted(typed(one.value("title")) for one in texts)


def test_it_has_every_text_whole(whole, texts, site):
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


def test_it_has_the_notes_and_the_drawings(example):
    whole = example.page(SINGLE_FILE)
    pages = [example.page(address) for address in ("reasonable-dialogue.html", "pages/background.html")]
    assert len(whole.select("svg")) == sum(len(page.select("svg")) for page in pages) > 0
    for page in pages:
        notes = {*page.texts("aside li, [role=doc-endnotes] li")}
        assert notes
        assert notes <= {*whole.texts("li")}


def test_every_link_inside_leads_to_an_id_that_exists(whole):
    ids = {*whole.attributes("[id]", "id")}
    for href in whole.links():
        assert urlsplit(href).scheme or {href[1:], unquote(href[1:])} & ids, href


@pytest.fixture(scope="module")
def chapters(shared_project):
    """The chapters of pages that link to each other's ids and to their own, by title."""
    for number, (name, fragment) in enumerate(PLACES):
        place = f'<i id="{name}">here</i>\n\n[own](<#{fragment}>)\n'
        shared_project.write(f"content/pages/place-{number}.md", f"Title: Place {number}\nSummary: A place.\n\n{place}")
        link = f"[there]({{filename}}place-{number}.md#{fragment})\n\n[list]({{category}}Europe)\n"
        shared_project.write(f"content/pages/link-{number}.md", f"Title: Link {number}\nSummary: A link.\n\n{link}")
    code = "".join(f"`{words}`\n\n" for words in CODE)
    words = f'{code}<i title="1 id=">x</i> <i id="unused">y</i>\n'
    shared_project.write("content/pages/code.md", f"Title: Code\nSummary: Code.\n\n{words}")
    made = shared_project.make("html")
    assert made.returncode == 0, made.stderr
    return {
        text(chapter.select_one("h2")): chapter for chapter in shared_project.page(SINGLE_FILE).select("main > div")
    }


@pytest.mark.parametrize("number", range(len(PLACES)), ids=[f"{name} by {fragment}" for name, fragment in PLACES])
def test_a_link_leads_to_an_id_of_its_own_chapter_and_of_another(number, chapters):
    place, link = chapters[f"Place {number}"], chapters[f"Link {number}"]
    [name] = [part.attr("id") for part in place.select("i")]
    assert name.startswith(f"{place.attr('id')}.")
    for chapter, words in (place, "own"), (link, "there"):
        [href] = [a.attr("href") for a in chapter.select("a") if a.text == words]
        assert unquote(href) == f"#{name}"


def test_a_link_to_a_list_of_the_site_becomes_plain_words(chapters):
    link = chapters["Link 0"]
    assert [a.text for a in link.select("a")] == ["there"]
    assert "list" in text(link)


def test_what_looks_like_an_id_or_a_link_does_not_change(chapters):
    assert [part.text for part in chapters["Code"].select("code")] == CODE
    assert [part.attr("title") for part in chapters["Code"].select("i[title]")] == ["1 id="]


def test_an_id_that_only_code_names_is_left_out(chapters):
    assert not chapters["Code"].select("[id$=unused]")


def test_each_page_saved_alone_is_complete_and_requests_nothing_else(site, tmp_path, page, errors, requests):
    alone = tmp_path / "page.html"
    for address in site.content.addresses:
        alone.write_bytes((site.folder / address).read_bytes())
        page.goto(alone.as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "600"
    assert errors == []
    assert requests == [alone.as_uri()] * len(site.content.addresses)


@pytest.mark.parametrize("address", ["reasonable-dialogue.html", SINGLE_FILE])
def test_links_work_within_a_page_that_is_saved_alone(address, open_page):
    page = open_page(address)
    page.locator("main a[href^='#']:not(.mark)").first.click()
    assert page.locator(":target").count() == 1


def test_the_manifest_names_the_site_and_its_front_page(site):
    manifest = json.loads((site.folder / "manifest.webmanifest").read_text("utf-8"))
    assert typed(manifest["name"]) == typed(site.content.settings["SITENAME"])
    assert (site.folder / manifest["start_url"]).is_file()


@pytest.mark.parametrize(("kept", "title"), [(1, "Newest article"), (2, "Whole dossier")])
def test_it_has_as_many_articles_as_can_be_read_offline(kept, title, project):
    project.set(KEPT_ARTICLES=kept)
    made = project.make("html")
    assert made.returncode == 0, made.stderr
    whole = project.page(SINGLE_FILE)
    titles = whole.texts("main > nav a")
    assert whole.text("h1") == title
    assert "A “reasonable dialogue” over sixty-four squares" in titles
    assert ("What the “fair” sold—cakes & ale" in titles) == (kept == 2)
