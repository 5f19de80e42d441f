"""Draws the image that other sites show beside a link to a page without a main picture."""

from pathlib import Path
from typing import NamedTuple
from zlib import Z_RLE

from PIL import Image, ImageColor, ImageDraw, ImageFont
from turbohtml import Document, parse

from ..icon import initial
from ..pictures.picture import PICTURE_FOLDER
from ..share_text import REGULAR, FittedText, as_drawn, can_be_drawn, first_lines, fit, load_font

# pixels; _data.html and _share.html have the width and the height, too
WIDTH, HEIGHT = 1200, 630
EDGE = 90
ICON_SIZE = 84
ICON_MIDDLE = EDGE + ICON_SIZE // 2
LETTER_SIZE = 72
NAME_SIZE = 38
NAME_GAP = 24  # beside the name of the site
NAME_START = EDGE + ICON_SIZE + NAME_GAP
SUMMARY_SIZE = 32
SUMMARY_LINE_HEIGHT = 44
GAP = 26.4  # below the title

SUMMARY_LINES = 2

# draw() uses grey values as indexes of colours in palette(). At the edges of letters, Pillow writes
# values between two indexes. So the palette has two rows of SHADES colours: 0 to 14 go from paper
# to ink, and 15 to 29 from accent to paper.
SHADES = 15
SOFT = 11  # a shade between paper and ink, for the summary and the date
INK = SHADES - 1
ACCENT = SHADES
PAPER_ON_ACCENT = ACCENT + SHADES - 1


class Card(NamedTuple):
    """The words on an image; all but the title can be ''."""

    title: FittedText
    summary: str
    date: str
    site_name: str


def finish(folder: Path, context: dict) -> None:
    """Draw the image that each page of a finished site names, if that is no photo."""
    colours = context["JINJA_GLOBALS"]["colours"]
    for page in sorted(folder.rglob("*.html")):
        document = parse(page.read_text("utf-8"))
        image = document.select_one("meta[property='og:image']")
        if image is None or f"/{PICTURE_FOLDER}/" in image.attrs["content"]:
            continue
        address = image.attrs["content"].removeprefix(f"{context['SITEURL']}/")
        card = read_card(document, context["SITENAME"], context["SITESUBTITLE"])
        picture = draw(card, initial(context["SITENAME"]))
        picture.putpalette(palette(colours))
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        # Z_RLE makes files as small as the default does, in less than half the time.
        picture.save(path, compress_type=Z_RLE)


def read_card(document: Document, site_name: str, site_subtitle: str) -> Card:
    """Return the words on the image of a page; if its title cannot be drawn, those of the site."""
    title = document.select_one("meta[property='og:title']").attrs["content"]
    fitted = fit(title)
    if title == site_name or fitted is None:
        # fit(site_name) is never None here. If neither the title nor the name can be drawn,
        # words_on_image() in share_text.py returns '', so the page has no og:image, and finish()
        # skips it.
        return Card(fit(site_name), drawable(site_subtitle), "", "")
    summary = document.select_one("meta[property='og:description']").attrs["content"]
    published = document.select_one("article > .published > time")
    date = published.text if published else ""
    return Card(fitted, drawable(summary), drawable(date), drawable(site_name))


def drawable(text: str) -> str:
    """Return a text if the fonts can draw it, or ''."""
    text = as_drawn(text)
    return text if can_be_drawn(text) else ""


def draw(card: Card, letter: str) -> Image.Image:
    """Draw the image of a page; its values are indexes into palette(), which finish() adds."""
    image = Image.new("L", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(image)
    image.paste(draw_icon(letter), (EDGE, EDGE))
    small = load_font(SUMMARY_SIZE, REGULAR)
    draw_name_and_date(pen, card, small)
    lines = first_lines(card.summary, small, SUMMARY_LINES) if card.summary else []
    for number, line in enumerate(reversed(lines)):
        baseline = HEIGHT - EDGE - number * SUMMARY_LINE_HEIGHT
        pen.text((EDGE, baseline), line, SOFT, small, anchor="ls")
    summary_top = HEIGHT - EDGE - len(lines) * SUMMARY_LINE_HEIGHT
    draw_title(pen, card.title, summary_top - GAP)
    return image


def draw_name_and_date(
    pen: ImageDraw.ImageDraw, card: Card, date_font: ImageFont.FreeTypeFont
) -> None:
    """Draw the name of the site beside the icon, and the date if it has room after the name."""
    font = load_font(NAME_SIZE)
    end = WIDTH - EDGE
    [name] = first_lines(card.site_name, font, 1, end - NAME_START)  # one line, even for ''
    pen.text((NAME_START, ICON_MIDDLE), name, INK, font, anchor="lm")
    room = end - NAME_START - font.getlength(name) - NAME_GAP
    if date_font.getlength(card.date) <= room:
        pen.text((end, ICON_MIDDLE), card.date, SOFT, date_font, anchor="rm")


def draw_icon(letter: str) -> Image.Image:
    """Return the icon of a site: its letter in the colour of the paper, on the accent."""
    image = Image.new("L", (ICON_SIZE, ICON_SIZE), ACCENT)
    if can_be_drawn(letter):
        pen = ImageDraw.Draw(image)
        middle = ICON_SIZE // 2
        baseline = middle + LETTER_SIZE // 3
        font = load_font(LETTER_SIZE)
        pen.text((middle, baseline), letter, PAPER_ON_ACCENT, font, anchor="ms")
    return image


def draw_title(pen: ImageDraw.ImageDraw, fitted: FittedText, lowest: float) -> None:
    """Draw the lines of a title from the last upwards."""
    font = load_font(fitted.size)
    for number, line in enumerate(reversed(fitted.lines)):
        baseline = lowest - number * fitted.line_height
        pen.text((EDGE, baseline), line, INK, font, anchor="ls")


def palette(colours: dict) -> list[int]:
    """Return the red, green and blue of each index: the light colours of the pages."""
    paper = ImageColor.getrgb(colours["paper"].light)
    ink = ImageColor.getrgb(colours["ink"].light)
    accent = ImageColor.getrgb(colours["accent"].light)
    return [*shades(paper, ink), *shades(accent, paper)]


def shades(first: tuple, last: tuple) -> list[int]:
    values = []
    for step in range(SHADES):
        for start, end in zip(first, last, strict=True):
            values.append(start + (end - start) * step // (SHADES - 1))
    return values
