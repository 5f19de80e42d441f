"""Other sites show a page with its title, its summary and an image; its structured data is complete."""

import re

import pytest
from dossier.finish.share_images import draw_icon, read_card
from dossier.icon import initial
from dossier.share_text import LINE_WIDTH, fit, load_font
from PIL import Image, ImageColor
from site_content import HIDDEN_PAGES, IMAGE_FOLDER, LISTED_PAGES, PUBLIC, ROOT, SINGLE_FILE, SITE
from turbohtml import parse

# by address: the addresses on the way from the front page, which is "", to the page itself
TRAILS = {
    "index.html": [],
    "fair.html": ["", "category/news.html", "fair.html"],
    "pages/background.html": ["", "pages/background.html"],
    "tag/chess.html": ["", "tags.html", "tag/chess.html"],
}


@pytest.mark.parametrize(("address", "trail"), TRAILS.items(), ids=TRAILS)
def test_structured_data_has_the_place_of(address, trail, public_example):
    _, *lists = public_example.page(address).structured_data()
    places = [place for found in lists for place in found["itemListElement"]]
    assert [place["item"] for place in places] == [f"{SITE}/{place}" for place in trail]
    assert [place["position"] for place in places] == [*range(1, len(trail) + 1)]


def test_a_page_has_a_small_share_image_with_an_alt_text(public_example):
    for address in {*LISTED_PAGES} - {SINGLE_FILE}:
        shown = public_example.page(address).metadata()
        assert shown["og:image"] == f"{SITE}/{IMAGE_FOLDER}/{address.removesuffix('.html')}.png"
        path = public_example.folder / shown["og:image"].removeprefix(f"{SITE}/")
        assert path.stat().st_size < 60_000
        with Image.open(path) as image:
            assert image.size == (int(shown["og:image:width"]), int(shown["og:image:height"])) == (1200, 630)
        assert shown["og:image:alt"].startswith(shown["og:title"])
        assert shown["og:image:alt"].endswith("The “Village” Paper")
        assert shown["twitter:card"] == "summary_large_image"


def test_structured_data_uses_the_terms_of_schema_org(public_example):
    assert public_example.page("pages/background.html").structured_data()[0]["@type"] == "WebPage"
    assert public_example.page("tag/chess.html").metadata()["og:type"] == "website"
    assert public_example.page("tag/chess.html").structured_data()[0] == {
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


def test_a_hidden_page_and_the_single_file_have_no_data_for_other_sites(public_example):
    for address in [*HIDDEN_PAGES, SINGLE_FILE]:
        assert not public_example.page(address).select("meta[property], script[type]"), address


# parts of an image: their left, upper, right and lower pixels
ICON_BOX = (90, 90, 174, 174)
SUMMARY_BOX = (90, 534, 1200, 541)  # a part of the last line of the summary
NAME_BOX = (200, 90, 800, 200)
DATE_BOX = (800, 90, 1200, 200)


def test_an_image_has_the_colours_and_the_icon_of_the_site_a_summary_and_for_an_article_its_date(public_example):
    css = (ROOT / "theme/css/main.css").read_text("utf-8")
    written = [re.search(rf"--{role}:\s*(?:light-dark\()?(#\w+)", css)[1] for role in ("paper", "ink", "accent")]
    paper, ink, accent = map(ImageColor.getrgb, written)
    icons = []
    for name, has_name_and_date in {"fair": True, "index": False}.items():
        with Image.open(public_example.folder / f"{IMAGE_FOLDER}/{name}.png") as image:
            drawn = image.convert("RGB")
        assert drawn.getpixel((0, 0)) == drawn.getpixel((1199, 629)) == paper
        assert {colour for _, colour in drawn.getcolors()} >= {paper, ink, accent}
        for box in NAME_BOX, DATE_BOX:
            assert (len(drawn.crop(box).getcolors()) > 1) == has_name_and_date
        assert len(drawn.crop(SUMMARY_BOX).getcolors()) > 1
        icons.append(drawn.crop(ICON_BOX))
        assert icons[-1].getpixel((0, 0)) == accent
    assert len(icons[0].getcolors()) > 2  # a letter on its background
    assert icons[0] == icons[1]


@pytest.mark.parametrize("title", ["山の日", "without end " * 40], ids=["unknown letters", "too many words"])
def test_an_image_has_the_name_of_the_site_instead_of_a_title_with(title):
    document = parse(f'<meta property="og:title" content="{title}">')
    card = read_card(document, site_name="The Village Paper", site_subtitle="山の日")
    assert (card.title.lines, card.summary) == (("The Village Paper",), "")  # the fonts cannot draw the subtitle


def test_a_page_has_no_image_if_neither_its_title_nor_the_name_of_the_site_can_be_drawn(project):
    project.write("content/day.md", "Title: Переговори\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\nText.\n")
    page = project.add_settings(SITENAME="Женевське досьє").build(PUBLIC).page("day.html")
    assert not [name for name in page.metadata() if name.startswith(("og:image", "twitter:"))]
    assert "image" not in page.structured_data()[0]
    assert not (project.output / f"{IMAGE_FOLDER}/day.png").exists()


TITLES = ["NATO", "What was said, and who heard it there " * 4, "Donaudampfschifffahrtsgesellschaft" * 2, "W " * 90]


@pytest.mark.parametrize("title", TITLES)
def test_short_and_long_titles_fit(title):
    size, lines = fit(title.strip())
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert 40 <= size <= 80
    # A line can be a little longer, as letters do not grow exactly with their size.
    assert max(map(load_font(size).getlength, lines)) <= LINE_WIDTH + 10
    assert len(lines) * size * 1.2 <= 250


def test_the_last_line_of_a_title_is_not_short_and_a_title_that_is_too_long_does_not_fit():
    _, lines = fit("A “reasonable dialogue” necessary on the Ukrainian crisis according to Sergei Lavrov")
    assert len(lines[-1]) > 0.4 * len(max(lines, key=len))
    assert fit("W" * 90) is None


def test_an_image_shows_no_soft_hyphen_and_each_accent_on_its_letter():
    assert fit("Na\u00adtions d’E\u0301tat").lines == ("Nations d’État",)


def test_the_letter_in_an_icon_is_the_first_letter_of_the_name_without_the_word_the():
    assert [initial(name) for name in ('The "Village" Paper', "досьє", "…")] == ["V", "Д", ""]
    assert len(draw_icon("Д").getcolors()) == 1  # the fonts cannot draw it
