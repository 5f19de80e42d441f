"""Drive Firefox through WebDriver BiDi, https://www.w3.org/TR/webdriver-bidi/, without a driver."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from processes import Group
from websockets.sync.client import connect

PREFERENCES = {
    "remote.prefs.recommended": False,  # they loosen the policy for files
    "security.fileuri.strict_origin_policy": True,
    "browser.startup.page": 0,
    # Firefox makes no requests of its own
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disabled": True,
}
EVENTS = ["log.entryAdded", "network.beforeRequestSent"]


class Firefox:
    """A browser with its own profile.

    messages: what the page logs
    requests: what it requests from servers, without the files that it opens
    """

    def __init__(self, profile: Path):
        profile.mkdir()
        lines = []
        for name, value in PREFERENCES.items():
            lines.append(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n")
        (profile / "user.js").write_text("".join(lines))
        self.profile = profile
        self.start()

    def start(self) -> None:
        self.messages, self.requests = [], []
        self.number = 0
        self.page = None
        command = ["firefox", "--headless", "--no-remote", "--profile", self.profile, "--remote-debugging-port", "0"]
        self.group = Group(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.connection = None
        try:
            self.connection = connect(f"{self.address()}/session", max_size=None, legacy=True)
            self.call("session.new", capabilities={})
            self.call("session.subscribe", events=EVENTS)
            [page] = self.call("browsingContext.getTree")["contexts"]
        except BaseException:
            self.stop()
            raise
        self.page = page["context"]

    def address(self) -> str:
        for line in self.group.process.stderr:
            if match := re.search(r"WebDriver BiDi listening on (\S+)", line):
                return match[1]
        raise RuntimeError("Firefox did not start")

    def call(self, method: str, **parameters: Any) -> dict:
        self.number += 1
        self.connection.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.connection.recv(timeout=60))
            if message["type"] == "event":
                self.note(message["method"], message["params"])
            elif message["id"] == self.number:
                break
        if message["type"] == "error":
            raise RuntimeError(message["message"])
        return message["result"]

    def note(self, event: str, parameters: dict) -> None:
        """Keep what the page logs and requests, not what the browser does on its own."""
        if event == "log.entryAdded" and parameters["source"].get("context") == self.page:
            self.messages.append(parameters["text"])
        if event == "network.beforeRequestSent" and parameters["context"] == self.page:
            url = parameters["request"]["url"]
            if not url.startswith("data:"):
                self.requests.append(url)

    def goto(self, url: str) -> None:
        self.call("browsingContext.navigate", context=self.page, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return the string, number or Boolean that an expression, or its promise, results in."""
        target = {"context": self.page}
        result = self.call("script.evaluate", expression=expression, target=target, awaitPromise=True)
        if result["type"] == "exception":
            raise RuntimeError(result["exceptionDetails"]["text"])
        return result["result"].get("value")

    def restart(self) -> None:
        """Close the browser as a user does, so that it writes its profile, and start it again."""
        self.call("browser.close")
        self.group.process.wait(timeout=60)
        self.stop()
        self.start()

    def stop(self) -> None:
        if self.connection:
            self.connection.close()
        self.group.stop()
