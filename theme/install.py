"""Installs the packages of the site in .venv. With --tests, it adds those of the tests.

The packages of the site are installed in a new environment, which takes the place of the old one
when it is complete, so a failed installation changes nothing. After a killed one, the next run
restores the old environment if it was renamed already. The packages of the tests are added to the
environment itself: if that fails, the site can still be built, and the next `make test` adds the
missing ones. If .venv is a symlink, the contents of its target stay as they are.
"""

import os
import shutil
import signal
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

ENVIRONMENT = Path(".venv")
NEW = Path(".venv.new")
OLD = Path(".venv.old")
REQUIREMENTS = Path("requirements.txt")
TEST_REQUIREMENTS = Path("tests/requirements.txt")
# With these variables, pip would install the packages in another folder.
OTHER_PLACES = {"PIP_PREFIX", "PIP_ROOT", "PIP_TARGET", "PIP_USER"}
PIP_INSTALL = "-m pip install --quiet --retries=1 --require-hashes --only-binary=:all:"


def remove(path: Path) -> None:
    """Remove a folder with its contents, a file, or a symlink without its target."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def install(requirements: Path, environment: Path) -> None:
    log = environment / "pip.log"
    python = environment / "bin/python"
    command = [python, *PIP_INSTALL.split(), "--requirement", requirements]
    variables = {name: os.environ[name] for name in os.environ.keys() - OTHER_PLACES}
    with log.open("w") as errors:
        status = subprocess.run(command, env=variables, stderr=errors, check=False).returncode
    if status != 0:
        remedy = f"check the network connection and run the command again (details: {log})"
        sys.exit(f"The packages could not be installed: {remedy}")


def correct_paths() -> None:
    """Replace the temporary path of the new environment in its scripts and its configuration."""
    scripts = [path for path in NEW.joinpath("bin").iterdir() if not path.is_symlink()]
    for path in [*scripts, NEW / "pyvenv.cfg"]:
        data = path.read_bytes()
        path.write_bytes(data.replace(os.fsencode(NEW), os.fsencode(ENVIRONMENT)))


def replace_environment() -> None:
    if not find_spec("ensurepip"):  # Debian ships Python without it
        remedy = "install it (Debian and Ubuntu: apt-get install python3-venv)"
        sys.exit(f"Python lacks its venv module: {remedy}")
    print("Installing packages in .venv/, which takes a minute or two", flush=True)
    was_killed_while_renaming = os.path.lexists(OLD) and not os.path.lexists(ENVIRONMENT)
    if was_killed_while_renaming:
        OLD.rename(ENVIRONMENT)
    remove(NEW)
    venv.create(NEW, symlinks=True, with_pip=True)
    install(REQUIREMENTS, NEW)
    correct_paths()
    # This copy has two uses: is_current() compares it with requirements.txt, and it is the target
    # .venv/packages of the Makefile.
    shutil.copy(REQUIREMENTS, NEW / "packages")
    remove(OLD)
    if os.path.lexists(ENVIRONMENT):
        ENVIRONMENT.rename(OLD)
    NEW.rename(ENVIRONMENT)
    remove(OLD)


def is_current() -> bool:
    """Return whether the environment has the required packages for its version of Python.

    Make runs this program if requirements.txt is newer than .venv/packages. But Git can change the
    time of requirements.txt without changing its contents.
    """
    installed_list = ENVIRONMENT / "packages"  # a copy of requirements.txt
    python = ENVIRONMENT / "bin/python"  # a link, whose target may have been uninstalled
    version = python.resolve().name  # such as python3.11
    needed = [installed_list, python, ENVIRONMENT / "lib" / version]
    has_packages = all(path.exists() for path in needed)
    return has_packages and installed_list.read_bytes() == REQUIREMENTS.read_bytes()


def install_test_packages() -> None:
    if ENVIRONMENT.is_symlink():
        replace_environment()  # a real folder takes the place of the link; its target is unchanged
    print("Installing the packages of the tests", flush=True)
    install(TEST_REQUIREMENTS, ENVIRONMENT)
    (ENVIRONMENT / "test-packages").touch()


def main(arguments: list[str]) -> None:
    if arguments == ["--tests"]:
        install_test_packages()
    elif is_current():
        (ENVIRONMENT / "packages").touch()
    else:
        replace_environment()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)  # as shells report it
    # venv raises ValueError if the path of this folder contains a colon.
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        sys.exit(
            f".venv could not be written ({error}); "
            "check the name and the permissions of this folder"
        )
