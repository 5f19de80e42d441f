"""`make devserver` serves the site, reloads pages when their text changes, and ends with all its processes."""

import shutil
import signal
import socket
import struct
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection, RemoteDisconnected
from subprocess import PIPE

import pytest
from processes import free_port, wait_until, wait_until_listening
from project import Project, error_line

DRAFT = "Title: A plan\nStatus: draft\n\n{}\n"


class Served:
    """A project that a target of make serves."""

    def __init__(self, project, target, **options):
        self.project = project
        self.port = free_port()
        self.group = project.start(target, f"PORT={self.port}", **options)

    def respond(self, address):
        """Return the status, the body and the headers of a response."""
        connection = HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", f"/{address}")
        response = connection.getresponse()
        return response.status, response.read().decode(), response.headers


def contains(path, words):
    return words in path.read_text("utf-8")


@contextmanager
def serving(project, target, **options):
    """Serve a project until the end of a with statement."""
    served = Served(project, target, **options)
    with served.group:
        wait_until_listening(served.port)
        wait_until(lambda: served.respond("robots.txt")[0] == 200)
        yield served


@pytest.fixture(scope="module")
def devserver(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("preview"))
    project.write("content/plan.md", DRAFT.format("The first words."))
    (project.folder / "publishconf.py").unlink()  # a preview does not need it
    with serving(project, "devserver") as served:
        yield served


def test_a_missing_page_has_status_404_and_shows_404_html(devserver):
    _, page, _ = devserver.respond("404.html")
    assert "Page not found" in page
    for address in "gone.html", "tag/", "..%2f..%2fpelicanconf.py":
        status, body, headers = devserver.respond(address)
        assert (status, body) == (404, page)
        assert int(headers["Content-Length"]) == len(page.encode())
    with socket.create_connection(("127.0.0.1", devserver.port)) as client:
        client.sendall(b"HEAD /gone.html HTTP/1.0\r\n\r\n")
        assert client.makefile("rb").read().endswith(b"\r\n\r\n")  # without the page


def test_a_page_reloads_when_its_text_changes(devserver, page, errors):
    page.goto(f"http://127.0.0.1:{devserver.port}/drafts/plan.html")
    words = page.locator("article p")
    assert words.inner_text() == "The first words."
    # reload.js fetches the page again and again, and compares each response with the first one.
    page.wait_for_event("response")
    devserver.project.write("content/plan.md", DRAFT.format("The other words."))
    page.get_by_text("The other words.").wait_for(timeout=60000)
    assert errors == []


def test_the_browser_caches_nothing(devserver):
    _, _, headers = devserver.respond("fair.html")
    assert headers["Cache-Control"] == "no-store"
    _, worker, _ = devserver.respond("service-worker.js")
    assert "unregister()" in worker


@pytest.mark.parametrize("target", ["serve", "serve-global", "devserver", "devserver-global"])
def test_the_site_is_served_until_ctrl_c_ends_every_process_of_make(target, built):
    before = built.files()
    host = "0.0.0.0" if "global" in target else "127.0.0.1"
    with serving(built, target, stdout=PIPE, text=True) as served:
        assert served.group.process.stdout.readline() == f"http://{host}:{served.port}\n"
        folder = "preview" if "devserver" in target else "output"
        assert served.respond("")[1] == (built.folder / folder / "index.html").read_text("utf-8")
        served.group.send(signal.SIGINT)
        served.group.process.wait(60)
        wait_until(lambda: not served.group.running())
    assert built.files() == before  # a preview has a folder of its own


def test_a_missing_site_is_reported(project):
    assert error_line(project.make("serve")) == "output/ does not exist; run make html"


def test_a_port_in_use_and_an_invalid_port_are_reported(built):
    with socket.create_server(("127.0.0.1", 0)) as used:
        used_port = str(used.getsockname()[1])
        for port in used_port, "99999", "$(touch executed)":
            made = built.make("serve", f"PORT={port}")
            assert made.returncode != 0
            assert made.stderr.startswith(f"cannot listen on port {port} (")
    assert not (built.folder / "executed").exists()


def test_a_request_that_cannot_be_answered_is_reported_in_one_line(built):
    messages = built.folder / "messages"
    with messages.open("w") as errors, serving(built, "serve", stderr=errors) as served:
        # A browser that breaks off its connection is not reported.
        with socket.create_connection(("127.0.0.1", served.port)) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # 0 seconds: a reset
        with pytest.raises(RemoteDisconnected):
            served.respond("%00")
        wait_until(lambda: messages.read_text("utf-8"))
        served.group.send(signal.SIGINT)
        served.group.process.wait(60)
    assert messages.read_text("utf-8") == "ValueError: embedded null byte\n"


def test_make_regenerate_writes_each_change_even_after_an_error_and_does_not_block_other_builds(project):
    introduction = project.folder / "content/tags/nato.md"
    text = introduction.read_text("utf-8")
    page = project.output / "tag/nato.html"
    messages = project.folder / "messages"
    with messages.open("w") as errors, project.start("regenerate", stderr=errors) as watching:
        wait_until(page.exists)
        # A text has an error, and is corrected.
        introduction.write_text("Title: NATO\n", "utf-8")
        wait_until(partial(contains, messages, "content/tags/nato.md:1:"))
        introduction.write_text(text.replace("has as many", "had as many"), "utf-8")
        wait_until(partial(contains, page, "had as many"))
        # The settings change.
        settings = project.folder / "pelicanconf.py"
        for name in "One Paper", "Another Paper":  # some editors replace a file instead of writing to it
            project.write("settings.new", f"{settings.read_text('utf-8')}\nSITENAME = '{name}'\n")
            (project.folder / "settings.new").replace(settings)
            wait_until(partial(contains, page, name))
        # A module is added beside the settings.
        page.unlink()
        project.write("my_step.py", "")  # such as a module in FINISH
        wait_until(page.exists)
        # The folder of texts is replaced by a copy; in between, a build finds none.
        (project.folder / "content").rename(project.folder / "backup")
        wait_until(partial(contains, messages, "content/ does not exist"))
        page.unlink()
        shutil.copytree(project.folder / "backup", project.folder / "content")
        wait_until(page.exists)
        introduction.write_text(text, "utf-8")
        wait_until(partial(contains, page, "has as many"))
        # A file of the theme changes.
        page.unlink()
        (project.folder / "theme/css/main.css").touch()
        wait_until(page.exists)
        project.build()
        watching.send(signal.SIGINT)
        watching.process.wait(60)
    assert "Traceback" not in messages.read_text("utf-8")
