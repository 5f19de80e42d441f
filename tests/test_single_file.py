"""The single file contains the whole site with working links; each page that is saved alone is complete."""

import shutil

import pytest
from page import text
from site_content import SINGLE_FILE


def test_each_list_of_articles_links_to_it_with_its_size(example):
    size = round((example.folder / SINGLE_FILE).stat().st_size / 1000)
    for address in "index.html", "archives.html", "category/europe.html", "tag/nato.html":
        label = example.page(address).text(f"a[href$='/{SINGLE_FILE}']")
        assert label.split()[-2:] == [str(size), "kB"]


def test_it_begins_with_a_list_of_its_texts(site):
    single_file = site.page(SINGLE_FILE)
    links = single_file.select("main > nav a")
    chapters = single_file.select("main > div")
    assert chapters
    assert [link.attr("href") for link in links] == [f"#{chapter.attr('id')}" for chapter in chapters]
    assert [text(link) for link in links] == [text(chapter.select_one("h2")) for chapter in chapters]


@pytest.mark.parametrize("address", ["fair.html", "reasonable-dialogue.html", "pages/background.html", "tag/nato.html"])
def test_it_has_the_title_every_paragraph_and_every_quotation_of(address, example):
    page = example.page(address)
    single_file = example.page(SINGLE_FILE)
    assert page.text("h1") in single_file.texts("main > div h2")
    blocks = page.texts("main p[id], dt, dd, td, pre, blockquote")
    assert blocks
    assert {*blocks} <= {*single_file.texts("p, dt, dd, td, pre, blockquote")}


def test_it_has_the_notes_and_drawings_and_no_navigation_except_its_contents(example):
    single_file = example.page(SINGLE_FILE)
    pages = [example.page(address) for address in ("reasonable-dialogue.html", "pages/background.html")]
    drawings = sum(len(page.select("svg")) for page in pages)
    assert drawings > 0
    assert len(single_file.select("svg")) == drawings
    notes = {note for page in pages for note in page.texts("aside li, [role=doc-endnotes] li")}
    assert notes
    assert notes <= {*single_file.texts("li")}
    assert single_file.select("[role=doc-endnotes] [role=doc-backlink]")
    assert single_file.attributes("main nav", "aria-label") == ["Contents"]


def test_links_to_files_lead_to_the_public_site_or_if_it_has_no_address_to_the_folder(example, public_example):
    assert "./results.csv" in example.page(SINGLE_FILE).links()
    assert "https://dossier.example/read/results.csv" in public_example.page(SINGLE_FILE).links()


@pytest.fixture(scope="module")
def file_of_one_article(shared_project):
    """The single file with one article, and with pages that link to an id of their own or of another page."""
    texts = {
        "Place": '<i id="a&amp;ü">here</i>\n\n[own](<#a&amp;%C3%BC>)\n',
        "Link": "[there]({filename}Place.md#a&amp;%C3%BC)\n\n[list]({category}Europe) [z](https://e.example)\n",
    }
    for title, words in texts.items():
        shared_project.write(f"content/pages/{title}.md", f"Title: {title}\nSummary: It.\n\n{words}")
    return shared_project.add_settings(KEPT_ARTICLES=1).build().page(SINGLE_FILE)


@pytest.fixture(scope="module")
def chapters(file_of_one_article):
    return {text(chapter.select_one("h2")): chapter for chapter in file_of_one_article.select("main > div")}


def test_it_has_as_many_articles_as_can_be_read_offline(file_of_one_article, example):
    new, old = "A “reasonable dialogue” over sixty-four squares", "What the “fair” sold—cakes & ale"
    single_file = example.page(SINGLE_FILE)
    assert single_file.text("h1") == "Whole dossier"
    assert {new, old} <= {*single_file.texts("main > nav a")}
    assert file_of_one_article.text("h1") == "Newest article"
    assert new in file_of_one_article.texts("main > nav a")
    assert old not in file_of_one_article.text("main")


def test_a_link_in_the_same_or_another_chapter_leads_to_the_id(chapters):
    place = chapters["Place"]
    name = place.select_one("i").attr("id")
    assert name.startswith(f"{place.attr('id')}.")
    for chapter in place, chapters["Link"]:
        assert chapter.select_one("a").attr("href") == f"#{name}"


def test_a_link_to_a_list_becomes_plain_words_and_a_link_to_another_site_stays(chapters):
    link = chapters["Link"]
    assert "list" in text(link)
    assert [a.text for a in link.select("a")] == ["there", "z"]
    assert link.select("a[href='https://e.example']")


def test_each_page_saved_alone_is_complete_and_makes_no_request(site, tmp_path, page, errors):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    alone = tmp_path / "page.html"
    for address in site.addresses:
        shutil.copy(site.folder / address, alone)
        page.goto(alone.as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "600"
        assert page.locator("link[rel=manifest]").count() == 0
    assert errors == []
    assert [url for url in requests if not url.startswith("data:")] == [alone.as_uri()] * len(site.addresses)
