"""The types of files that a text can show or link, by the end of their names."""

from posixpath import splitext

# by extension: the media type, and the name of the format in Pillow, which cannot read SVG
PICTURE_TYPES = {
    "avif": ("image/avif", "AVIF"),
    "gif": ("image/gif", "GIF"),
    "jpeg": ("image/jpeg", "JPEG"),
    "jpg": ("image/jpeg", "JPEG"),
    "png": ("image/png", "PNG"),
    "svg": ("image/svg+xml", "SVG"),
    "webp": ("image/webp", "WEBP"),
}
# Files to which a text can link. HTML and SVG are left out: browsers would run scripts in them.
DOWNLOADS = set(
    "avif csv docx epub gif gpx ics jpeg jpg json m4a mp3 mp4 odp ods odt ogg opus pdf png pptx"
    " txt webm webp xlsx zip".split()
)


def extension(name: str) -> str:
    """Return the extension of a file's name in lower case, without its full stop."""
    return splitext(name)[1].removeprefix(".").lower()
