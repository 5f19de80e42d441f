"""A quotation mark that opens a line hangs in the margin: only Safari does that by itself."""

from markupsafe import Markup
from pelican.plugins import signals
from typogrify.filters import initial_quotes

ENTITIES = {"“": "&#8220;", "‘": "&#8216;"}  # as typogrify knows them


def hang(html: str) -> Markup:
    """Return the HTML with each quotation mark that opens a block in a span of its own."""
    html = str(html)  # Markup would escape the entities
    for character, entity in ENTITIES.items():
        html = html.replace(character, entity)
    html = initial_quotes(html)
    for character, entity in ENTITIES.items():
        html = html.replace(entity, character)
    return Markup(html)


def add_filter(pelican) -> None:
    pelican.settings["JINJA_FILTERS"]["hang"] = hang


def register() -> None:
    signals.initialized.connect(add_filter)
