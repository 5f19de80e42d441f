"""The site as `make html` writes it, from content/ and from the tests' own content, and a browser to read it in."""

import fcntl
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from catalogue import BOTH, GIVEN, OWN, OWN_IMPRINT, Catalogue, Published, every, slug
from errors import Content
from hosts import MISSING
from page import Page
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
SITE = "https://dossier.example/read"
PUBLIC = f"SITEURL={SITE}"


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
    """How to get the site of a catalogue, which is built once in a run for the same arguments of make."""
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # then all workers share the folder above
        run = run.parent

    @cache
    def build(catalogue: Catalogue, *arguments: str) -> tuple[Path, CompletedProcess | None]:
        folder = run / slug("-".join(["site", str(catalogue), *arguments]))
        with folder.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if folder.exists():
                return folder, None
            workshop = Workshop(tmp_path_factory.mktemp("site"), catalogue.folder)
            if catalogue is OWN and arguments:
                workshop.set(**OWN_IMPRINT)
            made = workshop.make("html", *arguments)
            if made.returncode == 0:
                workshop.output.rename(folder)
            return folder, made

    @cache
    def publish(catalogue: Catalogue, *arguments: str) -> Published:
        folder, made = build(catalogue, *arguments)
        if made and made.returncode:
            pytest.fail(made.stdout + made.stderr, pytrace=False)
        return Published(folder, catalogue)

    return publish


@pytest.fixture(scope="session")
def given(publish) -> Published:
    """The site of content/ as it is."""
    return publish(GIVEN)


@pytest.fixture(scope="session")
def example(publish) -> Published:
    """The tests' own site."""
    return publish(OWN)


@pytest.fixture(scope="session")
def public_example(publish) -> Published:
    """The tests' own site with a public address, which is below a subpath."""
    return publish(OWN, PUBLIC)


@pytest.fixture(params=BOTH, ids=str)
def site(request: pytest.FixtureRequest, publish) -> Published:
    """The site of content/ as it is, and the tests' own."""
    return publish(request.param)


@pytest.fixture(params=BOTH, ids=str)
def public_site(request: pytest.FixtureRequest, publish) -> Published:
    """Both with a public address, which is below a subpath."""
    return publish(request.param, PUBLIC)


@pytest.fixture(params=every("addresses"))
def each_page(request: pytest.FixtureRequest, publish) -> Page:
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
