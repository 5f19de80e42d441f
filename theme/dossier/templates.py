"""Gives the templates their filters and variables, such as the stylesheet and the script."""

import base64
import hashlib
import re
from collections.abc import Iterable
from datetime import MAXYEAR, date, datetime
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markupsafe import Markup
from pelican.generators import Generator
from turbohtml.clean import minify_js

from .colours import read_colours, replace_colours
from .content import Content
from .feeds import html_for_feed
from .icon import icon
from .languages import find_language
from .outline import first_timeline, headings
from .passages import passages_of_texts
from .pictures.addresses import PictureAddresses
from .structured_data import StructuredData
from .stylesheet import Stylesheet
from .template_cache import template_cache

SECURITY_POLICY = (
    "default-src 'none'",
    "img-src data: 'self'",
    "style-src {style}",
    "connect-src 'self'",  # reload.js fetches the page, and Lighthouse fetches robots.txt
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "script-src {scripts}",
)


def add_to_templates(settings: dict, theme: Path, content: Content) -> None:
    """Add filters and variables; called before each build, as files may have changed."""
    # The cache is added to a copy, because the original is also a value of the module pelicanconf:
    # with the cache, checks/fixed_settings.py would report that the owner has changed it. In a
    # second build of the same process (pelican --autoreload), this setting is the copy of the first
    # build. Its cache is left out, because the name of a cache is a hash of the options.
    options = dict(settings["JINJA_ENVIRONMENT"])
    options.pop("bytecode_cache", None)
    settings["JINJA_ENVIRONMENT"] = options | {"bytecode_cache": template_cache(options)}
    stylesheet = Path(theme, "css/main.css").read_text("utf-8")
    stylesheet = replace_colours(stylesheet, settings["COLOURS"])
    script_name = "reload.js" if settings["PREVIEW"] else "register.js"
    script = Path(theme, "js", script_name).read_text("utf-8")
    site_language = find_language(settings["DEFAULT_LANG"])
    colours = read_colours(stylesheet)
    site_path = urlsplit(settings["FEED_DOMAIN"]).path  # such as /read
    settings["JINJA_FILTERS"] |= {
        "first_timeline": first_timeline,
        "format_date": format_date,
        "format_number": site_language.format_number,
        "headings": headings,
        "html_for_feed": html_for_feed,
        "passages_of_texts": partial(passages_of_texts, language=site_language),
        "complete_pictures": PictureAddresses(content.library, content.uses_of_pictures),
        "regex_escape": re.escape,
        "styles": Stylesheet(stylesheet).styles,
        "open_graph_locale": open_graph_locale,
        "words_on_image": words_on_image,
    }
    settings["JINJA_TESTS"] |= {"known_date": is_known_date}
    settings["JINJA_GLOBALS"] |= {
        "colours": colours,
        "decoded_site_path": unquote(site_path),
        "icon": icon(settings["SITENAME"], colours),
        # FEED_DOMAIN is always the public address; SITEURL is a relative path in pages.
        "public_address": settings["FEED_DOMAIN"],
        "security_policy": security_policy,
        "script": Markup(minify_js(script)),
        "site_language": site_language,
        "site_path": site_path,
        "structured_data": StructuredData(settings),
    }


def add_labels(generator: Generator) -> None:
    """Translate the labels of the templates, which are English, into the language of the site."""
    labels = find_language(generator.settings["DEFAULT_LANG"]).labels
    generator.env.install_gettext_translations(labels, newstyle=True)


def is_known_date(day: datetime | None) -> bool:
    """Return whether a text has a date; Pelican gives a draft without one the year 9999."""
    return bool(day) and day.year < MAXYEAR


def format_date(day: date, code: str) -> str:
    return find_language(code).format_date(day)


def open_graph_locale(code: str) -> str:
    return find_language(code).open_graph_locale


def words_on_image(title: str, site_name: str) -> str:
    """Return the title and the name of the site as the share image of a page shows them."""
    from . import share_text  # imported here, as Pillow is needed for a public address only

    return share_text.words_on_image(title, site_name)


def security_policy(stylesheet: str, scripts: Iterable[str]) -> Markup:
    """Return the Content Security Policy of a page.

    scripts: those of the page, and its structured data, which some checkers take for a script.
    """
    hashes = " ".join(fingerprint(script) for script in scripts)
    policy = "; ".join(SECURITY_POLICY)
    return Markup(policy.format(style=fingerprint(stylesheet), scripts=hashes))


def fingerprint(source: str) -> str:
    """Return the hash by which a Content Security Policy allows a style or a script.

    https://www.w3.org/TR/CSP3/#framework-directive-source-list
    """
    digest = hashlib.sha256(source.encode()).digest()
    encoded = base64.b64encode(digest).decode()
    return f"'sha256-{encoded}'"
