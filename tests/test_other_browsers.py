"""Firefox and WebKit open the site offline after one visit.

On Debian, WebKit needs the packages webkit2gtk-driver, xauth and xvfb.
"""

import json
import os
import subprocess
from urllib.request import Request, urlopen

import pytest
from processes import Group, free_port, wait_until, wait_until_listening
from websockets.sync.client import connect

EXAMPLES = ["reasonable-dialogue.html", "index.html", "tag/nato.html", "pages/background.html"]
ENVIRONMENT = os.environ | {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}  # root cannot use the sandbox
UNDERLINED = """[...document.querySelectorAll('header nav a')].filter((link) =>
  getComputedStyle(link).textDecorationLine === 'underline').map((link) => link.href).join()"""


class Firefox:
    """Controls Firefox through WebDriver BiDi, https://www.w3.org/TR/webdriver-bidi/."""

    def __init__(self, profile):
        (profile / "user.js").write_text('user_pref("network.dns.disabled", true);')  # no requests of its own
        command = ["firefox", "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        self.group = Group(command, stderr=subprocess.PIPE, text=True)

    def wait_for_address(self):
        for line in self.group.process.stderr:
            if "WebDriver BiDi listening on" in line:
                return line.split()[-1]
        pytest.fail("Firefox does not start")

    def connect(self):
        # Outside a with statement, connect() warns unless legacy=True, and warnings are errors here.
        self.connection = connect(f"{self.wait_for_address()}/session", max_size=None, legacy=True)
        self.call("session.new", capabilities={})
        [page] = self.call("browsingContext.getTree")["contexts"]
        self.page = page["context"]

    def call(self, method, **parameters):
        self.connection.send(json.dumps({"id": 1, "method": method, "params": parameters}))
        message = {"type": "event"}
        while message["type"] == "event":
            message = json.loads(self.connection.recv(timeout=60))
        assert message["type"] == "success", message
        return message["result"]

    def goto(self, url):
        self.call("browsingContext.navigate", context=self.page, url=url, wait="complete")

    def evaluate(self, expression):
        target = {"context": self.page}
        found = self.call("script.evaluate", expression=expression, target=target, awaitPromise=True)
        return found["result"].get("value")


class WebKit:
    """Controls WebKitGTK through WebDriver, https://www.w3.org/TR/webdriver2/."""

    def __init__(self, profile):
        self.port = free_port()
        command = ["xvfb-run", "--auto-servernum", "WebKitWebDriver", f"--port={self.port}"]
        self.group = Group(command, env=ENVIRONMENT)

    def connect(self):
        wait_until_listening(self.port)
        self.session = f"session/{self.call('session', capabilities={})['sessionId']}"

    def call(self, path, **parameters):
        request = Request(f"http://127.0.0.1:{self.port}/{path}", json.dumps(parameters).encode(), method="POST")
        with urlopen(request, timeout=60) as response:
            return json.load(response)["value"]

    def goto(self, url):
        self.call(f"{self.session}/url", url=url)

    def evaluate(self, expression):
        script = f"Promise.resolve({expression}).then(arguments[0])"
        return self.call(f"{self.session}/execute/async", script=script, args=[])


FIREFOX = pytest.param(Firefox, marks=pytest.mark.needs("firefox"), id="Firefox")
WEBKIT = pytest.param(WebKit, marks=pytest.mark.needs("WebKitWebDriver", "xauth", "xvfb-run"), id="WebKit")


@pytest.fixture(scope="module", params=[FIREFOX, WEBKIT])
def driver(request, tmp_path_factory):
    driver = request.param(tmp_path_factory.mktemp("profile"))
    with driver.group:
        driver.connect()
        yield driver


def test_the_site_opens_offline_after_one_visit_with_the_current_page_underlined(driver, example, serve):
    server = serve(example.folder)
    driver.goto(f"{server.origin}/{EXAMPLES[0]}")
    wait_until(lambda: driver.evaluate("Boolean(navigator.serviceWorker.controller)"))
    server.go_offline()
    for address in EXAMPLES:
        driver.goto(f"{server.origin}/{address}")
        text = driver.evaluate("fetch(location.href).then((response) => response.text())")
        assert text == (example.folder / address).read_text("utf-8")
    assert driver.evaluate(UNDERLINED) == f"{server.origin}/{EXAMPLES[-1]}"
