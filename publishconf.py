"""The dossier as it is published: what needs to know the site's public address."""

import os
import sys

sys.path.append(os.path.dirname(os.path.abspath(__file__)))  # the pelican script does not
from pelicanconf import *

SITEURL = os.environ.get("SITEURL", "").rstrip("/")  # or write the address here

if SITEURL:
    FINISH = [*FINISH, "dossier.finish.share_images", "dossier.finish.compress"]
    TAG_FEED_SAVE_AS = "feeds/tag/{slug}.atom.xml"
    TEMPLATE_PAGES = TEMPLATE_PAGES | {
        "feed.atom.xml": "feeds/all.atom.xml",
        "feed.json": "feeds/all.json",
        **{name: name for name in (".htaccess", ".nojekyll", "_headers", "sitemap.xml")},
    }

# What a server says of the files at each address. _headers, .htaccess and uploads to S3 are made of this list, and a
# test holds theme/hosting/ to it. Cloudflare joins what two patterns say: none repeats another's header
ASKED_AGAIN = {"Cache-Control": "no-cache"}  # each time, and sent again only where it has changed
HEADERS = {
    "/*": {
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    },
    "/": ASKED_AGAIN,
    "/*.html": {"Content-Type": "text/html; charset=utf-8"} | ASKED_AGAIN,
    "/feeds/*.json": {"Content-Type": "application/feed+json"} | ASKED_AGAIN,
    "/feeds/*.xml": {"Content-Type": "application/atom+xml"} | ASKED_AGAIN,
    "/manifest.webmanifest": {"Content-Type": "application/manifest+json"} | ASKED_AGAIN,
    "/service-worker.js": {"Content-Type": "text/javascript; charset=utf-8"} | ASKED_AGAIN,
    "/sitemap.xml": {"Content-Type": "text/xml"} | ASKED_AGAIN,
    "/theme/*": {"Cache-Control": "public, max-age=2592000"},  # a month
}
