"""The site is sent to where it is served; a missing program or value is reported in one line."""

import os
import random
import shutil
import subprocess
import sys
from posixpath import normpath

import pytest
from conftest import PUBLIC
from page import Page
from project import contents

# Each argument ends with a tab, each call with a line break.
RECORDER = r"""#!/bin/sh
printf '%s\t' "${0##*/}" "$@" >>calls
echo >>calls
[ "$2" = ls ] && echo "2022-01-21 09:30:00       1234 index.html"
true
"""
# What make or a shell would expand, execute or take for a comment.
HOSTILE = """it's "$5" $(touch executed) `touch executed` $(shell touch executed); touch executed #"""
# Git needs them to commit.
IDENTITY = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@dossier.example",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@dossier.example",
}


@pytest.fixture
def upload(project):
    """A function that runs make with recorders in the place of all programs that uploads use."""
    tools = project.folder / "tools"
    for name in "rsync", "ssh", "aws":
        project.write(f"tools/{name}", RECORDER)
        (tools / name).chmod(0o755)
    environment = {"PATH": f"{tools}:{os.environ['PATH']}", "GIT_CEILING_DIRECTORIES": "/"}

    def run(*arguments):
        return project.make(*arguments, **environment)

    return run


def calls(project):
    lines = (project.folder / "calls").read_text("utf-8").splitlines()
    return [line.split("\t")[:-1] for line in lines]


# each: a target, its arguments, and what the message asks for
MISSING = {
    "the host": (["rsync_upload"], "SSH_HOST"),
    "the folder": (["rsync_upload", "SSH_HOST=dossier.example"], "SSH_TARGET_DIR"),
    "the remote": (["github", f"REMOTE={HOSTILE}"], HOSTILE),
    "the bucket": (["s3_upload"], "S3_BUCKET"),
}


@pytest.mark.parametrize(("arguments", "needed"), MISSING.values(), ids=MISSING)
def test_a_missing_value_is_reported_before_the_site_is_built(arguments, needed, project, upload):
    assert needed in upload(*arguments, PUBLIC).complaint()
    assert not project.output.exists()


@pytest.mark.parametrize("target, tool", [("rsync_upload", "rsync"), ("s3_upload", "aws"), ("github", "git")])
def test_a_missing_program_is_reported(target, tool, project):
    tools = project.folder / "tools"
    tools.mkdir()
    for name in "sh", "make":
        (tools / name).symlink_to(shutil.which(name))
    made = project.make(target, PUBLIC, PATH=str(tools))
    assert made.complaint() == f"{tool} is not installed: install it and run make again"


def test_values_reach_the_settings_and_the_programs_as_they_were_typed(project, upload):
    with (project.folder / "publishconf.py").open("a") as file:
        file.write("\nwith open('seen', 'w') as file:\n    file.write(SITEURL)\n")
    address = f"https://dossier.example/{HOSTILE}"
    project.make("publish", f"SITEURL={address}")
    assert (project.folder / "seen").read_text("utf-8") == address
    publishing = f"SITEURL={address}", "--old-file=publish"
    upload("s3_upload", f"S3_BUCKET={HOSTILE}", *publishing)
    assert f"s3://{HOSTILE}" in calls(project)[0]
    where = f"SSH_USER={HOSTILE}", f"SSH_HOST={HOSTILE}", f"SSH_TARGET_DIR={HOSTILE}", f"SSH_PORT={HOSTILE}"
    upload("rsync_upload", *where, *publishing)
    assert {f"{HOSTILE}@{HOSTILE}:{HOSTILE}/", f"--rsh=ssh -p {HOSTILE}"} < {*calls(project)[-1]}
    assert not (project.folder / "executed").exists()


def test_s3_gets_files_before_pages_that_link_to_them_and_loses_files_last(project, upload):
    made = upload("s3_upload", PUBLIC, "S3_BUCKET=bucket")
    assert made.returncode == 0, made.stderr
    sent = calls(project)
    others, *_, pages, worker, last = sent
    [new] = [call for call in sent if "--include=rehearsal.html" in call]
    assert sent.index(new) < sent.index(pages)
    assert "--include=index.html" not in new
    assert {"--exclude=*.html", "--exclude=service-worker.js"} <= {*others}
    assert "--include=*.html" in pages
    assert "--include=service-worker.js" in worker
    assert [call for call in sent if "--delete" in call] == [last]


def git(folder, *arguments):
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def test_the_branch_on_github_contains_the_last_site_and_its_domain(project, tmp_path):
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(project.folder, "init", "--quiet")
    git(project.folder, "remote", "add", "origin", str(tmp_path / "remote.git"))
    for name in "One", "Two":
        made = project.set(SITENAME=name).make("github", PUBLIC, "CNAME=dossier.example", **IDENTITY)
        assert made.returncode == 0, made.stderr
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", "remote.git", "clone")
    shutil.rmtree(tmp_path / "clone/.git")
    assert contents(tmp_path / "clone") == project.pages() | {"CNAME": b"dossier.example"}


# Takes the place of ssh: it runs the command of the other machine on this one, and counts what rsync sends to it.
# After LIMIT bytes it kills both, as if the connection had failed.
SSH = f"""#!{sys.executable} -IS
import os, signal, subprocess, sys, threading, time
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
KILLS = 7
SIZE = 400_000  # bytes, more than rsync writes in one step
DAY = "Title: A day\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n\nText.\n"


@pytest.fixture
def rsync(project, tmp_path):
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
            paths = [href.partition("#")[0] for href in Page(folder, address).links("a[href]") if ":" not in href]
            addresses += [normpath(f"{address}/../{path}") for path in paths if path.endswith(".html")]
    return missing


@pytest.mark.needs("rsync")
def test_an_upload_with_rsync_that_is_killed_leaves_complete_pages_and_links(project, rsync, tmp_path):
    served = tmp_path / "served"
    project.write("content/results.csv", random.Random(1).randbytes(SIZE))
    project.write("content/day.md", DAY)
    assert rsync() == 0
    old = contents(served)
    assert old == project.pages()
    served.rename(tmp_path / "old")

    (project.folder / "content/day.md").rename(project.folder / "content/zoo.md")
    project.write("content/results.csv", random.Random(2).randbytes(SIZE))
    project.set(SITENAME="New")
    shutil.copytree(tmp_path / "old", served)
    assert rsync() == 0
    new = contents(served)
    assert new == project.pages()
    size = int((project.folder / "counter").read_text())

    project.arguments.append("--old-file=publish")  # the site is not built again
    for number in range(KILLS):
        shutil.rmtree(served)
        shutil.copytree(tmp_path / "old", served)
        assert rsync(number * size // KILLS) != 0
        for address, data in contents(served).items():
            is_unfinished = address.rpartition("/")[2].startswith(".")  # a temporary file of rsync
            assert is_unfinished or data in (old.get(address), new.get(address)), address
        assert missing_pages(served) == set()
    assert rsync() == 0
    assert contents(served) == new
