"""Firefox, strict about files, reads the site from its folder, from one saved page and without a network."""

import time
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from catalogue import OWN
from firefox import Firefox

ARTICLE, OTHER = "reasonable-dialogue.html", "pages/background.html"
KEPT = sorted({*OWN.addresses} - {"404.html", "rehearsal.html"})


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    browser = Firefox(tmp_path_factory.getbasetemp() / "firefox")
    yield browser
    browser.open.close()


def fresh(browser, scripts):
    """Return a browser that runs scripts or none, has heard of no page and forgotten what it asks for at its start."""
    if browser.preferences["javascript.enabled"] != scripts:
        browser.restart(**{"javascript.enabled": scripts})
    browser.goto("about:blank")
    browser.said.clear()
    browser.asked.clear()
    return browser


@pytest.fixture
def reader(browser):
    return fresh(browser, scripts=True)


@pytest.fixture
def reader_without_scripts(browser):
    return fresh(browser, scripts=False)


def requests(browser):
    """What was asked for but what a page carries."""
    return [url for url in browser.asked if not url.startswith("data:")]


def wait(browser, condition):
    limit = time.monotonic() + 20
    while not browser.evaluate(f"Promise.resolve({condition}).then(Boolean)"):
        assert time.monotonic() < limit, condition
        time.sleep(0.05)


def lost(browser, origin, folder, addresses=KEPT):
    """Return the addresses at which a browser does not show the very page of the folder."""

    def shown(address):
        browser.goto(f"{origin}/{address}")
        return browser.evaluate("fetch(location.href).then((page) => page.text())")

    return [address for address in addresses if shown(address) != (folder / address).read_text("utf-8")]


def test_every_page_and_fragment_is_reached_from_the_folder_without_scripts(reader_without_scripts, site):
    reader, folder = reader_without_scripts, site.folder.as_uri()
    unread, ids, fragments = [f"{folder}/index.html"], {}, set()
    while unread:
        url = unread.pop()
        reader.goto(url)
        ids[url] = {part["id"] for part in reader.all("[id]")}
        for link in reader.all("a[href]"):
            target, fragment = urldefrag(urljoin(url, link["href"]))
            if target.startswith("file:") and target.endswith(".html"):
                fragments.add((target, fragment))
                unread += [target] if target not in ids and target not in unread else []
    read = {unquote(url.removeprefix(f"{folder}/")) for url in ids}
    assert {*site.catalogue.addresses} - {*site.catalogue.unlisted} <= read
    assert [place for place in fragments if place[1] and not {place[1], unquote(place[1])} & ids[place[0]]] == []
    assert reader.said == []
    assert requests(reader) == []


@pytest.mark.parametrize("address", [ARTICLE, OTHER, "dossier.html"])
def test_a_page_saved_alone_is_whole(address, reader, example, tmp_path):
    alone = tmp_path / "page.html"
    alone.write_bytes((example.folder / address).read_bytes())
    reader.goto(alone.as_uri())
    assert reader.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "600"
    assert reader.said == []
    assert requests(reader) == []


def test_every_page_opens_without_a_network_after_one_visit_and_a_restart(reader, example, serve):
    server = serve(example.folder)
    reader.goto(f"{server.origin}/{ARTICLE}")
    wait(reader, "navigator.serviceWorker.controller")
    server.stop()
    assert lost(reader, server.origin, example.folder, [OTHER]) == []
    reader.restart()
    assert lost(reader, server.origin, example.folder) == []


def test_a_new_edition_is_seen_as_soon_as_one_page_was_opened_and_is_kept(reader, example, new_version, serve):
    server = serve(example.folder)
    reader.goto(f"{server.origin}/{ARTICLE}")
    wait(reader, "navigator.serviceWorker.controller")
    old = reader.evaluate("caches.keys().then(String)")
    new = server.folders["/"] = new_version("New")
    reader.goto(f"{server.origin}/{OTHER}")
    wait(reader, f"caches.keys().then((keys) => keys.length === 1 && keys[0] !== {old!r})")
    assert lost(reader, server.origin, new, [OTHER]) == []
    server.stop()
    assert lost(reader, server.origin, new, ["index.html", ARTICLE, OTHER, "tag/nato.html"]) == []  # one of each kind
