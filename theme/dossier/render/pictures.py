"""Shows the pictures of a text: a paragraph of pictures becomes figures, with captions."""

from collections.abc import Mapping

from turbohtml import Element, Text

from ..language import Language
from ..pictures.picture import FOLDER_PLACEHOLDER, Picture, ShownPicture
from ..typography import typeset_line

# The widths of pictures in the stylesheet. A picture alone is as wide as the column of text, 589
# pixels. Two pictures beside each other share this width, except for a gap of 19 pixels. In a
# narrow window, the column leaves 48 pixels free at its sides. Pictures can be below each other
# there, so HALF_SIZES then has the whole width of the column.
SIZES = "(width < 637px) calc(100vw - 48px), 589px"
HALF_SIZES = "(width < 637px) calc(100vw - 48px), 285px"

FIRST_BLOCKS = 2  # of a text: most screens show them, so pictures in them load at once


def add_pictures(
    tree: Element,
    pictures: Mapping[str, ShownPicture],
    text_language: Language,
    has_main_picture: bool,
) -> None:
    """Complete the pictures of a text. pictures: by the src of their <img>."""
    for image in tree.select("img"):
        paragraph = paragraph_of_pictures(image)
        if paragraph is not None:
            replace_with_figures(paragraph, text_language)
    # A main picture is above the text, and loads sooner if no other picture loads with it.
    seen_first = [] if has_main_picture else first_pictures(tree)
    for image in tree.select("img"):
        sizes = HALF_SIZES if image.closest("div.pictures") else SIZES
        picture = pictures[image.attrs["src"]].picture
        attributes = picture_attributes(picture, sizes)
        if "width" in image.attrs:  # as the author has written it
            width = int(image.attrs["width"])
            attributes["width"] = str(width)
            attributes["height"] = str(picture.height_at(width))
        if image not in seen_first:
            attributes["loading"] = "lazy"
        image.attrs.update(attributes)


def first_pictures(tree: Element) -> list[Element]:
    """Return the pictures that readers see at once."""
    blocks = [node for node in tree if isinstance(node, Element)]
    pictures = []
    for block in blocks[:FIRST_BLOCKS]:
        pictures += block.select("img")
    return pictures


def picture_attributes(picture: Picture, sizes: str) -> dict[str, str]:
    """Return the attributes of an <img>, besides its alt text."""
    variants = picture.variants
    largest = variants[-1]
    has_choice = len(variants) > 1 and not picture.is_embedded
    attributes = {
        "src": f"{FOLDER_PLACEHOLDER}{largest.name}",
        "width": str(largest.width),
        "height": str(picture.height_at(largest.width)),
    }
    if has_choice:
        candidates = [
            f"{FOLDER_PLACEHOLDER}{variant.name} {variant.width}w" for variant in variants
        ]
        attributes |= {"srcset": ", ".join(candidates), "sizes": sizes}
    return attributes


def paragraph_of_pictures(image: Element) -> Element | None:
    """Return the paragraph of a picture if it becomes figures: it holds only pictures."""
    paragraph = image.closest("p")
    if paragraph is None or paragraph.closest("figure"):
        return None
    return paragraph if holds_only_pictures(paragraph) else None


def holds_only_pictures(paragraph: Element) -> bool:
    """Return whether a paragraph has pictures, or links that are pictures, and nothing else."""
    for node in paragraph:
        if isinstance(node, Text) and node.data.strip():
            return False
        # Comments may be beside the pictures.
        if isinstance(node, Element) and picture_in(node) is None and node.tag != "br":
            return False
    return True


def picture_in(node: Element) -> Element | None:
    """Return a picture, or the picture in a link without text, or None."""
    if node.tag == "img":
        return node
    is_link = node.tag == "a" and not node.text.strip()
    return node.select_one("img") if is_link else None


def replace_with_figures(paragraph: Element, text_language: Language) -> None:
    """Replace a paragraph with a figure, or with several side by side."""
    figures = []
    for node in paragraph.select(":scope > img, :scope > a"):
        image = picture_in(node)
        caption = image.attrs.pop("title", "")
        node.extract()
        figure = Element("figure", {}, [node])
        if caption:
            words = Text(typeset_line(caption, text_language))
            figure.append(Element("figcaption", {}, [words]))
        figures.append(figure)
    block = figures[0]
    if len(figures) > 1:
        block = Element("div", {"class": "pictures"}, figures)
    for name, value in paragraph.attrs.items():  # such as an id
        block.attrs.setdefault(name, value)
    paragraph.replace_with(block)
