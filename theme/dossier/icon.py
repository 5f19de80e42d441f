"""Draws the icon of browser tabs: the first letter of the site's name, without “The ”."""

from urllib.parse import quote

from markupsafe import Markup

from .colours import Colour

DRAWING = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'>"
    "<rect width='8' height='8' rx='1' fill='{accent}'/>"
    "<text x='4' y='6.5' font-family='serif' font-size='7' font-weight='700'"
    " text-anchor='middle' fill='{paper}'>{letter}</text>"
    "</svg>"
)
UNESCAPED = "/:='"  # characters that quote() need not escape here


def initial(name: str) -> str:
    """Return the first letter or digit of a name, without “The ” at its beginning, or ''."""
    for character in name.removeprefix("The "):
        if character.isalnum():
            return character.upper()
    return ""


def icon(site_name: str, colours: dict[str, Colour]) -> Markup:
    """Return the icon as a data: address."""
    drawing = DRAWING.format(
        accent=colours["accent"].light,
        paper=colours["paper"].light,
        letter=initial(site_name),
    )
    return Markup(f"data:image/svg+xml,{quote(drawing, UNESCAPED)}")
