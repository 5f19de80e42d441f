"""Find a browser of the Chromium family, or install one."""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

# Debian's chromium-headless-shell has no windows, so tests are faster in it.
HEADLESS_SHELL = "chromium-headless-shell"
NAMES = [HEADLESS_SHELL, "chromium", "google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
PLAYWRIGHT = [sys.executable, "-m", "playwright"]


def starts(*command: str) -> bool:
    """Return whether a program starts: on Ubuntu, chromium may be a stub that does not."""
    return subprocess.run([*command, "--version"], capture_output=True, check=False).returncode == 0


def installed_browser() -> str | None:
    """Return the path of a browser that this machine has."""
    for name in NAMES:
        path = shutil.which(name)
        if path and starts(path):
            return path
    return None


def downloaded_browser() -> str | None:
    """Return the path of the browser that `playwright install` has downloaded."""
    with sync_playwright() as playwright:
        return shutil.which(playwright.chromium.executable_path)


def install_library_and_browser() -> None:
    """Install what is missing on Debian or Ubuntu, as root or with a sudo that asks for no password."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if sudo and not shutil.which("sudo"):
        return
    apt_get = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"]
    install = ["install", "--no-install-recommends"]
    # Playwright needs libatomic1.
    for command in ["update"], [*install, "libatomic1"]:
        subprocess.run([*apt_get, *command], stdout=sys.stderr, check=False)
    for package in HEADLESS_SHELL, "chromium":
        if not installed_browser():
            subprocess.run([*apt_get, *install, package], stdout=sys.stderr, check=False)


def find_chromium() -> str:
    """Find or install a browser and return its path; exit with an error message if both fail."""
    if shutil.which("apt-get") and not starts(*PLAYWRIGHT):
        install_library_and_browser()
    if not starts(*PLAYWRIGHT):
        sys.exit("Playwright does not start. Install libatomic1 and run make test again.")
    path = installed_browser() or downloaded_browser()
    if not path and shutil.which("apt-get"):
        install_library_and_browser()
        path = installed_browser()
    if not path:
        print("Downloading a browser (about 200 MB)", file=sys.stderr, flush=True)
        subprocess.run([*PLAYWRIGHT, "install", "chromium"], stdout=sys.stderr, check=False)
        path = downloaded_browser()
    if not path:
        sys.exit("No browser of the Chromium family found. Install Chromium and run make test again.")
    return path
