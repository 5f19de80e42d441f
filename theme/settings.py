"""The settings that Pelican and this theme need; pelicanconf.py imports them and sets some of them.

A setting of Pelican is here only if its value differs from Pelican's default:
https://docs.getpelican.com/en/latest/settings.html
"""

PATH = "content"
CACHE_PATH = ".cache"  # of encoded pictures; it can be deleted between builds
PAGE_PATHS = ["pages", "tags"]
# The introduction of a tag has no page of its own: the tag's page contains it.
EXTRA_PATH_METADATA = {"tags": {"status": "hidden", "save_as": ""}}
STATIC_PATHS = []  # files are published when a text links to them
# Pelican compares these with the name of a file, without its folder. Its default, **/.*, matches no
# hidden file, as it needs a slash.
IGNORE_FILES = [".*"]
FILENAME_METADATA = ""  # the name of a file does not set a date
SLUGIFY_SOURCE = "basename"


def newest_first(article):
    # Pelican reads files in any order, so articles of the same date and time are sorted by slug.
    return -article.date.timestamp(), article.slug


ARTICLE_ORDER_BY = newest_first
PAGE_ORDER_BY = "relative_source_path"
# dossier/links.py writes links within the site with this character, which no text contains.
INTRASITE_LINK_REGEX = "\ufdd0(?P<what>.*?)\ufdd0"
# Without this, Pelican would create its reader of reStructuredText even if no file needs it. This
# reader warns about languages that it does not know, and warnings stop the build
# (--fatal warnings).
READERS = {"rst": None}
FORMATTED_FIELDS = []  # summaries are plain text

MARKDOWN = {
    "output_format": "html",
    "extensions": [
        "abbr",
        "attr_list",
        "def_list",
        "dossier.escapes",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "sane_lists",  # a list begins with the number that is written
        "tables",
    ],
    "extension_configs": {
        "footnotes": {
            # No text can contain this marker, so Markdown puts the notes at the end.
            "PLACE_MARKER": "\0",
            "SEPARATOR": "-",  # ids are fn-NAME, as in dossier/footnotes.py; the default is fn:NAME
        },
        # The Content Security Policy forbids style attributes.
        "tables": {"use_align_attribute": True},
    },
}

THEME = "theme"
THEME_STATIC_PATHS = ["icons"]  # not css/ and js/: each page contains its styles and its script
LOCALE = ["C.UTF-8", "C.utf8", "C"]  # the same on every machine; the theme prints its own dates
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "extensions": ["jinja2.ext.i18n"],
    "lstrip_blocks": True,
    "trim_blocks": True,
}
RELATIVE_URLS = True  # the same pages work as files and at any address
# Texts with the same slug are not translations of each other.
ARTICLE_TRANSLATION_ID = None
PAGE_TRANSLATION_ID = None
AUTHOR_SAVE_AS = ""  # authors have no pages
DIRECT_TEMPLATES = ["index", "tags", "archives"]
TEMPLATE_PAGES = {"manifest.webmanifest": "manifest.webmanifest", "robots.txt": "robots.txt"}
PAGINATED_TEMPLATES = {"archives": 200, "category": 50, "tag": 50}
# Later pages of a list are called NAME.2.html. No text has such a name: slugs contain no full
# stops, and checks/headers.py refuses such a Save_as.
PAGINATION_PATTERNS = [
    (1, "{name}{extension}", "{name}{extension}"),
    (2, "{name}.{number}{extension}", "{name}.{number}{extension}"),
]
# Pelican's own feeds are off: publishconf.py adds those of this theme, in TEMPLATE_PAGES and
# TAG_FEED_SAVE_AS, because they need the public address.
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

# Defaults of the optional settings in pelicanconf.py, in case an owner deletes them there.
PUBLISHER = None
CONTACT = None
TEXT_LICENSE = None
SUMMARY_FROM_TEXT = False
COLOURS = {}
CITIES = {}
HEADER_PAGES = None
HEADER_TAGS = 6
KEPT_ARTICLES = 50  # how many of the newest articles dossier.html contains and browsers cache

# How many of the newest articles a tag's page quotes; it lists the others.
QUOTED_ARTICLES = 20
# How many passages of each text a tag's page has, if it quotes more than ten texts.
QUOTED_PASSAGES = 2

PLUGIN_PATHS = ["theme"]
PLUGINS = ["dossier"]
FINISH = ["dossier.finish.offline"]  # steps on the finished site, in this order
# Commands of make set these.
ARCHIVE = False  # make zip: also write the site to a zip file
DRAFTS = False  # make drafts and make devserver: include drafts
# make devserver: pages reload when a file changes, and no service worker caches them
PREVIEW = False
