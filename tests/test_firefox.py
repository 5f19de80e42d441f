"""Firefox opens the site from a folder, from one saved page, and offline after one visit."""

import time

import pytest
from firefox import Firefox
from site_content import SAMPLE

ARTICLE = "reasonable-dialogue.html"
BACKGROUND = "pages/background.html"
PRECACHED = sorted({*SAMPLE.addresses} - {"404.html", "rehearsal.html"})


@pytest.fixture(scope="module")
def started_firefox(tmp_path_factory):
    firefox = Firefox(tmp_path_factory.getbasetemp() / "firefox")
    yield firefox
    firefox.stop()


@pytest.fixture
def firefox(started_firefox):
    started_firefox.goto("about:blank")
    started_firefox.messages.clear()
    started_firefox.requests.clear()
    return started_firefox


def wait_for(firefox, condition):
    limit = time.monotonic() + 30
    while not firefox.evaluate(f"Promise.resolve({condition}).then(Boolean)"):
        assert time.monotonic() < limit, condition
        time.sleep(0.05)


def different(firefox, origin, folder, addresses):
    """Return the addresses that do not show the folder's page."""
    found = []
    for address in addresses:
        firefox.goto(f"{origin}/{address}")
        text = firefox.evaluate("fetch(location.href).then((response) => response.text())")
        if text != (folder / address).read_text("utf-8"):
            found.append(address)
    return found


def test_the_pages_of_a_folder_report_no_error_and_load_nothing(firefox, example):
    for address in SAMPLE.addresses:
        firefox.goto((example.folder / address).as_uri())
    assert firefox.messages == []
    assert firefox.requests == []


@pytest.mark.parametrize("address", [ARTICLE, BACKGROUND, "dossier.html"])
def test_a_page_that_is_saved_alone_is_complete(address, firefox, example, tmp_path):
    saved = tmp_path / "page.html"
    saved.write_bytes((example.folder / address).read_bytes())
    firefox.goto(saved.as_uri())
    assert firefox.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "600"
    assert firefox.messages == []
    assert firefox.requests == []


def test_every_page_opens_offline_after_one_visit_and_a_restart(firefox, example, serve):
    server = serve(example.folder)
    firefox.goto(f"{server.origin}/{ARTICLE}")
    wait_for(firefox, "navigator.serviceWorker.controller")
    server.stop()
    assert different(firefox, server.origin, example.folder, [BACKGROUND]) == []
    firefox.restart()
    assert different(firefox, server.origin, example.folder, PRECACHED) == []


def test_a_new_version_is_shown_once_a_page_was_opened_and_offline(firefox, new_version, serve):
    old, new = new_version("Old"), new_version("New")
    server = serve(old)
    firefox.goto(f"{server.origin}/{ARTICLE}")
    wait_for(firefox, "navigator.serviceWorker.controller")
    server.folders["/"] = new
    firefox.goto(f"{server.origin}/{BACKGROUND}")
    wait_for(firefox, "caches.keys().then((names) => names.length === 1 && names[0].endsWith(' New'))")
    assert different(firefox, server.origin, new, [BACKGROUND]) == []
    server.stop()
    assert different(firefox, server.origin, new, ["index.html", ARTICLE, BACKGROUND, "tag/nato.html"]) == []
