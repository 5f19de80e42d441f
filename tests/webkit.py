"""Drive WebKitGTK through WebDriver, https://www.w3.org/TR/webdriver2/ (Debian: webkit2gtk-driver and xvfb)."""

import json
import os
import socket
import subprocess
import time
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from processes import Group

ON_VIRTUAL_SCREEN = ["xvfb-run", "--auto-servernum"]
DRIVER = [*ON_VIRTUAL_SCREEN, "WebKitWebDriver"]
ENVIRONMENT = dict(os.environ)
if os.geteuid() == 0:
    ENVIRONMENT["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"  # root cannot use the sandbox


def browser_command() -> list:
    """Return the command that starts the browser without the driver and prints line by line."""
    programs = [*Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser")]  # Debian
    programs += Path("/usr/libexec").glob("webkit2gtk-4*/MiniBrowser")  # Fedora
    return [*ON_VIRTUAL_SCREEN, "stdbuf", "--output=L", programs[0]]


class WebKit:
    def __init__(self):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.origin = f"http://127.0.0.1:{port}"
        self.driver = Group(
            [*DRIVER, f"--port={port}"],
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            self.wait_for_driver()
            session = self.call("POST", "/session", capabilities={})
        except BaseException:
            self.driver.stop()
            raise
        self.session = f"/session/{session['sessionId']}"

    def wait_for_driver(self) -> None:
        limit = time.monotonic() + 60
        while True:
            try:
                self.call("GET", "/status")
            except OSError:
                assert time.monotonic() < limit, "WebKitWebDriver does not answer"
                time.sleep(0.1)
            else:
                return

    def call(self, method: str, path: str, **parameters: Any) -> Any:
        data = json.dumps(parameters).encode() if method == "POST" else None
        with urlopen(Request(self.origin + path, data, method=method), timeout=60) as response:
            return json.load(response)["value"]

    def goto(self, url: str) -> None:
        self.call("POST", f"{self.session}/url", url=url)

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression; a promise is awaited."""
        script = f"Promise.resolve({expression}).then(arguments[0])"
        return self.call("POST", f"{self.session}/execute/async", script=script, args=[])

    def close(self) -> None:
        self.call("DELETE", self.session)
        self.driver.stop()
