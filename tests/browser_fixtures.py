"""Fixtures for tests in a browser: Chromium through pytest-playwright, and servers for folders."""

import compileall
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromium import find_chromium
from playwright.sync_api import Browser, Page
from server import Server
from site_content import ROOT

# Keep one frame for all pages of a tab: a new frame for each page takes four times as long.
ARGUMENTS = ["--enable-features=RenderDocument:level/crashed-frame"]


def chromium_path() -> str:
    """Return the path of the browser. It is kept in the environment, where the workers of pytest-xdist find it."""
    if not os.environ.get("CHROMIUM"):
        try:
            os.environ["CHROMIUM"] = find_chromium()
        except SystemExit as error:
            pytest.exit(str(error), returncode=1)
    return os.environ["CHROMIUM"]


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile the theme, and find or install the browser, before the workers start."""
    compileall.compile_dir(ROOT / "theme", quiet=1)  # Project() copies the result, too
    if session.config.option.numprocesses:
        chromium_path()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    return browser_type_launch_args | {"executable_path": chromium_path(), "args": ARGUMENTS}


@pytest.fixture(scope="module")
def module_page(browser: Browser) -> Iterator[Page]:
    """A tab for all tests of a file that need no isolation from each other."""
    page = browser.new_page(bypass_csp=True)  # tests add styles, which the policy of the pages forbids
    yield page
    page.close()


@pytest.fixture
def errors(page: Page) -> list[str]:
    """Everything that the page reports: console messages and exceptions."""
    errors = []
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


@pytest.fixture
def serve(request: pytest.FixtureRequest) -> Callable[..., Server]:
    """Return a function that serves a folder at a path."""

    def serve(folder: Path, path: str = "/") -> Server:
        server = Server(folder, path)
        request.addfinalizer(server.stop)
        return server

    return serve
