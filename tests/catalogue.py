"""What a folder of texts implies, read as the build reads it: the expectations of the tests."""

import sys
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from document import Document
from pelican.settings import read_settings
from pelican.utils import slugify

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "theme")]
sys.dont_write_bytecode = True  # settings stand at the top level, where none belongs; pytest's workers know no -B

from dossier.render.typography import typeset_line  # noqa: E402
from dossier.site import Site  # noqa: E402
from dossier.source import Source  # noqa: E402

SETTINGS = read_settings(str(ROOT / "pelicanconf.py"))
SITENAME = typeset_line(SETTINGS["SITENAME"])
SHARED = "share.1200x630"  # the folder of the pictures that previews show
WHOLE = "dossier.html"  # all of it in one file
ICONS = [f"theme/{path.name}" for path in sorted((ROOT / "theme/icons").iterdir())]
BESIDES = ["manifest.webmanifest", "robots.txt", "service-worker.js", *ICONS]


def zoned(written: str) -> str:
    """Return a time as the site tells it: in the zone of the settings."""
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(SETTINGS["TIMEZONE"])).isoformat()


class Catalogue:
    """The texts of a folder that are published, by kind, and the addresses of their site.

    kept: how many of the articles, the newest, are in the one file and stay with a reader; None is all and none.
    """

    def __init__(self, folder: Path, kept: int | None):
        paths = [path.relative_to(folder) for path in sorted(folder.rglob("*.md"))]
        shown = [path for path in paths if not any(part.startswith(".") for part in path.parts)]
        read = [Source(folder / path, folder) for path in shown]
        self.sources = [source for source in read if source.status in {"published", "hidden"}]
        self.folder, self.kept, self.site = folder, kept, Site(self.sources, SETTINGS)
        listed = [source for source in self.sources if source.status == "published"]
        self.articles = [source for source in listed if source.kind == "article"]
        self.pages = [source for source in listed if source.kind == "page"]
        self.tags = [source for source in listed if source.kind == "introduction"]
        self.hidden = [source for source in self.sources if source.status == "hidden"]
        substitutions = SETTINGS["SLUG_REGEX_SUBSTITUTIONS"]
        filed = [slugify(name, regex_subs=substitutions) for name in sorted(self.site.categories)]
        self.categories = [SETTINGS["CATEGORY_SAVE_AS"].format(slug=name) for name in filed]
        self.lists = [*(f"{name}.html" for name in SETTINGS["DIRECT_TEMPLATES"]), *self.categories]
        self.unlisted = list(map(self.address, self.hidden))  # linked from no list
        self.addresses = sorted({*self.lists, WHOLE, *map(self.address, self.sources)})

    def address(self, source: Source) -> str:
        """Return where a text is published; an introduction is a part of its tag's page."""
        if source.kind != "introduction":
            return next(self.site.claims(source))[1]
        return SETTINGS["TAG_SAVE_AS"].format(slug=self.site.tag_slug(source.value("title")))

    def __str__(self) -> str:
        return self.folder.relative_to(ROOT).as_posix()

    def source(self, name: str) -> Source:
        """Return the text with this path in the folder."""
        return next(source for source in self.sources if source.name == name)

    def carriers(self, tag: Source) -> list[Source]:
        """Return the articles and pages that carry the tag of an introduction."""
        return [source for source in [*self.articles, *self.pages] if tag.value("title") in source.tags]

    def template(self, address: str) -> str:
        """Return the template that the text at an address names, if any: 404, offline."""
        named = {self.address(source): source.value("template") for source in self.sources}
        return named.get(address, "")


GIVEN = Catalogue(ROOT / "content", SETTINGS["KEPT_ARTICLES"])  # as it is, whoever writes it
OWN = Catalogue(ROOT / "tests/content", 50)  # the tests' own, kept even where the owner ends the keeping
BOTH = [GIVEN, OWN]


def every(kind: str) -> list:
    """Return the texts of one kind, of both, or the addresses, as parameters, each with its catalogue."""
    found = [(catalogue, one) for catalogue in BOTH for one in getattr(catalogue, kind)]
    return [pytest.param((catalogue, one), id=f"{catalogue}/{getattr(one, 'name', one)}") for catalogue, one in found]


class Published:
    """A site in its folder, the catalogue of its texts, its pages as trees."""

    def __init__(self, folder: Path, catalogue: Catalogue):
        self.folder, self.catalogue = folder, catalogue
        self.page = cache(self.read)

    def read(self, address: str) -> Document:
        page = Document(self.folder / address)
        page.address, page.site = address, self
        return page

    def of(self, source: Source) -> Document:
        return self.page(self.catalogue.address(source))
