"""What holds on every page, of content/ as it is and of the tests' own."""

import re
from urllib.parse import unquote, urldefrag, urlsplit
from xml.etree import ElementTree

from catalogue import SETTINGS, SITENAME, WHOLE
from document import text
from dossier.render.typography import typeset_line

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LOADING = {"src", "srcset", "poster", "data", "background"}


def folded(words):
    return " ".join(words.split())


def links(page):
    return [a.get("href") for a in page.all("a")]


def place(href):
    """The address from the site's folder that a link of a page leads to."""
    return re.sub(r"^(\.\.?/)+", "", href)


def test_has_one_main_heading(each_page):
    assert len(each_page.all("h1")) == 1


def test_skips_no_heading_level(each_page):
    levels = [HEADINGS.index(element.tag) for element in each_page.root.iter() if element.tag in HEADINGS]
    assert all(later <= earlier + 1 for earlier, later in zip(levels, levels[1:]))


def test_names_itself_and_the_site_in_the_title_bar(each_page):
    title = text(each_page.one("title"))
    assert title.startswith(text(each_page.one("h1")))
    assert title.endswith(folded(SITENAME))


def test_is_as_wide_as_its_screen(each_page):
    assert "width=device-width" in each_page.one("meta[@name='viewport']").get("content")


def test_names_a_colour_for_each_scheme(each_page):
    colours = [meta.get("media", "") for meta in each_page.all("meta[@name='theme-color']")]
    assert colours == ["(prefers-color-scheme: dark)", ""]


def test_declares_its_language(each_page):
    assert each_page.root.get("lang") == SETTINGS["DEFAULT_LANG"]


def test_describes_itself(each_page):
    described = folded(each_page.one("meta[@name='description']").get("content"))
    site = each_page.site.catalogue
    summaries = {site.address(source): folded(typeset_line(source.value("summary"))) for source in site.sources}
    assert described == summaries.get(each_page.address, described) != ""


def test_has_its_landmarks_and_a_skip_link_first(each_page):
    assert len(each_page.all("main")) == 1
    template = each_page.site.catalogue.template(each_page.address)
    if template != "404":  # which can link to nothing without a public address
        assert links(each_page)[0] == f"#{each_page.one('main').get('id')}"
        parts = [element.tag for element in each_page.one("body") if element.tag != "script"]
        assert parts == ["a", "header", "main", "footer"]


def test_repeats_no_id(each_page):
    ids = [element.get("id") for element in each_page.root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_every_link_leads_out_or_to_a_published_file_and_a_fragment_that_is_there(each_page):
    folder = each_page.site.folder.resolve()
    for href in links(each_page):
        if urlsplit(href).scheme:
            continue
        path, fragment = urldefrag(href)
        assert not path.startswith("/"), href
        assert not path.endswith("/"), href
        target = ((folder / each_page.address).parent / unquote(path)).resolve() if path else folder / each_page.address
        assert target.is_file(), href
        if fragment:
            there = each_page.site.page(target.relative_to(folder).as_posix())
            ids = {element.get("id") for element in there.root.iter()}
            assert {fragment, unquote(fragment)} & ids, href


def test_every_link_out_names_its_way(each_page):
    outside = {urlsplit(href).scheme for href in links(each_page)} - {""}
    assert outside <= {"http", "https", "mailto", "tel"}


def test_loads_nothing(each_page):
    for element in each_page.root.iter():
        for name in LOADING.intersection(element.keys()):
            assert element.get(name).startswith("data:"), element.get(name)[:80]
        if element.tag == "link":
            assert element.get("href").startswith("data:") or element.get("rel") != "icon"


def test_its_icon_can_be_read_from_its_address(each_page):
    kind, _, icon = each_page.one("link[@rel='icon']").get("href").partition(",")
    assert kind == "data:image/svg+xml"
    assert not {*icon} & {*"#<> "}
    assert ElementTree.fromstring(unquote(icon)).tag == "{http://www.w3.org/2000/svg}svg"


def test_describes_its_pictures(each_page):
    assert [picture for picture in each_page.all("img") if not picture.get("alt").strip()] == []


def test_leaves_no_style_to_an_attribute_and_no_script_to_an_event(each_page):
    names = {name for element in each_page.root.iter() for name in element.keys()}
    assert not {name for name in names if name == "style" or name.startswith("on")}


def test_leads_to_every_page_and_to_the_first_tags_in_one_click(each_page):
    site = each_page.site.catalogue
    if each_page.address == WHOLE or site.template(each_page.address) == "404":  # itself the whole; without addresses
        return
    here = [place(a.get("href")) for a in each_page.all("header/nav//a")]
    newest, others = here[: len(site.articles[:1])], here[len(site.articles[:1]) :]
    assert newest == (["archives.html"] if len(site.articles) > 1 else [*map(site.address, site.articles)])
    pages, tags = others[: len(site.pages)], others[len(site.pages) :]
    assert sorted(pages) == sorted(map(site.address, site.pages))
    assert {*tags} <= {*map(site.address, site.tags)}
    assert len(tags) == min(6, len(site.tags))


def test_says_in_its_header_where_one_is(each_page):
    marked = [place(a.get("href")) for a in each_page.all("*[@aria-current='page']")]
    listed = {place(a.get("href")) for part in ("header", "footer") for a in each_page.all(f"{part}//a")}
    assert marked == [each_page.address] * (each_page.address in listed)


def test_its_policy_lets_run_what_it_carries_alone(each_page):
    policy = each_page.one("meta[@http-equiv='content-security-policy']").get("content")
    directives = {name: sources for name, *sources in map(str.split, policy.split(";"))}
    fallback = directives.get("default-src")
    for name in "script-src", "style-src", "connect-src", "object-src", "frame-src":
        assert directives.get(name, fallback), name
    for name in "base-uri", "form-action":  # which do not fall back
        assert directives[name] == ["'none'"], name
    for name, sources in directives.items():
        allowed = "'(none|self|sha256-[^']+)'" if name != "img-src" else "data:|'self'"
        assert all(re.fullmatch(allowed, source) for source in sources), name
