"""A browser of the Chromium family: the one that is there, else one that this gets."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "brave-browser",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
]
# no request but the tests' own; root, as in containers, may not use the sandbox
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]


def runs(executable: str) -> bool:
    """Tell whether a browser starts: on Ubuntu the package may be a stub that does not."""
    answer = subprocess.run([executable, "--version"], capture_output=True, check=False)
    return answer.returncode == 0


def present() -> str | None:
    """Return a browser that is installed, or that Playwright has brought before."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        brought = playwright.chromium.executable_path
    found = [path for name in [*NAMES, brought] if (path := shutil.which(name))]
    return next(filter(runs, found), None)


def fetch() -> None:
    """Get a browser, from Debian's or Ubuntu's packages where these are, else through Playwright."""
    if shutil.which("apt-get"):
        root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"]
        for command in ["update"], ["install", "--no-install-recommends", "chromium"]:
            subprocess.run([*apt, *command], stdout=sys.stderr, check=False)
    if not present():
        playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(playwright, stdout=sys.stderr, check=False)


def find() -> str:
    """Return the path of a browser; leave with one line that says what to install where none is."""
    if not present():
        fetch()
    return present() or sys.exit("No browser of the Chromium family: install Chromium and run make test again")


if __name__ == "__main__":
    print(f"browser: {find()}")
    assert Path(find()).exists()
