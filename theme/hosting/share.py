"""Each page has a picture of its title, which other sites show beside a link to it."""

from functools import cache
from pathlib import Path
from textwrap import wrap
from zlib import Z_RLE

from PIL import Image, ImageColor, ImageDraw, ImageFont
from turbohtml import parse

FONT = Path(__file__).parents[1] / "share/texgyrepagella-bold.otf"
WIDTH, HEIGHT, EDGE, BAR, NAME = 1200, 630, 90, 12, 38  # pixels, as are the others
LINE, ROOM, LARGEST, LEAST, LEADING = WIDTH - 2 * EDGE, 340, 88, 40, 1.2  # of a title; the last in its sizes
INK = 14  # the darkest shade from paper to ink; the next colour is the bar's


@cache
def load(size: int) -> ImageFont.FreeTypeFont:
    """Return the font, unkerned, as not every machine could kern it: the same bytes on each."""
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def known(sign: str) -> bool:
    """Tell whether the font draws a sign otherwise than as what it lacks."""
    return bytes(load(NAME).getmask(sign)) != bytes(load(NAME).getmask("\uffff"))


def fit(title: str) -> tuple[int, tuple[str, ...]]:
    """Return the size and the lines of a title, the last not short if that can be; a size of 0 where it has no room."""
    if not all(map(known, title)):
        return 0, ()
    ways, longest = [], max(map(len, title.split()), default=1)
    for lines in dict.fromkeys(tuple(wrap(title, letters)) for letters in range(min(longest, 45), 50)):
        size = min(LARGEST, int(100 * LINE / max(map(load(100).getlength, lines))), int(ROOM / LEADING / len(lines)))
        ways.append((len(lines[-1]) > 0.4 * len(max(lines, key=len)), size, -len(lines), lines))
    _, size, _, lines = max(ways, key=lambda way: way[:3])
    return (size, lines) if size >= LEAST else (0, ())


def draw(title: str, name: str, colours: dict[str, tuple[str, str]], file: Path) -> None:
    """Draw a title below the site's name as a PNG, or the name alone where the title cannot be drawn."""
    size, lines = fit(title)
    above = name if size and title != name and all(map(known, name)) else ""
    if not size:
        size, lines = fit(name)
    drawn = Image.new("L", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((EDGE, EDGE - 2 * BAR, 2 * EDGE, EDGE - BAR), INK + 1)
    pen.text((EDGE, EDGE + BAR + NAME), above, INK, load(NAME), "ls")
    for number, line in enumerate(reversed(lines)):
        pen.text((EDGE, HEIGHT - EDGE - number * size * LEADING), line, INK, load(size), "ls")
    paper, ink, bar = (ImageColor.getrgb(colours[role][0]) for role in ("paper", "ink", "accent"))
    shades = [one + (other - one) * step // INK for step in range(INK + 1) for one, other in zip(paper, ink)]
    drawn.putpalette([*shades, *bar])
    file.parent.mkdir(parents=True, exist_ok=True)
    drawn.save(file, compress_type=Z_RLE)  # as small as by default, in less than half the time


def finish(folder: Path, context: dict) -> None:
    """Draw the picture that each page of a finished site names."""
    for page in sorted(folder.rglob("*.html")):
        html = parse(page.read_text("utf-8"))
        if image := html.select_one("meta[property='og:image']"):
            title = html.select_one("meta[property='og:title']").attrs["content"]
            path = image.attrs["content"].removeprefix(f"{context['SITEURL']}/")
            draw(title, context["SITENAME"], context["JINJA_GLOBALS"]["colours"], folder / path)
