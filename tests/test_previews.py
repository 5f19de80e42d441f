"""Other sites show a page with its title, its summary and an image; its structured data is complete."""

import json
import re

import pytest
from conftest import PUBLIC, SITE
from dossier.finish.share_images import read_card
from dossier.icon import initial
from dossier.share_text import fit, has_character, load_font
from page import typed
from PIL import Image, ImageColor
from site_content import IMAGE_FOLDER, ROOT, SAMPLE, SINGLE_FILE
from turbohtml import parse


def listed_pages(site):
    """Return the pages to which lists link."""
    addresses = [address for address in site.content.addresses if address not in {*site.content.unlisted, SINGLE_FILE}]
    return [site.page(address) for address in addresses]


def preview(page):
    metas = page.select("meta[property^='og:'], meta[name^='twitter:']")
    return {meta.attr("property") or meta.attr("name"): meta.attr("content") for meta in metas}


def data(page):
    found = json.loads(page.find("script[type='application/ld+json']").text)
    assert found["@context"] == "https://schema.org"
    return found["@graph"]


def expected_type(page):
    content = page.site.content
    kinds = {text.address: text.kind for text in [*content.articles, *content.pages]}
    return {"article": "NewsArticle", "page": "WebPage"}.get(kinds.get(page.address), "CollectionPage")


def test_a_preview_has_the_title_the_summary_and_the_address_of_its_page(public_site):
    for page in listed_pages(public_site):
        shown = preview(page)
        assert " ".join(shown["og:title"].split()) == page.text("h1")
        assert shown["og:description"] == page.find("meta[name=description]").attr("content")
        assert shown["og:url"] == page.links("link[rel=canonical]")[0]
        assert typed(shown["og:site_name"]) == typed(public_site.content.settings["SITENAME"])
        assert shown["og:type"] == ("article" if expected_type(page) == "NewsArticle" else "website")


def test_a_preview_has_a_small_image_with_alternative_text(public_site):
    for page in listed_pages(public_site):
        shown = preview(page)
        assert shown["og:image"] == f"{SITE}/{IMAGE_FOLDER}/{page.address.removesuffix('.html')}.png"
        path = page.folder / shown["og:image"].removeprefix(f"{SITE}/")
        assert path.stat().st_size < 60_000
        with Image.open(path) as image:
            size = image.size
        assert size == (int(shown["og:image:width"]), int(shown["og:image:height"])) == (1200, 630)
        assert shown["og:image:alt"].startswith(shown["og:title"])
        assert shown["og:image:alt"].endswith(shown["og:site_name"])
        assert shown["twitter:card"] == "summary_large_image"


def test_structured_data_has_the_type_the_title_and_the_place_of_the_page(public_site):
    for page in listed_pages(public_site):
        work, *trail = data(page)
        assert work["@type"] == expected_type(page)
        title = work["headline" if work["@type"] == "NewsArticle" else "name"]
        assert " ".join(title.split()) == page.text("h1")
        assert work["url"] == page.links("link[rel=canonical]")[0]
        assert len(trail) == (page.address != "index.html")
        for places in trail:
            items = [place["item"] for place in places["itemListElement"]]
            positions = [place["position"] for place in places["itemListElement"]]
            assert positions == [*range(1, len(items) + 1)]
            assert [items[0], items[-1]] == [f"{SITE}/", work["url"]]
            assert all((page.folder / item.removeprefix(f"{SITE}/")).is_file() for item in items[1:])


def test_structured_data_uses_the_terms_of_schema_org(public_example):
    assert data(public_example.page("tag/chess.html"))[0] == {
        "@type": "CollectionPage",
        "url": f"{SITE}/tag/chess.html",
        "name": "Chess",
        "description": "A game for two.",
        "about": [{"@type": "Thing", "name": "Chess"}],
        "image": f"{SITE}/{IMAGE_FOLDER}/tag/chess.png",
        "publisher": {"@type": "Organization", "name": "Ed & Sons <Ltd>"},
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "inLanguage": "en",
        "isPartOf": {"@type": "WebSite", "name": "The “Village” Paper", "url": f"{SITE}/"},
    }


def test_a_hidden_page_and_the_single_file_have_no_preview(public_example):
    for address in [*SAMPLE.unlisted, SINGLE_FILE]:
        assert not public_example.page(address).select("meta[property], script[type]"), address


def test_an_image_has_the_title_in_ink_on_paper_below_the_name_of_the_site(public_example):
    css = (ROOT / "theme/css/main.css").read_text("utf-8")
    written = [re.search(rf"--{role}:\s*(?:light-dark\()?(#\w+)", css)[1] for role in ("paper", "ink", "accent")]
    colours = [ImageColor.getrgb(colour) for colour in written]
    marks = []
    for name, has_name_above in {"fair": True, "index": False}.items():
        with Image.open(public_example.folder / f"{IMAGE_FOLDER}/{name}.png") as image:
            drawn = image.convert("RGB")
        assert drawn.getpixel((0, 0)) == drawn.getpixel((1199, 629)) == colours[0]
        assert {colour for _, colour in drawn.getcolors()} >= {*colours}
        above = drawn.crop((200, 90, 1200, 200))
        assert (len(above.getcolors()) > 1) == has_name_above
        marks.append(drawn.crop((90, 90, 174, 174)))
    assert len(marks[0].getcolors()) > 2  # a letter on its background
    assert marks[0] == marks[1]


@pytest.mark.parametrize("title", ["山の日", "without end " * 40], ids=["unknown letters", "too many words"])
def test_an_image_has_the_name_of_the_site_instead_of_a_title_with(title):
    document = parse(f'<meta property="og:title" content="{title}">')
    assert read_card(document, "The Village Paper", "What is said").title == "The Village Paper"


def test_a_page_has_no_image_if_neither_its_title_nor_the_name_of_the_site_can_be_drawn(project):
    project.write("content/day.md", "Title: Переговори\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\nText.\n")
    page = project.add_settings(SITENAME="Женевське досьє").build(PUBLIC).page("day.html")
    assert not [name for name in preview(page) if name.startswith(("og:image", "twitter:"))]
    assert "image" not in data(page)[0]
    assert not (project.output / f"{IMAGE_FOLDER}/day.png").exists()


TITLES = ["NATO", "What was said, and who heard it there " * 4, "Donaudampfschifffahrtsgesellschaft" * 2, "W " * 90]


@pytest.mark.parametrize("title", TITLES)
def test_titles_of_any_length_fit(title):
    size, lines = fit(title.strip())
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert 40 <= size <= 80
    assert max(map(load_font(size).getlength, lines)) <= 1030  # sizes are not exactly in proportion
    assert len(lines) * size * 1.2 <= 250


def test_the_last_line_of_a_title_is_not_short_and_a_title_that_is_too_long_does_not_fit():
    _, lines = fit("A “reasonable dialogue” necessary on the Ukrainian crisis according to Sergei Lavrov")
    assert len(lines[-1]) > 0.4 * len(max(lines, key=len))
    assert fit("without end " * 40) is None
    assert fit("W" * 90) is None


def test_the_letter_in_an_icon_is_the_first_letter_of_the_name_after_the_article():
    assert [initial(name) for name in ('The "Village" Paper', "досьє", "…")] == ["V", "Д", ""]


def test_the_font_has_latin_letters():
    assert all(map(has_character, "Ağrı, “Đà Nẵng” – 1985 €"))
    assert not any(map(has_character, "Жעא山😀"))
