"""output/ is exchanged as a whole: the old site or the new one, complete, whatever happens."""

import fcntl
import os
import random
import resource
import signal
import subprocess
import time

import pytest
from conftest import contents
from edition.exchange import exchange


def hidden(workshop):
    return [path.name for path in workshop.folder.glob(".output*")]


def test_nothing_is_left_beside_the_site(workshop):
    for _ in range(2):
        assert workshop.make("html").returncode == 0
        assert hidden(workshop) == []


def test_a_page_that_is_no_longer_in_the_content_goes(workshop):
    workshop.write("content/day.md", "Title: A day\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\nText.\n")
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
    workshop.write("pelicanconf.py", (workshop.folder / "pelicanconf.py").read_text() + '\nSITENAME = "New"\n')
    assert workshop.make("html").returncode == 0
    new, span = workshop.pages(), time.monotonic() - start
    command = [".venv/bin/python", "-m", "pelican", "content", "--output", "output", "--quiet"]
    chance = random.Random(2022)
    for _ in range(6):
        build = subprocess.Popen(command, cwd=workshop.folder, start_new_session=True)
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
    workshop.write("content/day.md", "Title: A day\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\nText.\n")

    def fill():
        """Let no file grow over 30,000 bytes: some pages can be written, and then one cannot."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    command = ["make", target]
    made = subprocess.run(command, cwd=workshop.folder, preexec_fn=fill, capture_output=True, check=False)
    assert made.returncode != 0
    assert workshop.pages() == before
    assert hidden(workshop) == []


def test_two_folders_are_exchanged_in_one_step(tmp_path):
    for name in "old", "new":
        (tmp_path / name).mkdir()
        (tmp_path / name / "page").write_text(name)
    exchange(tmp_path / "new", tmp_path / "old")
    assert [(tmp_path / name / "page").read_text() for name in ("old", "new")] == ["new", "old"]


def test_a_build_that_fails_puts_back_what_one_killed_between_two_steps_took_away(workshop):
    assert workshop.make("html").returncode == 0
    before = workshop.pages()
    workshop.output.rename(workshop.folder / ".output.previous")
    workshop.write("content/day.md", "Title: A day\n")
    assert workshop.make("html").returncode != 0
    assert workshop.pages() == before
    assert hidden(workshop) == []


def test_a_build_waits_for_another_to_end(workshop):
    assert workshop.make("html").returncode == 0
    (workshop.output / "tags.html").unlink()
    lock = os.open(workshop.folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    build = subprocess.Popen(["make", "html"], cwd=workshop.folder, stdout=subprocess.DEVNULL)
    time.sleep(2)
    assert build.poll() is None
    assert not (workshop.output / "tags.html").exists()
    os.close(lock)
    assert build.wait() == 0
    assert (workshop.output / "tags.html").exists()


@pytest.mark.parametrize("address", ["", "https://dossier.example"], ids=["no address", "its address"])
def test_a_watching_build_writes_what_changes_and_outlives_a_fault_with(address, workshop):
    build = subprocess.Popen(
        ["make", "regenerate", f"SITEURL={address}"],
        cwd=workshop.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def wait(words):
        limit = time.monotonic() + 20
        while not workshop.output.exists() or words not in (workshop.output / "tag/nato.html").read_text("utf-8"):
            assert time.monotonic() < limit, words
            time.sleep(0.1)

    try:
        wait("NATO")
        introduction = workshop.folder / "content/tags/nato.md"
        words = introduction.read_text("utf-8")
        introduction.write_text("Title: NATO\n")  # a fault
        time.sleep(2)
        introduction.write_text(words.replace("It began", "It once began"), "utf-8")
        wait("It once began")
    finally:
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()


def test_two_builds_at_once_leave_one_complete_site(workshop):
    assert workshop.make("html").returncode == 0
    once = workshop.pages()
    command = ["make", "html"]
    builds = [subprocess.Popen(command, cwd=workshop.folder, stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [build.wait() for build in builds] == [0, 0, 0]
    assert workshop.pages() == once
    assert hidden(workshop) == []


@pytest.mark.parametrize(
    "other",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "C", "LANG": "C"},
        {"PYTHONHASHSEED": "7"},
        {"HOME": "/nonexistent", "USER": "nobody"},
    ],
    ids=lambda other: ", ".join(other),
)
def test_the_same_content_gives_the_same_bytes_under_another(workshop, site, other):
    assert workshop.make("html", **other).returncode == 0
    assert workshop.pages() == contents(site)


def test_what_bears_one_day_or_one_name_stands_in_one_order(workshop):
    for name in "abcdefgh":
        head = f"Title: {name}\nTags: NATO\nSummary: {name}.\n"
        workshop.write(f"content/{name}.md", f"{head}Date: 2022-01-22\n\nNATO.\n")
        workshop.write(f"content/pages/{name}/more.md", f"{head}Slug: more-{name}\n\nNATO.\n")
    sites = []
    for seed in "123":
        assert workshop.make("html", PYTHONHASHSEED=seed).returncode == 0
        sites.append(workshop.pages())
    assert sites[0] == sites[1] == sites[2]


def test_the_same_content_gives_the_same_bytes_under_another_umask(workshop, site):
    command = ["make", "html"]
    subprocess.run(command, cwd=workshop.folder, umask=0o077, stdout=subprocess.DEVNULL, check=True)
    assert workshop.pages() == contents(site)


def test_clean_removes_what_was_built_and_nothing_else(workshop):
    assert workshop.make("html").returncode == 0
    before = {path.name for path in workshop.folder.iterdir()}
    assert workshop.make("clean").returncode == 0
    assert before - {path.name for path in workshop.folder.iterdir()} == {"__pycache__", "output"}
