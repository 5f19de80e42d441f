"""The settings of this dossier. More are in theme/settings.py and, for the public address, in publishconf.py."""

import os
import sys

sys.path.append(os.path.dirname(os.path.abspath(__file__)))  # Pelican's own command does not add this folder
from theme.settings import *

SITENAME = "The Geneva Dossier"
SITESUBTITLE = "The Blinken–Lavrov meeting of 21 January 2022: the article, its background and its subjects"
TIMEZONE = "Europe/Zurich"
DEFAULT_LANG = "en"  # the language of the texts, such as de, en-US or pt-BR
DEFAULT_CATEGORY = "News"  # of articles directly in content/ that have no header Category
SUMMARY_FROM_TEXT = False  # True: a text without the header Summary gets its first sentences

# The footer of each page shows these if they are set.
PUBLISHER = None  # "The Example Society"
CONTACT = None  # "mailto:errors@dossier.example", or an address that begins with https://
TEXT_LICENSE = None  # ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")

# Colours for light and for dark pages, where they differ from those at the beginning of theme/css/main.css.
COLOURS = {}  # {"accent": ("#0f5c46", "#8fd3bd"), "paper": ("#ffffff", "#101418")}

CITIES = {}  # on maps, in addition to those in theme/map/cities.json: {"Lviv": (49.84, 24.03, "right")}
# The pages to which the top of each page links, such as ["background.md"]; the footer links to the others.
HEADER_PAGES = None  # None: all pages
HEADER_TAGS = 6  # the number of tags at the top of each page, or their names: ["NATO", "Ukraine"]

# How many of the newest articles dossier.html contains, and readers can open offline after one visit.
KEPT_ARTICLES = 50  # None turns offline reading off
