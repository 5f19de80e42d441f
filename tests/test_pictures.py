"""Pictures are published in small sizes and without the data of cameras, and do not delay the text."""

import json
import re
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen
from xml.etree.ElementTree import fromstring

import pytest
from content_folder import HEAD
from dossier.pictures import embedding, library
from dossier.pictures.cache import PictureCache
from dossier.pictures.encode import on_paper
from dossier.pictures.picture import PAGE, PICTURE_FOLDER
from dossier.pictures.svg import clean_drawing, read_drawing, size_of
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from site_content import PUBLIC, SITE
from turbohtml import parse

PHOTO = HEAD + "Image: lake.jpg\nImage_alt: A lake\nImage_caption: Calm.\nImage_credit: Jane Doe\n"
SQUARE = PHOTO.replace("lake.jpg", "a.png").replace("A lake", "A square")
IN_TEXT = "\nHere ![is]({static}a.png) one.\n\n[![Here]({static}a.png) too](https://e.example)\n\n"
NARROW = "![A square]({static}a.png){: width=200 }\n{: #square }\n\n![Narrow]({static}lake.jpg){: width=300 }\n"
IN_FIGURE = '<figure markdown="1">\n\n![Framed]({static}a.png)\n\n</figure>\n'
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
OWN_LICENSE = "https://e.example/licence"
RED, GREEN, BLUE = (200, 30, 30), (30, 200, 30), (30, 30, 200)
ORIENTATION, CAMERA, POSITION = 0x0112, 0x0110, 0x8825
UPRIGHT = ["lake.jpg", "Foto (1).JPG", "köhl.webp", "a.png", "a.avif", "a.gif", "cmyk.jpg", "lab.jpg", "swapped.png"]
SECRETS = b"SECRET"
# What a published drawing must not have: each could run a script, load another file, or tell a secret. One drawing has
# all of these, so their names are only comments.
ATTACKS = {
    "a script": "<script>SECRET()</script>",
    "an animation of an event handler": '<rect><animate attributeName="onload" to="SECRET()"/></rect>',
    "an animation of a link": '<rect><animate attributeName="href" to="javascript:SECRET()"/></rect>',
    "metadata and a comment": "<metadata>SECRET</metadata><!-- SECRET -->",
    "a link": '<a xlink:href="https://e.example/SECRET"><text>A pier</text></a>',
    "a part of another drawing": '<use href="https://e.example/SECRET.svg#a"/>',
    "a colour from another file": '<use fill="url(//e.example/SECRET)"/>',
    "an address that is not closed": '<use fill="url(//e.example/SECRET"/>',
    "an import of a style": '<style>@import "https://e.example/SECRET.css";</style>',
    "an import within an import": '<style>@im@import;port "";</style>',
    "an import in escapes": '<style>@\\69mport "https://e.example/SECRET";</style>',
    "an address in a style": '<style>circle { fill: url("https://e.example/SECRET") }</style>',
    "an address in a style with an element": "<style>b<g/>{ fill: url(//e.example/SECRET) }</style>",
    "a set of images": '<style>a { fill: image-set("SECRET" 1x) }</style>',
    "HTML": "<switch><foreignObject>A pier</foreignObject><text>A pier</text></switch><g><foreignObject/></g>",
}
KEPT = """<circle id="a" r="9"/><use href="#a"/><rect fill="url('#a')"/><text xml:space="preserve">A lake</text>"""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg">'
SVG_ATTRIBUTES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 900 600"'
SECRET_ATTRIBUTES = 'xmlns:app="https://e.example/app" app:file="SECRET" onload="SECRET()"'
DRAWING = f"<svg {SVG_ATTRIBUTES} {SECRET_ATTRIBUTES}>{''.join(ATTACKS.values())}{KEPT}</svg>"


def drawn(width: int, height: int, mode: str = "RGB", above: tuple = RED) -> Image.Image:
    """Return a picture whose lower half is blue. Its upper half has the colour `above`, by default red."""
    image = Image.new("RGB", (width, height), BLUE)
    image.paste(above, (0, 0, width, height // 2))
    return image.convert(mode)


def encoded(image: Image.Image, kind: str, **options) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def camera_data(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[CAMERA] = "SECRET camera"
    exif.get_ifd(POSITION).update({1: "N", 2: (46.0, 12.0, 7.0), 29: "SECRET position"})
    return exif


def colour_profile(name: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()


# This profile exchanges red and green.
SWAPPED = colour_profile("sRGB").replace(b"rXYZ", b"temp").replace(b"gXYZ", b"rXYZ").replace(b"temp", b"gXYZ")
# It has another name, so that it is not taken for sRGB.
SWAPPED = SWAPPED.replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))


@pytest.fixture(scope="module")
def gallery(shared_project):
    """A site with pictures of all kinds, and a public address."""
    text_of_a_program = PngInfo()
    # By default, Pillow refuses a PNG file with a text of this length.
    text_of_a_program.add_text("history", SECRETS.decode() * 400_000, zip=True)
    # as cameras store them, with the orientations 8 and 6; the second file has two pictures
    lake = drawn(1800, 1200).rotate(270, expand=True)
    portrait = drawn(500, 900).rotate(90, expand=True)
    kinds = {
        "lake.jpg": encoded(lake, "JPEG", exif=camera_data(8), comment=SECRETS, quality=95),
        "Foto (1).JPG": encoded(portrait, "MPO", exif=camera_data(6), save_all=True, append_images=[portrait]),
        "köhl.webp": encoded(drawn(900, 200), "WEBP", exif=camera_data()),
        "a.png": encoded(drawn(400, 400, "RGBA"), "PNG", exif=camera_data()),
        "a.gif": encoded(drawn(400, 400), "GIF", comment=SECRETS),
        "a.avif": encoded(drawn(400, 400), "AVIF", exif=camera_data()),
        "cmyk.jpg": encoded(drawn(400, 400, "CMYK"), "JPEG"),
        "lab.jpg": encoded(drawn(400, 400), "JPEG", icc_profile=colour_profile("LAB")),
        "swapped.png": encoded(drawn(400, 400, above=GREEN).quantize(), "PNG", icc_profile=SWAPPED),
        "deep.png": encoded(Image.new("I;16", (400, 300), 40_000), "PNG", pnginfo=text_of_a_program),
        "drawing.svg": DRAWING.encode() + b" " * 3000,
        "logo.png": encoded(drawn(30, 30), "PNG"),
    }
    for name, data in kinds.items():
        shared_project.write(f"content/{name}", data)
    # The name of a file alone is no alt text.
    pictures = [f"![{name} of a camera]({{static}}{name.replace(' ', '%20')})" for name in kinds]
    shown = "\n\n".join(pictures)
    shared_project.write("content/kinds.md", f"{HEAD}\n{shown}\n\n[the lake]({{static}}lake.jpg)\n")
    shared_project.write("content/lake.md", f"{PHOTO}Image_license: {LICENSE}\n\nText.\n")
    caption = '![A lake]({static}/lake.jpg "It\'s calm. Photo: J. Doe")'
    shared_project.write("content/pages/captions.md", f"Title: A\nSummary: B.\n\n{caption}\n")
    pair = "![One]({static}lake.jpg)  \n![Two]({static}a.gif)\n"
    shared_project.write("content/pair.md", f"{SQUARE}Image_license: {OWN_LICENSE}\n\n{pair}{IN_TEXT}{IN_FIGURE}")
    shared_project.write("content/narrow.md", f"{HEAD}\n{NARROW}")
    return shared_project.build(PUBLIC)


def opened(source, gallery):
    """Return a picture that a page or a feed names."""
    with urlopen(source.replace(SITE, gallery.output.as_uri())) as file:
        return Image.open(BytesIO(file.read()))


def images_of(gallery, address, alt):
    """Return the images that a page offers for a picture, the smallest first."""
    image = gallery.page(address).find(f"article img[alt^='{alt}']")
    sources = [image.attr("src")]
    if image.attr("srcset"):
        sources = re.findall(r"(\S+) \d+w", image.attr("srcset"))
    return [opened(urljoin(f"{SITE}/{address}", source), gallery) for source in sources]


def is_upright(image):
    """Tell whether a picture is red above and blue below."""
    image = image.convert("RGB")
    above = image.getpixel((image.width // 2, image.height // 4))
    below = image.getpixel((image.width // 2, image.height * 3 // 4))
    return above[0] > 150 > above[2] and below[2] > 150 > below[0]


@pytest.mark.parametrize("name", UPRIGHT)
def test_a_file_is_published_upright_and_in_its_colours(name, gallery):
    assert is_upright(images_of(gallery, "kinds.html", name)[-1])


def test_grey_of_16_bits_keeps_its_shade(gallery):
    [image] = images_of(gallery, "kinds.html", "deep.png")
    assert abs(image.convert("L").getpixel((9, 9)) - 40_000 // 256) < 4


def test_published_files_have_the_same_permissions_and_none_has_data_of_a_camera_or_a_program(gallery):
    published = [path for path in gallery.output.rglob("*") if path.is_file()]
    assert len({path.stat().st_mode for path in published}) == 1
    assert not [path for path in published if SECRETS in path.read_bytes()]
    for path in published:
        if path.suffix in {".jpg", ".webp", ".png", ".avif"}:
            image = Image.open(BytesIO(path.read_bytes()))
            assert not image.getexif()
            assert not {"comment", "icc_profile", "xmp"} & {*image.info}


def test_a_published_drawing_has_its_parts_but_no_script_and_no_address_of_another_site(gallery):
    [path] = gallery.output.glob("pictures.by-hash/*.svg")
    drawing = path.read_text("utf-8")
    assert not re.search("e.example|@import|SECRET|script|foreignObject", drawing)
    for part in ('<use href="#a"', "<circle", "url('#a')", '<text xml:space="preserve">A lake</text>'):
        assert part in drawing


def test_files_are_at_most_1200_pixels_wide_and_no_wider_than_the_original_and_small_ones_are_in_the_page(gallery):
    assert [image.width for image in images_of(gallery, "pages/captions.html", "A lake")] == [480, 640, 800, 1200]
    assert [image.width for image in images_of(gallery, "kinds.html", "Foto (1).JPG")] == [500]
    logo = gallery.page("kinds.html").find("img[alt^='logo.png']")
    assert logo.attr("src").startswith("data:image/webp;base64,")  # a small one is part of the page
    assert gallery.page("dossier.html").find("img[alt^='logo.png']").attr("src") == logo.attr("src")
    assert gallery.page("pair.html").find("img[alt='A square']").attr("src").startswith("data:")  # a main picture, too


def test_a_picture_has_its_size_and_is_loaded_lazily_unless_the_text_begins_with_it(gallery):
    first = gallery.page("pages/captions.html").find("article img")
    assert (first.attr("width"), first.attr("height"), first.attr("loading")) == ("1200", "800", None)
    assert gallery.page("lake.html").find("article img").attr("loading") is None
    loading = [image.attr("loading") for image in gallery.page("kinds.html").select("article img")]
    assert loading == [None, None, *["lazy"] * (len(loading) - 2)]  # readers see the first two paragraphs at once
    waiting = gallery.page("pair.html").attributes("article .pictures img", "loading")  # below a main picture
    assert {*waiting} == {"lazy"}


def test_a_picture_keeps_the_width_that_its_author_gives_and_the_id_of_its_paragraph(gallery):
    assert gallery.page("dossier.html").attributes("img[alt=Narrow]", "width") == ["300"]
    image = gallery.page("narrow.html").find("figure#square > img")
    assert (image.attr("width"), image.attr("height"), image.attr("srcset")) == ("200", "200", None)


def test_a_paragraph_of_pictures_becomes_figures_with_their_captions_and_credits(gallery):
    figure = gallery.page("pages/captions.html").find("article > figure")
    assert figure.find("figcaption").text == "It’s calm. Photo: J. Doe"
    assert figure.find("img").attr("title") is None
    page = gallery.page("pair.html")
    assert len(page.select("article > .pictures > figure")) == 2
    assert page.find(".pictures img[srcset]").attr("sizes").endswith("285px")
    assert not page.select(".pictures figcaption, figure figure")
    assert page.text(f"figcaption a[href='{OWN_LICENSE}']") == "licence"
    assert page.texts("article > p:has(img)") == ["Here one.", "too"]
    assert gallery.page("lake.html").find("article img").attr("sizes").endswith("589px")
    caption = gallery.page("lake.html").find("article > figure figcaption")
    assert " ".join(caption.text.split()) == "Calm. Photo: Jane Doe, CC BY 4.0"
    assert caption.find("a").attr("href") == LICENSE


def test_the_main_picture_is_the_share_image_of_its_page(gallery):
    page = gallery.page("lake.html")
    shown = page.metadata()
    address = shown["og:image"]
    image = opened(address, gallery)
    assert (image.format, image.size) == ("JPEG", (1200, 800))
    assert shown["og:image:type"] == "image/jpeg"
    assert (shown["og:image:width"], shown["og:image:height"]) == ("1200", "800")
    assert shown["og:image:alt"] == "A lake"
    assert gallery.page("pair.html").metadata()["og:image:width"] == "400"
    data = page.structured_data()[0]["image"]
    assert data["@type"] == "ImageObject"
    assert (data["url"], data["creditText"], data["license"]) == (address, "Jane Doe", LICENSE)


def test_the_share_image_of_a_transparent_picture_is_white():
    assert on_paper(Image.new("RGBA", (1, 1))).getpixel((0, 0)) == (255, 255, 255)


def test_feeds_have_complete_addresses_of_pictures(gallery):
    feed = json.loads((gallery.output / "feeds/all.json").read_text("utf-8"))
    texts = parse("".join(item["content_html"] for item in feed["items"]))
    sources = [image.attr("src") for image in texts.select("img")]
    assert len(sources) > 10
    assert all(Path(source.replace(SITE, str(gallery.output))).is_file() for source in sources)
    [lake] = [item for item in feed["items"] if item["url"] == f"{SITE}/lake.html"]
    atom = (gallery.output / "feeds/all.atom.xml").read_text("utf-8")
    size = (gallery.output / lake["image"].removeprefix(f"{SITE}/")).stat().st_size
    assert f'type="image/jpeg" length="{size}" href="{lake["image"]}"' in atom


def test_a_linked_photo_is_published_in_its_own_size_and_format(gallery):
    image = opened(f"{SITE}/lake.jpg", gallery)
    assert (image.format, image.size) == ("JPEG", (1800, 1200))
    assert is_upright(image)
    suffixes = {path.suffix for path in gallery.output.glob("pictures.by-hash/*")}
    assert suffixes == {".jpg", ".svg", ".webp"}  # no original


def test_the_single_file_contains_photos_in_their_smallest_size(gallery):
    sources = gallery.page("dossier.html").attributes("img[alt='A lake']:not([srcset], [sizes])", "src")
    assert sources
    assert all(source.startswith("data:") for source in sources)
    assert all(opened(source, gallery).width == 480 for source in sources)


def test_each_photo_is_encoded_once_unless_its_cached_file_is_empty(gallery):
    cached = {path: path.stat().st_mtime_ns for path in (gallery.folder / ".cache").rglob("*.webp")}
    assert cached
    before = gallery.files()
    gallery.build(PUBLIC)
    assert {path: path.stat().st_mtime_ns for path in cached} == cached
    emptied = [next(iter(cached)), gallery.folder / ".cache/pictures/index.json"]
    for path in emptied:
        path.write_bytes(b"")  # as after a power cut
    assert gallery.build(PUBLIC).files() == before
    assert all(path.read_bytes() for path in emptied)


# A file that was changed less than FRESH seconds ago may change again with the same times. With FRESH = 0, no file
# counts as just changed.
@pytest.mark.parametrize("fresh", [0, 2], ids=["an old file", "a file that was just changed"])
def test_a_photo_is_read_again_after_a_change_of(fresh, tmp_path, monkeypatch):
    monkeypatch.setattr(library, "FRESH", fresh)
    cache = PictureCache(tmp_path / "cache")
    for width in 30, 40:
        (tmp_path / "a.png").write_bytes(encoded(drawn(width, 30), "PNG"))
        pictures = library.PictureLibrary(tmp_path, cache)
        picture = pictures.read("a.png")
        assert picture.width == width
        assert pictures.encode({picture: {PAGE}}) == {}


def test_a_photo_that_changes_before_it_is_encoded_is_reported(tmp_path):
    (tmp_path / "a.png").write_bytes(encoded(drawn(30, 30), "PNG"))
    pictures = library.PictureLibrary(tmp_path, PictureCache(tmp_path / "cache"))
    picture = pictures.read("a.png")
    (tmp_path / "a.png").write_bytes(encoded(drawn(40, 30), "PNG"))
    assert "changed" in pictures.encode({picture: {PAGE}})["a.png"]


def test_a_photo_above_the_limit_is_replaced_by_its_alt_text(tmp_path, monkeypatch):
    (tmp_path / "a.png").write_bytes(encoded(drawn(30, 30), "PNG"))
    pictures = library.PictureLibrary(tmp_path, PictureCache(tmp_path / "cache"))
    picture = pictures.read("a.png")
    pictures.encode({picture: {PAGE}})
    monkeypatch.setattr(embedding, "LIMIT", 9)
    document = parse(f'<img src="./{PICTURE_FOLDER}/{picture.variants[-1].name}" alt="A lake">')
    assert "<em>A lake</em>" in embedding.html_with_pictures(document, pictures, [picture])


def test_the_size_of_a_drawing_is_in_css_pixels_and_may_be_that_of_its_view_box():
    assert size_of(fromstring('<svg width="5" viewBox="0 0 9 6"/>')) == (9, 6)
    assert size_of(fromstring('<svg width="3" height="2" viewBox="0 0 9 6"/>')) == (3, 2)
    assert size_of(fromstring('<svg width="+.5in" height="3.6e1pt"/>')) == (48, 48)
    assert size_of(fromstring('<svg width="50%"/>')) == (300, 150)
    assert size_of(fromstring('<svg width="1e999" height="9"/>')) == (300, 150)
    assert size_of(fromstring('<svg width="0.2" height="9"/>')) == (1, 9)


def test_a_drawing_keeps_the_words_of_links_and_harmless_escapes():
    text = '<text>See <a href="https://e.example"><tspan>the pier</tspan></a> now</text>'
    group = '<a href="https://e.example"><rect/></a>'
    styles = """<style>.a::after { content: "\\2014\\ffffff" }</style><style>@import "b"; .b { fill: red }</style>"""
    cleaned = clean_drawing(read_drawing(f"{SVG.decode()}{text}{group}{styles}</svg>".encode())).decode()
    assert "See <tspan><tspan>the pier</tspan></tspan> now" in cleaned
    assert "<g><rect /></g>" in cleaned
    assert "\\2014" in cleaned
    assert ".b {" in cleaned


def test_a_text_above_a_megabyte_is_reported(project):
    project.write("content/noise.jpg", encoded(Image.effect_noise((1200, 2400), 200), "JPEG"))
    project.write("content/noise.md", f"{HEAD}\n![Noise]({{static}}noise.jpg)\n")
    made = project.make("html")
    assert made.returncode == 0
    assert '"dossier.html": "' not in (project.output / "service-worker.js").read_text("utf-8")  # too large
    assert re.search(r"content/noise\.md: \d\.\d MB with its pictures", made.stderr)


MOVING = encoded(drawn(20, 20), "GIF", save_all=True, append_images=[Image.new("RGB", (20, 20))])
SHORTENED = b"<switch><foreignObject>A long pier</foreignObject><text>A lo...</text></switch>"
# each: the name and the bytes of a file, and words of the message
WRONG = {
    "is a pointer of Git LFS": ("a.png", b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n", "Git LFS"),
    "is empty": ("a.gif", b"", "empty"),
    "is cut off": ("a.jpg", encoded(drawn(900, 900), "JPEG", quality=95)[:4000], "damaged"),
    "is animated": ("a.gif", MOVING, "animated"),
    "has too many pixels": ("a.png", encoded(Image.new("1", (20_000, 20_000)), "PNG"), "million"),
    "is much wider than high": ("a.png", encoded(Image.new("1", (20_000, 10)), "PNG"), "crop"),
    "has a format that browsers do not show": ("a.heic", b"ftypheic", "export it as JPEG"),
    "is HEIC under the name of a JPEG file": ("a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "as JPEG"),
    "has the name of another format": ("a.jpg", encoded(drawn(9, 9), "PNG"), "PNG"),
    "is a drawing of too many groups": ("a.svg", SVG + b"<g>" * 2000 + b"</g>" * 2000 + b"</svg>", "groups"),
    "is a drawing without its namespace": ("a.svg", b"<svg><circle r='4'/></svg>", "xmlns"),
    "is a drawing in an unknown encoding": ("a.svg", b'<?xml version="1.0" encoding="none"?><svg/>', "well-formed"),
    "is a drawing in Chinese Big5": ("a.svg", b'<?xml version="1.0" encoding="big5"?><svg/>', "well-formed"),
    "is a drawing that is not closed": ("a.svg", SVG, "well-formed"),
    "is a drawing with a text in HTML and a shortened copy of it": ("a.svg", SVG + SHORTENED + b"</svg>", "HTML"),
    "is a drawing with a photo": ("a.svg", SVG + b"<image/></svg>", "photo"),
}


@pytest.mark.parametrize(("name", "data", "words"), WRONG.values(), ids=WRONG)
def test_reports_a_picture_that(name, data, words, content):
    content.write(name, data)
    content.assert_reports("day.md", f"{HEAD}\n![x]({{static}}{name}) ←\n", words)
