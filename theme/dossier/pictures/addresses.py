"""Completes the addresses of pictures in HTML: each page is in a folder of its own."""

from markupsafe import Markup

from .library import PictureLibrary
from .picture import FOLDER, FOLDER_MARK, PAGE, Picture


class PictureAddresses:
    """A template filter for the HTML of texts. It embeds small pictures.

    library, pictures: those of the site.
    """

    def __init__(self, library: PictureLibrary, pictures: dict[Picture, set[str]]):
        self.embedded: dict[str, str] = {}
        for picture, uses in pictures.items():
            if picture.is_small and PAGE in uses:
                name = picture.variants[-1].name
                self.embedded[f'"{FOLDER_MARK}{name}"'] = f'"{library.data_url(picture, name)}"'

    def __call__(self, html: str, site: str) -> Markup:
        """Return the HTML for a page; site: the relative address of the site's folder."""
        if FOLDER_MARK in html:
            for address, data_url in self.embedded.items():
                html = html.replace(address, data_url)
        return Markup(complete_addresses(html, site))


def complete_addresses(html: str, site: str) -> str:
    """Return HTML in which every picture is a file of the site."""
    return html.replace(FOLDER_MARK, f"{site}/{FOLDER}/")
