"""The main picture of a text: the one that its header Image names."""

from typing import NamedTuple

from .pictures.library import PictureLibrary
from .pictures.picture import FOLDER, Picture
from .render.pictures import SIZES, picture_attributes

DETAILS = ("image_alt", "image_caption", "image_credit", "image_license")  # headers


class MainPicture(NamedTuple):
    """What templates know of a main picture.

    attributes: of its <img>; address: of the file for other sites, within the site;
    width, height: of that file in pixels; size: in bytes, None without a public address;
    alt, caption, credit, license: as the headers say, or ''.
    """

    attributes: dict[str, str]
    address: str
    width: int
    height: int
    size: int | None
    alt: str
    caption: str
    credit: str
    license: str


def main_picture(
    picture: Picture, headers: dict, library: PictureLibrary, has_public_address: bool
) -> MainPicture:
    preview = picture.preview
    return MainPicture(
        picture_attributes(picture, SIZES),
        f"{FOLDER}/{preview.name}",
        preview.width,
        picture.height_at(preview.width),
        library.size(picture, preview.name) if has_public_address else None,
        *(headers.get(name, "") for name in DETAILS),
    )
