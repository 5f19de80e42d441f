"""`make regenerate` writes what changes, and goes on after an error."""

import time

import pytest


def wait_for(text, path, touched):
    limit = time.monotonic() + 20
    while not path.exists() or text not in path.read_text("utf-8"):
        assert time.monotonic() < limit, text
        time.sleep(0.2)
        touched.touch()  # Pelican misses a change between a build and its next look at the files


@pytest.mark.parametrize("address", ["", "https://dossier.example"], ids=["no address", "its address"])
def test_a_change_is_published_after_an_error_with(address, workshop):
    introduction, page = workshop.folder / "content/tags/nato.md", workshop.output / "tag/nato.html"
    words, messages = introduction.read_text("utf-8"), workshop.folder / "messages"
    with messages.open("w") as errors:
        watching = workshop.start_group("regenerate", f"SITEURL={address}", stderr=errors)
    try:
        wait_for("has as many", page, introduction)
        introduction.write_text("Title: NATO\n")
        wait_for("content/tags/nato.md:1:", messages, introduction)
        introduction.write_text(words.replace("has as many", "had as many"), "utf-8")
        wait_for("had as many", page, introduction)
        assert workshop.start("html").wait(20) == 0  # another build need not wait until the watching ends
    finally:
        watching.stop()
