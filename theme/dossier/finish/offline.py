"""Writes the service worker, with which the dossier can be read offline after one visit."""

import hashlib
import json
import re
from pathlib import Path

from turbohtml.clean import minify_js

from ..pictures.picture import PICTURE_FOLDER
from ..site import SERVICE_WORKER, SINGLE_FILE
from .site_files import site_files

SCRIPTS = Path(__file__).parents[2] / "js"
HASH_LENGTH = 16  # hexadecimal digits
SINGLE_FILE_LIMIT = 200_000  # bytes: a larger single file is not cached on the first visit
PICTURES_LIMIT = 5_000_000  # bytes of all pictures that are cached on the first visit
CACHED_WIDTH = 800  # pixels: the size that most phones show


def finish(folder: Path, context: dict) -> None:
    """Write service-worker.js.

    In previews, and if offline reading is off, it has the code of unregister.js, which removes the
    worker from the browser.
    """
    # KEPT_ARTICLES = None turns offline reading off; the single file then contains all articles.
    if context["KEPT_ARTICLES"] is None or context["PREVIEW"]:
        worker = script("unregister.js")
    else:
        definitions = []
        for name, value in constants(folder, context).items():
            definitions.append(f"const {name} = {json.dumps(value)}\n")
        worker = "".join(definitions) + script("service-worker.js")
    (folder / SERVICE_WORKER).write_text(worker, "utf-8")


def script(name: str) -> str:
    return minify_js((SCRIPTS / name).read_text("utf-8"))


def constants(folder: Path, context: dict) -> dict[str, str | int | list[str] | dict[str, str]]:
    """Return the constants that service-worker.js uses."""
    file_hashes, picture_hashes = hash_files(folder)
    precached = precached_files(folder, context)
    others = set(file_hashes) - set(precached)
    return {
        "VERSION": version(file_hashes),
        "PRECACHED_FILES": {address: file_hashes[address] for address in precached},
        "PRECACHED_PICTURE_FILES": precached_pictures(folder / PICTURE_FOLDER, context),
        "OTHER_FILES": sorted(others),
        "PICTURE_HASHES": sorted(picture_hashes),
        "PICTURE_FOLDER_NAME": PICTURE_FOLDER,
        "HASH_LENGTH": HASH_LENGTH,
    }


def hash_files(folder: Path) -> tuple[dict[str, str], set[str]]:
    """Return the hash of each file by its address, and the hashes in the names of the pictures."""
    file_hashes = {}
    picture_hashes = set()
    for address in site_files(folder):
        if address.startswith(f"{PICTURE_FOLDER}/"):
            picture_hashes.add(picture_hash(address))
        else:
            file_hashes[address] = file_hash(folder / address)
    return file_hashes, picture_hashes


def file_hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:HASH_LENGTH]


def picture_hash(address: str) -> str:
    """Return the hash in the name of a picture's file, such as <hash>-<width>.webp."""
    name = address.removeprefix(f"{PICTURE_FOLDER}/")
    return re.split("[-.]", name)[0]


def version(hashes: dict[str, str]) -> str:
    """Return a hash of the hashes of files, the same for the same content.

    Those of pictures are not needed: the files that show a picture contain its hash.
    """
    listed = json.dumps(hashes)
    return hashlib.sha256(listed.encode()).hexdigest()[:HASH_LENGTH]


def precached_files(folder: Path, context: dict) -> list[str]:
    """Return the addresses of the files that are cached on the first visit, without pictures."""
    lists = [f"{name}.html" for name in context["DIRECT_TEMPLATES"]]
    if (folder / SINGLE_FILE).stat().st_size <= SINGLE_FILE_LIMIT:
        lists.append(SINGLE_FILE)
    offline_pages = [page for page in context["hidden_pages"] if page.template == "offline"]
    tags = [tag for tag, _ in context["tags"]]
    categories = [category for category, _ in context["categories"]]
    others = [*offline_pages, *kept_texts(context), *tags, *categories]
    return [*lists, *(each.save_as for each in others)]


def kept_texts(context: dict) -> list:
    """Return the newest articles, then the pages."""
    newest_articles = context["articles"][: context["KEPT_ARTICLES"]]
    return [*newest_articles, *context["pages"]]


def precached_pictures(folder: Path, context: dict) -> list[str]:
    """Return the names of the pictures that are cached on the first visit, up to the limit."""
    names = []
    free = PICTURES_LIMIT
    for name in names_of_pictures(kept_texts(context)):
        free -= (folder / name).stat().st_size
        if free < 0:
            break
        names.append(name)
    return names


def names_of_pictures(texts: list) -> list[str]:
    """Return the name of a file for each picture of the texts, in the width for the cache."""
    names = []
    for text in texts:
        for picture in text.pictures:
            fitting = [each for each in picture.variants if each.width <= CACHED_WIDTH]
            variant = fitting[-1] if fitting else picture.variants[0]
            if not picture.is_embedded and variant.name not in names:
                names.append(variant.name)
    return names
