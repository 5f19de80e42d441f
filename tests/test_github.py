"""`make github` publishes the site as a branch of its repository."""

import shutil
import subprocess

from conftest import PUBLIC
from project import contents

# Git needs them to commit.
IDENTITY = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@dossier.example",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@dossier.example",
}


def git(folder, *arguments):
    return subprocess.check_output(["git", *arguments], cwd=folder)


def test_the_branch_contains_the_last_site_and_its_domain(project, tmp_path):
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(project.folder, "init", "--quiet")
    git(project.folder, "remote", "add", "origin", str(tmp_path / "remote.git"))
    for name in "One", "Two":
        project.set(SITENAME=name)
        made = project.make("github", PUBLIC, "CNAME=dossier.example", **IDENTITY)
        assert made.returncode == 0, made.stderr
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", "remote.git", "clone")
    shutil.rmtree(tmp_path / "clone/.git")
    assert contents(tmp_path / "clone") == project.pages() | {"CNAME": b"dossier.example"}
