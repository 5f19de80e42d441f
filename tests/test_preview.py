"""Who writes sees the site as it will be served, and each page anew once its text has changed."""

import socket
import time
from contextlib import contextmanager
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from workshop import Workshop

DRAFT = "Title: A plan\nStatus: draft\n\n{}\n"
OTHERS = ["serve", "serve-global", "devserver-global"]


def answer(address, method="GET"):
    """The status, the words and the headers of an answer; nothing where nobody answers."""
    try:
        with urlopen(Request(address, method=method)) as answer:
            return answer.status, answer.read().decode(), answer.headers
    except HTTPError as error:
        with error:
            return error.code, error.read().decode(), error.headers
    except URLError:
        return 0, "", {}


def wait(what, limit=20):
    """Wait until something is so."""
    end = time.monotonic() + limit
    while not what():
        assert time.monotonic() < end
        time.sleep(0.05)


@contextmanager
def running(workshop, target):
    """Run a target that serves the site; give its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    group = workshop.start_group(target, f"PORT={port}")
    try:
        wait(lambda: answer(f"http://127.0.0.1:{port}/robots.txt")[0] == 200)
        yield f"http://127.0.0.1:{port}"
    finally:
        group.stop()


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    workshop = Workshop(tmp_path_factory.mktemp("preview"))
    workshop.write("content/plan.md", DRAFT.format("The first words."))
    return workshop


@pytest.fixture(scope="module")
def preview(workshop):
    with running(workshop, "devserver") as address:
        yield address


@pytest.mark.parametrize("address", ["gone.html", "tag/gone", "tag/", "..%2f..%2fpelicanconf.py"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_missing_page_is_answered_with_404_and_the_page_for_it(method, address, preview):
    status, words, headers = answer(f"{preview}/{address}", method)
    page = answer(f"{preview}/404.html")[1]
    assert (status, words) == (404, page if method == "GET" else "")
    assert "Page not found" in page
    assert int(headers["Content-Length"]) == len(page.encode())


def test_a_page_shows_itself_anew_after_a_change(preview, workshop, page, errors):
    page.goto(f"{preview}/drafts/plan.html")
    assert page.locator("article p").inner_text() == "The first words."

    def shown():
        workshop.write("content/plan.md", DRAFT.format("The other words."))  # again, as Pelican may not watch yet
        page.wait_for_timeout(1000)
        return page.locator("article p").inner_text() == "The other words."

    wait(shown)
    assert errors == []


def test_nothing_is_kept(preview, page):
    page.goto(f"{preview}/fair.html")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert answer(f"{preview}/fair.html")[2]["Cache-Control"] == "no-store"
    assert "FILES" not in answer(f"{preview}/service-worker.js")[1]


@pytest.mark.parametrize("target", OTHERS)
def test_a_missing_page_is_answered_so_by(target, bench):
    assert bench.make("html").returncode == 0
    with running(bench, target) as address:
        assert answer(f"{address}/gone.html")[:2] == (404, answer(f"{address}/404.html")[1])
        assert answer(f"{address}/")[:2] == answer(f"{address}/index.html")[:2]


def test_the_site_carries_nothing_of_it(example):
    for address in example.catalogue.addresses:
        assert "reload" not in "".join(script.text for script in example.page(address).all("script")), address
