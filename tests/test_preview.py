"""The development server shows the site as web servers do, and reloads pages when their text changes."""

import socket
import time
from contextlib import contextmanager
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from project import Project

DRAFT = "Title: A plan\nStatus: draft\n\n{}\n"
TARGETS = ["serve", "serve-global", "devserver-global"]  # those that no other test starts


def respond(url, method="GET"):
    """Return the status, the body and the headers of a response; status 0 if there is none."""
    try:
        with urlopen(Request(url, method=method)) as response:
            return response.status, response.read().decode(), response.headers
    except HTTPError as error:
        with error:
            return error.code, error.read().decode(), error.headers
    except URLError:
        return 0, "", {}


def wait_until(condition):
    limit = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < limit
        time.sleep(0.05)


@contextmanager
def running(project, target):
    """Run a target of make that serves the site; return its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    origin = f"http://127.0.0.1:{port}"
    group = project.start_group(target, f"PORT={port}")
    try:
        wait_until(lambda: respond(f"{origin}/robots.txt")[0] == 200)
        yield origin
    finally:
        group.stop()


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("preview"))
    project.write("content/plan.md", DRAFT.format("The first words."))
    return project


@pytest.fixture(scope="module")
def devserver(project):
    with running(project, "devserver") as origin:
        yield origin


@pytest.mark.parametrize("address", ["gone.html", "tag/gone", "tag/", "..%2f..%2fpelicanconf.py"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_missing_page_has_status_404_and_the_page_for_it(method, address, devserver):
    status, body, headers = respond(f"{devserver}/{address}", method)
    _, page, _ = respond(f"{devserver}/404.html")
    assert "Page not found" in page
    assert (status, body) == (404, page if method == "GET" else "")
    assert int(headers["Content-Length"]) == len(page.encode())


@pytest.mark.parametrize("target", TARGETS)
def test_a_missing_page_has_status_404_with_make(target, shared_project):
    assert shared_project.make("html").returncode == 0
    with running(shared_project, target) as origin:
        status, body, _ = respond(f"{origin}/gone.html")
        _, page, _ = respond(f"{origin}/404.html")
        assert (status, body) == (404, page)
        assert respond(f"{origin}/")[:2] == respond(f"{origin}/index.html")[:2]


def test_a_page_reloads_when_its_text_changes(devserver, project, page, errors):
    page.goto(f"{devserver}/drafts/plan.html")
    words = page.locator("article p")
    assert words.inner_text() == "The first words."

    def is_reloaded():
        project.write("content/plan.md", DRAFT.format("The other words."))  # again: Pelican may not watch yet
        page.wait_for_timeout(1000)
        return words.inner_text() == "The other words."

    wait_until(is_reloaded)
    assert errors == []


def test_the_browser_caches_nothing(devserver, page):
    page.goto(f"{devserver}/fair.html")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    _, _, headers = respond(f"{devserver}/fair.html")
    assert headers["Cache-Control"] == "no-store"
    _, worker, _ = respond(f"{devserver}/service-worker.js")
    assert "PRECACHED_FILES" not in worker
    assert "unregister()" in worker


def test_published_pages_do_not_reload(example):
    for address in example.content.addresses:
        scripts = [script.text for script in example.page(address).select("script")]
        assert "reload" not in "".join(scripts), address
