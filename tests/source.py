"""What content/ and the settings imply, read without the build: the expectations of the tests."""

import re
from pathlib import Path

import pelicanconf

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
HEADER = re.compile(r"(\w+): +(.+)")


class Source:
    """A content file: headers by name, body, and the address its page is published under."""

    def __init__(self, path: Path):
        head, self.body = path.read_text("utf-8").split("\n\n", 1)
        self.path = path
        self.headers = dict(HEADER.fullmatch(line).groups() for line in head.splitlines())
        self.kind = {"pages": "page", "tags": "tag"}.get(path.parent.name, "article")
        folder = {"page": "pages/", "tag": "tag/", "article": ""}[self.kind]
        self.address = self.headers.get("Save_as", f"{folder}{path.stem}.html")

    @property
    def tags(self) -> list[str]:
        return [tag.strip() for tag in self.headers.get("Tags", "").split(",") if tag.strip()]

    def __str__(self) -> str:
        return self.path.stem


SOURCES = [Source(path) for path in sorted(CONTENT.rglob("*.md"))]
ARTICLES = [source for source in SOURCES if source.kind == "article"]
PAGES = [source for source in SOURCES if source.kind == "page" and "Status" not in source.headers]
TAGS = [source for source in SOURCES if source.kind == "tag"]
CATEGORIES = sorted({source.headers["Category"] for source in ARTICLES})
LISTS = ["index.html", "tags.html", *(f"category/{name.lower()}.html" for name in CATEGORIES)]
WHOLE = "dossier.html"
ADDRESSES = sorted([*LISTS, WHOLE, *(source.address for source in SOURCES)])
KEPT = [address for address in ADDRESSES if address != "404.html"]  # for reading without a network
UNLISTED = ["404.html", "offline.html"]  # shown in another page's place, linked from none
ICONS = [f"theme/{path.name}" for path in sorted((ROOT / "theme/icons").iterdir())]
BESIDES = ["manifest.webmanifest", "robots.txt", "service-worker.js", *ICONS]
SITENAME = pelicanconf.SITENAME
