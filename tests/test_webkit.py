"""WebKit shows the site without an error, and offline after one visit; Debian: webkit2gtk-driver and xvfb."""

import json
import os
import socket
import subprocess
import time
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from processes import Group
from site_content import SAMPLE

PRECACHED = sorted({*SAMPLE.addresses} - {"404.html", "rehearsal.html"})
SCREEN = ["xvfb-run", "--auto-servernum"]
ENVIRONMENT = dict(os.environ)
if os.geteuid() == 0:
    ENVIRONMENT["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"  # root cannot use the sandbox
EXPECTED = (
    "all pages are loaded",
    "Unrecognized Content-Security-Policy directive 'manifest-src'.",  # WebKitGTK does not know it, unlike Safari
)
# A page that shows all others, and says when they are loaded.
FRAMES = """<!doctype html>
<script>addEventListener("load", () => console.log("all pages are loaded"))</script>
"""


class WebKit:
    """A browser that is driven through WebDriver, https://www.w3.org/TR/webdriver2/."""

    def __init__(self, origin):
        self.origin = origin
        self.session = f"/session/{self.call('/session', capabilities={})['sessionId']}"

    def call(self, path, **parameters):
        request = Request(self.origin + path, json.dumps(parameters).encode(), method="POST")
        with urlopen(request, timeout=60) as response:
            return json.load(response)["value"]

    def goto(self, url):
        self.call(f"{self.session}/url", url=url)

    def evaluate(self, expression):
        script = f"Promise.resolve({expression}).then(arguments[0])"
        return self.call(f"{self.session}/execute/async", script=script, args=[])


@pytest.fixture
def webkit():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*SCREEN, "WebKitWebDriver", f"--port={port}"]
    group = Group(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        limit = time.monotonic() + 60
        with socket.socket() as client:
            while client.connect_ex(("127.0.0.1", port)):
                assert time.monotonic() < limit, "WebKitWebDriver does not answer"
                time.sleep(0.05)
        yield WebKit(f"http://127.0.0.1:{port}")
    finally:
        group.stop()


def test_every_page_opens_offline_after_one_visit(webkit, example, serve):
    server = serve(example.folder)
    webkit.goto(f"{server.origin}/{PRECACHED[0]}")
    limit = time.monotonic() + 30
    while not webkit.evaluate("Boolean(navigator.serviceWorker.controller)"):
        assert time.monotonic() < limit
    server.stop()
    for address in PRECACHED:
        webkit.goto(f"{server.origin}/{address}")
        text = webkit.evaluate("fetch(location.href).then((response) => response.text())")
        assert text == (example.folder / address).read_text("utf-8")


def test_the_current_page_is_underlined_in_the_navigation(webkit, example):
    webkit.goto((example.folder / "pages/background.html").as_uri())
    lines = webkit.evaluate("""[...document.querySelectorAll('header nav a')].map((link) => [
      link.hasAttribute('aria-current'),
      getComputedStyle(link).textDecorationLine === 'underline',
    ])""")
    assert sorted(lines) == [[False, False]] * (len(lines) - 1) + [[True, True]]


def test_no_page_reports_an_error(new_version, serve, tmp_path):
    folder = new_version("New")
    frames = [f'<iframe src="{address}"></iframe>' for address in PRECACHED]
    (folder / "frames.html").write_text(FRAMES + "\n".join(frames))
    [browser, *_] = Path("/usr").glob("lib*/**/webkit2gtk-4*/MiniBrowser")
    command = [*SCREEN, "stdbuf", "--output=L", browser, "--enable-write-console-messages-to-stdout=true"]
    output = tmp_path / "console"
    with output.open("w") as file:
        url = f"{serve(folder).origin}/frames.html"
        group = Group([*command, url], env=ENVIRONMENT, stdout=file, stderr=subprocess.STDOUT)
    try:
        limit = time.monotonic() + 60
        while "all pages are loaded" not in output.read_text():
            assert time.monotonic() < limit, output.read_text()
            time.sleep(0.1)
    finally:
        group.stop()
    lines = [line for line in output.read_text().splitlines() if "CONSOLE" in line]
    assert [line for line in lines if not line.endswith(EXPECTED)] == []
