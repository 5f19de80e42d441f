"""A picture as the site publishes it: its size, and the names of its files."""

from functools import cache
from typing import NamedTuple

# The folder of pictures in the site. No text or file of the content can be published in it,
# because the names of their folders contain no full stop.
PICTURE_FOLDER = "pictures.by-hash"
# Takes the place of the path to that folder in the HTML of a text, because the relative path
# depends on the page. No text can contain this character.
FOLDER_PLACEHOLDER = "\ufdd1"
# Pixels. The column of text is 589 CSS pixels wide: 640 is for screens with one device pixel for
# each CSS pixel, 1200 for those with two. Most phones show 800; the single file has the smallest.
WIDTHS = (480, 640, 800, 1200)
# A smaller file is made if its width is at most this share of the largest width: a wider one
# would save hardly anything.
SMALLER = 0.8

# The attributes of an <img> that are of use only in pages: they choose a file, and when it loads.
PAGE_ATTRIBUTES = ("srcset", "sizes", "loading", "fetchpriority")

# What a file is for.
PAGE = "page"  # pages show it
SHARE_IMAGE = "share image"  # other sites and feed readers show it
ORIGINAL = "original"  # a text links to it


class PictureError(Exception):
    """An error in a picture; its text says what to do."""


class Variant(NamedTuple):
    """A file of a picture: its name in the folder of pictures, and its width in pixels."""

    name: str
    width: int


class Picture(NamedTuple):
    """A picture of the content folder.

    name: its path in that folder; width, height: in pixels, as it is shown;
    digest: the beginning of the hash of the file, and of the way it is encoded;
    is_drawing: whether it is an SVG file; is_embedded: whether pages embed it, as it is small;
    state: that of the file when it was read (file_state() in library.py), or ''.
    """

    name: str
    width: int
    height: int
    digest: str
    is_drawing: bool
    is_embedded: bool
    state: str

    @property
    def variants(self) -> list[Variant]:
        """The files that pages show, from the smallest to the largest."""
        return variants_of(self.digest, self.width, self.is_drawing)

    @property
    def share_image(self) -> Variant:
        """The JPEG file for other sites and feed readers."""
        width = min(self.width, WIDTHS[-1])
        return Variant(f"{self.digest}-{width}.jpg", width)

    @property
    def original_name(self) -> str:
        """The name of the file, in the cache, that has the picture's own size and format."""
        return f"{self.digest}-original"

    def file_names(self, uses: set[str]) -> list[str]:
        """Return the names of the files for some uses."""
        names = []
        if PAGE in uses:
            names += [variant.name for variant in self.variants]
        if SHARE_IMAGE in uses:
            names.append(self.share_image.name)
        if ORIGINAL in uses:
            names.append(self.original_name)
        return names

    def height_at(self, width: int) -> int:
        """Return the height of the picture at a width."""
        return max(round(self.height * width / self.width), 1)


@cache
def variants_of(digest: str, width: int, is_drawing: bool) -> list[Variant]:
    if is_drawing:
        return [Variant(f"{digest}.svg", width)]
    largest = min(width, WIDTHS[-1])
    widths = [each for each in WIDTHS if each <= SMALLER * largest]
    widths.append(largest)
    return [Variant(f"{digest}-{each}.webp", each) for each in widths]


class ShownPicture(NamedTuple):
    """A picture that a text shows or links to: its address as written, and what it is for."""

    picture: Picture
    written: str
    use: str
