"""The site as `make html` writes it, from content/ and from the tests' own content, and a browser to read it in."""

import os
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from catalogue import BOTH, GIVEN, OWN, Catalogue, Published, every
from document import Document
from errors import Content
from hosts import MISSING
from workshop import Workshop

NEEDED = {  # by test file: the program that it needs, and what is not tested where that is not installed
    "test_firefox.py": ("firefox", "the site was not read in it"),  # which is not driven by what drives the others
    "test_github.py": ("git", "the site was not sent to GitHub Pages"),
    "test_rsync.py": ("rsync", "the site was not sent by it"),
}
collect_ignore = [name for name, (program, _) in NEEDED.items() if not shutil.which(program)]
CONTENT = OWN.folder  # the tests' own
PUBLIC = "SITEURL=https://dossier.example/read"


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(tmp_path)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A workshop for all tests of a file, which leave in it what they write."""
    return Workshop(tmp_path_factory.mktemp("bench"))


@pytest.fixture(scope="module")
def built(bench: Workshop) -> Workshop:
    """The same with the site in it, which each test leaves as it was."""
    made = bench.make("html")
    assert made.returncode == 0, made.stderr
    return bench


@pytest.fixture(scope="session")
def publish(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Published]:
    """How to get the site that texts make, the same for the same texts and arguments."""

    @cache
    def make(catalogue: Catalogue, *arguments: str) -> tuple[Path, CompletedProcess]:
        workshop = Workshop(tmp_path_factory.mktemp("site"), catalogue.folder)
        return workshop.output, workshop.make("html", *arguments)

    @cache
    def publish(*given) -> Published:
        output, made = make(*given)
        if made.returncode:
            pytest.fail(made.stdout + made.stderr, pytrace=False)
        return Published(output, given[0])

    return publish


@pytest.fixture(scope="session")
def given(publish) -> Published:
    """The site of content/ as it is."""
    return publish(GIVEN)


@pytest.fixture(scope="session")
def example(publish) -> Published:
    """The tests' own site."""
    return publish(OWN)


@pytest.fixture(params=BOTH, ids=str)
def site(request: pytest.FixtureRequest, publish) -> Published:
    """The site of content/ as it is, and the tests' own."""
    return publish(request.param)


@pytest.fixture(params=BOTH, ids=str)
def public_site(request: pytest.FixtureRequest, publish) -> Published:
    """Both with a public address, which is below a subpath."""
    return publish(request.param, PUBLIC)


@pytest.fixture(params=every("addresses"))
def each_page(request: pytest.FixtureRequest, publish) -> Document:
    """Every page of both."""
    catalogue, address = request.param
    return publish(catalogue).page(address)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Start no workers for single files, which are read sooner than these start."""
    return 0 if any(".py" in Path(name).name for name in config.args) else 2


def find_browser() -> str:
    """Return the path of a browser, which the workers find where whoever starts them has found it."""
    from browser import find

    os.environ["CHROMIUM"] = os.environ.get("CHROMIUM") or find()
    return os.environ["CHROMIUM"]


def pytest_sessionstart(session: pytest.Session) -> None:
    """Get a browser before the workers start, who would get it at the same time."""
    if session.config.option.numprocesses:
        try:
            find_browser()
        except SystemExit as missing:
            raise pytest.UsageError(missing) from None


@pytest.fixture(scope="session")
def chromium():
    from browser import ARGUMENTS
    from playwright.sync_api import sync_playwright

    try:
        path = find_browser()
    except SystemExit as missing:
        pytest.exit(str(missing), returncode=1)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


@pytest.fixture(scope="session")
def tabs(chromium) -> Callable:
    """How to get a tab, the same for the same options: a new one takes a second."""
    return cache(chromium.new_page)


@pytest.fixture
def opened(example: Published, tabs) -> Callable:
    """How to open a page of the tests' own site from its folder."""

    def open_page(address: str, viewport: dict | None = None, color_scheme: str = "light", **options):
        tab = tabs(**options)
        tab.set_viewport_size(viewport or {"width": 1280, "height": 720})
        tab.emulate_media(media="null", color_scheme=color_scheme)
        tab.goto((example.folder / address).as_uri())
        return tab

    return open_page


@pytest.fixture
def listened(tabs) -> Callable:
    """How to get a tab, what its pages complain of and what they ask for but what they carry."""
    heard = []

    def listen(**options) -> tuple:
        tab, problems, asked = tabs(**options), [], []
        heard.append((tab, "console", lambda message: problems.append(message.text)))
        heard.append((tab, "pageerror", lambda error: problems.append(str(error))))
        heard.append((tab, "dialog", lambda dialog: (problems.append(dialog.message), dialog.dismiss())))
        heard.append((tab, "request", lambda request: request.url.startswith("data:") or asked.append(request.url)))
        for tab, kind, note in heard:
            tab.on(kind, note)
        return tab, problems, asked

    yield listen
    for tab, kind, note in heard:
        tab.remove_listener(kind, note)


@pytest.fixture
def editions(example: Published, tmp_path: Path) -> Callable[[str], Path]:
    """How to write the tests' own site as it is after every title has changed."""

    def edition(title: str) -> Path:
        folder = shutil.copytree(example.folder, tmp_path / title)
        changes = dict.fromkeys(folder.rglob("*.html"), (r"<title>.*?</title>", f"<title>{title}</title>"))
        changes[folder / "service-worker.js"] = ('VERSION ?= ?"[^"]*"', f'VERSION = "{title}"')
        for path, (old, new) in changes.items():
            before = path.stat()
            path.write_text(re.sub(old, new, path.read_text("utf-8"), count=1), "utf-8")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))  # the zip's files bear one time, too
        return folder

    return edition


@pytest.fixture
def serve() -> Callable:
    """How to serve a folder, or several by the address below which they stand."""
    from server import Server

    servers = []

    def start(folder: Path | dict[str, Path], below: str = "/", **manner: bool) -> Server:
        servers.append(Server(folder if isinstance(folder, dict) else {below: folder}, **manner))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have measured, and what they have not."""
    for program, lost in map(NEEDED.get, collect_ignore):
        terminalreporter.write_line(f"{program} is not installed: {lost}")
    for name in MISSING:
        terminalreporter.write_line(f"{name} is not installed: the site was not served by it")
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
