"""Fits a title into the image that other sites show with a link, if the font can draw it."""

from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

from PIL import ImageFont

from .characters import SOFT_HYPHEN, nfc

FONTS = Path(__file__).parents[1] / "share"
BOLD = FONTS / "texgyrepagella-bold.otf"
REGULAR = FONTS / "texgyrepagella-regular.otf"
MISSING_CHARACTER = "\uffff"
SAMPLE_SIZE = 38  # pixels, to compare characters
MEASURED_SIZE = 100  # pixels, to measure lines

# pixels
LINE_WIDTH = 1020
TEXT_HEIGHT = 250
LARGEST, SMALLEST = 80, 40

LEADING = 1.2  # the distance between two lines, as a multiple of the size of the font
LONGEST_LINE = 49  # characters; shorter lines are tried, too
LONGEST_UNBROKEN = 45  # characters of a word; a longer one may be broken
SHORT_LAST_LINE = 0.4  # a last line is short if it is at most this fraction of the longest one


class FittedText(NamedTuple):
    """A text in lines, and the size of its letters in pixels."""

    size: int
    lines: tuple[str, ...]

    @property
    def line_height(self) -> float:
        return self.size * LEADING


@cache
def load_font(size: int, file: Path = BOLD) -> ImageFont.FreeTypeFont:
    """Return a font in a size, in pixels; without kerning, which not every machine supports."""
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def has_character(character: str) -> bool:
    font = load_font(SAMPLE_SIZE)
    return bytes(font.getmask(character)) != bytes(font.getmask(MISSING_CHARACTER))


def as_drawn(text: str) -> str:
    """Return a text without soft hyphens, which the font would show, and in NFC.

    In NFC, an accented letter is one character.
    """
    return nfc(text).replace(SOFT_HYPHEN, "")


def can_be_drawn(text: str) -> bool:
    """Return whether the fonts have all characters of a text; BOLD and REGULAR have the same."""
    return all(has_character(character) for character in text)


@cache
def fit(text: str) -> FittedText | None:
    """Return a text in lines, as rank() prefers; None if it is too long or cannot be drawn."""
    text = as_drawn(text)
    if not text.strip() or not can_be_drawn(text):
        return None
    longest_word = max(len(word) for word in text.split())
    shortest_line = min(longest_word, LONGEST_UNBROKEN)  # a shorter one would break a word
    candidates = []
    for length in range(shortest_line, LONGEST_LINE + 1):
        lines = tuple(wrap(text, length))
        size = largest_size(lines)
        if size >= SMALLEST:
            candidates.append(FittedText(size, lines))
    return max(candidates, key=rank, default=None)


def first_lines(
    text: str, font: ImageFont.FreeTypeFont, limit: int, width: float = LINE_WIDTH
) -> list[str]:
    """Return the first lines of a text, with an ellipsis if it has more; for '', an empty line.

    width: in pixels.
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        is_first = not lines[-1]  # even a word that is too long is on the first line
        if is_first or font.getlength(f"{longer}…") <= width:
            lines[-1] = longer
        elif len(lines) == limit:
            lines[-1] += "…"
            break
        else:
            lines.append(word)
    return lines


def words_on_image(title: str, site_name: str) -> str:
    """Return the alt text of the share image of a page: its title, the name of the site, or both.

    Return '' if fit() returns None for both.
    """
    is_title_drawn = fit(title) is not None
    is_name_drawn = fit(site_name) is not None
    if is_title_drawn and is_name_drawn and title != site_name:
        return f"{title} | {site_name}"
    if is_title_drawn:
        return title
    return site_name if is_name_drawn else ""


def rank(fitted: FittedText) -> tuple:
    """Return a key that prefers a long last line, then large letters, then few lines."""
    longest_line = max(len(line) for line in fitted.lines)
    has_long_last_line = len(fitted.lines[-1]) > SHORT_LAST_LINE * longest_line
    return has_long_last_line, fitted.size, -len(fitted.lines)


def largest_size(lines: tuple[str, ...]) -> int:
    """Return the largest size in which lines fit, in pixels."""
    font = load_font(MEASURED_SIZE)
    longest = max(font.getlength(line) for line in lines)
    by_length = int(MEASURED_SIZE * LINE_WIDTH / longest)
    by_height = int(TEXT_HEIGHT / LEADING / len(lines))
    return min(LARGEST, by_length, by_height)
