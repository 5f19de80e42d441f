"""The whole dossier in one file: everything is in it, every link inside it works, it is small."""

import json
import re
import zipfile

import pytest
from document import Document, text
from edition.whole import chapter, without_unused_ids
from source import ARTICLES, PAGES, TAGS, WHOLE

LIMIT = 60_000  # bytes


@pytest.fixture
def whole(parsed):
    return parsed(WHOLE)


def test_it_weighs_at_most_60_kb(site):
    assert (site / WHOLE).stat().st_size <= LIMIT


def test_its_size_is_told_where_it_is_linked(site, parsed):
    size = f"{(site / WHOLE).stat().st_size / 1000:.0f} kB"
    [footer] = parsed("reasonable-dialogue.html").all(f"footer//a[@href='./{WHOLE}']")
    assert text(footer) == f"Whole dossier in one file, {size}"
    [front] = parsed("index.html").all(f"main//a[@href='./{WHOLE}']")
    assert text(front) == text(footer)


@pytest.mark.parametrize("source", [*ARTICLES, *PAGES], ids=str)
def test_it_has_every_text_whole(source, whole, parsed):
    there = [text(block) for tag in ("p", "dt", "dd", "li") for block in whole.all(tag)]
    for tag in ("p", "dt", "dd"):
        for block in parsed(source.address).all(f"article//{tag}"):
            assert text(block) in there


@pytest.mark.parametrize("tag", TAGS, ids=str)
def test_it_has_every_tag_with_its_passages(tag, whole, parsed):
    there = [text(quotation) for quotation in whole.all("blockquote")]
    for quotation in parsed(tag.address).all("blockquote"):
        assert text(quotation) in there


def test_contents_at_the_top_name_every_chapter(whole):
    titles = [source.headers["Title"] for source in [*ARTICLES, *PAGES]]
    listed = [text(a) for a in whole.all("nav[@aria-label='Contents']//a")]
    assert listed == [*titles, *ARTICLES[0].tags]
    assert [text(heading) for heading in whole.all("h2")] == listed


def test_every_inner_link_is_a_fragment_that_is_there(whole):
    ids = {element.get("id") for element in whole.root.iter()}
    for a in whole.all("a"):
        href = a.get("href")
        assert href.startswith("https://") or href.startswith("http://") or href[1:] in ids, href


def merged(*texts):
    """Texts as the file has them, each the chapter of the page a.html, b.html and so on."""
    chapters = {f"{name}.html": str(number) for number, name in enumerate("abc"[: len(texts)], 1)}
    pages = zip(texts, chapters, strict=True)
    return without_unused_ids("".join(chapter(html, address, chapters) for html, address in pages))


@pytest.mark.parametrize(
    ("name", "fragment"),
    [
        ("über", "%C3%BCber"),
        ("über", "über"),
        ("a%20b", "a%20b"),
        ("a&#123;b", "a{b"),
        ("a&amp;b", "a&amp;b"),
        ("a&amp;b", "a%26b"),
    ],
)
def test_a_link_keeps_the_id_it_leads_to(name, fragment):
    place = f'<h2 id="{name}">x</h2>'
    assert merged(f'{place}<a href="#{fragment}">x</a>') == (f'<h3 id="1.{name}">x</h3><a href="#1.{fragment}">x</a>')
    assert f'id="2.{name}"' in merged(f'<a href="./b.html#{fragment}">x</a>', place)


@pytest.mark.parametrize(
    "html",
    [
        '<code>x id="1.a" y</code>',
        '<code>&lt;p id="1.a"&gt;</code>',
        '<i title="1 id=">x</i> "y" ',
        '<a title="x href=" href="https://x.example">y</a>',
    ],
)
def test_what_looks_like_an_id_or_a_link_stays(html):
    assert merged(html) == html


def test_an_id_that_only_code_names_is_left_out():
    assert merged('<p id="a">x</p><code>href="#1.a"</code>') == '<p>x</p><code>href="#1.a"</code>'


def test_it_has_the_figure_and_the_notes(whole, parsed):
    assert len(whole.all("svg")) == len(parsed("pages/background.html").all("svg")) == 2
    notes = [text(note) for note in parsed("reasonable-dialogue.html").all("aside//li")]
    assert set(notes) <= {text(note) for note in whole.all("aside//li")}


def test_a_page_saved_alone_is_whole(site, tmp_path, chromium):
    for address in "reasonable-dialogue.html", WHOLE:
        alone = tmp_path / address
        alone.write_bytes((site / address).read_bytes())
        problems, asked = [], []
        tab = chromium.new_page()
        tab.on("console", lambda message, problems=problems: problems.append(message.text))
        tab.on("request", lambda request, asked=asked: asked.append(request.url))
        tab.goto(alone.as_uri())
        tab.locator("sup a").first.click()
        assert tab.locator(":target").count() == 1
        assert tab.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "600"
        assert problems == []
        assert {url.partition("#")[0] for url in asked} == {alone.as_uri()}
        alone.unlink()
        tab.close()


def test_its_foot_says_where_the_whole_dossier_is(site, public_site):
    assert "The Geneva Dossier" in text(Document(site / "tag/nato.html").one("footer"))
    foot = text(Document(public_site / "tag/nato.html").one("footer"))
    assert "https://dossier.example/read" in foot


def test_the_zip_holds_the_site_with_the_same_bytes_each_time(workshop, site):
    archive = workshop.folder / "geneva-dossier.zip"
    archives = []
    for zone in "Asia/Tokyo", "America/Lima":
        assert workshop.make("zip", TZ=zone).returncode == 0
        archives.append(archive.read_bytes())
    assert archives[0] == archives[1]
    with zipfile.ZipFile(archive) as file:
        names = file.namelist()
        packed = {name.partition("/")[2]: file.read(name) for name in names}
    assert packed == workshop.pages()
    assert {name.partition("/")[0] for name in names} == {"geneva-dossier"}
    assert not [name for name in names if re.search(r'[<>:"\\|?*]|[. ]/|[. ]$', name)]


def test_the_manifest_names_the_dossier_and_icons_that_are_there(site):
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["name"] == "The Geneva Dossier"
    assert (site / manifest["start_url"]).is_file()
    for icon in manifest["icons"]:
        header = (site / icon["src"]).read_bytes()[:24]
        assert header[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = (int.from_bytes(header[at : at + 4], "big") for at in (16, 20))
        assert icon["sizes"] == f"{width}x{height}"
