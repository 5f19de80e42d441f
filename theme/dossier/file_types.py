"""The types of files that a text can show or link, by the end of their names."""

from posixpath import splitext

# by extension: the media type, and the name that Pillow has for the format
PICTURE_TYPES = {
    "avif": ("image/avif", "AVIF"),
    "gif": ("image/gif", "GIF"),
    "jpeg": ("image/jpeg", "JPEG"),
    "jpg": ("image/jpeg", "JPEG"),
    "png": ("image/png", "PNG"),
    "svg": ("image/svg+xml", "SVG"),
    "webp": ("image/webp", "WEBP"),
}
# Browsers run no script in these; an SVG file that is opened by itself can contain one.
DOWNLOADS = {
    *("avif", "csv", "docx", "epub", "gif", "gpx", "ics", "jpeg", "jpg", "json"),
    *("m4a", "mp3", "mp4", "odp", "ods", "odt", "ogg", "opus", "pdf", "png"),
    *("pptx", "txt", "webm", "webp", "xlsx", "zip"),
}


def extension(name: str) -> str:
    """Return the extension of a file's name in lower case, without its full stop."""
    return splitext(name)[1].removeprefix(".").lower()
