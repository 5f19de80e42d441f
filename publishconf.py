"""The dossier as it is published: what needs to know the site's public address."""

import os
import sys

sys.path.append(os.path.dirname(os.path.abspath(__file__)))  # the pelican script does not
from pelicanconf import *

SITEURL = os.environ.get("SITEURL", "").rstrip("/")  # or write the address here

if SITEURL:
    FEED_ALL_ATOM = "feeds/all.atom.xml"
    TAG_FEED_ATOM = "feeds/tag/{slug}.atom.xml"
    TEMPLATE_PAGES = TEMPLATE_PAGES | {"sitemap.xml": "sitemap.xml"}
