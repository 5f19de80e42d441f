"""The site as `make html` writes it, from content/ and from the tests' own content, and a browser to read it in."""

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

pytest_plugins = ["browser_fixtures"]
NEEDED = {  # by test file: the program that it needs, and what is not tested where that is not installed
    "test_firefox.py": ("firefox", "the site was not opened in it"),
    "test_github.py": ("git", "the site was not sent to GitHub Pages"),
    "test_webkit.py": ("WebKitWebDriver", "the site was not opened in WebKit"),
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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have measured, and what they have not."""
    for program, lost in map(NEEDED.get, collect_ignore):
        terminalreporter.write_line(f"{program} is not installed: {lost}")
    for name in MISSING:
        terminalreporter.write_line(f"{name} is not installed: the site was not served by it")
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
