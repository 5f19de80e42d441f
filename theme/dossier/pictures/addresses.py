"""Completes the addresses of pictures in HTML: their path depends on the folder of the page."""

from markupsafe import Markup

from .library import PictureLibrary
from .picture import FOLDER_PLACEHOLDER, PAGE, PICTURE_FOLDER, Picture


class PictureAddresses:
    """A filter for the HTML of texts, which completes the addresses of pictures.

    It embeds small pictures, except in feeds and in the 404.html of a public site.

    library, uses_of_pictures: those of the site.
    """

    def __init__(self, library: PictureLibrary, uses_of_pictures: dict[Picture, set[str]]):
        self.embedded: dict[str, str] = {}
        for picture, uses in uses_of_pictures.items():
            if picture.is_embedded and PAGE in uses:
                name = picture.variants[-1].name
                data_url = library.data_url(name)
                # with quotation marks, so that only a whole attribute is replaced
                self.embedded[f'"{FOLDER_PLACEHOLDER}{name}"'] = f'"{data_url}"'

    def __call__(self, html: str, site: str) -> Markup:
        """Return the HTML for a page.

        site: the relative address of the site's folder, or its public address in feeds and in the
            404.html of a public site.
        """
        html = str(html)  # Markup.replace() would escape the quotation marks
        is_relative = "://" not in site  # not in feeds, and not in the 404.html of a public site
        if FOLDER_PLACEHOLDER in html and is_relative:
            for address, data_url in self.embedded.items():
                html = html.replace(address, data_url)
        return Markup(complete_addresses(html, site))


def complete_addresses(html: str, site: str) -> str:
    """Replace the placeholder with the path to the folder of pictures.

    site: the relative or complete address of the site's folder.
    """
    return html.replace(FOLDER_PLACEHOLDER, f"{site}/{PICTURE_FOLDER}/")
