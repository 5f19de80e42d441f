"""Rules for every page of content/ and of the tests' own site."""

import hashlib
import re
from base64 import b64encode
from urllib.parse import unquote, urldefrag, urlsplit
from xml.etree import ElementTree

from page import typed
from site_content import SINGLE_FILE
from turbohtml import TokenType, parse, tokenize

VOID = {"br", "hr", "img", "link", "meta", "wbr"}  # elements without an end tag
LARGEST_SCRIPT = 1000  # bytes; to register the service worker needs no more


def address_in_site(href):
    """Return the address in the site to which a relative link leads."""
    return re.sub(r"^(\.\.?/)+", "", href)


def test_is_valid_html_with_unique_ids(each_page):
    assert each_page.source.startswith("<!DOCTYPE html>")
    assert parse(each_page.source).errors == []
    opened = []
    for token in tokenize(each_page.source):
        if token.type is TokenType.START_TAG and token.tag not in VOID and not token.self_closing:
            opened.append(token.tag)
        if token.type is TokenType.END_TAG:
            assert opened.pop() == token.tag
    assert opened == []
    ids = each_page.attributes("[id]", "id")
    assert len(ids) == len(set(ids))


def test_has_its_title_the_name_of_the_site_its_language_and_its_summary(each_page):
    settings = each_page.site.content.settings
    title = each_page.text("title")
    assert title.startswith(each_page.text("h1"))
    assert typed(title).endswith(typed(settings["SITENAME"]))
    assert each_page.find("html").attr("lang") == settings["DEFAULT_LANG"]
    description = typed(each_page.find("meta[name=description]").attr("content"))
    summaries = {text.address: typed(text.value("summary")) for text in each_page.site.content.texts}
    assert description == summaries.get(each_page.address, description)
    assert description


def test_every_link_leads_to_a_file_and_an_id_that_exist_or_has_a_safe_scheme(each_page):
    folder = each_page.folder.resolve()
    for href in each_page.links():
        path, fragment = urldefrag(href)
        if urlsplit(href).scheme:
            assert urlsplit(href).scheme in {"http", "https", "mailto", "tel"}, href
            continue
        assert not re.search("^/|/$", path), href
        target = (folder / each_page.address).parent / unquote(path) if path else folder / each_page.address
        assert target.is_file(), href
        if fragment:
            other = each_page.site.page(target.resolve().relative_to(folder).as_posix())
            assert {fragment, unquote(fragment)} & {*other.attributes("[id]", "id")}, href


def test_loads_no_other_file_and_describes_its_pictures(each_page):
    for name in "src", "srcset", "poster", "data", "background":
        assert all(value.startswith("data:") for value in each_page.attributes(f"[{name}]", name))
    assert {*each_page.attributes("link", "rel")} <= {"alternate", "canonical", "icon"}
    kind, _, icon = each_page.find("link[rel=icon]").attr("href").partition(",")
    assert kind == "data:image/svg+xml"
    assert not re.search("[#<> ]", icon)
    assert ElementTree.fromstring(unquote(icon)).tag == "{http://www.w3.org/2000/svg}svg"
    assert all(picture.attr("alt").strip() for picture in each_page.select("img"))


def test_links_to_the_articles_the_pages_and_six_tags_and_marks_its_own_link(each_page):
    site = each_page.site.content
    marked = [address_in_site(href) for href in each_page.links("[aria-current=page]")]
    listed = {address_in_site(href) for href in each_page.links("header a, footer a")}
    assert marked == ([each_page.address] if each_page.address in listed else [])
    if each_page.address == SINGLE_FILE:
        return
    if site.template(each_page.address) == "404":  # a server can show it at any address
        assert all(href.startswith("#") for href in each_page.links())
        return
    first, second = each_page.select("header ul")
    texts = [address_in_site(link.attr("href")) for link in first.select("a")]
    tags = [address_in_site(link.attr("href")) for link in second.select("a")]
    articles = ["archives.html"] if len(site.articles) > 1 else [text.address for text in site.articles]
    assert texts[: len(articles)] == articles
    assert sorted(texts[len(articles) :]) == sorted(text.address for text in site.pages)
    assert {*tags} <= {text.address for text in site.tags}
    assert len(tags) == min(6, len(site.tags))


def test_has_a_policy_that_allows_only_its_own_small_script_and_no_style_or_event_attribute(each_page):
    policy = each_page.find("meta[http-equiv=content-security-policy]").attr("content")
    directives = {name: sources for name, *sources in map(str.split, policy.split(";"))}
    assert directives["default-src"] == ["'none'"]
    assert directives["base-uri"] == directives["form-action"] == ["'none'"]  # these have no fallback
    for name, sources in directives.items():
        allowed = "data:|'self'" if name == "img-src" else "'(none|self|sha256-[^']+)'"
        assert all(re.fullmatch(allowed, source) for source in sources), name
    for script in each_page.select("script"):
        assert len(script.text.encode()) < LARGEST_SCRIPT
        digest = hashlib.sha256(script.text.encode()).digest()
        assert f"'sha256-{b64encode(digest).decode()}'" in directives["script-src"]
    names = {name for element in each_page.select("*") for name in element.attrs}
    assert not [name for name in names if name == "style" or name.startswith("on")]
