"""Fixtures: sites that make has built, from content/ and from tests/content/."""

import os
import shutil
from collections.abc import Callable
from fcntl import LOCK_EX, flock
from functools import cache
from pathlib import Path

import pytest
from content_folder import ContentFolder
from project import Project
from site_content import BOTH, OWNER, PUBLIC, ROOT, SAMPLE, SAMPLE_IMPRINT, PublishedSite, slug

pytest_plugins = ["browser_fixtures"]
os.environ["PATH"] += os.pathsep + "/usr/sbin"  # where Debian has servers
# programs that only some tests need; without a program, its tests are left out
PROGRAMS = ["WebKitWebDriver", "apache2", "caddy", "firefox", "git", "lighttpd", "nginx", "rsync", "xauth", "xvfb-run"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def content(tmp_path: Path) -> ContentFolder:
    return ContentFolder(tmp_path)


@pytest.fixture(scope="module")
def shared_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project for all tests of a file; the changes of one test stay for the next."""
    return Project(tmp_path_factory.mktemp("shared_project"))


@pytest.fixture(scope="module")
def built(shared_project: Project, example: PublishedSite) -> Project:
    """The shared project with a built site. A test that changes output/ must restore it."""
    shutil.copytree(example.folder, shared_project.output)
    return shared_project


@pytest.fixture(scope="session")
def publish(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., PublishedSite]:
    """Return a function that builds a site. Calls with the same arguments share one site, also in other processes."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # then each process has a folder of its own in a common one
        folder = folder.parent
    folder /= "sites"
    folder.mkdir(exist_ok=True)

    @cache
    def publish(content: Path, *arguments: str) -> PublishedSite:
        name = slug(" ".join([str(content.relative_to(ROOT)), *arguments]))
        finished = folder / name
        with (folder / f"{name}.lock").open("w") as lock:
            flock(lock, LOCK_EX)  # another process may be building the site
            if not finished.exists():
                project = Project(tmp_path_factory.mktemp("site"), content)
                is_public = any(argument.startswith("SITEURL=") for argument in arguments)
                # The public version of the tests' own site has an imprint, the local one has none: both are tested.
                if content == SAMPLE and is_public:
                    project.add_settings(**SAMPLE_IMPRINT)
                project.build(*arguments).output.rename(finished)
        return PublishedSite(finished, content)

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


@pytest.fixture(params=BOTH.values(), ids=BOTH)
def site(request: pytest.FixtureRequest, publish) -> PublishedSite:
    """The owner's site or the tests' own: each test runs with both."""
    return publish(request.param)


@pytest.fixture(params=BOTH.values(), ids=BOTH)
def public_site(request: pytest.FixtureRequest, publish) -> PublishedSite:
    """The owner's site or the tests' own with a public address, which has a path: each test runs with both."""
    return publish(request.param, PUBLIC)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Start two workers.

    If the command names a file of tests, start none: workers would take longer to start than they save.
    """
    names_a_file = any(".py" in argument for argument in config.args)
    return 0 if names_a_file else 2


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that are marked with a program that is not installed."""
    left_out = []
    for item in items:
        needed = set()
        for mark in item.iter_markers("needs"):
            needed.update(mark.args)
        assert needed <= {*PROGRAMS}, item
        missing = [name for name in needed if not shutil.which(name)]
        if missing:
            left_out.append(item)
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the programs that are not installed."""
    for name in PROGRAMS:
        if not shutil.which(name):
            terminalreporter.write_line(f"{name} is not installed: the site was not tested with it")
