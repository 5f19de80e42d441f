"""Embeds pictures in the single file, in their smallest size, until their limit is reached."""

from collections.abc import Iterable

from turbohtml import Document, Element, Text

from .library import PictureLibrary
from .picture import PAGE_ATTRIBUTES, PICTURE_FOLDER, Picture

# The largest total length of the data URLs, in bytes. Alt texts replace the other pictures.
LIMIT = 2_000_000
# Takes the place of each data URL until the tree is serialized, because a tree with long
# attributes is slow. No text can contain this character.
DATA_URL_PLACEHOLDER = "\ufdd2"


def html_with_pictures(
    document: Document, library: PictureLibrary, pictures: Iterable[Picture]
) -> str:
    """Return the HTML of the single file with its pictures embedded."""
    by_address = {}  # relative addresses, because the single file is in the site's folder
    for picture in pictures:
        by_address[f"./{PICTURE_FOLDER}/{picture.variants[-1].name}"] = picture
    data_urls = []
    free = LIMIT
    for image in document.select("img"):
        picture = by_address.get(image.attrs["src"])
        if picture is None:  # a small one, which addresses.py has already embedded
            continue
        data_url = library.data_url(picture.variants[0].name)
        free -= len(data_url)
        if free > 0:
            show_smallest(image, picture)
            data_urls.append(data_url)
        else:
            image.replace_with(Element("em", {}, [Text(image.attrs["alt"])]))
    html, *parts = document.serialize().split(DATA_URL_PLACEHOLDER)
    for data_url, part in zip(data_urls, parts, strict=True):
        html += data_url + part
    return html


def show_smallest(image: Element, picture: Picture) -> None:
    """Let an <img> show the smallest file of a picture, whose data URL is inserted later."""
    for name in PAGE_ATTRIBUTES:
        image.attrs.pop(name, None)
    written_width = int(image.attrs["width"])
    width = min(picture.variants[0].width, written_width)
    height = picture.height_at(width)
    image.attrs.update({"width": str(width), "height": str(height), "src": DATA_URL_PLACEHOLDER})
