"""The content of the owner and that of the tests, the settings of both, and the sites built from them."""

import sys
from functools import cache, partial
from pathlib import Path

from page import Page
from pelican.settings import read_settings
from pelican.utils import slugify

ROOT = Path(__file__).parents[1]
# After an edit within the same second that leaves the size of a file unchanged, Python would use the old compiled
# module. So the process of the tests stores none; browser_fixtures.py compiles the theme before the tests.
sys.dont_write_bytecode = True

SITE = "https://dossier.example/read"
PUBLIC = f"SITEURL={SITE}"
SETTINGS = read_settings(str(ROOT / "pelicanconf.py"))
IMAGE_FOLDER = "share.1200x630"  # the folder of the share images
SINGLE_FILE = "dossier.html"
ICONS = [f"theme/{path.name}" for path in sorted((ROOT / "theme/icons").iterdir())]
OTHER_FILES = ["manifest.webmanifest", "robots.txt", "service-worker.js", *ICONS]
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
    "FINISH": ["dossier.finish.offline"],
    "PAGINATED_TEMPLATES": {"archives": 200, "category": 50, "tag": 50},
    "QUOTED_ARTICLES": 20,
    "QUOTED_PASSAGES": 2,
    "SUMMARY_FROM_TEXT": False,
}
# the settings that the public version of this site adds
SAMPLE_IMPRINT = {
    "PUBLISHER": "Ed & Sons <Ltd>",
    "CONTACT": "mailto:errors@dossier.example",
    "TEXT_LICENSE": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
}

# the pages of the tests' own site
LISTED_PAGES = """
archives.html category/europe.html category/news.html dossier.html fair.html index.html pages/background.html
reasonable-dialogue.html tag/chess.html tag/nato.html tag/ukraine.html tags.html
""".split()
HIDDEN_PAGES = ["404.html", "offline.html", "rehearsal.html"]  # to which no list links


def slug(name: str) -> str:
    return slugify(name, regex_subs=SETTINGS["SLUG_REGEX_SUBSTITUTIONS"])


OWNER = ROOT / "content"
SAMPLE = ROOT / "tests/content"
BOTH = {"content": OWNER, "tests/content": SAMPLE}


class PublishedSite:
    """A built site: its folder, its content and its pages."""

    def __init__(self, folder: Path, content: Path):
        self.folder = folder
        self.content = content
        self.page = cache(partial(Page, folder))
        paths = sorted(folder.rglob("*.html"))
        self.addresses = [path.relative_to(folder).as_posix() for path in paths]

    def pages(self) -> list[Page]:
        return [self.page(address) for address in self.addresses]
