"""Rules for every page of content/ and of the tests' own site."""

import re
from posixpath import normpath
from urllib.parse import unquote, urldefrag, urlsplit

from page import typed
from site_content import SAMPLE, SAMPLE_SETTINGS, SETTINGS, SINGLE_FILE
from turbohtml import parse

HEADER_LINKS = ["archives.html", "pages/background.html", "tag/nato.html", "tag/ukraine.html", "tag/chess.html"]
LARGEST_SCRIPT = 1000  # bytes, enough to register the service worker


def test_every_page_is_valid_html_with_unique_ids(site):
    for page in site.pages():
        assert page.source.startswith("<!DOCTYPE html>"), page
        assert parse(page.source).errors == [], page
        ids = page.attributes("[id]", "id")
        assert len(ids) == len(set(ids)), page


def test_every_page_has_its_title_the_name_of_the_site_its_language_and_a_summary(site):
    settings = SAMPLE_SETTINGS if site.content == SAMPLE else SETTINGS
    for page in site.pages():
        title = page.text("title")
        assert title.startswith(page.text("h1")), page
        assert typed(title).endswith(typed(settings["SITENAME"])), page
        assert page.find("html").attr("lang") == settings["DEFAULT_LANG"], page
        assert page.find("meta[name=description]").attr("content"), page


def test_every_link_leads_to_a_file_and_an_id_that_exist_or_has_a_safe_scheme(site):
    for page in site.pages():
        for href in page.links():
            path, fragment = urldefrag(unquote(href))
            if urlsplit(href).scheme:
                assert urlsplit(href).scheme in {"http", "https", "mailto", "tel"}, href
                continue
            assert not re.search("^/|/$", path), href
            target = normpath(f"{page.address}/../{path}") if path else page.address
            assert (site.folder / target).is_file(), (page, href)
            if fragment:
                assert fragment in map(unquote, site.page(target).attributes("[id]", "id")), (page, href)


def test_every_page_has_links_to_articles_pages_and_tags_and_marks_the_link_to_itself(example):
    for page in example.pages():
        listed = {href.lstrip("./") for href in page.links("header a, footer a")}
        marked = [href.lstrip("./") for href in page.links("[aria-current=page]")]
        assert marked == ([page.address] if page.address in listed else []), page
        header = [href.lstrip("./") for href in page.links("header ul a")]
        # Servers send 404.html for missing addresses in any folder, where relative links would fail. The single file is
        # read alone.
        assert header == ([] if page.address in {"404.html", SINGLE_FILE} else HEADER_LINKS), page


def test_every_page_has_a_policy_that_allows_only_its_own_small_script(site):
    for page in site.pages():
        directives = page.find("meta[http-equiv=content-security-policy]").attr("content").split("; ")
        for directive in directives:
            name, *sources = directive.split()
            allowed = "data:|'self'" if name == "img-src" else "'(none|self|sha256-[^']+)'"
            assert all(re.fullmatch(allowed, source) for source in sources), (page, name)
        # base-uri and form-action do not fall back to default-src
        assert {"default-src 'none'", "base-uri 'none'", "form-action 'none'"} <= {*directives}
        assert all(len(script.text.encode()) < LARGEST_SCRIPT for script in page.select("script")), page
