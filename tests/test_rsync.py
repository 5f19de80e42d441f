"""During an upload with rsync, and after one that is killed, every page is complete and links to pages that exist."""

import os
import random
import shutil
import sys
from posixpath import normpath

import pytest
from conftest import PUBLIC
from project import contents
from turbohtml import parse

# Takes the place of ssh: it runs the command of the other machine on this one, and counts what rsync sends to it.
# After LIMIT bytes it kills both, as if the connection had failed.
SSH = f"""#!{sys.executable} -IS
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

place = sys.argv.index("dossier.example")
command = " ".join(sys.argv[place + 1 :])
remote = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE)
counter = Path(os.environ["COUNTER"])
limit = int(os.environ["LIMIT"])
count = int(counter.read_text())


def send():
    global count
    while data := sys.stdin.buffer.raw.read(1000):
        remote.stdin.write(data)
        remote.stdin.flush()
        count += len(data)
        if count > limit:
            time.sleep(0.03)  # rsync writes what it has received
            os.killpg(0, signal.SIGKILL)
    remote.stdin.close()


threading.Thread(target=send, daemon=True).start()
status = remote.wait()
counter.write_text(str(count))
os._exit(status)
"""
NO_LIMIT = 10**9
KILLS = 14
SIZE = 400_000  # bytes, more than rsync writes in one step
DAY = "Title: A day\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\nText.\n"


@pytest.fixture
def upload(project, tmp_path):
    """A function that uploads the site to the folder `served`, and returns the status of make."""
    project.write("tools/ssh", SSH)
    (project.folder / "tools/ssh").chmod(0o755)
    counter = project.folder / "counter"
    path = f"{project.folder / 'tools'}:{os.environ['PATH']}"
    arguments = ["rsync_upload", PUBLIC, "SSH_HOST=dossier.example", f"SSH_TARGET_DIR={tmp_path / 'served'}"]

    def run(limit=NO_LIMIT):
        counter.write_text("0")
        environment = {"PATH": path, "COUNTER": str(counter), "LIMIT": str(limit)}
        return project.start(*arguments, environment=environment, start_new_session=True).wait()

    return run


def linked_pages(folder, address):
    """Return the addresses of the site's pages to which a page links."""
    document = parse((folder / address).read_text("utf-8"))
    found = []
    for link in document.select("a[href]"):
        path = link.attrs["href"].partition("#")[0]
        if path.endswith(".html") and ":" not in path:
            found.append(normpath(f"{address}/../{path}"))
    return found


def missing_pages(folder):
    """Return the pages that a reader does not find who follows every link from the front page on."""
    missing = set()
    found = set()
    addresses = ["index.html"]
    while addresses:
        address = addresses.pop()
        if not (folder / address).is_file():
            missing.add(address)
        elif address not in found:
            found.add(address)
            addresses += linked_pages(folder, address)
    return missing


def test_an_upload_that_is_killed_leaves_complete_pages_and_links(project, upload, tmp_path):
    served = tmp_path / "served"
    project.write("content/results.csv", random.Random(1).randbytes(SIZE))
    project.write("content/day.md", DAY)
    assert upload() == 0
    old = contents(served)
    assert old == project.pages()
    served.rename(tmp_path / "old")

    (project.folder / "content/day.md").rename(project.folder / "content/zoo.md")
    project.write("content/results.csv", random.Random(2).randbytes(SIZE))
    project.set(SITENAME="New")
    shutil.copytree(tmp_path / "old", served)
    assert upload() == 0
    new = contents(served)
    assert new == project.pages()
    size = int((project.folder / "counter").read_text())

    project.arguments.append("--old-file=publish")  # the site is not built again
    for number in range(KILLS):
        shutil.rmtree(served)
        shutil.copytree(tmp_path / "old", served)
        assert upload(number * size // KILLS) != 0
        for address, data in contents(served).items():
            is_unfinished = address.rpartition("/")[2].startswith(".")  # a temporary file of rsync
            assert is_unfinished or data in (old.get(address), new.get(address)), address
        assert missing_pages(served) == set()
    assert upload() == 0
    assert contents(served) == new
