"""A reader meets only whole pages of the old site or of the new one while it is sent, and if that is killed."""

import os
import random
import shutil
import sys
from posixpath import normpath

from conftest import PUBLIC
from document import Document
from workshop import contents

SSH = f"""#!{sys.executable} -IS
# no machine is asked: what would run there runs here, and all is killed when it has got so many bytes
import os, pathlib, signal, subprocess, sys, threading, time
command = " ".join(sys.argv[sys.argv.index("dossier.example") + 1 :])
there = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE)
count, limit = pathlib.Path(os.environ["COUNT"]), int(os.environ.get("LIMIT", 10**9))
got = int(count.read_text() or 0)
def send():
    global got
    while data := sys.stdin.buffer.raw.read(1000):
        there.stdin.write(data)
        there.stdin.flush()
        got += len(data)
        if got > limit:
            time.sleep(0.03)  # until it is used
            os.killpg(0, signal.SIGKILL)
    there.stdin.close()
threading.Thread(target=send, daemon=True).start()
status = there.wait()
count.write_text(str(got))
os._exit(status)
"""
KILLS = 14
SIZE = 400_000  # bytes: more than rsync writes in one step
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
    count = workshop.folder / "count"
    tools = {"PATH": f"{workshop.folder / 'tools'}:{os.environ['PATH']}", "COUNT": str(count)}
    target = ["rsync_upload", PUBLIC, "SSH_HOST=dossier.example", f"SSH_TARGET_DIR={served}"]

    def upload(**limit):
        count.write_text("")
        return workshop.start(*target, environment=tools | limit, start_new_session=True).wait()

    workshop.write("content/results.csv", random.Random(1).randbytes(SIZE))
    workshop.write("content/day.md", DAY)
    assert upload() == 0
    old = contents(served)
    assert old == workshop.pages()
    shutil.copytree(served, tmp_path / "first")
    (workshop.folder / "content/day.md").rename(workshop.folder / "content/zoo.md")
    workshop.write("content/results.csv", random.Random(2).randbytes(SIZE))
    workshop.set(SITENAME="New")
    assert upload() == 0
    new, total = contents(served), int(count.read_text())
    assert new == workshop.pages()
    workshop.arguments.append("--old-file=publish")
    for number in range(KILLS):
        shutil.rmtree(served)
        shutil.copytree(tmp_path / "first", served)
        assert upload(LIMIT=str(number * total // KILLS)) != 0
        for address, data in contents(served).items():
            if not address.rpartition("/")[2].startswith("."):  # what rsync has not finished
                assert data in (old.get(address), new.get(address)), address
        assert lost(served) is None
    assert upload() == 0
    assert contents(served) == new
