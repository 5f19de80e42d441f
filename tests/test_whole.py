"""The whole site in one file: everything is in it, and every link inside it works."""

import json
import re
import zipfile
from urllib.parse import unquote, urlsplit

import pytest
from catalogue import SITENAME, WHOLE
from conftest import PUBLIC
from document import text
from dossier.render.typography import typeset_line


@pytest.fixture
def whole(site):
    return site.page(WHOLE)


@pytest.fixture
def bound(site):
    """The articles, pages and tags that the file holds: of many articles, the newest."""
    titles = [text(a) for a in site.page(WHOLE).all("nav[@aria-label='Contents']//a")]
    texts = site.catalogue.articles, site.catalogue.pages, site.catalogue.tags
    found = [[one for one in kind if " ".join(typeset_line(one.value("title")).split()) in titles] for kind in texts]
    assert [*map(len, found)] == [len(texts[0][: site.catalogue.kept]), *map(len, texts[1:])]
    return [one for kind in found for one in kind]


def test_its_size_is_told_where_it_is_linked(site):
    size = f"{(site.folder / WHOLE).stat().st_size / 1000:.0f} kB"
    for address in "index.html", *site.catalogue.categories:
        told = [text(a) for a in site.page(address).all("a") if a.get("href").endswith(f"/{WHOLE}")]
        assert told
        assert all(words.endswith(f" in one file, {size}") for words in told)


def test_contents_at_the_top_name_every_chapter(whole):
    contents = whole.all("nav[@aria-label='Contents']//a")
    chapters = [part for part in whole.one("main") if part.tag == "div"]
    assert [a.get("href") for a in contents] == [f"#{chapter.get('id')}" for chapter in chapters]
    assert [text(a) for a in contents] == [text(chapter.find(".//h2")) for chapter in chapters]


def test_it_has_every_text_whole(bound, whole, site):
    tags = "p", "dt", "dd", "td", "pre", "blockquote"
    there = {text(block) for tag in tags for block in whole.all(tag)}
    for source in bound:
        for tag in tags:
            for block in site.of(source).all(f"article//{tag}"):
                assert text(block) in there


def test_it_has_every_tag_with_the_passages_of_these_texts(bound, whole, site):
    there = {text(quotation) for quotation in whole.all("blockquote")}
    addresses = {site.catalogue.address(source) for source in bound}
    for tag in site.catalogue.tags:
        for figure in site.of(tag).all("section/figure"):
            place = figure.find("figcaption/a").get("href").partition("#")[0].removeprefix("../")
            if place in addresses:
                assert text(figure.find("blockquote")) in there


def test_it_has_the_notes_and_the_drawings(example):
    whole = example.page(WHOLE)
    pages = [example.page(address) for address in ("reasonable-dialogue.html", "pages/background.html")]
    assert len(whole.all("svg")) == sum(len(page.all("svg")) for page in pages) > 0
    for page in pages:
        notes = {text(note) for kind in ("aside", "div[@role='doc-endnotes']") for note in page.all(f"{kind}//li")}
        assert notes
        assert notes <= {text(note) for note in whole.all("li")}


def test_every_inner_link_is_a_fragment_that_is_there(whole):
    ids = {element.get("id") for element in whole.root.iter()}
    for a in whole.all("a"):
        href = a.get("href")
        assert urlsplit(href).scheme or {href[1:], unquote(href[1:])} & ids, href


# each: an id as its author writes it, and a fragment that leads to it
PLACES = [("über", "%C3%BCber"), ("über", "über"), ("a&amp;b", "a&amp;b"), ("a&amp;b", "a%26b")]
CODE = ['x id="1.a" y', '<p id="1.a">', 'href="#1.unused"']


@pytest.fixture(scope="module")
def chapters(bench):
    """How to get the chapter of a page in one file of pages that lead to each other's ids and their own."""
    for number, (name, fragment) in enumerate(PLACES):
        place = f'<i id="{name}">here</i>\n\n[own](<#{fragment}>)\n'
        bench.write(f"content/pages/place-{number}.md", f"Title: Place {number}\nSummary: A place.\n\n{place}")
        link = f"[there]({{filename}}place-{number}.md#{fragment})\n\n[list]({{category}}Europe)\n"
        bench.write(f"content/pages/link-{number}.md", f"Title: Link {number}\nSummary: A link.\n\n{link}")
    code = "".join(f"`{words}`\n\n" for words in CODE)
    words = f'{code}<i title="1 id=">x</i> <i id="unused">y</i>\n'
    bench.write("content/pages/code.md", f"Title: Code\nSummary: Code.\n\n{words}")
    made = bench.make("html")
    assert made.returncode == 0, made.stderr
    parts = bench.page(WHOLE).all("main/div")
    return lambda title: next(part for part in parts if text(part.find(".//h2")) == title)


@pytest.mark.parametrize("number", range(len(PLACES)), ids=[f"{name} by {fragment}" for name, fragment in PLACES])
def test_a_link_keeps_the_id_it_leads_to(number, chapters):
    place, link = chapters(f"Place {number}"), chapters(f"Link {number}")
    [name] = [part.get("id") for part in place.iter("i")]
    assert name.startswith(f"{place.get('id')}.")
    for chapter, words in (place, "own"), (link, "there"):
        [href] = [a.get("href") for a in chapter.iter("a") if a.text == words]
        assert unquote(href) == f"#{name}"


def test_a_link_to_a_list_of_the_site_is_its_words_alone(chapters):
    link = chapters("Link 0")
    assert [a.text for a in link.iter("a")] == ["there"]
    assert "list" in text(link)


def test_what_looks_like_an_id_or_a_link_stays(chapters):
    code = chapters("Code")
    assert [part.text for part in code.iter("code")] == CODE
    assert [part.get("title") for part in code.iter("i") if part.get("title")] == ["1 id="]


def test_an_id_that_only_code_names_is_left_out(chapters):
    assert [part.get("id") for part in chapters("Code").iter() if part.get("id", "").endswith("unused")] == []


def test_each_page_saved_alone_is_whole_silent_and_one_request(site, tmp_path, page, errors, requests):
    alone = tmp_path / "page.html"
    for address in site.catalogue.addresses:
        alone.write_bytes((site.folder / address).read_bytes())
        page.goto(alone.as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "600"
    assert errors == []
    assert requests == [alone.as_uri()] * len(site.catalogue.addresses)


@pytest.mark.parametrize("address", ["reasonable-dialogue.html", WHOLE])
def test_links_work_within_a_page_that_is_saved_alone(address, open_page):
    page = open_page(address)
    page.locator("main a[href^='#']:not(.mark)").first.click()
    assert page.locator(":target").count() == 1


def test_the_foot_of_each_page_says_where_it_is_from(example, publish):
    name = " ".join(SITENAME.split())
    assert text(example.page("tag/nato.html").one("footer/p")).split(" · ")[0] == name
    public = publish(example.catalogue, PUBLIC)
    [canonical] = public.page("tag/nato.html").all("link[@rel='canonical']")
    whence = text(public.page("tag/nato.html").one("footer/p")).split(" · ")[0]
    assert whence == f"{name}, {canonical.get('href')}"


def test_the_zip_holds_the_site_with_the_same_bytes_each_time(workshop):
    archives = []
    for zone in "Asia/Tokyo", "America/Lima":
        assert workshop.make("zip", TZ=zone).returncode == 0
        [archive] = workshop.folder.glob("*.zip")
        archives.append(archive.read_bytes())
    assert archives[0] == archives[1]
    with zipfile.ZipFile(archive) as file:
        names = file.namelist()
        packed = {name.partition("/")[2]: file.read(name) for name in names}
        modes = {(entry.create_system, oct(entry.external_attr >> 16)) for entry in file.infolist()}
    assert packed == workshop.pages()
    assert modes == {(3, "0o100644")}  # on Unix, plain files that all may read
    assert {name.partition("/")[0] for name in names} == {archive.stem}
    assert not [name for name in names if re.search(r'[<>:"\\|?*]|[. ]/|[. ]$', name)]


def test_the_manifest_names_the_site_and_its_front_page(site):
    manifest = json.loads((site.folder / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["name"] == SITENAME
    assert (site.folder / manifest["start_url"]).is_file()


def test_of_more_articles_than_are_kept_it_holds_the_newest(bench):
    bench.set(KEPT_ARTICLES=1)
    made = bench.make("html")
    assert made.returncode == 0, made.stderr
    whole = bench.page(WHOLE)
    titles = [text(link) for link in whole.all("main/nav//a")]
    assert text(whole.one("h1")) == "Newest article"
    assert "A “reasonable dialogue” over sixty-four squares" in titles
    assert "What the fair sold, cakes & ale" not in titles
