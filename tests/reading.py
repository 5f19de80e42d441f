"""Render a single text without a site."""

from functools import cache
from pathlib import Path

from dossier.links import LinkResolver
from dossier.map_data import read_cities
from dossier.pictures.cache import PictureCache
from dossier.pictures.library import PictureLibrary
from dossier.pipeline import Pipeline, Rendered
from dossier.site import Site
from dossier.source import Source
from pelican.settings import read_settings
from site_content import ROOT, SAMPLE_SETTINGS
from turbohtml import Element, parse_fragment


@cache
def pipeline(lang: str = "en") -> Pipeline:
    settings = read_settings(str(ROOT / "pelicanconf.py"), override=SAMPLE_SETTINGS | {"DEFAULT_LANG": lang})
    pictures = PictureLibrary(ROOT / "content", PictureCache(ROOT / ".cache"))
    link_resolver = LinkResolver(Site([], settings), [], ROOT / "content", pictures)
    return Pipeline(settings, link_resolver, read_cities())


def read(words: str, lang: str = "en") -> Rendered:
    """Return a text as it is rendered in a language, and its errors."""
    # Source() needs a file, so it reads this module. render() gets the words, and ignores the text of the file.
    return pipeline(lang).render(Source(Path(__file__), Path(__file__).parent), words)


def tree(words: str, lang: str = "en") -> Element:
    """Return the tree of a text as it is published; fail if the text has errors."""
    found = read(words, lang)
    assert not found.errors
    return parse_fragment(found.html)
