"""A copy of the project, in which tests can call make and change files."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from subprocess import PIPE, CompletedProcess
from typing import Any, Self

from page import Page
from processes import Group
from site_content import ROOT, SAMPLE, SAMPLE_SETTINGS

# An owner can put modules beside pelicanconf.py, such as those in FINISH.
COPIED = ["Makefile", "requirements.txt", "theme", *(path.name for path in ROOT.glob("*.py"))]


def contents(output: Path) -> dict[str, bytes]:
    """Return every file of a published site by its address."""
    files = (path for path in sorted(output.rglob("*")) if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def git(folder: Path, *arguments: str | Path) -> None:
    subprocess.run(["git", "-c", "user.name=Ann", "-c", "user.email=ann@a.example", *arguments], cwd=folder, check=True)


def error_line(made: CompletedProcess) -> str:
    """Return the error of make, which must be a single line."""
    assert made.returncode != 0
    [line] = [line for line in made.stderr.splitlines() if not line.startswith("make")]
    return line


class Project:
    """A copy of the project, by default with the tests' own content."""

    def __init__(self, folder: Path, content: Path = SAMPLE):
        self.folder = folder
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
            copy(ROOT / name, folder / name)
        shutil.copytree(content, folder / "content")
        (folder / ".venv").symlink_to(ROOT / ".venv")
        self.arguments = ["--old-file=.venv/packages"]  # make installs nothing: all copies share these packages
        self.environment: dict[str, str] = {}  # variables for each call of make
        # This is the default of publishconf.py. The owner may have written an address instead.
        self.set_address('(os.environ.get("SITEURL") or "").rstrip("/")')
        if content == SAMPLE:
            self.add_settings(**SAMPLE_SETTINGS)

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def add_settings(self, **settings: Any) -> Self:
        """Add settings to pelicanconf.py, where they replace those of the owner."""
        for name, value in settings.items():
            self.append("pelicanconf.py", f"{name} = {value!r}")
        return self

    def set_address(self, source: str) -> None:
        """Replace the Python expression for SITEURL in publishconf.py."""
        path = self.folder / "publishconf.py"
        settings = path.read_text("utf-8")
        path.write_text(re.sub("(?m)^SITEURL = .*", f"SITEURL = {source}", settings), "utf-8")

    def start(self, *arguments: str, environment: dict[str, str] | None = None, **options) -> Group:
        clean = {key: value for key, value in os.environ.items() if key not in {"MAKEFLAGS", "MAKELEVEL", "SITEURL"}}
        variables = clean | self.environment | (environment or {})
        return Group(["make", *self.arguments, *arguments], cwd=self.folder, env=variables, **options)

    def make(self, *arguments: str, **environment: str) -> CompletedProcess:
        with self.start(*arguments, environment=environment, stdout=PIPE, stderr=PIPE, text=True) as group:
            output, errors = group.process.communicate(timeout=120)  # seconds; if make takes longer, it hangs
        return CompletedProcess(arguments, group.process.returncode, output, errors)

    def build(self, *arguments: str, **environment: str) -> Self:
        """Write the site to output/; the test fails if the build fails."""
        made = self.make("html", *arguments, **environment)
        assert made.returncode == 0, made.stdout + made.stderr
        return self

    def write(self, name: str, text: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def append(self, name: str, code: str) -> None:
        with (self.folder / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{code}\n")

    def files(self) -> dict[str, bytes]:
        return contents(self.output)

    def page(self, address: str) -> Page:
        return Page(self.output, address)
