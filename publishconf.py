"""Settings for publishing: those of pelicanconf.py, and those that need the public address of the site."""

import os
import sys

sys.path.append(os.path.dirname(os.path.abspath(__file__)))  # Pelican's own command does not add this folder
from pelicanconf import *

# You can write the address between the quotation marks after "or". SITEURL=… in a command takes its place.
# When a version before 1.0 is updated, theme/earlier_settings.py writes the site's address there.
SITEURL = (os.environ.get("SITEURL") or "").rstrip("/")

if SITEURL:
    FINISH = [*FINISH, "dossier.finish.share_images", "dossier.finish.compress"]
    TAG_FEED_SAVE_AS = "feeds/tag/{slug}.atom.xml"
    TEMPLATE_PAGES = TEMPLATE_PAGES | {
        ".htaccess": ".htaccess",
        ".nojekyll": ".nojekyll",
        "_headers": "_headers",
        "feed.atom.xml": "feeds/all.atom.xml",
        "feed.json": "feeds/all.json",
        "sitemap.xml": "sitemap.xml",
    }

# HTTP response headers by address, for the files _headers and .htaccess and for the command make s3_upload.
# The configurations in theme/hosting/ repeat these headers: if you change a header here, change it
# there, too. For files without a Cache-Control below, these configurations send
# Cache-Control: no-cache. An exception is busybox.conf, which has only the media types.
# No two patterns may set the same header of a file: Cloudflare would send both values.
NO_CACHE = {"Cache-Control": "no-cache"}  # browsers ask each time, and download only what has changed
HEADERS = {
    "/*": {
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    },
    "/": NO_CACHE,
    "/*.html": {"Content-Type": "text/html; charset=utf-8"} | NO_CACHE,
    "/feeds/*.json": {"Content-Type": "application/feed+json"} | NO_CACHE,
    "/feeds/*.xml": {"Content-Type": "application/atom+xml"} | NO_CACHE,
    "/manifest.webmanifest": {"Content-Type": "application/manifest+json"} | NO_CACHE,
    "/service-worker.js": {"Content-Type": "text/javascript; charset=utf-8"} | NO_CACHE,
    "/sitemap.xml": {"Content-Type": "text/xml"} | NO_CACHE,
    "/pictures.by-hash/*": {"Cache-Control": "public, max-age=31536000, immutable"},  # named after their content
    "/theme/*": {"Cache-Control": "public, max-age=2592000"},  # 30 days
}
