"""Embeds photos in the single file: in their smallest size, up to a limit for the whole."""

from turbohtml import Document, Element, Text

from .library import Pictures
from .picture import FOLDER, Picture

LIMIT = 2_000_000  # bytes of all embedded photos; the alt text takes the place of any others
BASE64 = 4 / 3  # characters of an address for each byte
# The address of a photo until all are known, as a tree of long addresses takes time:
# a character that no text can contain.
PLACE = "\ufdd1"
FILE_ATTRIBUTES = ("srcset", "sizes", "loading", "fetchpriority")


def html_with_photos(
    document: Document, library: Pictures, pictures: dict[Picture, set[str]]
) -> str:
    """Return the HTML of a page in the folder of the front page, with its photos embedded."""
    by_address = {}
    for picture in pictures:
        by_address[f"./{FOLDER}/{picture.variants[-1].name}"] = picture
    data_urls = []
    free = LIMIT
    for image in document.select("img"):
        picture = by_address.get(image.attrs["src"])
        if picture is None:  # a small one, which every page embeds
            continue
        smallest = picture.variants[0]
        free -= library.size(picture, smallest.name) * BASE64
        if free < 0:
            image.replace_with(Element("em", {}, [Text(image.attrs["alt"])]))
            continue
        for name in FILE_ATTRIBUTES:
            image.attrs.pop(name, None)
        image.attrs["src"] = PLACE
        image.attrs["width"] = str(smallest.width)
        image.attrs["height"] = str(picture.height_at(smallest.width))
        data_urls.append(library.data_url(picture, smallest.name))
    beginning, *parts = document.serialize().split(PLACE)
    embedded = [data_url + part for data_url, part in zip(data_urls, parts, strict=True)]
    return "".join([beginning, *embedded])
