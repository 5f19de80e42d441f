"""output/ is exchanged as a whole: the old site or the new one, complete, whatever happens."""

import fcntl
import os
import random
import resource
import signal
import threading
import time
from contextlib import contextmanager

import pytest
from plugins.edition import exchange
from workshop import contents

DAY = "Title: A day\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\nText.\n"
PAGES = ["index.html", "tags.html", "tag/nato.html", "dossier.html", "service-worker.js", "theme/icon-192.png"]


def hidden(workshop):
    return [path.name for path in workshop.folder.glob(".output*")]


@contextmanager
def watched(paths):
    """Look for files the whole time, as a server would; give those that were missing at any moment."""
    missing, end = [], threading.Event()

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


def test_nothing_is_left_beside_the_site(workshop):
    for _ in range(2):
        assert workshop.make("html").returncode == 0
        assert hidden(workshop) == []


def test_no_page_is_missing_at_any_moment_of_many_builds(workshop):
    assert workshop.make("html").returncode == 0
    with watched([workshop.output / name for name in PAGES]) as missing:
        for _ in range(2):
            for number in range(1000):  # which take their time to be removed
                (workshop.output / str(number)).touch()
            assert workshop.make("html").returncode == 0
            assert {*contents(workshop.output)} >= {*PAGES}
            assert not (workshop.output / "0").exists()
    assert missing == []


def test_two_folders_are_exchanged_in_one_step(tmp_path):
    for name in "old", "new":
        (tmp_path / name).mkdir()
        (tmp_path / name / "page").write_text(name)
    with watched([tmp_path / name / "page" for name in ("old", "new")]) as missing:
        for _ in range(2001):
            exchange(tmp_path / "new", tmp_path / "old")
    assert missing == []
    assert [(tmp_path / name / "page").read_text() for name in ("old", "new")] == ["new", "old"]


def test_a_page_that_is_no_longer_in_the_content_goes(workshop):
    workshop.write("content/day.md", DAY)
    assert workshop.make("html").returncode == 0
    assert "day.html" in workshop.pages()
    (workshop.folder / "content/day.md").unlink()
    assert workshop.make("html").returncode == 0
    assert "day.html" not in workshop.pages()


def test_a_file_in_the_place_of_the_site_stays(workshop):
    workshop.write("output", "notes")
    made = workshop.make("html")
    assert made.returncode != 0
    assert made.stderr.splitlines()[0].endswith(f"this is no folder; move it away: '{workshop.output}'")
    assert workshop.output.read_text("utf-8") == "notes"
    assert hidden(workshop) == []


def test_a_template_that_fails_leaves_the_site_as_it_was(workshop):
    assert workshop.make("html").returncode == 0
    before = workshop.pages()
    workshop.write("theme/templates/tags.html", "{{ nothing.at.all }}")
    made = workshop.make("html")
    assert made.returncode != 0
    assert workshop.pages() == before
    assert hidden(workshop) == []


def test_a_killed_build_leaves_the_old_site_or_the_new_one(workshop):
    assert workshop.make("html").returncode == 0
    old = workshop.pages()
    start = time.monotonic()
    workshop.set(SITENAME="New")
    assert workshop.make("html").returncode == 0
    new, span = workshop.pages(), time.monotonic() - start
    chance = random.Random(2022)
    for _ in range(5):
        build = workshop.start("html", start_new_session=True)
        time.sleep(chance.uniform(0.5, 1) * span)
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        assert workshop.pages() in (old, new)
    assert workshop.make("html").returncode == 0
    assert hidden(workshop) == []


@pytest.mark.parametrize("target", ["html", "zip"])
def test_a_disk_that_is_full_leaves_the_site_as_it_was(target, workshop):
    assert workshop.make(target).returncode == 0
    before = workshop.pages()
    workshop.write("content/day.md", DAY)
    largest = max(map(len, before.values()))

    def fill():
        """Let no file grow as large as the largest: some pages can be written, and then one cannot."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest - 1, largest - 1))

    assert workshop.start(target, preexec_fn=fill).wait() != 0
    assert workshop.pages() == before
    assert hidden(workshop) == []


def test_a_disk_that_is_full_leaves_the_zip_as_it_was(workshop):
    assert workshop.make("zip").returncode == 0
    [archive] = workshop.folder.glob("*.zip")
    before = archive.read_bytes()
    for number in range(9):  # each of which is smaller than what they are packed into
        workshop.write(f"content/noise-{number}.zip", random.Random(number).randbytes(len(before) // 4))
    links = "".join(f"[x]({{static}}noise-{number}.zip)\n" for number in range(9))
    workshop.write("content/day.md", f"{DAY}{links}")
    assert workshop.make("html").returncode == 0
    largest = max(map(len, workshop.pages().values()))

    def fill():
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    assert workshop.start("zip", preexec_fn=fill).wait() != 0
    assert archive.read_bytes() == before


def test_a_build_that_fails_puts_back_what_one_killed_between_two_steps_took_away(workshop):
    assert workshop.make("html").returncode == 0
    before = workshop.pages()
    workshop.output.rename(workshop.folder / ".output.previous")
    workshop.write("content/day.md", "Title: A day\n")
    assert workshop.make("html").returncode != 0
    assert workshop.pages() == before
    assert hidden(workshop) == []


@contextmanager
def build_of_another(workshop):
    """Hold what a build holds, as soon as none does."""
    lock, limit = os.open(workshop.folder, os.O_RDONLY), time.monotonic() + 20
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            assert time.monotonic() < limit, "no other build can begin"
            time.sleep(0.1)
    yield
    os.close(lock)


def test_a_build_waits_for_another_to_end(workshop):
    assert workshop.make("html").returncode == 0
    (workshop.output / "tags.html").unlink()
    with build_of_another(workshop):
        build = workshop.start("html")
        time.sleep(1)
        assert build.poll() is None
        assert not (workshop.output / "tags.html").exists()
    assert build.wait() == 0
    assert (workshop.output / "tags.html").exists()


@pytest.mark.parametrize("address", ["", "https://dossier.example"], ids=["no address", "its address"])
def test_a_watching_build_writes_what_changes_and_outlives_a_fault_with(address, workshop):
    introduction, page = workshop.folder / "content/tags/nato.md", workshop.output / "tag/nato.html"
    words, told = introduction.read_text("utf-8"), workshop.folder / "told"

    def wait(path, part):
        limit = time.monotonic() + 20
        while not path.exists() or part not in path.read_text("utf-8"):
            assert time.monotonic() < limit, part
            time.sleep(1)
            introduction.touch()  # Pelican misses what changes while it turns from a build to watching

    with told.open("w") as errors:
        build = workshop.start("regenerate", f"SITEURL={address}", stderr=errors, start_new_session=True)
    try:
        wait(page, "has as many")
        introduction.write_text("Title: NATO\n")  # a fault
        wait(told, "content/tags/nato.md:1:")
        introduction.write_text(words.replace("has as many", "had as many"), "utf-8")
        wait(page, "had as many")
        with build_of_another(workshop):
            pass
    finally:
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()


def test_several_builds_at_once_leave_one_complete_site(workshop):
    assert workshop.make("html").returncode == 0
    once = workshop.pages()
    builds = [workshop.start("html") for _ in range(3)]
    assert [build.wait() for build in builds] == [0, 0, 0]
    assert workshop.pages() == once
    assert hidden(workshop) == []


def test_the_same_content_gives_the_same_bytes_in_any_place_time_and_hand(workshop, example):
    other = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7"}
    other |= {"HOME": "/nonexistent", "USER": "nobody"}
    assert workshop.start("html", environment=other, umask=0o077).wait() == 0
    assert workshop.pages() == contents(example.folder)


def test_what_bears_one_day_or_one_name_stands_in_one_order(workshop):
    for name in "abcdefgh":
        head = f"Title: {name}\nTags: NATO\nSummary: {name}.\n"
        workshop.write(f"content/{name}.md", f"{head}Date: 2022-01-22\n\nNATO.\n")
        workshop.write(f"content/pages/{name}/more.md", f"{head}Slug: more-{name}\n\nNATO.\n")
    sites = []
    for seed in "12":
        assert workshop.make("html", PYTHONHASHSEED=seed).returncode == 0
        sites.append(workshop.pages())
    assert sites[0] == sites[1]


def test_clean_removes_what_was_built_and_nothing_else(workshop):
    assert workshop.make("html").returncode == 0
    before = {path.name for path in workshop.folder.iterdir()}
    assert workshop.make("clean").returncode == 0
    assert before - {path.name for path in workshop.folder.iterdir()} - {"__pycache__"} == {"output"}
