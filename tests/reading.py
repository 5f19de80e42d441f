"""How a text is read, without a site around it."""

from functools import cache
from pathlib import Path

from dossier.checks.links import Links
from dossier.map_data import read_cities
from dossier.pictures.cache import PictureCache
from dossier.pictures.library import Pictures
from dossier.pipeline import Pipeline, Rendered
from dossier.site import Site
from dossier.source import Source
from pelican.settings import read_settings
from turbohtml import Element, parse_fragment

ROOT = Path(__file__).parents[1]


@cache
def pipeline(lang: str = "en") -> Pipeline:
    settings = read_settings(str(ROOT / "pelicanconf.py"), override={"DEFAULT_LANG": lang})
    no_pictures = Pictures(ROOT / "content", PictureCache(ROOT / ".cache"))
    return Pipeline(settings, Links(Site([], settings), [], ROOT / "content", no_pictures), read_cities())


def read(words: str, lang: str = "en") -> Rendered:
    """Return a text as it is rendered in a language; its errors are for the test to look at."""
    return pipeline(lang).render(Source(Path(__file__), Path(__file__).parent), words)


def tree(words: str, lang: str = "en") -> Element:
    """Return a text as it is published, in which nothing may be wrong."""
    found = read(words, lang)
    assert not found.errors
    return parse_fragment(found.html)
