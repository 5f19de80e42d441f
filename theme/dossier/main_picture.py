"""The main picture of a text: the one that its header Image names."""

from typing import NamedTuple

from .pictures.library import PictureLibrary
from .pictures.picture import PICTURE_FOLDER, Picture
from .render.pictures import SIZES, picture_attributes


class MainPicture(NamedTuple):
    """What templates know of a main picture.

    attributes: of its <img>; address: the path in this site of the file that other sites show;
    width, height: of that file, in pixels; size: in bytes, or None without a public address;
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
        attributes=picture_attributes(picture, SIZES),
        address=f"{PICTURE_FOLDER}/{preview.name}",
        width=preview.width,
        height=picture.height_at(preview.width),
        size=library.size(picture, preview.name) if has_public_address else None,
        alt=headers.get("image_alt", ""),
        caption=headers.get("image_caption", ""),
        credit=headers.get("image_credit", ""),
        license=headers.get("image_license", ""),
    )
