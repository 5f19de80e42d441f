"""Gives the templates their filters and variables, such as the stylesheet and the script."""

import base64
import hashlib
import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup
from pelican.generators import Generator
from turbohtml.clean import minify_js

from .content import Content
from .errors import BuildError
from .feeds import portable
from .initial import initial
from .language import language
from .outline import headings, timeline
from .passages import passages
from .pictures.addresses import PictureAddresses
from .stylesheet import Stylesheet
from .template_cache import template_cache

# --ink: light-dark(#1d1c1a, #e4e1da); or --ink: #1d1c1a;
COLOUR = re.compile(
    r"""
    --(?P<role>\w+): \s*
    (?: light-dark\( \s* (?P<light>.+?) \s* , \s* (?P<dark>.+?) \s* \) | (?P<both>.+?) ) \s* ;
    """,
    re.VERBOSE,
)
HEX_COLOUR = re.compile(r"#(?:[\da-fA-F]{3}|[\da-fA-F]{6})")
# The roles whose light colours are also used in icons and share images.
DRAWN_ROLES = {"accent", "ink", "paper"}


class Colour(NamedTuple):
    """A colour as the stylesheet has it, for a light and a dark page."""

    light: str
    dark: str


def add_to_templates(settings: dict, theme: Path, content: Content) -> None:
    """Add filters and variables; called before each build, as files may have changed."""
    options = settings["JINJA_ENVIRONMENT"]
    options.pop("bytecode_cache", None)  # of the build before, if Pelican watches the files
    options["bytecode_cache"] = template_cache(options)
    stylesheet = Path(theme, "css/main.css").read_text("utf-8")
    script_name = "reload.js" if settings["PREVIEW"] else "register.js"
    script = Path(theme, "js", script_name).read_text("utf-8")
    site_language = language(settings["DEFAULT_LANG"])
    settings["JINJA_FILTERS"] |= {
        "fingerprint": fingerprint,
        "format_date": format_date,
        "format_number": site_language.format_number,
        "headings": headings,
        "passages": partial(passages, language=site_language),
        "pictures": PictureAddresses(content.library, content.pictures),
        "portable": portable,
        "styles": Stylesheet(stylesheet).styles,
        "timeline": timeline,
        "territory_code": territory_code,
        "words_on_image": words_on_image,
    }
    settings["JINJA_GLOBALS"] |= {
        "colours": colours(stylesheet),
        "initial": initial(settings["SITENAME"]),
        "script": Markup(minify_js(script)),
        "site_language": site_language,
    }


def add_labels(generator: Generator) -> None:
    """Translate the labels of the templates, which are English, into the language of the site."""
    labels = language(generator.settings["DEFAULT_LANG"]).labels
    generator.env.install_gettext_translations(labels, newstyle=True)


def format_date(day: date, code: str) -> str:
    return language(code).format_date(day)


def territory_code(code: str) -> str:
    return language(code).territory_code


def words_on_image(title: str, site_name: str) -> str:
    """Return the words on the share image of a page, for its alt text."""
    from . import share_text  # imported here, as Pillow is needed for a public address only

    return share_text.words_on_image(title, site_name)


def fingerprint(source: str) -> Markup:
    """Return the hash by which a Content Security Policy allows a style or a script.

    https://www.w3.org/TR/CSP3/#framework-directive-source-list
    """
    digest = hashlib.sha256(source.encode()).digest()
    encoded = base64.b64encode(digest).decode()
    return Markup(f"'sha256-{encoded}'")


def colours(stylesheet: str) -> dict[str, Colour]:
    """Return the colours of a stylesheet by role: the first of each, as others are for print.

    Raises BuildError if the light colour of a drawn role is not hexadecimal.
    """
    found: dict[str, Colour] = {}
    for match in COLOUR.finditer(stylesheet):
        light = match["light"] or match["both"]
        dark = match["dark"] or match["both"]
        is_drawn = match["role"] in DRAWN_ROLES and match["role"] not in found
        if is_drawn and not HEX_COLOUR.fullmatch(light):
            line = stylesheet.count("\n", 0, match.start()) + 1
            example = "#861d16, or light-dark(#861d16, #f0a698)"
            raise BuildError([f"theme/css/main.css:{line}: write the colour as {example}"])
        found.setdefault(match["role"], Colour(light, dark))
    return found
