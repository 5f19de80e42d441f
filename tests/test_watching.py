"""`make regenerate` builds the site again after each change, also after an error."""

import time

import pytest


def wait_for(words, path, changed):
    """Wait until a file contains words; touch the changed file meanwhile.

    Pelican misses a change that happens between a build and its next look at the files.
    """
    limit = time.monotonic() + 20
    while not path.exists() or words not in path.read_text("utf-8"):
        assert time.monotonic() < limit, words
        time.sleep(0.2)
        changed.touch()


@pytest.mark.parametrize("address", ["", "https://dossier.example"], ids=["no address", "an address"])
def test_a_change_is_written_after_an_error_in_a_site_with(address, project):
    introduction = project.folder / "content/tags/nato.md"
    text = introduction.read_text("utf-8")
    page = project.output / "tag/nato.html"
    messages = project.folder / "messages"
    with messages.open("w") as errors:
        watching = project.start_group("regenerate", f"SITEURL={address}", stderr=errors)
    try:
        wait_for("has as many", page, introduction)
        introduction.write_text("Title: NATO\n", "utf-8")
        wait_for("content/tags/nato.md:1:", messages, introduction)
        introduction.write_text(text.replace("has as many", "had as many"), "utf-8")
        wait_for("had as many", page, introduction)
        # Between its builds, it does not lock out others.
        assert project.start("html").wait(20) == 0
    finally:
        watching.stop()
