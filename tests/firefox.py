"""Firefox as Mozilla ships it, driven over WebDriver BiDi: https://www.w3.org/TR/webdriver-bidi/."""

import json
import re
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

PREFERENCES = {
    "javascript.enabled": True,
    "remote.prefs.recommended": False,  # which would loosen the policy for files, too
    "security.fileuri.strict_origin_policy": True,
    "browser.aboutwelcome.enabled": False,
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disabled": True,  # what it asks others for of its own accord delays its end by seconds
    "browser.newtabpage.enabled": False,
    "extensions.enabledScopes": 0,
}


class Firefox:
    """A browser with a profile that outlives it; `said` holds what pages log, `asked` what they request."""

    def __init__(self, profile: Path):
        profile.mkdir()
        self.profile, self.preferences = profile, PREFERENCES
        self.start()

    def start(self) -> None:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in self.preferences.items()]
        (self.profile / "user.js").write_text("".join(lines))
        self.process = subprocess.Popen(
            ["firefox", "--headless", "--no-remote", "--profile", self.profile, "--remote-debugging-port", "0"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.open = ExitStack()
        self.open.callback(self.end)
        try:
            self.begin()
        except BaseException:
            self.open.close()
            raise

    def begin(self) -> None:
        listening = map(re.compile(r"WebDriver BiDi listening on (\S+)").search, self.process.stderr)
        session = f"{next(filter(None, listening))[1]}/session"
        self.connection = self.open.enter_context(connect(session, max_size=None))
        self.number, self.tab, self.said, self.asked = 0, "", [], []
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self.tab = self.call("browsingContext.getTree")["contexts"][0]["context"]

    def end(self) -> None:
        """End the browser at once."""
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()

    def call(self, method: str, **parameters: Any) -> dict:
        """Return what a command returns; raises RuntimeError where it fails."""
        self.number += 1
        self.connection.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while (message := json.loads(self.connection.recv(timeout=30))).get("id") != self.number:
            self.note(message)
        if message["type"] == "error":
            raise RuntimeError(message["message"])
        return message["result"]

    def note(self, message: dict) -> None:
        """Keep what a page does, not what the browser does of its own accord."""
        given = message["params"]
        if message["method"] == "log.entryAdded" and given["source"].get("context") == self.tab:
            self.said.append(given["text"])
        elif message["method"] == "network.beforeRequestSent" and given["context"] == self.tab:
            self.asked.append(given["request"]["url"])

    def goto(self, url: str) -> None:
        self.call("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression, a string or a number."""
        answer = self.call(
            "script.evaluate",
            expression=expression,
            target={"context": self.tab},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    def all(self, selector: str) -> list[dict[str, str]]:
        """Return the attributes of the elements of a page, whether scripts run or not."""
        found = self.call(
            "browsingContext.locateNodes",
            context=self.tab,
            locator={"type": "css", "value": selector},
        )
        return [node["value"]["attributes"] for node in found["nodes"]]

    def restart(self, **preferences: Any) -> None:
        """Close the browser as its user would, so that all it keeps is in its profile, and start it again."""
        self.call("browser.close")
        self.process.wait(timeout=30)
        self.open.close()
        self.preferences = self.preferences | preferences
        self.start()
