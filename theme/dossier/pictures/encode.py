"""Reads photos and encodes them: upright, without metadata, in sRGB, in the sizes that pages need.

WebP with quality 76 and method 2 was chosen by measuring ten photos of 1200 pixels. For the same
SSIMULACRA2 score of 70, a photo takes about 60 kB and 18 ms as JPEG, 49 kB and 45 ms as WebP (48 kB
and 97 ms with method 4), and 33 kB and 236 ms as AVIF (speed 8). A srcset halves the download for
small screens.
"""

import io
import warnings

from PIL import Image, ImageCms, ImageOps, PngImagePlugin

from .picture import ORIGINAL, PAGE, SHARE_IMAGE, Picture, PictureError

QUALITY = 76
METHOD = 2  # of WebP, from 0 (fast) to 6
JPEG_QUALITY = 80
ORIGINAL_QUALITY = 92  # of pictures that a text links to
LARGEST = 100_000_000  # pixels: more would fill the memory of a small machine
EXTREME = 50  # times as wide as high, or as high as wide
LONGEST_TEXT = 100_000_000  # bytes of a text that a program has stored in a PNG file
UPRIGHT = 1
ROTATED = range(5, 9)  # values of the EXIF orientation that swap width and height
ORIENTATION = 0x0112
# Screenshots and drawings have these formats: they stay lossless if that makes a smaller file.
LOSSLESS = {"GIF", "PNG"}
# Formats of animations. Pillow also calls a JPEG file animated if it contains several pictures.
ANIMATED = {"AVIF", "GIF", "PNG", "WEBP"}
# The mode to which an image is converted before its colour profile is applied, by the mode of the
# image; images of other modes are converted to RGB. None of these has an alpha channel.
PROFILE_MODES = {"CMYK": "CMYK", "L": "L", "LA": "L"}
FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
ALIASES = {"MPO": "JPEG"}  # phones put several pictures into one JPEG file
SRGB = ImageCms.createProfile("sRGB")
PAPER = "white"

# Pillow warns about large pictures, which are errors here, and about damaged metadata, which is
# not published. It would refuse PNG files in which a program has stored a long text.
Image.MAX_IMAGE_PIXELS = None
PngImagePlugin.MAX_TEXT_CHUNK = LONGEST_TEXT
PngImagePlugin.MAX_TEXT_MEMORY = LONGEST_TEXT
warnings.filterwarnings("ignore", module="PIL")


def read_size(data: bytes, expected_format: str) -> tuple[int, int]:
    """Return the width and height of a photo as it is shown; raise PictureError for other files."""
    try:
        with open_image(data) as image:
            found = format_of(image)
            width, height = image.size
            is_animated = found in ANIMATED and getattr(image, "is_animated", False)
            is_rotated = orientation(image) in ROTATED
    except Exception as error:  # for damaged files, Pillow raises any exception
        remedy = "export it again as JPEG, PNG or WebP"
        raise PictureError(f"cannot be read as {expected_format}; {remedy}") from error
    if found != expected_format:
        remedy = f"rename it, or export it as {expected_format}"
        raise PictureError(f"has the format {found}; {remedy}")
    if width * height > LARGEST:
        millions = LARGEST // 1_000_000
        raise PictureError(
            f"has {width} × {height} pixels; export it with at most {millions} million"
        )
    if max(width, height) > EXTREME * min(width, height):
        problem = f"has one side that is more than {EXTREME} times as long as the other"
        raise PictureError(f"{problem}, with {width} × {height} pixels; crop it")
    if is_animated:
        raise PictureError("is animated; show one picture of it, and link the video")
    return (height, width) if is_rotated else (width, height)


def open_image(data: bytes) -> Image.Image:
    """Open an image without decoding it, in a format that a picture can have."""
    return Image.open(io.BytesIO(data), formats=FORMATS)


def format_of(image: Image.Image) -> str:
    return ALIASES.get(image.format, image.format)


def orientation(image: Image.Image) -> int:
    """Return the EXIF orientation of an image: 1 for one that is upright."""
    # Pillow decodes a whole PNG to look for EXIF data at its end, where browsers ignore it.
    if image.format == "PNG" and "exif" not in image.info:
        return UPRIGHT
    return image.getexif().get(ORIENTATION, UPRIGHT)


def encode(data: bytes, picture: Picture, uses: set[str]) -> dict[str, bytes]:
    """Return the files of a photo by name; raise PictureError if it cannot be read."""
    files = {}
    try:
        if PAGE in uses:
            files |= encode_for_pages(data, picture)
        if SHARE_IMAGE in uses:
            files[picture.share_image.name] = encode_share_image(data, picture)
        if ORIGINAL in uses:
            files[picture.original_name] = encode_original(data)
    except Exception as error:  # for damaged files, Pillow raises any exception
        raise PictureError("is damaged; export it again as JPEG, PNG or WebP") from error
    return files


def encode_for_pages(data: bytes, picture: Picture) -> dict[str, bytes]:
    files = {}
    with open_image(data) as image:
        can_be_lossless = image.format in LOSSLESS
        scaled = decode(image, picture.variants[-1].width / picture.width)
    for variant in reversed(picture.variants):  # each is made from the next larger one
        scaled = scale(scaled, picture, variant.width)
        files[variant.name] = webp(scaled, can_be_lossless)
    return files


def encode_share_image(data: bytes, picture: Picture) -> bytes:
    width = picture.share_image.width
    with open_image(data) as image:
        decoded = decode(image, width / picture.width)
    scaled = scale(decoded, picture, width)
    return jpeg(scaled, JPEG_QUALITY)


def encode_original(data: bytes) -> bytes:
    """Return a picture in its own size and format, without metadata."""
    with open_image(data) as image:
        image_format = format_of(image)
        upright = decode(image, 1)
    if image_format == "JPEG":
        return jpeg(upright, ORIGINAL_QUALITY)
    file = io.BytesIO()
    upright.save(file, image_format, quality=ORIGINAL_QUALITY)
    return file.getvalue()


def decode(image: Image.Image, factor: float) -> Image.Image:
    """Return an image upright, in sRGB.

    factor: the scale at which the caller uses the image, from 0 to 1. The result can already be
        scaled down, but never below this scale.
    """
    size = (round(image.width * factor), round(image.height * factor))
    # a JPEG file is decoded faster at a half or a quarter of its size
    image.draft(None, size)
    profile = image.info.get("icc_profile")
    if orientation(image) != UPRIGHT:
        image = ImageOps.exif_transpose(image)
    return to_srgb(image, profile)


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return an image with 8 bits of red, green, blue, and alpha if it has any."""
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    converted = opaque_colours(image, profile)
    if image.has_transparency_data:
        alpha = image.convert("RGBA").getchannel("A")
        converted.putalpha(alpha)
    converted.info.clear()  # Pillow would save comments, profiles and more again
    return converted


def opaque_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return an image in sRGB without transparency."""
    opaque = image.convert(PROFILE_MODES.get(image.mode, "RGB"))
    if profile:
        opaque = convert_profile(opaque, profile)
    return opaque if opaque.mode == "RGB" else opaque.convert("RGB")


def convert_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """Return an image in sRGB.

    It is unchanged if its profile is damaged, or belongs to another mode, such as a profile of
    CMYK in an RGB photo.
    """
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return image
        return ImageCms.profileToProfile(image, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image


def scale(image: Image.Image, picture: Picture, width: int) -> Image.Image:
    size = (width, picture.height_at(width))
    if size == image.size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS)


def webp(image: Image.Image, can_be_lossless: bool) -> bytes:
    lossy = io.BytesIO()
    image.save(lossy, "WEBP", quality=QUALITY, method=METHOD)
    if not can_be_lossless:
        return lossy.getvalue()
    lossless = io.BytesIO()
    image.save(lossless, "WEBP", lossless=True, method=METHOD)
    return min(lossy.getvalue(), lossless.getvalue(), key=len)


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
