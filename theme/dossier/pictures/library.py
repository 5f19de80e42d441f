"""Reads pictures, encodes them on all processors, and gives the site their files."""

import base64
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..file_types import PICTURES, extension
from ..git_lfs import lfs_error
from .cache import PictureCache, publish
from .picture import FOLDER, ORIGINAL, PAGE, PREVIEW, Picture
from .svg import DrawingError, clean_drawing, read_drawing, size_of

ENCODING = b"1"  # changes whenever the same picture is encoded in another way
DIGEST_LENGTH = 16  # hexadecimal digits
SMALL = 2000  # bytes: pages embed such a picture, as a request of its own would take longer


class PictureError(Exception):
    """What is wrong with a picture, and what to do."""


class Pictures:
    """The pictures of a content folder. It can be pickled, for other processes."""

    def __init__(self, content: Path, cache: PictureCache):
        self.content = content
        self.cache = cache

    def read(self, name: str) -> Picture:
        """Return a picture by its path in the content folder; raise PictureError for other files."""
        path = self.content / name
        facts = self.cache.read_facts(path)
        if facts is None:
            facts = read_facts(path)
            self.cache.write_facts(path, facts)
        return Picture(name, **facts)

    def encode(self, needed: dict[Picture, set[str]]) -> dict[str, str]:
        """Encode the pictures that are not in the cache; return the errors by names of pictures.

        needed: the pictures of the site, and what each is for.
        """
        cached = self.cache.names()
        missing = []
        for picture, uses in needed.items():
            if not cached.issuperset(picture.file_names(uses)):
                missing.append(picture)
        with ThreadPoolExecutor(os.cpu_count()) as pool:  # Pillow releases Python's lock
            errors = list(pool.map(self.encode_one, missing, [needed[each] for each in missing]))
        results = zip(missing, errors, strict=True)
        return {picture.name: error for picture, error in results if error}

    def encode_one(self, picture: Picture, uses: set[str]) -> str:
        """Encode a picture and cache its files; return the error in it, or ''."""
        path = self.content / picture.name
        if picture.is_drawing:
            files = {picture.variants[0].name: clean_drawing(read_drawing(path.read_bytes()))}
        else:
            from .encode import PhotoError, encode  # imported here, as most builds encode nothing

            try:
                files = encode(path, picture, uses)
            except PhotoError as error:
                return str(error)
        for name, data in files.items():
            self.cache.write(name, data)
        return ""

    def write(self, needed: dict[Picture, set[str]], site: Path, has_feeds: bool) -> None:
        """Add the files of pictures to the folder of a site; small ones only for feeds."""
        folder = site / FOLDER
        files = {}  # by name, as several pictures can have the same content
        for picture, uses in needed.items():
            if has_feeds or not picture.is_small:
                for name in picture.file_names(uses - {ORIGINAL}):
                    files[name] = picture
            if ORIGINAL in uses:
                target = site / picture.name
                target.unlink(missing_ok=True)  # the file that Pelican has copied
                target.parent.mkdir(parents=True, exist_ok=True)
                publish(self.cached_file(picture, picture.original), target)
        if files:
            folder.mkdir()
        for name, picture in files.items():
            publish(self.cached_file(picture, name), folder / name)

    def cached_file(self, picture: Picture, name: str) -> Path:
        """Return a file of a picture; it is encoded again if the cache was deleted meanwhile."""
        path = self.cache.path(name)
        if not path.exists():
            self.encode_one(picture, {PAGE, PREVIEW, ORIGINAL})
        return path

    def size(self, picture: Picture, name: str) -> int:
        """Return the size of a file of a picture, in bytes."""
        return self.cached_file(picture, name).stat().st_size

    def data_url(self, picture: Picture, name: str) -> str:
        """Return a file of a picture as an address that contains it (RFC 2397)."""
        data = self.cached_file(picture, name).read_bytes()
        media_type, _ = PICTURES[extension(name)]
        return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def read_facts(path: Path) -> dict:
    """Return the fields of a Picture besides its name; raise PictureError for any other file."""
    _, picture_format = PICTURES[extension(path.name)]
    error = lfs_error(path)
    if error:
        raise PictureError(error)
    size = path.stat().st_size
    if size == 0:
        raise PictureError("is an empty file; replace it with a picture")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "blake2b")
    digest.update(ENCODING)
    is_drawing = picture_format == "SVG"
    width, height = drawing_size(path) if is_drawing else photo_size(path, picture_format)
    return {
        "width": width,
        "height": height,
        "digest": digest.hexdigest()[:DIGEST_LENGTH],
        "is_drawing": is_drawing,
        "is_small": size <= SMALL,
    }


def drawing_size(path: Path) -> tuple[int, int]:
    try:
        return size_of(read_drawing(path.read_bytes()))
    except DrawingError as error:
        raise PictureError(str(error)) from error


def photo_size(path: Path, picture_format: str) -> tuple[int, int]:
    from .encode import PhotoError, read_size  # imported here, as most builds read no photo

    try:
        return read_size(path, picture_format)
    except PhotoError as error:
        raise PictureError(str(error)) from error
