"""Embeds photos in the single file: in their smallest size, up to a limit for the whole."""

from turbohtml import Document, Element, Text

from .library import PictureLibrary
from .picture import FOLDER, Picture

# Bytes of the addresses of all embedded photos. The alt text takes the place of other photos.
LIMIT = 2_000_000
# The address of a photo until all are known, as a tree of long addresses takes time:
# a character that no text can contain.
PLACE = "\ufdd1"
FILE_ATTRIBUTES = ("srcset", "sizes", "loading", "fetchpriority")


def html_with_photos(
    document: Document, library: PictureLibrary, pictures: dict[Picture, set[str]]
) -> str:
    """Return the HTML of the single file with its photos embedded."""
    by_address = {}
    for picture in pictures:
        by_address[f"./{FOLDER}/{picture.variants[-1].name}"] = picture
    data_urls = []
    free = LIMIT
    for image in document.select("img"):
        picture = by_address.get(image.attrs["src"])
        if picture is None:  # a small one, which every page embeds
            continue
        data_url = library.data_url(picture, picture.variants[0].name) if free > 0 else ""
        free -= len(data_url)
        if free > 0:
            show_smallest(image, picture)
            data_urls.append(data_url)
        else:
            image.replace_with(Element("em", {}, [Text(image.attrs["alt"])]))
    beginning, *parts = document.serialize().split(PLACE)
    embedded = [data_url + part for data_url, part in zip(data_urls, parts, strict=True)]
    return "".join([beginning, *embedded])


def show_smallest(image: Element, picture: Picture) -> None:
    """Give an <img> the attributes of the smallest file of a picture, except its address."""
    for name in FILE_ATTRIBUTES:
        image.attrs.pop(name, None)
    width = picture.variants[0].width
    size = {"width": str(width), "height": str(picture.height_at(width))}
    image.attrs.update(size | {"src": PLACE})
