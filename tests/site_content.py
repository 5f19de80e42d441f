"""The texts of a folder of content, and the addresses at which a site publishes them.

This reads front matter in the simplest way, so that the tests do not expect what the site's own code computes.
"""

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from page import Page
from pelican.settings import read_settings
from pelican.utils import slugify

ROOT = Path(__file__).parents[1]
sys.dont_write_bytecode = True  # Python would write __pycache__ beside the settings

SETTINGS = read_settings(str(ROOT / "pelicanconf.py"))
IMAGE_FOLDER = "share.1200x630"  # the folder of the preview images
SINGLE_FILE = "dossier.html"  # the single file
ICONS = [f"theme/{path.name}" for path in sorted((ROOT / "theme/icons").iterdir())]
OTHER_FILES = ["manifest.webmanifest", "robots.txt", "service-worker.js", *ICONS]
KINDS = {"pages": "page", "tags": "introduction"}  # by folder; all other texts are articles
# the settings of the tests' own site, whatever those of the owner are
SAMPLE_SETTINGS = {
    "SITENAME": 'The "Village" Paper',
    "SITESUBTITLE": "What's said",
    "TIMEZONE": "Europe/Zurich",
    "DEFAULT_LANG": "en",
    "DEFAULT_CATEGORY": "News",
    "COLOURS": {},
    "CITIES": {},
    "HEADER_PAGES": None,
    "HEADER_TAGS": 6,
    "KEPT_ARTICLES": 50,
    "PUBLISHER": None,
    "CONTACT": None,
    "TEXT_LICENSE": None,
}
# the settings that its public version adds
SAMPLE_IMPRINT = {
    "PUBLISHER": "Ed & Sons <Ltd>",
    "CONTACT": "mailto:errors@dossier.example",
    "TEXT_LICENSE": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
}


def slug(name: str) -> str:
    return slugify(name, regex_subs=SETTINGS["SLUG_REGEX_SUBSTITUTIONS"])


def read_headers(text: str) -> dict[str, str]:
    """Return the headers of a text by their names in small letters."""
    lines = text.splitlines()
    if lines[0] == "---":
        lines = lines[1 : lines.index("---", 1)]
    elif "" in lines:
        lines = lines[: lines.index("")]
    pairs = [line.partition(":") for line in lines]
    return {name.lower(): value.strip().strip("[]") for name, _, value in pairs}


@dataclass(frozen=True, eq=False)
class Text:
    """A content file: its path in its folder, and its headers."""

    name: str
    headers: dict[str, str]

    def value(self, name: str) -> str:
        return self.headers.get(name, "")

    @property
    def is_published(self) -> bool:
        is_draft = self.value("draft") == "true"
        return not is_draft and self.value("status") in {"", "published", "hidden"}

    @property
    def kind(self) -> str:
        return KINDS.get(self.name.split("/")[0], "article")

    @property
    def tags(self) -> list[str]:
        return [tag.strip() for tag in self.value("tags").split(",") if tag]

    @property
    def address(self) -> str:
        if self.kind == "introduction":
            return SETTINGS["TAG_SAVE_AS"].format(slug=self.value("slug") or slug(self.value("title")))
        pattern = SETTINGS[f"{self.kind.upper()}_SAVE_AS"]
        return self.value("save_as") or pattern.format(slug=self.value("slug") or slug(Path(self.name).stem))


class SiteContent:
    """The published texts of a folder, by kind, and the addresses of their site."""

    def __init__(self, folder: Path, settings: dict):
        self.folder = folder
        self.settings = settings
        paths = [path.relative_to(folder) for path in sorted(folder.rglob("*.md"))]
        names = [path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts)]
        texts = [Text(name, read_headers((folder / name).read_text("utf-8-sig"))) for name in names]
        self.texts = [text for text in texts if text.is_published]
        listed = [text for text in self.texts if text.value("status") != "hidden"]
        self.articles = [text for text in listed if text.kind == "article"]
        self.pages = [text for text in listed if text.kind == "page"]
        self.tags = [text for text in listed if text.kind == "introduction"]
        categories = {self.category(text) for text in self.articles}
        self.categories = sorted(SETTINGS["CATEGORY_SAVE_AS"].format(slug=slug(name)) for name in categories)
        self.lists = [*(f"{name}.html" for name in SETTINGS["DIRECT_TEMPLATES"]), *self.categories]
        self.unlisted = [text.address for text in self.texts if text not in listed]
        introduced = [tag.value("title") for tag in self.tags]
        others = [tag for text in listed for tag in text.tags if tag not in introduced]
        plain_tags = [SETTINGS["TAG_SAVE_AS"].format(slug=slug(tag)) for tag in others]
        self.addresses = sorted({*self.lists, SINGLE_FILE, *plain_tags, *(text.address for text in self.texts)})

    def __str__(self) -> str:
        return self.folder.relative_to(ROOT).as_posix()

    def category(self, text: Text) -> str:
        """Return the category of an article: of its headers, of its folder or of the settings."""
        return text.value("category") or Path(text.name).parent.name or self.settings["DEFAULT_CATEGORY"]

    def source(self, name: str) -> Text:
        """Return the text with this path in the folder."""
        return next(text for text in self.texts if text.name == name)

    def template(self, address: str) -> str:
        """Return the template that the text at an address names, if any: 404 or offline."""
        return next((text.value("template") for text in self.texts if text.address == address), "")


OWNER = SiteContent(ROOT / "content", SETTINGS)
SAMPLE = SiteContent(ROOT / "tests/content", SAMPLE_SETTINGS)
BOTH = [OWNER, SAMPLE]


def every(kind: str) -> list:
    """Return a parameter for each text of a kind, or each address, of both folders: the content and the text."""
    found = [(content, one) for content in BOTH for one in getattr(content, kind)]
    return [pytest.param((content, one), id=f"{content}/{getattr(one, 'name', one)}") for content, one in found]


class PublishedSite:
    """A built site: its folder, its content and its pages."""

    def __init__(self, folder: Path, content: SiteContent):
        self.folder = folder
        self.content = content
        self.page = cache(self.read)

    def read(self, address: str) -> Page:
        return Page(self.folder, address, self)

    def of(self, text: Text) -> Page:
        return self.page(text.address)
