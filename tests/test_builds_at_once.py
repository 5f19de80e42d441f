"""Builds are killed and wait for each other: the old site stands or the new one, complete."""

import fcntl
import os
import random
import signal
import time

TAGS, OTHERS = "output/tags.html", ".output.building/a.html"  # the latter is what another build writes


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
    assert workshop.hidden() == []


def test_a_build_waits_for_another_to_end_even_where_the_settings_have_pelican_empty_its_folder(built):
    built.set(DELETE_OUTPUT_DIRECTORY=True)
    (built.folder / TAGS).unlink()
    built.write(OTHERS, "")
    lock = os.open(built.folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    build = built.start("html")
    time.sleep(1)
    waits, written = build.poll() is None, [(built.folder / name).exists() for name in (TAGS, OTHERS)]
    os.close(lock)
    assert build.wait() == 0
    assert waits
    assert written == [False, True]
    assert (built.folder / TAGS).exists()


def test_several_builds_at_once_leave_one_complete_site(built):
    once = built.pages()
    builds = [built.start("html") for _ in range(3)]
    assert [build.wait() for build in builds] == [0, 0, 0]
    assert built.pages() == once
    assert built.hidden() == []
