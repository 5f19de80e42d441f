"""How a text is read, without a site around it."""

from functools import cache
from pathlib import Path

from pelican.settings import read_settings
from plugins.contract.links import Links
from plugins.contract.site import Site
from plugins.reading import Reader, Reading
from plugins.source import Source
from turbohtml import Element, parse_fragment

ROOT = Path(__file__).parents[1]


@cache
def reader() -> Reader:
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    return Reader(settings, Links(Site([], settings), []))


def read(words: str) -> Reading:
    """Return the reading of a text; its faults are for the test to look at."""
    return reader().read(Source(Path(__file__), Path(__file__).parent), words)


def tree(words: str) -> Element:
    """Return a text as it is published, in which nothing may be wrong."""
    found = read(words)
    assert not found.faults
    return parse_fragment(found.html)
