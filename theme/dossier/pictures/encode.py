"""Reads photos and encodes them: upright, without metadata, in sRGB, in the widths of the pages.

WebP with quality 76 and method 2 was chosen by measuring ten photos of 1200 pixels. For the same
SSIMULACRA2 score of 70, each takes 60 kB and 18 ms as JPEG, 49 kB and 45 ms as WebP (48 kB and
97 ms with method 4), and 33 kB and 236 ms as AVIF (speed 8). A srcset halves the download for
small screens.
"""

import io

from PIL import Image, ImageCms, ImageOps

from .picture import ORIGINAL, PAGE, PREVIEW, Picture

QUALITY = 76
METHOD = 2  # of WebP, from 0 (fast) to 6
JPEG_QUALITY = 80
ORIGINAL_QUALITY = 92  # of pictures that a text links to
LARGEST = 100_000_000  # pixels: more would fill the memory of a small machine
EXTREME = 50  # times as wide as high, or as high as wide
ROTATED = range(5, 9)  # values of the EXIF orientation that swap width and height
ORIENTATION = 0x0112
LOSSLESS = {"GIF", "PNG"}  # screenshots and drawings: text in them stays sharp
ANIMATED = {"AVIF", "GIF", "PNG", "WEBP"}
ALIASES = {"MPO": "JPEG"}  # phones put several pictures into one JPEG file
READ_ERRORS = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)
SRGB = ImageCms.createProfile("sRGB")
PAPER = "white"

# Pillow warns about large pictures; here they are errors.
Image.MAX_IMAGE_PIXELS = None


class PhotoError(Exception):
    """What is wrong with a photo, and what to do."""


def read_size(data: bytes, expected_format: str) -> tuple[int, int]:
    """Return the width and height of a photo as it is shown; raise PhotoError if it is not one."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
            found = ALIASES.get(image.format, image.format)
            is_animated = found in ANIMATED and getattr(image, "n_frames", 1) > 1
            is_rotated = image.getexif().get(ORIENTATION) in ROTATED
    except READ_ERRORS as error:
        raise unreadable(expected_format) from error
    if found != expected_format:
        remedy = f"rename it, or export it as {expected_format}"
        raise PhotoError(f"has the format {found}; {remedy}")
    if width * height > LARGEST:
        millions = LARGEST // 1_000_000
        raise PhotoError(
            f"has {width} × {height} pixels; export it with at most {millions} million"
        )
    if max(width, height) > EXTREME * min(width, height):
        raise PhotoError(f"has {width} × {height} pixels; crop it")
    if is_animated:
        raise PhotoError("is animated; show one picture of it, and link the video")
    return (height, width) if is_rotated else (width, height)


def unreadable(expected_format: str) -> PhotoError:
    return PhotoError(f"cannot be read as {expected_format}; export it again as JPEG, PNG or WebP")


def encode(data: bytes, picture: Picture, uses: set[str]) -> dict[str, bytes]:
    """Return the files of a photo by name; raise PhotoError if it cannot be read."""
    files = {}
    try:
        if PAGE in uses:
            files |= encode_for_pages(data, picture)
        if PREVIEW in uses:
            files[picture.preview.name] = encode_preview(data, picture)
        if ORIGINAL in uses:
            files[picture.original] = encode_original(data)
    except READ_ERRORS as error:
        raise PhotoError("is damaged; export it again as JPEG, PNG or WebP") from error
    return files


def encode_for_pages(data: bytes, picture: Picture) -> dict[str, bytes]:
    files = {}
    with Image.open(io.BytesIO(data)) as image:
        is_lossless = image.format in LOSSLESS
        scaled = decode(image, picture.variants[-1].width / picture.width)
    for variant in reversed(picture.variants):  # each is made from the next larger one
        scaled = scale(scaled, picture, variant.width)
        files[variant.name] = webp(scaled, is_lossless)
    return files


def encode_preview(data: bytes, picture: Picture) -> bytes:
    width = picture.preview.width
    with Image.open(io.BytesIO(data)) as image:
        scaled = scale(decode(image, width / picture.width), picture, width)
    return jpeg(scaled, JPEG_QUALITY)


def encode_original(data: bytes) -> bytes:
    """Return a picture in its own size and format, without metadata."""
    with Image.open(io.BytesIO(data)) as image:
        image_format = ALIASES.get(image.format, image.format)
        upright = decode(image, 1)
    if image_format == "JPEG":
        return jpeg(upright, ORIGINAL_QUALITY)
    file = io.BytesIO()
    upright.save(file, image_format, quality=ORIGINAL_QUALITY)
    return file.getvalue()


def decode(image: Image.Image, factor: float) -> Image.Image:
    """Return an image upright, as sRGB, at least as large as the factor says."""
    size = (round(image.width * factor), round(image.height * factor))
    # a JPEG file is decoded faster at a half or a quarter of its size
    image.draft(None, size)
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    return to_srgb(upright, profile)


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return an image with 8 bits of red, green, blue, and alpha if it has any."""
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.convert("I").point(in_eight_bits).convert("L")
    if image.mode in {"RGB", "RGBA", "CMYK", "L"} and profile:
        image = convert_profile(image, profile)
    has_alpha = image.has_transparency_data
    converted = image.convert("RGBA" if has_alpha else "RGB")
    converted.info.clear()  # Pillow would save comments, profiles and more again
    return converted


def in_eight_bits(value):
    return value / 256


def convert_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """Return an image in sRGB; as it is if its profile is damaged, or for other colours."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return image
        return ImageCms.profileToProfile(image, source, SRGB, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return image


def scale(image: Image.Image, picture: Picture, width: int) -> Image.Image:
    size = (width, picture.height_at(width))
    if size == image.size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS)


def webp(image: Image.Image, is_lossless: bool) -> bytes:
    file = io.BytesIO()
    image.save(file, "WEBP", quality=QUALITY, method=METHOD)
    if not is_lossless:
        return file.getvalue()
    exact = io.BytesIO()
    image.save(exact, "WEBP", lossless=True, method=METHOD)
    return min(file.getvalue(), exact.getvalue(), key=len)


def jpeg(image: Image.Image, quality: int) -> bytes:
    file = io.BytesIO()
    on_paper(image).save(file, "JPEG", quality=quality, optimize=True, progressive=True)
    return file.getvalue()


def on_paper(image: Image.Image) -> Image.Image:
    """Return an image without transparency, which JPEG does not have."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, PAPER)
    paper.paste(image, mask=image)
    return paper
