"""A watching build writes what changes, and outlives a fault."""

import fcntl
import os
import signal
import time

import pytest


def lock_once_free(folder):
    """Take the lock of a build as soon as no build has it, and let it go."""
    lock, limit = os.open(folder, os.O_RDONLY), time.monotonic() + 20
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            assert time.monotonic() < limit, "no other build can begin"
            time.sleep(0.1)
    os.close(lock)


@pytest.mark.parametrize("address", ["", "https://dossier.example"], ids=["no address", "its address"])
def test_it_writes_what_changes_and_outlives_a_fault_with(address, workshop):
    introduction, page = workshop.folder / "content/tags/nato.md", workshop.output / "tag/nato.html"
    words, told = introduction.read_text("utf-8"), workshop.folder / "told"

    def wait(path, part):
        limit = time.monotonic() + 20
        while not path.exists() or part not in path.read_text("utf-8"):
            assert time.monotonic() < limit, part
            time.sleep(0.2)
            introduction.touch()  # Pelican misses what changes while it turns from a build to watching

    with told.open("w") as errors:
        build = workshop.start("regenerate", f"SITEURL={address}", stderr=errors, start_new_session=True)
    try:
        wait(page, "has as many")
        introduction.write_text("Title: NATO\n")  # a fault
        wait(told, "content/tags/nato.md:1:")
        introduction.write_text(words.replace("has as many", "had as many"), "utf-8")
        wait(page, "had as many")
        lock_once_free(workshop.folder)
    finally:
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
