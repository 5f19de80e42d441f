"""Each page carries theme/css/main.css and a policy that lets nothing else in."""

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup
from pelican.plugins import signals

ICON = quote(
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'>"
    "<circle cx='4' cy='4' r='4' fill='#861d16'/></svg>",
    safe=":/,;=+",
)
ASIDE = re.compile(r"/\*.*?\*/", re.S)
SPACE = re.compile(r"\s*([{};:,>])\s+|\s+([{};,>])|\s+")


def lean(css: str) -> str:
    """Return the stylesheet without its comments and the white space that means nothing."""
    css = SPACE.sub(lambda space: space[1] or space[2] or " ", ASIDE.sub("", css))
    return css.replace(";}", "}").strip()


def fingerprint(source: str) -> str:
    """Return the hash source of Content Security Policy Level 3, section 2.3.1, for inline text."""
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def add_stylesheet(pelican) -> None:
    css = lean(Path(pelican.theme, "css/main.css").read_text("utf-8"))
    policy = {
        "default-src": "'none'",
        "style-src": fingerprint(css),
        "img-src": "data:",  # the favicon
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    pelican.settings["JINJA_GLOBALS"] |= {
        "icon": ICON,
        "stylesheet": Markup(css),
        "policy": Markup("; ".join(map(" ".join, policy.items()))),
    }


def register() -> None:
    signals.get_generators.connect(add_stylesheet)  # in every run, so that an edit is seen
