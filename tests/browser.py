"""A browser of the Chromium family and what drives it: those that are there, else this gets them."""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

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
PLAYWRIGHT = [sys.executable, "-m", "playwright"]
# no request but the tests' own; root, as in containers, may not use the sandbox
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # each page in the frame of the one before: a new one costs a quarter of the time
    "--enable-features=SkipListAccountsWithoutGaiaCookies,RenderDocument:level/crashed-frame",
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]


def runs(*command: str) -> bool:
    """Tell whether a program starts: what Ubuntu calls chromium may be a stub that does not."""
    return subprocess.run([*command, "--version"], capture_output=True, check=False).returncode == 0


def installed() -> str | None:
    return next(filter(runs, filter(None, map(shutil.which, NAMES))), None)


def brought() -> str | None:
    """Return the browser that Playwright's own installer has put where Playwright looks."""
    with sync_playwright() as playwright:
        return shutil.which(playwright.chromium.executable_path)


def fetch(packages: list[str]) -> None:
    """Install packages of Debian or Ubuntu; whoever may not is left with what is there."""
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"]
    for command in ["update"], ["install", "--no-install-recommends", *packages]:
        subprocess.run([*apt, *command], stdout=sys.stderr, check=False)


def find() -> str:
    """Return the path of a browser; leave with one line that says what to install where none is."""
    needed = [] if runs(*PLAYWRIGHT) else ["libatomic1"]
    needed += [] if installed() else ["chromium"]
    if needed and shutil.which("apt-get"):
        fetch(needed)
    if not runs(*PLAYWRIGHT):
        sys.exit("Playwright does not start: install libatomic1 and run make test again")
    if not (installed() or brought()):
        print("Getting a browser, some 200 MB", file=sys.stderr, flush=True)
        subprocess.run([*PLAYWRIGHT, "install", "chromium"], capture_output=True, check=False)
    return (
        installed()
        or brought()
        or sys.exit("No browser of the Chromium family: install Chromium and run make test again")
    )
