"""Checks the setting COLOURS: its form, and the contrast of text, as WCAG 2.2 defines it."""

from collections.abc import Iterator
from pathlib import Path

from ..colours import HEX_COLOUR, Colour, read_colours

STYLESHEET = Path(__file__).parents[2] / "css/main.css"
EXAMPLE = 'write codes for light and dark pages, as in {"accent": ("#861d16", "#f0a698")}'
# For each colour of text, the background colours on which it is printed.
BACKGROUNDS = {
    "ink": ["paper", "highlight"],
    "ink-soft": ["paper"],
    "accent": ["paper"],
}
ROLES = ["paper", "ink", "ink-soft", "accent", "highlight", "rule"]
# https://www.w3.org/TR/WCAG22/#contrast-enhanced
MINIMUM = 7
STEPS = 100  # from a colour to black or white
BLACK, WHITE = 0, 255  # the value of each of red, green and blue

RGB = tuple[int, int, int]


def colours_error(value) -> str:
    """Return the errors in the setting COLOURS, as the end of one sentence, or ''."""
    if not isinstance(value, dict):
        return f"cannot be {value!r}; {EXAMPLE}"
    for role, pair in value.items():
        if role not in ROLES:
            return f"has the unknown role {role!r}; the roles are {', '.join(ROLES)}"
        if not is_pair(pair):
            return f"cannot have {pair!r} as {role}; {EXAMPLE}"
    if not value:
        return ""
    colours = read_colours(STYLESHEET.read_text("utf-8"))
    colours |= {role: Colour(*pair) for role, pair in value.items()}
    return "; ".join(contrast_errors(colours, set(value)))


def is_pair(value) -> bool:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return False
    return all(isinstance(each, str) and HEX_COLOUR.fullmatch(each) for each in value)


def contrast_errors(colours: dict[str, Colour], chosen: set[str]) -> Iterator[str]:
    """Yield an error for each colour of text with too little contrast on its backgrounds.

    chosen: the roles in the setting. The colour of a text is checked only if its role, or that of
        one of its backgrounds, is among these.
    """
    for text, backgrounds in BACKGROUNDS.items():
        roles = [text, *backgrounds]
        if not chosen.intersection(roles):
            continue
        for role in roles:
            if not is_pair(colours[role]):  # in the stylesheet, a colour can have other forms
                problem = f"cannot be checked, as {role} in theme/css/main.css has another form"
                yield f"{problem}; write {role} there in the form #861d16"
                return
        for scheme in ("light", "dark"):  # the fields of a Colour
            front = getattr(colours[text], scheme)
            backs = [getattr(colours[role], scheme) for role in backgrounds]
            if not has_contrast(rgb(front), [rgb(back) for back in backs]):
                places = " and ".join(backgrounds)
                problem = f"has too little contrast: {text} {front} on {places} ({scheme})"
                yield f"{problem}; {remedy(front, backs)}"


def has_contrast(front: RGB, backs: list[RGB]) -> bool:
    return all(contrast(front, back) >= MINIMUM for back in backs)


def remedy(front: str, backs: list[str]) -> str:
    passing = nearest_passing(rgb(front), [rgb(back) for back in backs])
    if passing:
        return f"write {passing}"
    places = " and ".join(backs)
    return f"no colour has enough on {places}; choose a lighter or darker background"


def nearest_passing(front: RGB, backs: list[RGB]) -> str:
    """Return a colour like `front` with enough contrast on all `backs`, or ''.

    The returned colour is `front`, mixed with as little black or white as possible.
    """
    for step in range(1, STEPS + 1):
        for end in BLACK, WHITE:
            mixed = tuple(round(part + (end - part) * step / STEPS) for part in front)
            if has_contrast(mixed, backs):
                return "#{:02x}{:02x}{:02x}".format(*mixed)
    return ""


def rgb(colour: str) -> RGB:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def contrast(first: RGB, second: RGB) -> float:
    darker, lighter = sorted([luminance(first), luminance(second)])
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: RGB) -> float:
    red, green, blue = [linear(part / 255) for part in colour]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    if part <= 0.04045:
        return part / 12.92
    return ((part + 0.055) / 1.055) ** 2.4
