"""Reads pictures, encodes them on all processors, and gives the site their files."""

import base64
import hashlib
import os
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from ..file_types import PICTURE_TYPES, extension
from ..git_marks import lfs_error
from .cache import PictureCache
from .picture import ORIGINAL, PICTURE_FOLDER, Picture, PictureError

ENCODING = "3"  # change this when pictures are encoded differently, so that they are encoded again
DIGEST_LENGTH = 16  # hexadecimal digits
# Bytes. Pages embed pictures up to this size, because requests for them would take longer.
LARGEST_EMBEDDED = 2000
FRESH = 2  # seconds; a file changed more recently may change again with the same time stamp
JUST_CHANGED = ""  # the state of such a file


class PictureLibrary:
    """The pictures of a content folder. It can be pickled, for other processes.

    known: the pictures that an earlier build has read, and later those of this build, by name.
    """

    def __init__(self, content_folder: Path, cache: PictureCache):
        self.content_folder = content_folder
        self.cache = cache
        self.known = cache.read_index()

    def read(self, name: str) -> Picture:
        """Return the picture at a path in the content folder; raise PictureError if it is wrong."""
        path = self.content_folder / name
        state = file_state(path)
        known = self.known.get(name)
        if known and known.state == state and state != JUST_CHANGED:
            return known
        return read_picture(path, name, state)

    def encode(self, uses_of_pictures: dict[Picture, set[str]]) -> dict[str, str]:
        """Encode the pictures that are not in the cache; return the errors by picture names.

        uses_of_pictures: the pictures of the site, and what each is used for.
        """
        cached = self.cache.names()
        missing = {}
        is_index_complete = True
        for picture, uses in uses_of_pictures.items():
            if not cached.issuperset(picture.file_names(uses)):
                missing[picture] = uses
            if picture != self.known.get(picture.name):
                is_index_complete = False
        if not missing and is_index_complete:
            return {}
        with self.cache.writing():
            self.update_index(uses_of_pictures)
            return self.encode_in_threads(missing)

    def encode_in_threads(self, uses_of_pictures: dict[Picture, set[str]]) -> dict[str, str]:
        # imported here, as most builds encode nothing
        from concurrent.futures import ThreadPoolExecutor

        futures = {}
        with ThreadPoolExecutor(os.cpu_count()) as pool:  # Pillow releases Python's lock
            for picture, uses in uses_of_pictures.items():
                futures[picture.name] = pool.submit(self.cache_files_of, picture, uses)
        errors = {}
        for name, future in futures.items():
            try:
                future.result()
            except PictureError as error:
                errors[name] = str(error)
        return errors

    def update_index(self, pictures: Iterable[Picture]) -> None:
        """Add pictures to the index, and leave out those whose files were removed."""
        for picture in pictures:
            self.known[picture.name] = picture
        listed = []
        for picture in self.known.values():
            if (self.content_folder / picture.name).exists():
                listed.append(picture)
        self.cache.write_index(listed)

    def cache_files_of(self, picture: Picture, uses: set[str]) -> None:
        """Encode a picture and cache its files; raise PictureError if it cannot be encoded."""
        data = (self.content_folder / picture.name).read_bytes()
        if digest_of(data) != picture.digest:
            raise PictureError("was changed while it was read; run the command again")
        for name, encoded in encoded_files(data, picture, uses).items():
            self.cache.write(name, encoded)

    def write(
        self, uses_of_pictures: dict[Picture, set[str]], site: Path, has_public_address: bool
    ) -> None:
        """Add the files of pictures to the folder of a site.

        Pages embed small pictures. So the files of these are written only for a site with a public
        address: its feeds, its 404.html and other sites link to them.
        """
        folder = site / PICTURE_FOLDER
        names = set()  # several pictures can have the same content, and so the same files
        for picture, uses in uses_of_pictures.items():
            if has_public_address or not picture.is_embedded:
                names.update(picture.file_names(uses - {ORIGINAL}))
            # Pelican has copied a linked original with its metadata, and a file without metadata
            # replaces the copy. If a check has removed the link from a draft, there is no copy.
            target = site / picture.name
            if ORIGINAL in uses and target.exists():
                target.unlink()
                self.publish(picture.original_name, target)
        if names:
            folder.mkdir()
        for name in names:
            self.publish(name, folder / name)

    def publish(self, name: str, target: Path) -> None:
        # Not a hard link: a change to the file in output/ would also change the cache.
        shutil.copyfile(self.cache.folder / name, target)

    def size(self, name: str) -> int:
        """Return the size of a file that encode() has cached, in bytes."""
        return (self.cache.folder / name).stat().st_size

    def data_url(self, name: str) -> str:
        """Return an address that contains the data of a file in the cache (RFC 2397)."""
        data = (self.cache.folder / name).read_bytes()
        media_type, _ = PICTURE_TYPES[extension(name)]
        return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def file_state(path: Path) -> str:
    """Return the version of the encoding, and the inode, the size and the times of a file.

    While these are the same, the file need not be read again. Return JUST_CHANGED if the file was
    changed so recently that its next change could leave all of these the same.
    """
    status = path.stat()
    changed = max(status.st_mtime, status.st_ctime)
    if time.time() - changed < FRESH:
        return JUST_CHANGED
    times = f"{status.st_mtime_ns} {status.st_ctime_ns}"
    return f"{ENCODING} {status.st_ino} {status.st_size} {times}"


def digest_of(data: bytes) -> str:
    """Return the beginning of a hash of a picture's file and of the way it is encoded."""
    return hashlib.blake2b(data + ENCODING.encode()).hexdigest()[:DIGEST_LENGTH]


def read_picture(path: Path, name: str, state: str) -> Picture:
    """Read a picture; raise PictureError for any other file."""
    _, picture_format = PICTURE_TYPES[extension(name)]
    error = lfs_error(path)
    if error:
        raise PictureError(error)
    data = path.read_bytes()
    if not data:
        raise PictureError("is an empty file; replace it with a picture")
    is_drawing = picture_format == "SVG"
    if is_drawing:
        from .svg import read_drawing, size_of  # imported here, as most builds read no drawing

        width, height = size_of(read_drawing(data))
    else:
        from .encode import read_size  # imported here, as most builds read no photo

        width, height = read_size(data, picture_format)
    is_embedded = len(data) <= LARGEST_EMBEDDED
    return Picture(name, width, height, digest_of(data), is_drawing, is_embedded, state)


def encoded_files(data: bytes, picture: Picture, uses: set[str]) -> dict[str, bytes]:
    """Return the files of a picture by name; raise PictureError if it is damaged."""
    if picture.is_drawing:
        from .svg import clean_drawing, read_drawing  # imported here, as most builds read none

        return {picture.variants[0].name: clean_drawing(read_drawing(data))}
    from .encode import encode  # imported here, as most builds encode nothing

    return encode(data, picture, uses)
