"""The site is sent to where it is served; a missing program or value is reported in one line."""

import os
import shutil

import pytest
from conftest import PUBLIC

# Each argument ends with a tab, each call with a line break.
RECORDER = r"""#!/bin/sh
printf '%s\t' "${0##*/}" "$@" >>calls
echo >>calls
[ "$2" = ls ] && echo "2022-01-21 09:30:00       1234 index.html"
true
"""
# What make or a shell would expand, execute or take for a comment.
HOSTILE = """it's "$5" $(touch executed) `touch executed` $(shell touch executed); touch executed #"""


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


def complaint(made):
    lines = [line for line in made.stderr.splitlines() if not line.startswith("make")]
    assert made.returncode != 0
    assert len(lines) == 1, made.stderr
    return lines[0]


@pytest.mark.parametrize(
    "arguments, needed",
    [
        (["rsync_upload"], "SSH_HOST"),
        (["rsync_upload", "SSH_HOST=dossier.example"], "SSH_TARGET_DIR"),
        (["github", f"REMOTE={HOSTILE}"], HOSTILE),
        (["s3_upload"], "S3_BUCKET"),
    ],
    ids=["host", "folder", "remote", "bucket"],
)
def test_a_missing_value_is_reported_before_the_site_is_built(arguments, needed, project, upload):
    assert needed in complaint(upload(*arguments, PUBLIC))
    assert not project.output.exists()


@pytest.mark.parametrize("target, tool", [("rsync_upload", "rsync"), ("s3_upload", "aws"), ("github", "git")])
def test_a_missing_program_is_reported(target, tool, project):
    tools = project.folder / "tools"
    tools.mkdir()
    for name in "sh", "make":
        (tools / name).symlink_to(shutil.which(name))
    made = project.make(target, PUBLIC, PATH=str(tools))
    assert complaint(made) == f"{tool} is not installed: install it and run make again"


def test_values_reach_the_programs_as_they_were_typed(project, upload):
    publishing = f"SITEURL=https://dossier.example/{HOSTILE}", "--old-file=publish"
    upload("s3_upload", f"S3_BUCKET={HOSTILE}", *publishing)
    assert f"s3://{HOSTILE}" in calls(project)[0]
    where = f"SSH_USER={HOSTILE}", f"SSH_HOST={HOSTILE}", f"SSH_TARGET_DIR={HOSTILE}", f"SSH_PORT={HOSTILE}"
    upload("rsync_upload", *where, *publishing)
    assert {f"{HOSTILE}@{HOSTILE}:{HOSTILE}/", f"--rsh=ssh -p {HOSTILE}"} < {*calls(project)[-1]}
    assert not (project.folder / "executed").exists()


def test_the_public_address_reaches_the_settings_as_it_was_typed(project):
    with (project.folder / "publishconf.py").open("a") as file:
        file.write("\nwith open('seen', 'w') as file:\n    file.write(SITEURL)\n")
    address = f"https://dossier.example/{HOSTILE}"
    for target in "html", "publish":
        project.make(target, f"SITEURL={address}")
        assert (project.folder / "seen").read_text("utf-8") == address
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
