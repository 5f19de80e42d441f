"""Two commands do all the set-up; where they cannot, one line says what to do."""

import re
import subprocess
import sys
from pathlib import Path

import pip
import pytest
from catalogue import ROOT

TARGETS = [
    "html",
    "clean",
    "regenerate",
    "serve",
    "serve-global",
    "devserver",
    "devserver-global",
    "publish",
    "test",
]


def bare(workshop):
    """Take the environment away, so that make must set it up."""
    (workshop.folder / ".venv").unlink()
    workshop.arguments = []
    return workshop


def python(workshop, script):
    """Put an interpreter in the place of Python; return make's argument for it."""
    path = workshop.folder / "python"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return f"PY={path}"


def complaint(made):
    lines = [line for line in made.stderr.splitlines() if not line.startswith("make")]
    assert made.returncode != 0
    assert len(lines) == 1, made.stderr
    return lines[0]


def test_make_alone_lists_every_target_with_its_help(workshop):
    listed = re.findall(r"^make ([\w-]+) +\S", workshop.make().stdout, re.M)
    assert set(TARGETS) < set(listed)


def test_the_second_run_installs_nothing(workshop):
    assert workshop.make("html").returncode == 0
    assert "pip" not in workshop.make("--dry-run", "html").stdout


def test_pelicans_own_command_builds_the_same_site_from_any_folder(workshop, tmp_path_factory):
    assert workshop.make("html").returncode == 0
    built, command = workshop.pages(), workshop.folder / ".venv/bin/pelican"
    site = [f"{workshop.folder}/content", "-s", f"{workshop.folder}/pelicanconf.py", "-o", f"{workshop.folder}/output"]
    assert subprocess.run([command, *site], cwd=tmp_path_factory.mktemp("elsewhere"), check=False).returncode == 0
    assert workshop.pages() == built


def test_an_old_python_is_told_what_to_do(workshop):
    made = bare(workshop).make("html", python(workshop, "exit 1"))
    assert "Python 3.11" in complaint(made)


def test_a_python_without_venv_is_told_what_to_do(workshop):
    made = bare(workshop).make("html", python(workshop, 'case "$2" in *version*) exit 0;; esac; exit 1'))
    assert "python3-venv" in complaint(made)


def test_a_machine_without_a_network_is_told_what_to_do(workshop):
    """An environment of its own, to which pip is lent: to install it takes seconds."""
    workshop.write("lent/READ", "")
    (workshop.folder / "lent/pip").symlink_to(Path(pip.__file__).parent)
    lent = python(workshop, f'[ "$2" = venv ] && set -- "$@" --without-pip\nexec {sys.executable} "$@"')
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_CONFIG_FILE": "/dev/null", "PIP_NO_CACHE_DIR": "1"}
    made = bare(workshop).make("html", lent, **nowhere, PYTHONPATH=str(workshop.folder / "lent"))
    assert "network" in complaint(made)
    assert "No matching distribution" in (workshop.folder / ".venv/pip.log").read_text("utf-8")


@pytest.mark.parametrize("path", ["requirements.txt", "tests/requirements.txt"])
def test_every_package_is_locked_with_its_hashes(path):
    packages = re.split(r"\n(?=\w)", (ROOT / path).read_text())
    assert all(re.match(r"[\w-]+==[\w.]+ ", package) and "--hash=sha256:" in package for package in packages)
