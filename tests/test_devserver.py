"""`make devserver` shows the site as web servers do, reloads pages when their text changes, and ends as a whole."""

import os
import signal
import socket
import time
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from project import Project

DRAFT = "Title: A plan\nStatus: draft\n\n{}\n"
# It writes down which process starts the builds.
STEP = """
import os


def finish(folder, context):
    with open("unfinished", "w") as file:
        file.write(str(os.getppid()))
    os.rename("unfinished", "watcher")
"""


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
        time.sleep(0.02)


class Running:
    """A target of make that serves the site; origin: its address."""

    def __init__(self, project, target):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.origin = f"http://127.0.0.1:{port}"
        self.group = project.start_group(target, f"PORT={port}")
        wait_until(self.responds)

    def responds(self):
        return respond(f"{self.origin}/robots.txt")[0] == 200


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("preview"))
    project.write("content/plan.md", DRAFT.format("The first words."))
    return project


@pytest.fixture
def run(built):
    """Run a target of make that serves the site."""
    started = []

    def run(target):
        started.append(Running(built, target))
        return started[-1]

    yield run
    for running in started:
        running.group.stop()


@pytest.fixture(scope="module")
def devserver(project):
    running = Running(project, "devserver")
    yield running.origin
    running.group.stop()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_missing_page_has_status_404_and_the_page_for_it(method, devserver):
    _, page, _ = respond(f"{devserver}/404.html")
    assert "Page not found" in page
    for address in "gone.html", "tag/", "..%2f..%2fpelicanconf.py":
        status, body, headers = respond(f"{devserver}/{address}", method)
        assert (status, body) == (404, page if method == "GET" else "")
        assert int(headers["Content-Length"]) == len(page.encode())


def test_a_page_reloads_when_its_text_changes(devserver, project, page, errors):
    page.goto(f"{devserver}/drafts/plan.html")
    words = page.locator("article p")
    assert words.inner_text() == "The first words."

    def is_reloaded():
        project.write("content/plan.md", DRAFT.format("The other words."))  # again: Pelican may not watch yet
        page.wait_for_timeout(500)
        return words.inner_text() == "The other words."

    wait_until(is_reloaded)
    assert errors == []


def test_the_browser_caches_nothing(devserver, page):
    page.goto(f"{devserver}/fair.html")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    _, _, headers = respond(f"{devserver}/fair.html")
    assert headers["Cache-Control"] == "no-store"
    _, worker, _ = respond(f"{devserver}/service-worker.js")
    assert "unregister()" in worker
    assert "PRECACHED_FILES" not in worker


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_every_process_ends_at(number, run):
    devserver = run("devserver-global")
    devserver.group.send(number)
    devserver.group.process.wait(60)
    wait_until(lambda: not devserver.group.running())
    assert not devserver.responds()


def test_the_server_ends_when_the_watching_process_is_killed(run, built):
    built.write("theme/step.py", STEP)
    with (built.folder / "pelicanconf.py").open("a") as file:
        file.write('\nFINISH = [*FINISH, "step"]\n')
    devserver = run("devserver")
    wait_until((built.folder / "watcher").exists)
    os.kill(int((built.folder / "watcher").read_text()), signal.SIGKILL)
    devserver.group.process.wait(60)
    wait_until(lambda: not devserver.responds())


@pytest.mark.parametrize("target", ["serve", "serve-global"])
def test_a_site_that_is_built_is_served_by_make(target, run, built):
    origin = run(target).origin
    assert respond(f"{origin}/")[1] == (built.output / "index.html").read_text("utf-8")
    assert respond(f"{origin}/gone.html")[0] == 404


@pytest.mark.parametrize("port", ["in use", "99999", "$(touch executed)"])
def test_a_port_is_reported_that_is(port, project):
    with socket.create_server(("127.0.0.1", 0)) as used:
        port = port.replace("in use", str(used.getsockname()[1]))
        made = project.make("serve", f"PORT={port}")
    assert made.returncode != 0
    assert made.stderr.startswith(f"cannot listen on port {port} (")
    assert not (project.folder / "executed").exists()


def wait_for(words, path, changed):
    """Wait until a file contains words; touch the changed file meanwhile, as Pelican may not watch it yet."""

    def is_written():
        changed.touch()
        return path.exists() and words in path.read_text("utf-8")

    wait_until(is_written)


def test_make_regenerate_writes_a_change_after_an_error_and_locks_out_no_other_build(project):
    introduction = project.folder / "content/tags/nato.md"
    text = introduction.read_text("utf-8")
    page = project.output / "tag/nato.html"
    messages = project.folder / "messages"
    with messages.open("w") as errors:
        watching = project.start_group("regenerate", "SITEURL=https://dossier.example", stderr=errors)
    try:
        wait_for("has as many", page, introduction)
        introduction.write_text("Title: NATO\n", "utf-8")
        wait_for("content/tags/nato.md:1:", messages, introduction)
        introduction.write_text(text.replace("has as many", "had as many"), "utf-8")
        wait_for("had as many", page, introduction)
        project.build()
    finally:
        watching.stop()
