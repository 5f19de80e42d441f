"""The site as `make html` writes it, once for all tests, and a real browser to read it in."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "theme")]

import browser  # noqa: E402
from document import Document  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from plugins.edition.worker import version  # noqa: E402
from server import Server  # noqa: E402
from source import ADDRESSES, KEPT, SITENAME  # noqa: E402

# read in Firefox too where it is installed, as it is not driven by what drives the other browsers
collect_ignore = [] if shutil.which("firefox") else ["test_firefox.py"]
CONTENT = ROOT / "content"
PROJECT = ["Makefile", "content", "pelicanconf.py", "publishconf.py", "requirements.txt", "theme"]


def contents(output: Path) -> dict[str, bytes]:
    """Return every file of a published site by its address."""
    files = (path for path in sorted(output.rglob("*")) if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


class Workshop:
    """A copy of the project in a folder of its own, where make can be called."""

    def __init__(self, folder: Path):
        self.folder = folder
        for name in PROJECT:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
            copy(ROOT / name, folder / name)
        (folder / ".venv").symlink_to(ROOT / ".venv")
        self.arguments = ["--old-file=.venv/packages"]  # which is everybody's, and not to be made anew

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def make(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
        clean = {key: value for key, value in os.environ.items() if key not in {"MAKEFLAGS", "SITEURL"}}
        return subprocess.run(
            ["make", *self.arguments, *arguments],
            cwd=self.folder,
            env=clean | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def write(self, name: str, text: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def pages(self) -> dict[str, bytes]:
        return contents(self.output)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def published(folder: Path, *arguments: str) -> Path:
    folder.mkdir()
    workshop = Workshop(folder)
    made = workshop.make("html", *arguments)
    assert made.returncode == 0, made.stdout + made.stderr
    return workshop.output


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("site") / "dossier")


@pytest.fixture(scope="session")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with its public address, which is below a subpath."""
    folder = tmp_path_factory.mktemp("public") / "dossier"
    return published(folder, "SITEURL=https://dossier.example/read")


@pytest.fixture(scope="session")
def parsed(site: Path) -> Callable[[str], Document]:
    documents: dict[str, Document] = {}

    def parse(address: str) -> Document:
        if address not in documents:
            documents[address] = Document(site / address)
        return documents[address]

    return parse


@pytest.fixture(params=ADDRESSES)
def address(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def page(address: str, parsed: Callable[[str], Document]) -> Document:
    return parsed(address)


def pytest_configure(config: pytest.Config) -> None:
    """Get a browser before the workers start, who would get it at the same time."""
    if not hasattr(config, "workerinput"):
        try:
            browser.find()
        except SystemExit as missing:
            pytest.exit(str(missing), returncode=1)


@pytest.fixture(scope="session")
def chromium() -> Browser:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=browser.find(), args=browser.ARGUMENTS)


@pytest.fixture
def opened(site: Path, chromium: Browser) -> Callable[..., Page]:
    """How to open a page of the site from its folder in a tab of its own."""
    tabs = []

    def open_page(address: str, **options) -> Page:
        tabs.append(chromium.new_page(**options))
        tabs[-1].goto((site / address).as_uri())
        return tabs[-1]

    yield open_page
    for tab in tabs:
        tab.close()


@pytest.fixture
def editions(site: Path, tmp_path: Path) -> Callable[[str], Path]:
    """How to write the site as it is after its title has changed."""

    def edition(title: str) -> Path:
        folder = shutil.copytree(site, tmp_path / title)
        for path in map(folder.joinpath, KEPT):
            path.write_text(path.read_text("utf-8").replace(SITENAME, title), "utf-8")
        worker = folder / "service-worker.js"
        script = worker.read_text("utf-8").partition("\n")[2]
        worker.unlink()
        worker.write_text(f"const VERSION = {json.dumps(version(folder))}\n{script}", "utf-8")
        for path in map(folder.joinpath, [*KEPT, worker.name]):  # the zip's files bear one time, too
            before = (site / path.relative_to(folder)).stat()
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        return folder

    return edition


@pytest.fixture
def serve() -> Callable[..., Server]:
    """How to serve a folder, or several by the address below which they stand."""
    servers = []

    def start(folder: Path | dict[str, Path], below: str = "/", **manner: bool) -> Server:
        servers.append(Server(folder if isinstance(folder, dict) else {below: folder}, **manner))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have measured, and what they have not."""
    if collect_ignore:
        terminalreporter.write_line("Firefox is not installed: the site was not read in it")
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
