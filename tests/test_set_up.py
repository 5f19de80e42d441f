"""Two commands install everything; where they cannot, one line says what to do."""

import hashlib
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from signal import SIGKILL
from zipfile import ZipFile

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
UNREACHABLE = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_CONFIG_FILE": "/dev/null", "PIP_NO_CACHE_DIR": "1"}
# To install pip takes seconds, so new environments borrow the one that runs these tests.
WITHOUT_PIP = """
import venv
create = venv.create
venv.create = lambda folder, with_pip, **options: create(folder, **options)
"""


@pytest.fixture
def project(workshop):
    """A project without packages, whose only requirement is a package called probe."""
    (workshop.folder / ".venv").unlink()
    workshop.arguments = []
    workshop.write("borrowed/sitecustomize.py", WITHOUT_PIP)
    (workshop.folder / "borrowed/pip").symlink_to(Path(pip.__file__).parent)
    workshop.offline = UNREACHABLE | {"PYTHONPATH": str(workshop.folder / "borrowed")}
    require(workshop, "1.0")
    return workshop


def require(workshop, version):
    """Write a package that prints its version to the folder `index`, and require it."""
    info = f"probe-{version}.dist-info"
    path = workshop.folder / f"index/probe-{version}-py3-none-any.whl"
    path.parent.mkdir(exist_ok=True)
    with ZipFile(path, "w") as wheel:
        wheel.writestr("probe.py", f"def main():\n    print({version!r})\n")
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: probe\nVersion: {version}\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/entry_points.txt", "[console_scripts]\nprobe = probe:main\n")
        wheel.writestr(f"{info}/RECORD", "")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    workshop.write("requirements.txt", f"probe=={version} --hash=sha256:{digest}\n")


def install(workshop):
    index = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(workshop.folder / "index")}
    return workshop.make(".venv/packages", **workshop.offline | index)


def installed_version(workshop):
    return subprocess.check_output([workshop.folder / ".venv/bin/probe"], text=True).strip()


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
    assert "install" not in workshop.make("--dry-run", "html").stdout


def test_pelicans_own_command_builds_the_same_site_from_any_folder(workshop, tmp_path_factory):
    assert workshop.make("html").returncode == 0
    built, command = workshop.pages(), workshop.folder / ".venv/bin/pelican"
    site = [f"{workshop.folder}/content", "-s", f"{workshop.folder}/pelicanconf.py", "-o", f"{workshop.folder}/output"]
    assert subprocess.run([command, *site], cwd=tmp_path_factory.mktemp("elsewhere"), check=False).returncode == 0
    assert workshop.pages() == built


def test_an_old_python_is_reported(project):
    project.write("python", "#!/bin/sh\nexit 1\n")
    (project.folder / "python").chmod(0o755)
    made = project.make("html", f"PY={project.folder / 'python'}")
    assert "Python 3.11" in complaint(made)


def test_a_python_without_venv_is_reported(project):
    project.write("borrowed/sitecustomize.py", "import sys\nsys.modules['ensurepip'] = None\n")
    made = project.make("html", f"PY={sys.executable}", **project.offline)
    assert "python3-venv" in complaint(made)


def test_a_missing_network_is_reported_with_the_name_of_a_log(project):
    made = project.make("html", **project.offline)
    [log] = re.findall(r"\(details: (.*)\)", complaint(made))
    assert "network" in made.stderr
    assert "No matching distribution" in (project.folder / log).read_text("utf-8")


def test_changed_requirements_replace_the_installed_packages(project):
    for version in "1.0", "2.0":
        require(project, version)
        made = install(project)
        assert made.returncode == 0, made.stderr
        assert installed_version(project) == version
    assert [path.name for path in project.folder.glob(".venv*")] == [".venv"]


def test_the_installed_packages_stay_while_new_ones_cannot_be_downloaded(project):
    install(project)
    before = (project.folder / "requirements.txt").read_text("utf-8")
    require(project, "2.0")
    assert "network" in complaint(project.make("html", **project.offline))
    assert installed_version(project) == "1.0"
    project.write("requirements.txt", before)
    assert project.make(".venv/packages", **project.offline).returncode == 0


def test_the_installed_packages_stay_where_an_installation_is_killed(project):
    install(project)
    require(project, "2.0")
    log = project.folder / ".venv.new/pip.log"
    with socket.create_server(("127.0.0.1", 0)) as silent:
        environment = project.offline | {"PIP_INDEX_URL": f"http://127.0.0.1:{silent.getsockname()[1]}/"}
        making = project.start_group(".venv/packages", environment=environment)
        while not log.exists():
            assert making.process.poll() is None
            time.sleep(0.01)
        making.send(SIGKILL)
        making.stop()
    assert installed_version(project) == "1.0"
    assert install(project).returncode == 0
    assert installed_version(project) == "2.0"


def test_the_installed_packages_are_put_back_where_the_exchange_was_killed(project):
    install(project)
    require(project, "2.0")
    (project.folder / ".venv").rename(project.folder / ".venv.old")
    assert project.make("html", **project.offline).returncode != 0
    assert installed_version(project) == "1.0"


@pytest.mark.parametrize("online", [True, False], ids=["online", "offline"])
def test_the_target_of_a_symlink_is_never_changed(online, project, tmp_path):
    project.write("elsewhere/precious", "")
    environment = project.folder / ".venv"
    environment.symlink_to("elsewhere")
    made = install(project) if online else project.make("html", **project.offline)
    assert (made.returncode == 0) == online
    assert [path.name for path in (project.folder / "elsewhere").iterdir()] == ["precious"]
    assert environment.is_symlink() != online


@pytest.mark.parametrize("path", ["requirements.txt", "tests/requirements.txt"])
def test_every_package_is_locked_with_its_hashes(path):
    packages = re.split(r"\n(?=\w)", (ROOT / path).read_text())
    assert all(re.match(r"[\w-]+==[\w.]+ ", package) and "--hash=sha256:" in package for package in packages)
