"""WebKit shows the site and opens it offline after one visit."""

import subprocess
import time

import pytest
from processes import Group
from site_content import SAMPLE
from webkit import ENVIRONMENT, WebKit, browser_command

ARTICLE = "reasonable-dialogue.html"
BACKGROUND = "pages/background.html"
PRECACHED = sorted({*SAMPLE.addresses} - {"404.html", "rehearsal.html"})


@pytest.fixture(scope="module")
def webkit():
    webkit = WebKit()
    yield webkit
    webkit.close()


def wait_for(webkit, condition):
    limit = time.monotonic() + 30
    while not webkit.evaluate(condition):
        assert time.monotonic() < limit, condition
        time.sleep(0.05)


def test_the_current_page_is_underlined_in_the_navigation(webkit, example):
    webkit.goto((example.folder / BACKGROUND).as_uri())
    lines = webkit.evaluate("""[...document.querySelectorAll('header nav a')].map((link) => [
      link.hasAttribute('aria-current'),
      getComputedStyle(link).textDecorationLine === 'underline',
    ])""")
    assert sorted(lines) == [[False, False]] * (len(lines) - 1) + [[True, True]]


def test_every_page_opens_offline_after_one_visit(webkit, example, serve):
    server = serve(example.folder)
    webkit.goto(f"{server.origin}/{ARTICLE}")
    wait_for(webkit, "Boolean(navigator.serviceWorker.controller)")
    server.stop()
    for address in PRECACHED:
        webkit.goto(f"{server.origin}/{address}")
        text = webkit.evaluate("fetch(location.href).then((response) => response.text())")
        assert text == (example.folder / address).read_text("utf-8")


EXPECTED = (
    "all pages are loaded",
    "Unrecognized Content-Security-Policy directive 'manifest-src'.",  # WebKitGTK does not know it, unlike Safari
)
# A page that shows all others, and says when they are loaded.
FRAMES = """<!doctype html>
<script>addEventListener("load", () => console.log("all pages are loaded"))</script>
{}
"""


@pytest.fixture
def console(tmp_path):
    """Open a page; return what it and its frames write to the console, which the driver does not report."""
    groups = []

    def open_page(url):
        output = tmp_path / "console"
        with output.open("w") as file:
            options = {"env": ENVIRONMENT, "stdout": file, "stderr": subprocess.STDOUT}
            groups.append(Group([*browser_command(), "--enable-write-console-messages-to-stdout=true", url], **options))
        limit = time.monotonic() + 60
        while "all pages are loaded" not in output.read_text():
            assert time.monotonic() < limit, output.read_text()
            time.sleep(0.1)
        return [line for line in output.read_text().splitlines() if "CONSOLE" in line]

    yield open_page
    for group in groups:
        group.stop()


def test_no_page_reports_an_error(console, new_version, serve):
    folder = new_version("New")
    frames = [f'<iframe src="{address}"></iframe>' for address in PRECACHED]
    (folder / "frames.html").write_text(FRAMES.format("\n".join(frames)))
    server = serve(folder)
    lines = console(f"{server.origin}/frames.html")
    assert [line for line in lines if not line.endswith(EXPECTED)] == []
