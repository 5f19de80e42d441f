"""A public address adds canonical links, feeds, a sitemap and share images; without it, no page has any of them."""

import re
from urllib.parse import unquote, urldefrag

import pytest
from lxml import etree
from project import contents, error_line
from site_content import HIDDEN_PAGES, IMAGE_FOLDER, LISTED_PAGES, PUBLIC, SINGLE_FILE, SITE


@pytest.mark.parametrize("address", [*LISTED_PAGES, *HIDDEN_PAGES])
def test_feeds_and_the_canonical_address_are_linked_by(address, public_example):
    feeds = ["feeds/all.atom.xml", "feeds/all.json"]
    if address.startswith("tag/"):
        feeds = [f"feeds/{address.removesuffix('.html')}.atom.xml"]
    if address == SINGLE_FILE:
        feeds = []
    page = public_example.page(address)
    canonical = [] if address in HIDDEN_PAGES else [f"{SITE}/{address.removesuffix('index.html')}"]
    assert page.links("link[rel=canonical]") == canonical
    assert page.links("link[rel=alternate]") == [f"{SITE}/{feed}" for feed in feeds]
    assert all((page.folder / feed).is_file() for feed in feeds)
    links_to_feed = page.select("footer a[href$='/feeds/all.atom.xml']")
    assert len(links_to_feed) == (0 if address == SINGLE_FILE else 1)


def test_a_link_in_404_md_has_the_full_address_of_its_page(project):
    text = (project.folder / "content/pages/404.md").read_text("utf-8")
    project.write("content/pages/404.md", f"{text}\n[Read on]({{filename}}background.md).\n")
    assert f"{SITE}/pages/background.html" in project.build(PUBLIC).page("404.html").links("main p a")


def test_only_404_html_has_full_links_to_pages_of_the_site(public_site):
    for page in public_site.pages():
        links = page.links()
        full = [href for href in links if href.startswith(f"{SITE}/")]
        if page.address == "404.html":
            assert all(re.match("#|https?:|mailto:|tel:", href) for href in links)
            addresses = {unquote(urldefrag(href)[0]).removeprefix(f"{SITE}/") for href in full}
            assert addresses
            assert all((page.folder / address).is_file() for address in addresses)
        elif page.address == SINGLE_FILE:  # its links to files, but not those to pages, are full
            assert not [href for href in full if href.partition("#")[0].endswith((".html", "/"))]
        else:
            assert full == [], page


def test_the_sitemap_has_each_page_to_which_lists_link_with_the_last_change_of_its_newest_text(public_example):
    assert f"Sitemap: {SITE}/sitemap.xml" in (public_example.folder / "robots.txt").read_text().splitlines()
    urls = etree.parse(public_example.folder / "sitemap.xml").iter("{*}url")
    changed = {url.findtext("{*}loc").removeprefix(f"{SITE}/"): url.findtext("{*}lastmod") for url in urls}
    assert sorted(changed) == sorted({*LISTED_PAGES, ""} - {"index.html"})
    assert changed["fair.html"] == changed["tag/chess.html"] == changed[""] == "2022-01-23T00:00:00+01:00"
    assert changed["reasonable-dialogue.html"] == changed["tag/nato.html"] == "2022-01-21T00:00:00+01:00"
    assert changed["pages/background.html"] is None  # has no date


def test_a_public_address_adds_feeds_share_images_and_the_files_of_hosts(public_site, publish):
    public = {*contents(public_site.folder)}
    local = {*contents(publish(public_site.content).folder)}
    assert local <= public
    added = {name.partition("/")[0] for name in public - local if not name.endswith((".br", ".gz"))}
    added.discard("pictures.by-hash")  # small pictures of the content, to which feeds link
    assert added == {IMAGE_FOLDER, "feeds", "sitemap.xml", ".htaccess", ".nojekyll", "_headers"}


def test_without_a_public_address_a_page_has_no_canonical_link_open_graph_feed_or_structured_data(example):
    for page in example.pages():
        assert not page.select("link[rel=canonical], meta[property], script[type], meta[name=robots]"), page
        assert not page.select("[href*=feeds]"), page


def test_publishing_needs_a_public_address_which_can_be_set_in_publishconf(project):
    assert "SITEURL is not set" in error_line(project.make("publish"))
    # not with a line of publishconf.py, as this value is in the command
    assert "\nthe setting SITEURL cannot be e.example" in project.make("publish", "SITEURL=e.example").stderr
    assert not project.output.exists()
    # An address must not end with a slash. The last file that sets it is named.
    project.add_settings(SITEURL="").set_address("'https://news.example/'")
    assert "\npublishconf.py:" in project.make("publish").stderr
    project.set_address("'https://news.example'")
    assert project.make("publish").returncode == 0
    assert project.page("fair.html").links("link[rel=canonical]") == ["https://news.example/fair.html"]
