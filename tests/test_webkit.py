"""WebKit opens the site offline after one visit; Debian: webkit2gtk-driver and xvfb."""

import json
import os
import socket
import subprocess
import time
from urllib.request import Request, urlopen

import pytest
from processes import Group
from site_content import SAMPLE

PRECACHED = sorted({*SAMPLE.addresses} - {"404.html", "rehearsal.html"})
DRIVER = ["xvfb-run", "--auto-servernum", "WebKitWebDriver"]
ENVIRONMENT = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}  # root cannot use the sandbox


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
    options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if os.geteuid() == 0:
        options["env"] = os.environ | ENVIRONMENT
    group = Group([*DRIVER, f"--port={port}"], **options)
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
