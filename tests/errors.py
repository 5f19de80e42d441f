"""A small folder of content without errors, and how to compare the errors of a changed one with marked lines.

In the texts of the tests, ← marks a line with an error, and ← ← one with two.
"""

from collections import Counter
from pathlib import Path

from dossier.checks.settings import check_settings
from dossier.content import read_content
from dossier.errors import BuildError
from dossier.settings import add_defaults
from pelican.settings import read_settings
from site_content import ROOT

HEAD = "Title: A day\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n"
TEXT = "\nThe text.\n"
PAGE = "Title: A day\nSummary: A day.\n"
TAG = "Title: {0}\nNames: {0}\nSummary: A tag.\n" + TEXT
MARK = " ←"
PICTURE = (ROOT / "tests/content/board.png").read_bytes()
FILES = {
    "talks.md": f"{HEAD}Category: Europe\n{TEXT}",
    "language.md": HEAD.replace("NATO", "C++") + TEXT,
    "plan.md": f"{HEAD}Status: draft\n{TEXT}",
    "pages/background.md": f"{PAGE}Tags: NATO\n{TEXT}",
    "tags/nato.md": TAG.format("NATO"),
    "tags/c.md": TAG.format("C++"),
    "dot.png": PICTURE,
    "dot.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "results.csv": "a,b\n",
}


def with_header(header: str) -> str:
    """Return HEAD below this header, marked, and without another one of its name."""
    name = header.partition(":")[0]
    others = [line for line in HEAD.splitlines() if not line.startswith(f"{name}:")]
    return "\n".join([header + MARK, *others]) + "\n"


class Content:
    """A folder of content without errors, for a test to change."""

    def __init__(self, folder: Path):
        self.folder = folder / "content"
        for name, written in FILES.items():
            self.write(name, written)

    def write(self, name: str, written: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(written.encode() if isinstance(written, str) else written)

    def errors(self, **settings) -> list[str]:
        """Return what a build with these settings reports, one line for each error."""
        override = {
            "PATH": str(self.folder),
            "CACHE_PATH": str(self.folder.parent / ".cache"),
            "DEFAULT_LANG": "en",
            **settings,
        }
        settings = read_settings(str(ROOT / "pelicanconf.py"), override=override)
        add_defaults(settings)
        errors = check_settings(settings)
        if errors:
            return errors
        try:
            read_content(settings)
        except BuildError as errors:
            return str(errors).splitlines()[1:]
        return []

    def assert_reports(self, name: str, written: str, words: str) -> None:
        """Assert that each line has as many errors as marks, and that one of the errors contains the words."""
        self.write(name, written.replace(MARK, ""))
        errors = self.errors()
        marked = {}
        for number, line in enumerate(written.split("\n"), 1):
            if MARK in line:
                marked[f"content/{name}:{number}"] = line.count(MARK)
        assert Counter(error.partition(": ")[0] for error in errors) == marked, errors
        for place in marked:
            assert any(words in error for error in errors if error.startswith(f"{place}: ")), errors
