"""The site is uploaded to servers; a missing program or value is reported in one line."""

import os
import random
import re
import shutil
from functools import partial

import pytest
from page import Page
from project import contents, error_line, git
from site_content import PUBLIC

# Replaces a program and records its calls: one line for each, with a tab after each argument. `aws s3 ls` lists one
# file: read/index.html.
RECORDER = r"""#!/bin/sh
printf '%s\t' "${0##*/}" "$@" >>calls
echo >>calls
[ "$2" = ls ] && echo "2022-01-21 09:30:00       1234 read/index.html"
true
"""
# Text that make or a shell would expand, execute or read as a comment
HOSTILE = """it's "$5" $(touch executed) `touch executed` $(shell touch executed); touch executed #"""
HOSTILE_FOLDER = re.sub("[ $]", "-", HOSTILE)  # a folder on a server cannot have a space or a dollar sign
BUILT = "--old-file=publish"  # so that make does not build the site
PAGE = '<link rel="canonical" href="https://dossier.example/">'  # of a site with a public address


@pytest.fixture
def upload(project):
    """Return a function that runs make with recorders instead of the programs that uploads use."""
    tools = project.folder / "tools"
    for name in "rsync", "ssh", "aws":
        project.write(f"tools/{name}", RECORDER)
        (tools / name).chmod(0o755)
    return partial(project.make, PATH=f"{tools}:{os.environ['PATH']}")


def calls(project):
    """Return the arguments of each call, from the name of the program on."""
    lines = (project.folder / "calls").read_text("utf-8").splitlines()
    return [line.split("\t")[:-1] for line in lines]


# each: a target with arguments of which one is missing or wrong, and words of the message
MISSING = {
    "the host": (["rsync_upload"], "SSH_HOST is not set"),
    "the folder": (["rsync_upload", "SSH_HOST=dossier.example"], "SSH_TARGET_DIR is not set"),
    "the remote": (["github", f"REMOTE={HOSTILE}"], HOSTILE),
    "the bucket": (["s3_upload"], "S3_BUCKET is not set"),
}


@pytest.mark.needs("git")
@pytest.mark.parametrize(("arguments", "needed"), MISSING.values(), ids=MISSING)
def test_a_missing_or_wrong_value_is_reported_before_the_site_is_built(arguments, needed, project, upload):
    assert needed in error_line(upload(*arguments, PUBLIC))
    assert not project.output.exists()


HOME = "/srv/ann"
REFUSED = ["/", "/a/..", "/ srv", "/srv/$SITE", "~bob/", "/home/bob", "/Users/bob", "/root/", "/srv", HOME]


@pytest.mark.parametrize("folder", REFUSED)
def test_a_folder_that_may_contain_other_files_is_refused(folder, project, upload):
    made = upload("rsync_upload", PUBLIC, "SSH_HOST=dossier.example", f"SSH_TARGET_DIR={folder}", HOME=HOME)
    assert f"SSH_TARGET_DIR cannot be {folder}: " in error_line(made)
    assert not project.output.exists()


def test_a_missing_program_is_reported(project):
    (project.folder / "tools").mkdir()
    for name in "sh", "make":
        (project.folder / "tools" / name).symlink_to(shutil.which(name))
    for target, program in {"rsync_upload": "rsync", "s3_upload": "aws", "github": "git"}.items():
        made = project.make(target, PUBLIC, PATH=str(project.folder / "tools"))
        assert error_line(made) == f"{program} is not installed: install it and run the command again"


def test_values_reach_the_settings_and_the_programs_as_they_were_typed(project, upload):
    project.append("publishconf.py", "with open('seen', 'w') as file:\n    file.write(SITEURL)")
    address = f"SITEURL=https://dossier.example/{HOSTILE}"
    project.make("publish", address)  # which fails, but only after the settings were read
    assert (project.folder / "seen").read_text("utf-8") == address.removeprefix("SITEURL=")
    project.write("output/index.html", PAGE)
    upload("s3_upload", f"S3_BUCKET={HOSTILE}", address, BUILT)
    assert f"s3://{HOSTILE}" in calls(project)[0]
    server = f"SSH_USER={HOSTILE}", f"SSH_HOST={HOSTILE}", f"SSH_TARGET_DIR={HOSTILE_FOLDER}", f"SSH_PORT={HOSTILE}"
    upload("rsync_upload", *server, address, BUILT)
    assert {f"{HOSTILE}@{HOSTILE}:{HOSTILE_FOLDER}/", f"--rsh=ssh -p {HOSTILE}"} < {*calls(project)[-1]}
    assert not (project.folder / "executed").exists()


def test_s3_gets_files_before_the_pages_that_link_to_them_and_deletes_files_last(project, upload):
    for name in "index.html", "rehearsal.html":
        project.write(f"output/{name}", PAGE)
    project.append("publishconf.py", "HEADERS['/*']['Cache-Control'] = 'max-age=7'")
    project.append("publishconf.py", "HEADERS['/*.html'] = {'Content-Type': 'text/html'}")
    made = upload("s3_upload", PUBLIC, "S3_BUCKET=bucket/read", BUILT)
    assert made.returncode == 0, made.stderr
    sent = calls(project)
    # The first call copies the files without headers of their own, and the last one deletes old files.
    others, *_, pages, worker, last = sent
    # RECORDER lists only index.html, so rehearsal.html is the only new page.
    [new] = [call for call in sent if "--include=rehearsal.html" in call]
    [pictures] = [call for call in sent if "--include=pictures.by-hash/*" in call]
    assert sent.index(pictures) < sent.index(new) < sent.index(pages)
    assert "--include=index.html" not in new
    [everything] = [call for call in sent if "--include=*" in call]  # for the header of /*
    for call in others, everything:
        assert {"--exclude=*.html", "--exclude=service-worker.js"} <= {*call}
    assert {"--include=*.html", "--cache-control=max-age=7"} <= {*pages}  # also the header of a more general pattern
    assert "--include=service-worker.js" in worker
    assert [call for call in sent if "--delete" in call] == [last]
    assert "--size-only" in last  # otherwise aws copies files again, without their headers


def test_an_upload_to_s3_ends_at_the_first_command_that_fails(project, upload):
    project.write("output/index.html", PAGE)
    project.write("tools/aws", RECORDER.replace("\ntrue", "\nfalse"))
    assert upload("s3_upload", PUBLIC, "S3_BUCKET=bucket", BUILT).returncode != 0
    assert len(calls(project)) == 1


# Replaces aws: it writes BlockingIOError if the folder is locked.
LOCK = """#!/bin/sh
.venv/bin/python -c 'import fcntl, os; fcntl.flock(os.open(".", 0), fcntl.LOCK_EX | fcntl.LOCK_NB)' 2>>errors
true
"""


def test_the_folder_is_locked_during_an_upload(project, upload):
    project.write("output/index.html", PAGE)
    project.write("tools/aws", LOCK)
    assert upload("s3_upload", PUBLIC, "S3_BUCKET=bucket", BUILT).returncode == 0
    assert "BlockingIOError" in (project.folder / "errors").read_text("utf-8")


UPLOADS = {
    "rsync_upload": ["SSH_HOST=dossier.example", "SSH_TARGET_DIR=/srv/dossier"],
    "s3_upload": ["S3_BUCKET=bucket"],
    "github": ["REMOTE=here"],
}


@pytest.mark.needs("git")
@pytest.mark.parametrize(("target", "values"), UPLOADS.items(), ids=UPLOADS)
def test_nothing_is_uploaded_if_make_html_or_make_drafts_replaces_the_site_before_the_upload(
    target, values, project, upload
):
    git(project.folder, "init", "--quiet")
    git(project.folder, "remote", "add", "here", ".")
    project.write("output/index.html", "")
    assert "output/ was built without SITEURL" in upload(target, PUBLIC, *values, BUILT).stderr
    project.write("output/drafts/plan.html", "")
    assert "output/ contains drafts" in upload(target, PUBLIC, *values, BUILT).stderr
    assert not (project.folder / "calls").exists()


@pytest.mark.needs("git")
def test_the_branch_on_github_contains_the_last_site_and_its_domain(project, tmp_path):
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(project.folder, "init", "--quiet")
    project.environment = {"GIT_COMMITTER_NAME": "Ann", "GIT_COMMITTER_EMAIL": "ann@dossier.example"}
    git(project.folder, "remote", "add", "origin", str(tmp_path / "remote.git"))
    git(project.folder, "add", "pelicanconf.py")
    git(project.folder, "commit", "--quiet", "--message=First")
    git(project.folder, "branch", "texts")
    for wrong in "texts", "a b":
        assert f"BRANCH cannot be {wrong}" in project.make("github", PUBLIC, f"BRANCH={wrong}", BUILT).stderr
    for name in "old.html", "new.html":
        shutil.rmtree(project.output, ignore_errors=True)
        project.write("output/index.html", PAGE)
        project.write(f"output/tag/{name}", name)
        project.write("output/.nojekyll", "")
        made = project.make("github", PUBLIC, "CNAME=dossier.example", BUILT)
        assert made.returncode == 0, made.stderr
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", "remote.git", "clone")
    shutil.rmtree(tmp_path / "clone/.git")
    assert contents(tmp_path / "clone") == project.files() | {"CNAME": b"dossier.example"}


# Replaces ssh: it runs the command on this machine. CALL is the number of the call that is cut off, after BLOCKS blocks
# of 1,000 bytes. Both are arguments of make, which adds them to the environment.
SSH = """#!/usr/bin/env bash
while [ "$1" != dossier.example ]; do shift; done  # the options of ssh
shift
echo >>calls
limit=
[ "$(wc -l <calls)" -eq "$CALL" ] && limit="count=$BLOCKS"
bash -c "$*" < <(dd bs=1000 $limit 2>/dev/null)
"""


def write_site(folder, article):
    """Write a small site. Two of its files are named after the article, and all of its pages contain this name."""
    pages = ["index.html", f"{article}.html"]
    data = ["data.csv", f"{article}.csv"]
    links = [f'<a href="{address}">{article}</a>' for address in [*pages, *data]]
    folder.mkdir()
    for name in pages:
        (folder / name).write_text("".join([PAGE, *links]))
    for name in data:
        (folder / name).write_bytes(random.Random(article).randbytes(200_000))  # more than rsync writes in one step
    (folder / "service-worker.js").write_text(article)


@pytest.mark.needs("rsync")
def test_an_interrupted_upload_with_rsync_leaves_complete_files_and_links(project, upload, tmp_path):
    old, served = tmp_path / "old", tmp_path / "served"
    write_site(old, "day")
    write_site(project.output, "zoo")
    project.write("tools/ssh", SSH)
    (project.folder / "tools/rsync").unlink()  # so that the real program is called
    arguments = "rsync_upload", PUBLIC, BUILT, "SSH_HOST=dossier.example", f"SSH_TARGET_DIR={served}"
    complete = contents(old).items() | project.files().items()
    # The calls send new files, then changed ones, and at last the service worker: the last call is short.
    for call, blocks in [(1, 1), (1, 100), (2, 1), (2, 100), (3, 1)]:
        shutil.rmtree(served, ignore_errors=True)
        shutil.copytree(old, served)
        (project.folder / "calls").unlink(missing_ok=True)
        assert upload(*arguments, f"CALL={call}", f"BLOCKS={blocks}").returncode != 0
        assert contents(served).items() <= complete
        for page in served.glob("*.html"):
            assert all((served / href).exists() for href in Page(served, page.name).links())
    assert upload(*arguments, "CALL=0").returncode == 0  # no call is cut off
    assert contents(served) == project.files()
