"""A folder of content without errors. Tests change it and mark the lines on which they expect errors.

In the texts of the tests, ← marks a line with an error, and ← ← one with two.
"""

from collections import Counter
from pathlib import Path

from dossier.checks.settings import check_settings
from dossier.content import read_content
from dossier.errors import BuildError
from dossier.settings import complete_settings
from pelican.settings import read_settings
from site_content import ROOT

HEAD = "Title: A day\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n"
TEXT = "\nThe text.\n"
PAGE_HEAD = "Title: A day\nSummary: A day.\n"
TAG = "Title: {0}\nNames: {0}\nSummary: A tag.\n" + TEXT
MARK = " ←"
PICTURE = (ROOT / "tests/content/board.png").read_bytes()
FILES = {
    "talks.md": f"{HEAD}Category: Europe\n{TEXT}",
    "language.md": HEAD.replace("NATO", "C++") + TEXT,
    "plan.md": f"{HEAD}Status: draft\n{TEXT}",
    "pages/background.md": f"{PAGE_HEAD}Tags: NATO\n{TEXT}",
    "tags/nato.md": TAG.format("NATO"),
    "tags/c.md": TAG.format("C++"),
    "dot.png": PICTURE,
    "dot.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "results.csv": "a,b\n",
}


def headers_with(header: str) -> str:
    """Return HEAD with a header as its first line, and without another of the same name."""
    name = header.partition(":")[0]
    others = [line for line in HEAD.splitlines() if not line.startswith(f"{name}:")]
    return "\n".join([header, *others]) + "\n"


class ContentFolder:
    """A folder of content without errors, for a test to change."""

    def __init__(self, folder: Path):
        self.folder = folder / "content"
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def errors(self, **override) -> list[str]:
        """Return the errors that a build with these settings reports, one line each."""
        defaults = {"PATH": str(self.folder), "CACHE_PATH": str(self.folder.parent / ".cache"), "DEFAULT_LANG": "en"}
        settings = read_settings(str(ROOT / "pelicanconf.py"), override=defaults | override)
        complete_settings(settings)
        errors = check_settings(settings)
        if errors:
            return errors
        try:
            read_content(settings)
        except BuildError as stopped:
            return str(stopped).splitlines()[1:]  # without the headline
        return []

    def assert_reports(self, name: str, text: str, words: str) -> None:
        """Assert that a build reports one error for each mark, on its line, and no other.

        On each line with marks, one of the errors must contain the words.
        """
        self.write(name, text.replace(MARK, ""))
        errors = self.errors()
        marks = {}
        for number, line in enumerate(text.split("\n"), 1):
            if MARK in line:
                marks[f"content/{name}:{number}"] = line.count(MARK)
        assert marks, "no line is marked"
        assert Counter(error.partition(": ")[0] for error in errors) == marks, errors
        for place in marks:
            assert any(words in error for error in errors if error.startswith(f"{place}: ")), errors
