"""The dossier as it is published: what needs to know the site's public address."""

import os
import sys

sys.path.append(os.path.dirname(os.path.abspath(__file__)))  # the pelican script does not
from pelicanconf import *

SITEURL = os.environ.get("SITEURL", "").rstrip("/")  # or write the address here

if SITEURL:
    TAG_FEED_SAVE_AS = "feeds/tag/{slug}.atom.xml"
    TEMPLATE_PAGES = TEMPLATE_PAGES | {
        "feed.atom.xml": "feeds/all.atom.xml",
        "feed.json": "feeds/all.json",
        "sitemap.xml": "sitemap.xml",
    }
