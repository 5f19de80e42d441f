"""Firefox shows each page without an error, and opens the site offline after one visit."""

import json
import re
import subprocess
import time

import pytest
from processes import Group
from site_content import SAMPLE
from websockets.sync.client import connect

ARTICLE = "reasonable-dialogue.html"
PRECACHED = sorted({*SAMPLE.addresses} - {"404.html", "rehearsal.html"})
PREFERENCES = {
    "remote.prefs.recommended": False,  # they loosen the policy for files
    "app.normandy.enabled": False,  # Firefox makes no requests of its own
    "browser.newtabpage.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disabled": True,
}


class Firefox:
    """A browser that is driven through WebDriver BiDi, https://www.w3.org/TR/webdriver-bidi/; messages: its console."""

    def __init__(self, profile):
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
        (profile / "user.js").write_text("".join(lines))
        command = ["firefox", "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        self.group = Group(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.messages = []
        self.page = None

    def connect(self):
        addresses = (re.search(r"WebDriver BiDi listening on (\S+)", line) for line in self.group.process.stderr)
        address = next(filter(None, addresses))[1]
        self.connection = connect(f"{address}/session", max_size=None, legacy=True)
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["log.entryAdded"])
        [page] = self.call("browsingContext.getTree")["contexts"]
        self.page = page["context"]

    def call(self, method, **parameters):
        self.connection.send(json.dumps({"id": 1, "method": method, "params": parameters}))
        message = {"type": "event"}
        while message["type"] == "event":
            message = json.loads(self.connection.recv(timeout=60))
            if message.get("method") == "log.entryAdded" and message["params"]["source"].get("context") == self.page:
                self.messages.append(message["params"]["text"])
        assert message["type"] == "success", message
        return message["result"]

    def goto(self, url):
        self.call("browsingContext.navigate", context=self.page, url=url, wait="complete")

    def evaluate(self, expression):
        target = {"context": self.page}
        found = self.call("script.evaluate", expression=expression, target=target, awaitPromise=True)
        return found["result"].get("value")


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    firefox = Firefox(tmp_path_factory.mktemp("firefox"))
    try:
        firefox.connect()
        yield firefox
        firefox.connection.close()
    finally:
        firefox.group.stop()


def test_each_page_shows_its_style_and_reports_no_error(firefox, example):
    for address in SAMPLE.addresses:
        firefox.goto((example.folder / address).as_uri())
        assert firefox.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "600"
    assert firefox.messages == []


def test_every_page_opens_offline_after_one_visit(firefox, example, serve):
    server = serve(example.folder)
    firefox.goto(f"{server.origin}/{ARTICLE}")
    limit = time.monotonic() + 30
    while not firefox.evaluate("Boolean(navigator.serviceWorker.controller)"):
        assert time.monotonic() < limit
    server.stop()
    for address in PRECACHED:
        firefox.goto(f"{server.origin}/{address}")
        text = firefox.evaluate("fetch(location.href).then((response) => response.text())")
        assert text == (example.folder / address).read_text("utf-8")
