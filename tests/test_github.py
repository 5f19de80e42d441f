"""The site is sent to GitHub Pages, as a branch of its repository."""

import shutil
import subprocess

from conftest import PUBLIC
from workshop import contents


def git(folder, *arguments):
    return subprocess.check_output(["git", *arguments], cwd=folder)


def test_what_github_serves_is_the_site(workshop, tmp_path):
    who = {f"GIT_{one}_{what}": "a@dossier.example" for one in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    git(tmp_path, "init", "--quiet", "--bare", "pages.git")
    git(workshop.folder, "init", "--quiet")
    git(workshop.folder, "remote", "add", "origin", str(tmp_path / "pages.git"))
    for title in "One", "Two":
        workshop.set(SITENAME=title)
        made = workshop.make("github", PUBLIC, "CNAME=dossier.example", **who)
        assert made.returncode == 0, made.stderr
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", "pages.git", "served")
    shutil.rmtree(tmp_path / "served/.git")
    assert contents(tmp_path / "served") == workshop.pages() | {"CNAME": b"dossier.example"}
