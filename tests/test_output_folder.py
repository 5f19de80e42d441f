"""A build replaces output/ as a whole: whatever fails, the folder contains the complete old site or the new one."""

import fcntl
import os
import resource
import signal
import subprocess
import threading
import time
from contextlib import contextmanager
from errno import ENOSPC
from zipfile import ZipFile

import pytest
from dossier.finish.archive import finish
from project import contents
from site_content import SAMPLE_SETTINGS

DAY = "Title: A day\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\nText.\n"
PAGES = ["index.html", "tags.html", "tag/nato.html", "dossier.html", "service-worker.js", "theme/icon-192.png"]


@contextmanager
def watched(paths):
    """Look for files all the time, as a server would; collect those that were missing at any moment."""
    missing = []
    end = threading.Event()

    def look():
        while not end.is_set():
            missing.extend(path for path in paths if not os.path.exists(path))  # noqa: PTH110

    watch = threading.Thread(target=look)
    watch.start()
    try:
        yield missing
    finally:
        end.set()
        watch.join()


def test_no_page_is_missing_at_any_moment_of_a_build(built):
    spare = built.output / "spare"
    spare.mkdir()
    for number in range(1000):  # which take some time to be removed
        (spare / str(number)).touch()
    with watched([built.output / name for name in PAGES]) as missing:
        built.build()
    assert missing == []
    assert not spare.exists()
    assert built.hidden() == []


@contextmanager
def replaced(project, name, text):
    path = project.folder / name
    before = path.read_text("utf-8") if path.exists() else None
    path.write_text(text)
    yield
    if before is None:
        path.unlink()
    else:
        path.write_text(before, "utf-8")


# each: a file, its wrong text, and a word of the message
FAILURES = {
    "a text": ("content/day.md", DAY.replace("Summary", "Weather"), "content/day.md:4: "),
    "a template": ("theme/templates/tags.html", "{{ nothing.at.all }}", "nothing"),
    "the settings": ("pelicanconf.py", "SITENAME = name\n", "pelicanconf.py:1: NameError: "),
}


@pytest.mark.parametrize(("name", "text", "word"), FAILURES.values(), ids=FAILURES)
def test_nothing_changes_after_an_error_in(name, text, word, built):
    before = built.pages()
    with replaced(built, name, text):
        made = built.make("html")
    assert made.returncode != 0
    assert word in made.stderr
    assert ("Traceback" in made.stderr) == name.startswith("theme/")
    assert built.pages() == before
    assert built.hidden() == []


def test_a_failed_build_restores_what_one_that_was_killed_between_two_steps_had_moved(built):
    before = built.pages()
    built.output.rename(built.folder / ".output.previous")
    with replaced(built, "theme/templates/tags.html", "{{ nothing.at.all }}"):
        assert built.make("html").returncode != 0
    assert built.pages() == before
    assert built.hidden() == []


def test_nothing_changes_on_a_full_disk(built):
    before = built.pages()
    largest = max(map(len, before.values())) - 1

    def limit():
        """Let no file grow so large: some pages can be written, but not all."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    with built.start("html", preexec_fn=limit, stderr=subprocess.PIPE, text=True) as made:
        _, errors = made.communicate()
    assert made.returncode != 0
    assert "Traceback" not in errors
    assert built.pages() == before
    assert built.hidden() == []


def test_a_full_disk_leaves_the_zip_as_it_was(tmp_path, monkeypatch):
    def fail(*arguments):
        raise OSError(ENOSPC, "No space left on device")

    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "index.html").write_text("old")
    finish(folder, {})
    archive = tmp_path / f"{tmp_path.name}.zip"
    before = archive.read_bytes()
    (folder / "index.html").write_text("new")
    monkeypatch.setattr(ZipFile, "writestr", fail)
    with pytest.raises(OSError):
        finish(folder, {})
    assert archive.read_bytes() == before


def test_a_killed_build_leaves_the_old_site_or_the_new_one(built):
    new = built.pages()
    start = time.monotonic()
    old = built.set(SITENAME="Old").build().pages()
    duration = time.monotonic() - start
    built.set(SITENAME=SAMPLE_SETTINGS["SITENAME"])
    for part in 0.6, 0.9:
        build = built.start("html", start_new_session=True)
        time.sleep(part * duration)
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        assert built.pages() in (old, new)
    assert built.build().pages() == new
    assert built.hidden() == []


def test_a_build_waits_for_another_and_changes_none_of_its_files(built):
    built.set(DELETE_OUTPUT_DIRECTORY=True)  # which Pelican does by itself, before any page is written
    page, other = built.output / "tags.html", built.folder / ".output.building/a.html"
    page.unlink()
    built.write(".output.building/a.html", "")
    lock = os.open(built.folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    with built.start("html", stderr=subprocess.PIPE, text=True) as build:
        assert build.stderr.readline() == "waiting for another build to end\n"
        assert other.exists()
        assert not page.exists()
        os.close(lock)
    assert build.returncode == 0
    assert page.exists()


def test_the_same_content_gives_the_same_bytes_for_anyone_anywhere_at_any_time(project, example):
    other = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7"}
    other |= {"HOME": "/nonexistent", "USER": "nobody"}
    assert project.start("html", environment=other, umask=0o077).wait() == 0
    assert project.pages() == contents(example.folder)


def test_texts_of_one_day_or_one_name_have_one_order(project):
    for name in "abcdefgh":
        head = f"Title: {name}\nTags: NATO\nSummary: {name}.\n"
        project.write(f"content/{name}.md", f"{head}Date: 2022-01-22\n\nNATO.\n")
        project.write(f"content/pages/{name}/more.md", f"{head}Slug: more-{name}\n\nNATO.\n")
    assert project.build(PYTHONHASHSEED="1").pages() == project.build(PYTHONHASHSEED="2").pages()


def test_settings_that_are_edited_twice_within_a_second_are_read_each_time(project):
    settings = (project.folder / "pelicanconf.py").read_text("utf-8")
    for name in "The first name", "The other name":
        project.write("pelicanconf.py", f"{settings}\nSITENAME = {name!r}\n")
        os.utime(project.folder / "pelicanconf.py", (1_600_000_000, 1_600_000_000))
        assert project.build().page("index.html").text("title") == name
        assert not (project.folder / "__pycache__").exists()
