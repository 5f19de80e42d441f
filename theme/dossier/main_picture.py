"""The main picture of a text: the one that its header Image names."""

import re
from typing import NamedTuple

from .pictures.library import PictureLibrary
from .pictures.picture import PICTURE_FOLDER, Picture
from .render.pictures import SIZES, picture_attributes

# https://creativecommons.org/licenses/by-sa/4.0/deed.de
CREATIVE_COMMONS = (
    r"https://creativecommons\.org/(?:licenses/(?P<code>[a-z-]+)|publicdomain/(?P<zero>zero))"
    r"/(?P<version>\d\.\d)(?:/.*)?"
)


class MainPicture(NamedTuple):
    """What templates know of a main picture.

    attributes: of its <img>;
    share_address: of the image that other sites show; share_width, share_height: in pixels;
    share_size: in bytes, or None without a public address;
    alt, caption, credit, license: as the headers say, or '';
    license_name: such as CC BY 4.0, or '' for a licence that is not of Creative Commons.
    """

    attributes: dict[str, str]
    share_address: str
    share_width: int
    share_height: int
    share_size: int | None
    alt: str
    caption: str
    credit: str
    license: str
    license_name: str


def describe_main_picture(
    picture: Picture, headers: dict, library: PictureLibrary, has_public_address: bool
) -> MainPicture:
    """Return what templates know of a main picture; headers: those of its text."""
    share_image = picture.share_image
    return MainPicture(
        attributes=picture_attributes(picture, SIZES),
        share_address=f"{PICTURE_FOLDER}/{share_image.name}",
        share_width=share_image.width,
        share_height=picture.height_at(share_image.width),
        share_size=library.size(share_image.name) if has_public_address else None,
        alt=headers.get("image_alt", ""),
        caption=headers.get("image_caption", ""),
        credit=headers.get("image_credit", ""),
        license=headers.get("image_license", ""),
        license_name=license_name(headers.get("image_license", "")),
    )


def license_name(address: str) -> str:
    """Return the name of a licence of Creative Commons, or ''."""
    found = re.fullmatch(CREATIVE_COMMONS, address)
    if not found:
        return ""
    code = "CC0" if found["zero"] else f"CC {found['code'].upper()}"
    return f"{code} {found['version']}"
