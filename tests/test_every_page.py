"""What holds on every page."""

import re
from urllib.parse import urldefrag

import pytest
from document import text
from source import ARTICLES, PAGES, SITENAME, TAGS, WHOLE

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LOADING = {"src", "srcset", "poster", "data", "background"}


def links(page):
    return [a.get("href") for a in page.all("a")]


def test_has_one_main_heading(page):
    assert len(page.all("h1")) == 1


def test_skips_no_heading_level(page):
    levels = [HEADINGS.index(element.tag) for element in page.root.iter() if element.tag in HEADINGS]
    assert all(later <= earlier + 1 for earlier, later in zip(levels, levels[1:]))


def test_names_itself_and_the_dossier_in_the_title_bar(page):
    title = text(page.one("title"))
    assert title.startswith(text(page.one("h1")))
    assert title.endswith(SITENAME)


def test_is_as_wide_as_its_screen(page):
    assert "width=device-width" in page.one("meta[@name='viewport']").get("content")


def test_names_a_colour_for_each_scheme(page):
    colours = {meta.get("media", ""): meta.get("content") for meta in page.all("meta[@name='theme-color']")}
    assert len(set(colours.values())) == 2
    assert set(colours) == {"", "(prefers-color-scheme: dark)"}


def test_declares_its_language(page):
    assert page.root.get("lang") == "en"


def test_describes_itself(page):
    assert page.one("meta[@name='description']").get("content")


def test_has_its_landmarks_and_a_skip_link_first(page, address):
    assert len(page.all("main")) == 1
    if address != "404.html":  # which can link to nothing without a public address
        assert page.all("a")[0].get("href") == f"#{page.one('main').get('id')}"
        parts = [element.tag for element in page.one("body") if element.tag != "script"]
        assert parts == ["a", "header", "main", "footer"]


def test_repeats_no_id(page):
    ids = [element.get("id") for element in page.root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_every_link_names_a_published_file_and_a_fragment_that_is_there(page, address, site, parsed):
    for href in links(page):
        if href.startswith(("https://", "http://")):
            continue
        path, fragment = urldefrag(href)
        assert not path.startswith("/"), href
        assert not path.endswith("/"), href
        target = ((site / address).parent / path).resolve() if path else site / address
        assert target.is_file(), href
        if fragment:
            there = parsed(target.relative_to(site.resolve()).as_posix())
            assert there.all(f"*[@id='{fragment}']") or there.root.get("id") == fragment, href


def test_loads_nothing(page):
    for element in page.root.iter():
        for name in LOADING.intersection(element.keys()):
            assert element.get(name).startswith("data:"), element.get(name)
        if element.tag == "link":
            assert element.get("href").startswith("data:") or element.get("rel") != "icon"


def test_leaves_no_style_to_an_attribute_and_no_script_to_an_event(page):
    names = {name for element in page.root.iter() for name in element.keys()}
    assert not {name for name in names if name == "style" or name.startswith("on")}


def test_leads_to_article_background_and_tags_in_one_click(page, address):
    if address in {"404.html", WHOLE}:  # without addresses; itself the whole
        return
    here = [re.sub(r"^(\.\.?/)+", "", a.get("href")) for a in page.all("header/nav//a")]
    assert here == [source.address for source in [*ARTICLES[:1], *PAGES, *in_order(TAGS)]]


def in_order(tags):
    """Tags in the order in which the article names them."""
    return sorted(tags, key=lambda tag: ARTICLES[0].tags.index(tag.headers["Title"]))


@pytest.mark.parametrize("source", [*ARTICLES, *PAGES, *TAGS], ids=str)
def test_the_header_says_where_one_is(source, parsed):
    [here] = parsed(source.address).all("*[@aria-current='page']")
    assert here.get("href").endswith(source.address)


def test_the_page_that_is_not_found_leads_home_in_words_alone(parsed):
    page = parsed("404.html")
    assert not [a for a in page.all("a") if not a.get("href").startswith("#")]
    assert "index.html" in text(page.one("main"))


def test_its_policy_lets_run_what_it_carries_alone(page):
    policy = page.one("meta[@http-equiv='content-security-policy']").get("content")
    directives = {name: sources for name, *sources in map(str.split, policy.split(";"))}
    assert {
        "script-src",
        "style-src",
        "connect-src",
        "object-src",
        "frame-src",
        "base-uri",
    } <= directives.keys()
    assert all(re.fullmatch("'(none|self|sha256-[^']+)'", *sources) for sources in directives.values())
