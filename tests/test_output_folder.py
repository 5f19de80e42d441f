"""A build replaces output/ as a whole: whatever fails, the folder contains the complete old site or the new one."""

import fcntl
import os
import resource
import signal
import subprocess
import threading

import pytest
from errors import HEAD, PAGE
from processes import wait_until

PAGES = ["index.html", "tags.html", "tag/nato.html", "dossier.html", "service-worker.js", "theme/icon-192.png"]


@pytest.fixture
def site(built):
    """The project with a site in output/, and the bytes of its files; a test leaves nothing beside it."""
    yield built, built.pages()
    assert built.hidden() == []


@pytest.fixture
def wrong_template(built):
    """A template with an error, which is found only while the pages are written."""
    path = built.folder / "theme/templates/tags.html"
    before = path.read_text("utf-8")
    path.write_text("{{ nothing.at.all }}")
    yield
    path.write_text(before, "utf-8")


def test_no_page_is_missing_at_any_moment_of_a_build(site):
    project, before = site
    for number in range(1000):  # which take some time to be removed
        project.write(f"output/spare/{number}", "")
    paths = [str(project.output / name) for name in PAGES]
    missing = []
    end = threading.Event()

    def watch():
        """Look for files all the time, as a server would."""
        while not end.is_set():
            missing.extend(path for path in paths if not os.path.exists(path))  # noqa: PTH110

    watching = threading.Thread(target=watch)
    watching.start()
    project.build()
    end.set()
    watching.join()
    assert missing == []
    assert project.pages() == before


# each: a file, its wrong text, and how the message begins
FAILURES = {
    "a text": ("content/rehearsal.md", HEAD.replace("Summary", "Weather"), "content/rehearsal.md:4: "),
    "the settings": ("pelicanconf.py", "SITENAME = name\n", "pelicanconf.py:1: NameError: "),
}


@pytest.mark.parametrize(("name", "text", "message"), FAILURES.values(), ids=FAILURES)
def test_nothing_changes_after_an_error_in(name, text, message, site):
    project, before = site
    right = (project.folder / name).read_text("utf-8")
    project.write(name, text)
    made = project.make("html")
    project.write(name, right)
    assert made.returncode != 0
    assert message in made.stderr
    assert "Traceback" not in made.stderr
    assert project.pages() == before


def test_a_failed_build_restores_what_one_that_was_killed_between_two_steps_had_moved(site, wrong_template):
    project, before = site
    project.output.rename(project.folder / ".output.previous")
    made = project.make("html")
    assert made.returncode != 0
    assert "'nothing' is undefined" in made.stderr
    assert project.pages() == before


def test_nothing_changes_on_a_full_disk(site):
    project, before = site
    largest = max(map(len, before.values())) - 1

    def limit():
        """Let no file grow so large: some pages can be written, but not all."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    with project.start("html", preexec_fn=limit, stderr=subprocess.PIPE, text=True) as made:
        _, errors = made.communicate()
    assert made.returncode != 0
    assert "Traceback" not in errors
    assert project.pages() == before


def test_a_killed_build_leaves_the_old_site_and_the_next_build_is_complete(site):
    project, before = site
    build = project.start("html", start_new_session=True)
    wait_until((project.folder / ".output.building/dossier.html").exists)
    os.killpg(build.pid, signal.SIGKILL)
    build.wait()
    assert project.pages() == before
    assert project.build().pages() == before
    # with which Python would miss the second of two edits in one second
    assert not (project.folder / "__pycache__").exists()


def test_a_build_waits_for_another_and_changes_none_of_its_files(site):
    project, before = site
    project.set(DELETE_OUTPUT_DIRECTORY=True)  # which Pelican does by itself, before any page is written
    page, other = project.output / "tags.html", project.folder / ".output.building/a.html"
    page.unlink()
    project.write(".output.building/a.html", "")
    lock = os.open(project.folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    build = project.start("html", stderr=subprocess.PIPE, text=True)
    seen = build.stderr.readline(), other.exists(), page.exists()
    os.close(lock)
    build.communicate()
    assert seen == ("waiting for another build to end\n", True, False)
    assert project.pages() == before


def test_the_same_content_gives_the_same_bytes_for_anyone_anywhere_at_any_time(project):
    """The content has texts of one day, and texts whose files have one name."""
    for name in "abcdefgh":
        project.write(f"content/{name}.md", f"{HEAD.replace('A day', name)}\nNATO.\n")
        project.write(f"content/pages/{name}/more.md", f"{PAGE}Slug: more-{name}\nTags: NATO\n\nNATO.\n")
    before = project.build(PYTHONHASHSEED="1").pages()
    other = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7"}
    other |= {"HOME": "/nonexistent", "USER": "nobody"}
    assert project.start("html", environment=other, umask=0o077).wait() == 0
    assert project.pages() == before
