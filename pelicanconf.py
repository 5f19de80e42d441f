"""The dossier while it is being written: everything here differs from Pelican's default."""

SITENAME = "The Geneva Dossier"
SITESUBTITLE = "The Blinken–Lavrov meeting of 21 January 2022: the article, its background and its subjects"

# what the foot of each page tells where it is set
PUBLISHER = None  # a name
# where to report an error: "mailto:errors@dossier.example", or https://…
CONTACT = None
# ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
TEXT_LICENSE = None

TIMEZONE = "Europe/Zurich"
LOCALE = ["C.UTF-8", "C.utf8", "C"]  # month names must not depend on the machine
DEFAULT_DATE_FORMAT = "%-d %B %Y"

PATH = "content"
PAGE_PATHS = ["pages", "tags"]
EXTRA_PATH_METADATA = {"tags": {"status": "hidden", "save_as": ""}}  # read by their tag's page
STATIC_PATHS = []
FILENAME_METADATA = ""  # a name that begins like a date is a name
IGNORE_FILES = [".*"]  # Pelican's own pattern asks for a folder, which no name has
SLUGIFY_SOURCE = "basename"
# Pelican reads files in no order, which articles of one day and pages of one name would keep
ARTICLE_ORDER_BY = lambda article: (-article.date.timestamp(), article.slug)
PAGE_ORDER_BY = "relative_source_path"
INTRASITE_LINK_REGEX = "\ufdd0(?P<what>.*?)\ufdd0"  # the contract writes links so; no text can hold them
DEFAULT_CATEGORY = "News"  # readers see it where a text names none
FORMATTED_FIELDS = []  # a summary is plain text

MARKDOWN = {
    "output_format": "html",
    "extensions": [
        "abbr",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "sane_lists",  # a list begins at the number that is written
        "tables",
    ],
    "extension_configs": {
        "footnotes": {
            "PLACE_MARKER": "\0",  # notes have one place
            "SEPARATOR": "-",
        },
        "tables": {"use_align_attribute": True},  # the pages' policy lets no attribute style
    },
}

RELATIVE_URLS = True  # one output for file://, any server's root and any subpath
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None  # one language: equal slugs are no translations
AUTHOR_SAVE_AS = ""  # the text names no author
DIRECT_TEMPLATES = ["index", "tags", "archives"]
PAGINATED_TEMPLATES = {"archives": 200, "category": 50, "tag": 50}
PAGINATION_PATTERNS = [  # no text and no tag can have an address with a number behind a full stop
    (1, "{name}{extension}", "{name}{extension}"),
    (2, "{name}.{number}{extension}", "{name}.{number}{extension}"),
]
FEED_ALL_ATOM = None  # the feeds are templates, as a feed needs the public address: publishconf.py
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

THEME = "theme"
THEME_STATIC_PATHS = ["icons"]  # each page carries its own styles
TEMPLATE_PAGES = {name: name for name in ("manifest.webmanifest", "robots.txt")}
FINISH = ["dossier.finish.offline"]  # steps on the finished site, in this order
ARCHIVE = False  # make zip: also write the site to a zip file beside output/
DRAFTS = False  # make drafts and make devserver show them
PREVIEW = False  # make devserver: a page shows itself anew after a change, and no worker keeps it
KEPT_ARTICLES = 50  # the newest: in the one file for all, and after one visit; None ends the keeping
QUOTED_PASSAGES = 2  # of each text, on the page of a tag that quotes more than ten
QUOTED_ARTICLES = 20  # the newest, on the page of each of their tags, which lists the others
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}

PLUGIN_PATHS = ["theme"]
PLUGINS = ["dossier"]
