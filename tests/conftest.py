"""The site as `make html` writes it, from content/ and from the tests' own content, and a browser to read it in."""

import fcntl
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from errors import Content
from hosts import MISSING
from page import Page
from project import Project
from site_content import BOTH, OWNER, SAMPLE, SAMPLE_IMPRINT, PublishedSite, SiteContent, every, slug

pytest_plugins = ["browser_fixtures"]
NEEDED = {  # by test file: the program that it needs, and what is not tested where that is not installed
    "test_firefox.py": ("firefox", "the site was not opened in it"),
    "test_github.py": ("git", "the site was not sent to GitHub Pages"),
    "test_webkit.py": ("WebKitWebDriver", "the site was not opened in WebKit"),
    "test_rsync.py": ("rsync", "the site was not sent by it"),
}
collect_ignore = [name for name, (program, _) in NEEDED.items() if not shutil.which(program)]
SITE = "https://dossier.example/read"
PUBLIC = f"SITEURL={SITE}"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(tmp_path)


@pytest.fixture(scope="module")
def shared_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project for all tests of a file; what one test writes stays for the next."""
    return Project(tmp_path_factory.mktemp("shared_project"))


@pytest.fixture(scope="module")
def built(shared_project: Project) -> Project:
    """The same with a site in output/, which each test leaves as it was."""
    made = shared_project.make("html")
    assert made.returncode == 0, made.stderr
    return shared_project


@pytest.fixture(scope="session")
def publish(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., PublishedSite]:
    """Return a function that builds the site of a folder of content, once in a run for the same arguments of make."""
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # then all workers share the folder above
        run = run.parent

    @cache
    def build(content: SiteContent, *arguments: str) -> tuple[Path, CompletedProcess | None]:
        folder = run / slug("-".join(["site", str(content), *arguments]))
        with folder.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if folder.exists():
                return folder, None
            project = Project(tmp_path_factory.mktemp("site"), content.folder)
            if content is SAMPLE and arguments:
                project.set(**SAMPLE_IMPRINT)
            made = project.make("html", *arguments)
            if made.returncode == 0:
                project.output.rename(folder)
            return folder, made

    @cache
    def publish(content: SiteContent, *arguments: str) -> PublishedSite:
        folder, made = build(content, *arguments)
        if made and made.returncode:
            pytest.fail(made.stdout + made.stderr, pytrace=False)
        return PublishedSite(folder, content)

    return publish


@pytest.fixture(scope="session")
def owner_site(publish) -> PublishedSite:
    """The site of content/, with the settings of its owner."""
    return publish(OWNER)


@pytest.fixture(scope="session")
def example(publish) -> PublishedSite:
    """The tests' own site."""
    return publish(SAMPLE)


@pytest.fixture(scope="session")
def public_example(publish) -> PublishedSite:
    """The tests' own site with a public address, which has a path."""
    return publish(SAMPLE, PUBLIC)


@pytest.fixture(params=BOTH, ids=str)
def site(request: pytest.FixtureRequest, publish) -> PublishedSite:
    """The site of content/, and then the tests' own."""
    return publish(request.param)


@pytest.fixture(params=BOTH, ids=str)
def public_site(request: pytest.FixtureRequest, publish) -> PublishedSite:
    """Both sites with a public address, which has a path."""
    return publish(request.param, PUBLIC)


@pytest.fixture(params=every("addresses"))
def each_page(request: pytest.FixtureRequest, publish) -> Page:
    """Every page of both sites."""
    content, address = request.param
    return publish(content).page(address)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Start no workers for single files, which are read sooner than these start."""
    return 0 if any(".py" in Path(name).name for name in config.args) else 2


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of servers that are not installed; the summary names these servers."""
    left_out = [item for item in items if item.get_closest_marker("not_installed")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have measured, and what they have not."""
    for program, lost in map(NEEDED.get, collect_ignore):
        terminalreporter.write_line(f"{program} is not installed: {lost}")
    for name in MISSING:
        terminalreporter.write_line(f"{name} is not installed: the site was not served by it")
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
