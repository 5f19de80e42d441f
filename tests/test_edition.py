"""output/ is exchanged as a whole: the old site or the new one, complete, whatever fails."""

import os
import random
import resource
import subprocess
import threading
from contextlib import contextmanager

import pytest
from dossier.output import swap
from workshop import contents

DAY = "Title: A day\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\nText.\n"
PAGES = ["index.html", "tags.html", "tag/nato.html", "dossier.html", "service-worker.js", "theme/icon-192.png"]


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


def test_nothing_is_left_beside_the_site(built):
    assert built.hidden() == []
    assert built.make("html").returncode == 0
    assert built.hidden() == []


def test_no_page_is_missing_at_any_moment_of_many_builds(built, tmp_path):
    spares = [tmp_path / "one", tmp_path / "other"]
    for spare in spares:
        spare.mkdir()
        for number in range(1000):  # which take their time to be removed
            (spare / str(number)).touch()
    with watched([built.output / name for name in PAGES]) as missing:
        for spare in spares:
            spare.rename(built.output / "spare")
            assert built.make("html").returncode == 0
            assert {*contents(built.output)} >= {*PAGES}
            assert not (built.output / "spare").exists()
    assert missing == []


def test_two_folders_are_exchanged_in_one_step(tmp_path):
    for name in "old", "new":
        (tmp_path / name).mkdir()
        (tmp_path / name / "page").write_text(name)
    with watched([tmp_path / name / "page" for name in ("old", "new")]) as missing:
        for _ in range(2001):
            swap(tmp_path / "new", tmp_path / "old")
    assert missing == []
    assert [(tmp_path / name / "page").read_text() for name in ("old", "new")] == ["new", "old"]


def test_a_page_that_is_no_longer_in_the_content_goes(built):
    built.write("content/day.md", DAY)
    assert built.make("html").returncode == 0
    assert "day.html" in built.pages()
    (built.folder / "content/day.md").unlink()
    assert built.make("html").returncode == 0
    assert "day.html" not in built.pages()


def test_a_template_that_fails_leaves_the_site_as_it_was(built):
    before, template = built.pages(), built.folder / "theme/templates/tags.html"
    written = template.read_text("utf-8")
    template.write_text("{{ nothing.at.all }}")
    made = built.make("html")
    template.write_text(written, "utf-8")
    assert made.returncode != 0
    assert built.pages() == before
    assert built.hidden() == []


@pytest.mark.parametrize("target", ["html", "zip"])
def test_a_disk_that_is_full_leaves_the_site_as_it_was(target, built):
    before = built.pages()
    built.write("content/day.md", DAY)
    largest = max(map(len, before.values()))

    def fill():
        """Let no file grow as large as the largest: some pages can be written, and then one cannot."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest - 1, largest - 1))

    with built.start(target, preexec_fn=fill, stderr=subprocess.PIPE, text=True) as made:
        told = made.communicate()[1]
    (built.folder / "content/day.md").unlink()
    assert made.returncode != 0
    assert "Traceback" not in told
    assert built.pages() == before
    assert built.hidden() == []


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


def test_a_build_that_fails_puts_back_what_one_killed_between_two_steps_took_away(built):
    before, template = built.pages(), built.folder / "theme/templates/tags.html"
    written = template.read_text("utf-8")
    built.output.rename(built.folder / ".output.previous")
    template.write_text("{{ nothing.at.all }}")
    made = built.make("html")
    template.write_text(written, "utf-8")
    assert made.returncode != 0
    assert built.pages() == before
    assert built.hidden() == []
