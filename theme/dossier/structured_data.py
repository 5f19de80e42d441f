"""Describes pages for search engines, in the terms of https://schema.org."""

from typing import NamedTuple

from .main_picture import MainPicture


class PageImage(NamedTuple):
    """The image that other sites show with a page.

    alt: '' if there is no image; picture: the main picture, of which it is a file, or None.
    """

    address: str
    alt: str
    picture: MainPicture | None
