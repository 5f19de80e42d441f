"""Reports texts that are heavy with their pictures, as many readers pay for each megabyte."""

import sys
from collections.abc import Iterable

from .pictures.library import PictureLibrary
from .pictures.picture import Picture
from .pipeline import Rendered
from .source import Source

HEAVY = 1_000_000  # bytes of a text with its pictures, each in its largest size


def report_heavy_texts(
    rendered: dict[Source, Rendered], library: PictureLibrary, published_pictures: Iterable[Picture]
) -> None:
    """Print a notice for each text above the limit."""
    published = set(published_pictures)
    for source, text in rendered.items():
        weight = len(text.html.encode())
        for picture in published.intersection(text.pictures):
            weight += library.size(picture, picture.variants[-1].name)
        if weight > HEAVY:
            megabytes = weight / 1_000_000
            print(
                f"{source.label}: {megabytes:.1f} MB with its pictures; use fewer or smaller ones",
                file=sys.stderr,
            )
