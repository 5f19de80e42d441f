"""What others show of a page: a card with a picture of its title, and what it is as data that machines read."""

import hashlib
import json
import re
from base64 import b64encode
from datetime import datetime
from pathlib import Path

import pytest
from catalogue import OWN, ROOT, SHARED, SITENAME, WHOLE, every, zoned
from conftest import PUBLIC
from document import Document, text
from dossier.share_text import fit, has_character, load_font
from PIL import Image, ImageColor
from workshop import Workshop

SITE = PUBLIC.removeprefix("SITEURL=")
WORK = {"about", "dateModified", "description", "image", "inLanguage", "isPartOf", "license", "publisher", "url"}
ARTICLE = WORK | {"articleSection", "author", "correction", "datePublished", "headline", "isBasedOn"}
VOCABULARY = {  # of https://schema.org what the pages use, each checked there
    "BreadcrumbList": {"itemListElement"},
    "CollectionPage": WORK | {"name"},
    "CorrectionComment": {"datePublished", "text"},
    "ListItem": {"item", "name", "position"},
    "NewsArticle": ARTICLE,
    "Organization": {"name"},
    "Person": {"name"},
    "Thing": {"name"},
    "WebPage": WORK | {"name"},
    "WebSite": {"name", "url"},
}
CSS = (ROOT / "theme/css/main.css").read_text("utf-8")
ATTACK = "</script><script>alert(1)</script>"
DAY = """Title: A day </ script>
Date: 2022-01-22 09:30+02:00
Tags: NATO
Authors: Ada Example; Bo Émile
Based_on: https://news.example/a?b=1&c=2#d
Summary: A day.

Text.

## Corrections

23 January 2022
:   The hall was "cold".
"""


def properties(page: Document) -> dict[str, str]:
    """Return the names and values of a page's card, the last where a name recurs."""
    metas = [
        meta for meta in page.all("head/meta") if meta.get("property") or meta.get("name", "").startswith("twitter")
    ]
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in metas}


def graph(page: Document) -> list[dict]:
    data = json.loads(text(page.one("head/script[@type='application/ld+json']")))
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def things(value):
    """Yield everything that has a type."""
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from things(inner)
    if isinstance(value, dict):
        yield value


@pytest.fixture(
    params=[one for one in every("addresses") if one.values[0][1] not in {*one.values[0][0].unlisted, WHOLE}]
)
def card(request, publish) -> Document:
    """Every page of both that can be found, with a public address, but for the whole in one file."""
    catalogue, address = request.param
    return publish(catalogue, PUBLIC).page(address)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workshop = Workshop(tmp_path_factory.mktemp("previews"))
    workshop.set(PUBLISHER=ATTACK, TEXT_LICENSE=("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"))
    workshop.write("content/day.md", DAY)
    workshop.write("content/far.md", DAY.replace("A day </ script>", "山の日"))
    workshop.write("content/long.md", DAY.replace("A day </ script>", "without end " * 40))
    made = workshop.make("html", PUBLIC)
    assert made.returncode == 0, made.stderr
    return workshop.output


def test_a_card_has_the_title_and_the_summary_of_its_page(card):
    shown, canonical = properties(card), card.one("link[@rel='canonical']").get("href")
    assert shown["og:title"] == text(card.one("h1"))
    assert shown["og:description"] == card.one("meta[@name='description']").get("content")
    assert (shown["og:url"], shown["og:site_name"]) == (canonical, SITENAME)
    articles = map(card.site.catalogue.address, card.site.catalogue.articles)
    assert shown["og:type"] == ("article" if card.address in articles else "website")


def test_a_card_has_a_picture_that_is_there_and_small_and_told_in_words(card):
    shown = properties(card)
    path = card.site.folder / shown["og:image"].removeprefix(f"{SITE}/")
    assert path.stat().st_size < 60_000
    with Image.open(path) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
        assert (shown["og:image:width"], shown["og:image:height"]) == ("1200", "630")
    assert shown["og:image:alt"].endswith(SITENAME)
    assert shown["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize("name", ["reasonable-dialogue", "pages/background", "tag/nato"])
def test_each_text_has_a_picture_of_its_own(name, publish):
    shown = properties(publish(OWN, PUBLIC).page(f"{name}.html"))
    assert shown["og:image"] == f"{SITE}/{SHARED}/{name}.png"


def test_data_is_of_the_vocabulary(card):
    for thing in things(graph(card)) if card.address != "dossier.html" else ():
        assert thing.keys() - {"@type"} <= VOCABULARY[thing["@type"]]


def test_data_says_what_the_page_says(card):
    if card.address == "dossier.html":  # its parts have pages of their own
        assert not card.all("script[@type]")
        return
    work, *trail = graph(card)
    catalogue = card.site.catalogue
    kinds = {catalogue.address(text): "WebPage" for text in catalogue.pages}
    kinds |= {catalogue.address(text): "NewsArticle" for text in catalogue.articles}
    assert work["@type"] == kinds.get(card.address, "CollectionPage")
    assert work.get("headline") or work["name"] == text(card.one("h1"))
    assert work["url"] == card.one("link[@rel='canonical']").get("href")
    if card.address == "index.html":
        assert trail == []
    else:
        places = trail[0]["itemListElement"]
        assert [place["position"] for place in places] == [*range(1, len(places) + 1)]
        assert (places[0]["item"], places[-1]["item"]) == (f"{SITE}/", work["url"])
        for place in places[1:]:
            assert (card.site.folder / place["item"].removeprefix(f"{SITE}/")).is_file()


def test_the_policy_names_the_data(card):
    policy = card.one("meta[@http-equiv]").get("content")
    for script in card.all("script"):
        assert f"'sha256-{b64encode(hashlib.sha256(script.text.encode()).digest()).decode()}'" in policy


def test_data_of_an_article_names_whom_and_what_its_headers_name(output):
    work, _ = graph(Document(output / "day.html"))
    assert [author["name"] for author in work["author"]] == ["Ada Example", "Bo Émile"]
    assert work["isBasedOn"] == "https://news.example/a?b=1&c=2#d"
    assert [subject["name"] for subject in work["about"]] == ["NATO"]
    assert (work["headline"], work["publisher"]["name"]) == ("A day </ script>", ATTACK)
    assert work["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (work["datePublished"], work["dateModified"]) == ("2022-01-22T09:30:00+02:00", zoned("2022-01-23"))


def test_data_tells_when_a_text_was_modified_and_corrected(output, publish):
    work, _ = graph(publish(OWN, PUBLIC).page("fair.html"))
    assert (work["datePublished"], work["dateModified"]) == (zoned("2022-01-20T18:30:00"), zoned("2022-01-23T00:00:00"))
    work, _ = graph(Document(output / "day.html"))
    assert work["correction"] == [
        {"@type": "CorrectionComment", "datePublished": "2022-01-23", "text": "The hall was “cold”."}
    ]


def test_nobody_is_named_who_is_not_given(publish):
    work, _ = graph(publish(OWN, PUBLIC).page("reasonable-dialogue.html"))
    assert not work.keys() & {"author", "publisher", "isBasedOn", "license", "correction"}
    assert datetime.fromisoformat(work["datePublished"]).tzinfo


@pytest.mark.parametrize("name", ["far", "long"])
def test_a_title_that_cannot_be_drawn_has_a_picture_of_the_sites_name(name, output):
    assert (output / f"{SHARED}/{name}.png").read_bytes() == (output / f"{SHARED}/index.png").read_bytes()


def test_a_page_has_no_image_if_neither_title_nor_name_can_be_drawn(workshop):
    workshop.set(SITENAME="Женевське досьє")
    workshop.write("content/day.md", DAY.replace("A day </ script>", "Переговори", 1))
    assert workshop.make("html", PUBLIC).returncode == 0
    page = workshop.page("day.html")
    assert not [name for name in properties(page) if name.startswith(("og:image", "twitter:"))]
    assert all("image" not in each for each in graph(page))
    assert not (workshop.output / f"{SHARED}/day.png").exists()


def test_a_picture_is_ink_on_paper_with_the_sites_name_above_where_it_is_not_the_title(output):
    roles = ("paper", "ink", "accent")
    colours = {role: ImageColor.getrgb(re.search(rf"--{role}:\s*(?:light-dark\()?(#\w+)", CSS)[1]) for role in roles}
    for name, above in {"day": True, "index": False}.items():
        with Image.open(output / f"{SHARED}/{name}.png") as picture:
            drawn = picture.convert("RGB")
        assert drawn.getpixel((0, 0)) == drawn.getpixel((1199, 629)) == colours["paper"]
        assert {colour for _, colour in drawn.getcolors()} >= {*colours.values()}
        head = drawn.crop((200, 90, 1200, 200))
        assert (len(head.getcolors()) > 1) == above


def test_pictures_are_the_same_from_the_same_title(output, publish):
    for name in f"{SHARED}/index.png", f"{SHARED}/fair.png":
        assert (output / name).read_bytes() == (publish(OWN, PUBLIC).folder / name).read_bytes()


@pytest.mark.parametrize(
    "title",
    ["NATO", "What was said, and who heard it in the hall " * 4, "Donaudampfschifffahrtsgesellschaft" * 2, "W " * 90],
)
def test_titles_of_any_length_fit(title):
    size, lines = fit(title.strip())
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert 40 <= size <= 80
    assert max(map(load_font(size).getlength, lines)) <= 1030  # sizes are not exactly in proportion
    assert len(lines) * size * 1.2 <= 250


def test_the_last_line_of_a_title_is_not_short():
    _, lines = fit("A “reasonable dialogue” necessary on the Ukrainian crisis according to Sergei Lavrov")
    assert len(lines[-1]) > 0.4 * len(max(lines, key=len))


def test_a_title_without_end_has_no_picture():
    assert fit("without end " * 40) is fit("W" * 90) is None


def test_the_font_knows_latin_letters_and_says_what_it_lacks():
    assert all(map(has_character, "Ağrı, “Đà Nẵng” – 1985 €"))
    assert not any(map(has_character, "Жعא山😀"))


def test_a_page_without_a_public_address_has_none_of_this(example):
    for address in OWN.addresses:
        page = example.page(address)
        assert not properties(page)
        assert not page.all("script[@type]") and not page.all("meta[@name='robots']")
    assert not (example.folder / SHARED).exists()


def test_a_page_that_is_listed_nowhere_has_no_card(publish):
    for address in OWN.unlisted:
        assert not properties(publish(OWN, PUBLIC).page(address))
