"""Firefox, strict about files, reads the site from its folder, from one saved page and without a network."""

import time
from urllib.parse import urldefrag, urljoin

import pytest
from firefox import Firefox
from source import ADDRESSES, KEPT, UNLISTED

ARTICLE, OTHER = "reasonable-dialogue.html", "pages/background.html"


@pytest.fixture
def firefox(tmp_path):
    """How to start a browser, with the same profile each time."""
    started = []

    def start(**preferences):
        started.append(Firefox(tmp_path / "profile", **preferences))
        return started[-1]

    yield start
    for browser in started:
        browser.open.close()


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


def test_every_page_and_fragment_is_reached_from_the_folder_without_scripts(firefox, site):
    reader = firefox(**{"javascript.enabled": False})
    unread, ids, fragments = [f"{site.as_uri()}/index.html"], {}, set()
    while unread:
        url = unread.pop()
        reader.goto(url)
        ids[url] = {part["id"] for part in reader.all("[id]")}
        for link in reader.all("a[href]"):
            target, fragment = urldefrag(urljoin(url, link["href"]))
            if target.startswith("file:"):
                fragments.add((target, fragment))
                unread += [target] if target not in ids and target not in unread else []
    read = {url.removeprefix(f"{site.as_uri()}/") for url in ids}
    assert read == {*ADDRESSES} - {*UNLISTED}
    assert [place for place in fragments if place[1] and place[1] not in ids[place[0]]] == []
    assert reader.said == []
    assert {url.partition(",")[0] for url in reader.asked} == {"data:image/svg+xml"}


@pytest.mark.parametrize("address", [ARTICLE, OTHER, "dossier.html"])
def test_a_page_saved_alone_is_whole(address, firefox, site, tmp_path):
    alone = tmp_path / "page.html"
    alone.write_bytes((site / address).read_bytes())
    reader = firefox()
    reader.goto(alone.as_uri())
    assert reader.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "600"
    assert reader.said == []
    assert {url.partition(",")[0] for url in reader.asked} == {"data:image/svg+xml"}


def test_every_page_opens_without_a_network_after_one_visit_and_a_restart(firefox, site, serve):
    server, reader = serve(site), firefox()
    reader.goto(f"{server.origin}/{ARTICLE}")
    wait(reader, "navigator.serviceWorker.controller")
    server.stop()
    assert lost(reader, server.origin, site) == []
    reader.close()
    assert lost(firefox(), server.origin, site) == []


def test_a_new_edition_is_seen_at_the_next_load_and_kept(firefox, site, editions, serve):
    server, reader = serve(site), firefox()
    reader.goto(f"{server.origin}/{ARTICLE}")
    wait(reader, "navigator.serviceWorker.controller")
    old = reader.evaluate("caches.keys().then(String)")
    new = server.folders["/"] = editions("New")
    assert lost(reader, server.origin, new, [OTHER]) == []
    wait(reader, f"caches.keys().then((keys) => keys.length === 1 && keys[0] !== {old!r})")
    server.stop()
    assert lost(reader, server.origin, new) == []
