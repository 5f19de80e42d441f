"""A reader meets only whole pages of the old site or of the new one while it is sent, and if that is killed."""

import os
import random
import shutil
import signal
import time
from posixpath import normpath

from conftest import PUBLIC
from document import Document
from workshop import contents

# no machine is asked: what would run there runs here
SSH = """#!/bin/sh
while [ "$1" != dossier.example ]; do shift; done
shift
exec "$@"
"""
DAY = "Title: A day\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\nText.\n"


def links(folder, address):
    """Return the addresses of the site that a page leads to."""
    for a in Document(folder / address).all("a"):
        path = a.get("href").partition("#")[0]
        if path.endswith(".html") and ":" not in path:
            yield normpath(f"{address}/../{path}")


def lost(folder):
    """Return what a reader who begins at the index and follows every link does not find."""
    found, asked = set(), ["index.html"]
    while asked:
        address = asked.pop()
        if (folder / address).is_file() and address not in found:
            found.add(address)
            asked.extend(links(folder, address))
        elif address not in found:
            return address
    return None


def test_an_upload_that_is_killed_leaves_whole_pages_that_lead_to_whole_pages(workshop, tmp_path):
    served = tmp_path / "served"
    workshop.write("tools/ssh", SSH)
    (workshop.folder / "tools/ssh").chmod(0o755)
    path = {"PATH": f"{workshop.folder / 'tools'}:{os.environ['PATH']}"}
    target = ["rsync_upload", PUBLIC, "SSH_HOST=dossier.example", f"SSH_TARGET_DIR={served}"]

    def upload(**options):
        return workshop.start(*target, environment=path, **options)

    workshop.write("content/day.md", DAY)
    assert upload().wait() == 0
    old = contents(served)
    assert old == workshop.pages()
    (workshop.folder / "content/day.md").unlink()
    workshop.write("content/other.md", DAY)
    workshop.set(SITENAME="New")
    shutil.copytree(served, tmp_path / "first")
    assert upload().wait() == 0
    new = contents(served)
    assert new == workshop.pages()
    workshop.arguments.append("--old-file=publish")
    chance, span = random.Random(2022), None
    for _ in range(8):
        shutil.rmtree(served)
        shutil.copytree(tmp_path / "first", served)
        start = time.monotonic()
        sent = upload(start_new_session=True)
        if span:
            time.sleep(chance.uniform(0.1, 1) * span)
            os.killpg(sent.pid, signal.SIGKILL)
        sent.wait()
        span = span or time.monotonic() - start
        for address, data in contents(served).items():
            if not address.rpartition("/")[2].startswith("."):  # what rsync has not finished
                assert data in (old.get(address), new.get(address)), address
        assert lost(served) is None
    assert upload().wait() == 0
    assert contents(served) == new
