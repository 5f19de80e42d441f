"""The site is sent to where it is served; what is missing for it is said in one line."""

import os
import shutil
import subprocess

import pytest
from conftest import PUBLIC


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
        (["github"], "remote"),
        (["s3_upload"], "S3_BUCKET"),
    ],
    ids=lambda given: given[0] if isinstance(given, list) else given,
)
def test_what_is_not_said_is_asked_for_before_the_site_is_written(arguments, needed, workshop):
    tools = workshop.folder / "tools"
    for name in "rsync", "ssh", "aws", "git":
        workshop.write(f"tools/{name}", "#!/bin/sh\nexit 1\n")
        (tools / name).chmod(0o755)
    made = workshop.make(*arguments, PUBLIC, PATH=f"{tools}:{os.environ['PATH']}", GIT_CEILING_DIRECTORIES="/")
    assert needed in complaint(made)
    assert not workshop.output.exists()


@pytest.mark.parametrize("target, tool", [("rsync_upload", "rsync"), ("s3_upload", "aws"), ("github", "git")])
def test_a_tool_that_is_not_installed_is_named(target, tool, workshop):
    tools = workshop.folder / "tools"
    tools.mkdir()
    for name in "sh", "echo":
        (tools / name).symlink_to(shutil.which(name))
    make = shutil.which("make")
    command = [make, *workshop.arguments, target, PUBLIC]
    made = subprocess.run(
        command, cwd=workshop.folder, env={"PATH": str(tools)}, capture_output=True, text=True, check=False
    )
    assert complaint(made) == f"{tool} is not installed: install it and run make again"


AWS = """#!/bin/sh
echo "$@" >> told
[ "$2" = ls ] && echo "2022-01-21 09:30:00       1234 index.html"
true
"""


def test_s3_gets_what_no_page_leads_to_yet_then_pages_then_the_worker_and_loses_the_rest_last(workshop):
    workshop.write("tools/aws", AWS)
    (workshop.folder / "tools/aws").chmod(0o755)
    made = workshop.make(
        "s3_upload", PUBLIC, "S3_BUCKET=bucket", PATH=f"{workshop.folder / 'tools'}:{os.environ['PATH']}"
    )
    assert made.returncode == 0, made.stderr
    told = (workshop.folder / "told").read_text().splitlines()
    others, *_, pages, worker, last = told
    [new] = [line for line in told if "--include=rehearsal.html" in line]
    assert told.index(new) < told.index(pages)
    assert "--include=index.html" not in new
    assert all(f"--exclude={pattern}" in others for pattern in ("*.html", "service-worker.js"))
    assert "--include=*.html" in pages
    assert "--include=service-worker.js" in worker
    assert "--delete" in last
    assert not any("--delete" in line for line in told[:-1])
