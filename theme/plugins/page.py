"""Each page carries its stylesheet and its script, and a policy that lets nothing else in."""

import base64
import hashlib
import os
import re
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from markupsafe import Markup
from turbohtml.clean import minify_css, minify_js

from .feeds import portable

# templates stay compiled where Python keeps its modules so: to compile them takes longer than to fill them
FOLDER = Path(cache_from_source(__file__)).parent
COMPILED = FileSystemBytecodeCache(str(FOLDER)) if os.access(FOLDER, os.W_OK) else None
# the first of a role's colours holds; paper is white where it is printed
SCHEMES = re.compile(r"--(\w+):\s*(?:light-dark\(\s*(.+?)\s*,\s*(.+?)\s*\)|(.+?))\s*;")


def fingerprint(source: str) -> Markup:
    """Return the hash source of Content Security Policy Level 3, section 2.3.1, for inline text."""
    return Markup(f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'")


def furnish(pelican) -> None:
    """Give the templates what every page carries, read anew so that a watching build sees an edit."""
    pelican.settings["JINJA_ENVIRONMENT"]["bytecode_cache"] = COMPILED
    css = Path(pelican.theme, "css/main.css").read_text("utf-8")
    name = "reload.js" if pelican.settings["PREVIEW"] else "register.js"
    pelican.settings["JINJA_FILTERS"] |= {"fingerprint": fingerprint, "portable": portable}
    pelican.settings["JINJA_GLOBALS"] |= {
        "colours": {role: (light or one, dark or one) for role, light, dark, one in reversed(SCHEMES.findall(css))},
        "script": Markup(minify_js(Path(pelican.theme, "js", name).read_text("utf-8"))),
        "stylesheet": Markup(minify_css(css)),
    }
