"""make installs all packages or says in one line what to do, and `make update` updates the project."""

import hashlib
import re
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pip
import pytest
from project import contents, error_line, git
from site_content import SITE

UNREACHABLE = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_CONFIG_FILE": "/dev/null", "PIP_NO_CACHE_DIR": "1"}
EARLIER_ADDRESS = f'SITEURL = os.environ.get("SITEURL", "{SITE}").rstrip("/")'
# Installing pip in each new .venv would take seconds. So bare_project() passes this script to make instead of python3.
# It lets Python find two things in the folder $PACKAGES: sitecustomize.py, which runs when Python starts and makes venv
# leave out pip, and a link to the pip of these tests. The Makefile removes PYTHONPATH, so only a script can set it.
PYTHON = '#!/bin/sh\nPYTHONPATH="$PACKAGES" exec python3 "$@"\n'
# sitecustomize.py
WITHOUT_PIP = """
import venv
create = venv.create
venv.create = lambda folder, with_pip, **options: create(folder, **options)
"""


@pytest.fixture
def upstream(project, tmp_path_factory):
    """A clone of the project: the repository from which it is updated."""
    project.write(".gitignore", ".venv\n")
    project.write("theme/old.txt", "")
    project.write("content/pages/spare.md", "Title: Spare\nSummary: A page.\n\nText.\n")
    project.write("tests/dossier/test_texts.py", "")
    git(project.folder, "init", "--quiet")
    git(project.folder, "add", ".")
    git(project.folder, "commit", "--quiet", "--message=First")
    folder = tmp_path_factory.mktemp("upstream") / "version"
    git(project.folder, "clone", "--quiet", ".", folder)
    return folder


@pytest.fixture
def bare_project(project):
    """A project without packages, whose only requirement is a package called probe."""
    (project.folder / ".venv").unlink()
    project.arguments = []
    project.write("packages/sitecustomize.py", WITHOUT_PIP)
    (project.folder / "packages/pip").symlink_to(Path(pip.__file__).parent)
    project.write("packages/python", PYTHON)
    (project.folder / "packages/python").chmod(0o755)
    project.environment = UNREACHABLE | {
        "PACKAGES": str(project.folder / "packages"),
        "PY": str(project.folder / "packages/python"),
        "PIP_TARGET": "elsewhere",  # which install.py hides from pip
    }
    require(project, "1.0")
    return project


def require(project, version):
    """Add a package to the folder `index`, and require it. Its command prints its version."""
    info = f"probe-{version}.dist-info"
    path = project.folder / f"index/probe-{version}-py3-none-any.whl"
    path.parent.mkdir(exist_ok=True)
    with ZipFile(path, "w") as wheel:
        wheel.writestr("probe.py", f"def main():\n    print({version!r})\n")
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: probe\nVersion: {version}\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/entry_points.txt", "[console_scripts]\nprobe = probe:main\n")
        wheel.writestr(f"{info}/RECORD", "")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    project.write("requirements.txt", f"probe=={version} --hash=sha256:{digest}\n")


def install(project, target=".venv/packages"):
    return project.make(target, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(project.folder / "index"))


def installed_version(project):
    return subprocess.check_output([project.folder / ".venv/bin/probe"], text=True).strip()


def test_make_alone_lists_every_target_with_its_help(project):
    makefile = (project.folder / "Makefile").read_text("utf-8").replace("\\\n", "")
    [targets] = re.findall(r"^\.PHONY: (.*)", makefile, re.M)
    listed = re.findall(r"^make ([\w-]+) +\S", project.make().stdout, re.M)
    needed_by_others = {"folder-on-server", "github-remote", "new-packages"}
    assert {*listed} == {*targets.split()} - needed_by_others


def test_the_command_of_pelican_builds_the_same_site_from_any_folder(project, example):
    site = [f"{project.folder}/content", "-s", f"{project.folder}/pelicanconf.py", "-o", f"{project.folder}/output"]
    subprocess.run([project.folder / ".venv/bin/pelican", *site], cwd="/", check=True)
    assert project.files() == contents(example.folder)


@pytest.mark.needs("git")
def test_an_update_replaces_the_theme_and_keeps_the_settings_and_files_of_the_owner(project, upstream):
    # A new version changes these files. The owner gets only those in theme/: an update does not change pelicanconf.py,
    # and does not bring back spare.md and tests/dossier/, which the owner deletes below.
    changed = "theme/VERSION", "content/pages/spare.md", "tests/dossier/test_texts.py", "pelicanconf.py"
    for name in *changed, "theme/new.txt":
        (upstream / name).write_text("999\n")
    git(upstream, "rm", "--quiet", "theme/old.txt")
    git(upstream, "add", ".")
    git(upstream, "commit", "--quiet", "--message=Second")
    # changes of the owner
    project.add_settings(PUBLISHER="The Society")
    project.write("theme/languages/pl.po", "")
    git(project.folder, "add", "theme/languages/pl.po")
    git(project.folder, "rm", "--quiet", "-r", "content/pages/spare.md", "tests/dossier")
    git(project.folder, "commit", "--quiet", "--all", "--message=Own texts")
    settings = (project.folder / "pelicanconf.py").read_text("utf-8")
    for name in "theme/css/main.css", "theme/old.txt":  # the new version lacks the second
        project.write(name, "changed")
    git(project.folder, "commit", "--quiet", "--all", "--message=Own style")
    made = project.make("update", f"FROM={upstream}")
    assert made.returncode == 0, made.stderr
    assert "999" in made.stdout  # the new version
    reported = re.findall("(.*), which you had changed, was (replaced|deleted);", made.stdout)
    assert reported == [("theme/css/main.css", "replaced"), ("theme/old.txt", "deleted")]
    for name in "theme/new.txt", "theme/languages/pl.po":
        assert (project.folder / name).exists()
    for name in "theme/old.txt", "content/pages/spare.md", "tests/dossier":
        assert not (project.folder / name).exists()
    assert (project.folder / "pelicanconf.py").read_text("utf-8") == settings
    git(project.folder, "commit", "--quiet", "--all", "--message=Update")
    assert "Nothing was updated" in project.make("update", f"FROM={upstream}").stdout


@pytest.mark.needs("git")
@pytest.mark.parametrize("name", ["content/village-fair.md", "theme/css/main.css"])
def test_an_update_is_refused_while_a_change_is_not_committed_in(name, project, upstream):
    project.write(name, "changed")
    assert name in project.make("update", f"FROM={upstream}").stderr
    assert (project.folder / name).read_text() == "changed"


@pytest.mark.needs("git")
def test_an_update_outside_a_repository_is_refused(project):
    assert "no Git repository" in project.make("update", "FROM=.").stderr


@pytest.mark.needs("git")
def test_an_update_from_another_project_is_refused(project, upstream):
    git(upstream, "rm", "--quiet", "theme/VERSION")
    git(upstream, "commit", "--quiet", "--message=Another project")
    assert "is no repository of this project" in error_line(project.make("update", f"FROM={upstream}"))


@pytest.mark.needs("git")
def test_an_update_does_not_replace_an_ignored_file(project, upstream):
    (upstream / "theme/notes.txt").write_text("new")
    git(upstream, "add", ".")
    git(upstream, "commit", "--quiet", "--message=Second")
    project.write(".git/info/exclude", "notes.txt")
    project.write("theme/notes.txt", "mine")
    assert "has a file theme/notes.txt" in error_line(project.make("update", f"FROM={upstream}"))
    assert (project.folder / "theme/notes.txt").read_text() == "mine"


@pytest.mark.needs("git")
def test_an_update_from_before_version_1_keeps_settings_address_colours_and_cities(project, upstream):
    (project.folder / "theme/VERSION").unlink()
    stylesheet = (project.folder / "theme/css/main.css").read_text("utf-8")
    project.write("theme/css/main.css", stylesheet.replace("#861d16, #f0a698", "#0f5c46, #8fd3bd"))
    project.write("pelicanconf.py", 'SITENAME = "Earlier"\nKEPT_ARTICLES = None\nPLUGINS = ["plugins"]\n')
    project.write("publishconf.py", f"import os\nfrom pelicanconf import *\n\n{EARLIER_ADDRESS}\n")
    project.write("theme/plugins/text/map/cities.json", '{"Lviv": [49.84, 24.03], "Vienna": [48.21, 16.37]}')
    git(project.folder, "add", "theme")
    git(project.folder, "commit", "--quiet", "--all", "--message=Own settings")
    assert project.make("update", f"FROM={upstream}").returncode == 0
    assert "CITIES = {'Lviv': (49.84, 24.03, 'right')}" in (project.folder / "pelicanconf.py").read_text("utf-8")
    assert project.make("publish").returncode == 0
    page = project.page("index.html")
    assert page.links("link[rel=canonical]") == [f"{SITE}/"]
    assert page.text("title") == "Earlier"
    assert not page.select("script[data-worker]")  # KEPT_ARTICLES is still None
    assert "#0f5c46" in page.text("style")
    assert "#861d16" not in page.text("style")
    project.build("SITEURL=https://other.example")
    assert project.page("index.html").links("link[rel=canonical]") == ["https://other.example/"]


def test_an_old_python_and_one_without_venv_are_reported(bare_project):
    assert "Python 3.11" in error_line(bare_project.make("html", "PY=false"))  # fails, as an old Python does
    bare_project.write("packages/sitecustomize.py", "import sys\nsys.modules['ensurepip'] = None\n")
    assert "python3-venv" in error_line(bare_project.make("html"))


def test_a_folder_in_which_python_cannot_install_is_reported(bare_project):
    bare_project.folder = bare_project.folder.rename(bare_project.folder.with_name("2022: Geneva"))
    # The renaming has changed the path that bare_project gives to PY. The error message is that of venv.
    assert "PATH separator" in error_line(bare_project.make("html", "PY=python3"))


def test_the_installed_packages_stay_until_new_ones_are_complete(bare_project):
    install(bare_project)
    require(bare_project, "2.0")
    bare_project.write(".venv.new/unfinished", "")  # as after an installation that was killed
    (bare_project.folder / ".venv").rename(bare_project.folder / ".venv.old")  # as after a kill between two renames
    complaint = error_line(bare_project.make("html"))
    assert "network" in complaint
    [log] = re.findall(r"\(details: (.*)\)", complaint)
    assert "No matching distribution" in (bare_project.folder / log).read_text("utf-8")
    assert installed_version(bare_project) == "1.0"
    assert install(bare_project).returncode == 0
    assert installed_version(bare_project) == "2.0"
    assert [path.name for path in bare_project.folder.glob(".venv*")] == [".venv"]
    assert not (bare_project.folder / ".venv/unfinished").exists()
    (bare_project.folder / "requirements.txt").touch()  # as Git does
    assert bare_project.make(".venv/packages").returncode == 0


def test_packages_are_installed_again_after_python_was_upgraded_or_removed(bare_project):
    install(bare_project)
    [packages] = (bare_project.folder / ".venv/lib").iterdir()
    packages.rename(packages.with_name("python3.0"))
    assert install(bare_project).returncode == 0
    assert installed_version(bare_project) == "1.0"
    python = bare_project.folder / ".venv/bin/python"
    python.unlink()
    python.symlink_to("/nowhere/python3.0")
    assert install(bare_project).returncode == 0
    assert installed_version(bare_project) == "1.0"


@pytest.mark.parametrize("is_complete", [True, False], ids=["that succeeds", "that fails"])
def test_the_target_of_a_symlink_called_venv_is_not_changed_by_an_installation(is_complete, bare_project):
    bare_project.write("elsewhere/precious", "")
    environment = bare_project.folder / ".venv"
    environment.symlink_to("elsewhere")
    made = install(bare_project) if is_complete else bare_project.make("html")
    assert (made.returncode == 0) == is_complete
    assert [path.name for path in (bare_project.folder / "elsewhere").iterdir()] == ["precious"]
    assert environment.is_symlink() == (not is_complete)  # a complete installation replaces the link with a folder


def test_the_packages_of_the_tests_are_not_added_to_the_target_of_a_symlink(bare_project):
    install(bare_project)
    environment = bare_project.folder / ".venv"
    elsewhere = environment.rename(bare_project.folder / "elsewhere")
    environment.symlink_to(elsewhere)
    bare_project.write("tests/requirements.txt", (bare_project.folder / "requirements.txt").read_bytes())
    before = contents(elsewhere)
    assert install(bare_project, ".venv/test-packages").returncode == 0
    assert (environment / "test-packages").exists()
    assert contents(elsewhere) == before
