"""Renders the dossier as one file: pages become chapters, links between them become fragments."""

from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote

from pelican.contents import Article, Page
from pelican.generators import ArticlesGenerator
from pelican.urlwrappers import Tag
from turbohtml import Document, Element, parse

from .content import Content
from .errors import BuildError
from .file_types import DOWNLOADS, extension
from .languages import find_language
from .pictures.embedding import html_with_pictures
from .render.paragraphs import ANCHOR
from .site import SINGLE_FILE

# The link of a paragraph to itself, and the link of a note beside a paragraph back to it: without
# them, the single file is smaller. Notes in a list at the end keep their links.
REMOVED = f"{ANCHOR}, aside a[role=doc-backlink]"


class Chapter(NamedTuple):
    """A part of the single file.

    original: the text or the tag that it shows;
    tagged: the articles in the file that have this tag; None for a text.
    """

    number: int
    original: Article | Page | Tag
    title: str
    tagged: list[Article] | None = None


def render_single_file(generator: ArticlesGenerator, content: Content) -> str:
    """Return the HTML of the file, and add its size to the context of all pages.

    It contains the newest articles of a large site: as many as KEPT_ARTICLES.
    """
    context = generator.context
    all_articles = context["articles"]
    articles = all_articles[: context["KEPT_ARTICLES"]]
    tags = []
    for tag, tagged in context["tags"]:
        tags.append((tag, [article for article in tagged if article in articles]))
    chapters = []
    for number, text in enumerate([*articles, *context["pages"]], 1):
        chapters.append(Chapter(number, text, text.title))
    for number, (tag, tagged) in enumerate(tags, len(chapters) + 1):
        chapters.append(Chapter(number, tag, tag.name, tagged))
    context["localsiteurl"] = "."  # for links in texts; Pelican sets another value for each page
    html = generator.get_template("dossier").render(
        context,
        all_articles=all_articles,
        articles=articles,
        chapters=chapters,
        tags=tags,
        SITEURL=".",
        output_file=SINGLE_FILE,
    )
    addresses = [chapter.original.url for chapter in chapters]
    document = adapt_chapters(html, addresses, generator.settings["SITEURL"])
    html = html_with_pictures(document, content.library, content.uses_of_pictures)
    size = len(html.encode())
    site_language = find_language(generator.settings["DEFAULT_LANG"])
    kilobytes = site_language.format_number(round(size / 1000))
    context["single_file_size"] = site_language.labels.gettext("%(number)s kB") % {
        "number": kilobytes
    }
    return html


def adapt_chapters(html: str, addresses: list[str], site_url: str) -> Document:
    """Return the file with headings a level lower (<h6> stays), unique ids, and links as fragments.

    addresses: those of the pages that the chapters are made of, in order;
    site_url: the public address of the site, or ''.
    """
    document = parse(html).remove(REMOVED)
    # the number of each chapter, which is its id
    numbers = {address: number for number, address in enumerate(addresses, 1)}
    chapters = document.select("main > div")
    if len(chapters) != len(addresses):
        problem = "the template dossier.html needs one <div> in <main> for each chapter"
        raise BuildError([f"{problem}; compare it with that of theme/templates/"])
    for address, chapter in zip(addresses, chapters, strict=True):
        lower_headings(chapter)
        number_ids(chapter, numbers[address])
        link_chapters(chapter, address, numbers, site_url)
    shorten_ids(chapters, document)
    return document


def lower_headings(chapter: Element) -> None:
    for heading in chapter.select("h1, h2, h3, h4, h5"):
        level = int(heading.tag[1])
        heading.tag = f"h{level + 1}"


def number_ids(chapter: Element, number: int) -> None:
    for element in chapter.select("[id]"):
        element.attrs["id"] = f"{number}.{element.attrs['id']}"


def link_chapters(chapter: Element, address: str, numbers: dict[str, int], site_url: str) -> None:
    """Turn links to chapters into fragments, and remove links to pages outside the file.

    A link to another file, such as a PDF, leads to the public site, because readers can have the
    single file alone. Without a public address, the link leads to the file beside the single file.
    """
    for link in chapter.select("a[href]"):
        page, _, fragment = link.attrs["href"].partition("#")
        target = normpath(page) if page else address
        number = numbers.get(target)
        if number is not None:
            link.attrs["href"] = f"#{number}.{fragment}" if fragment else f"#{number}"
        elif ":" in page:  # an address outside the site
            continue
        elif extension(page) not in DOWNLOADS:
            link.unwrap()
        elif site_url:
            link.attrs["href"] = f"{site_url}/{normpath(page)}"


def shorten_ids(chapters: list[Element], document: Element) -> None:
    """Number the ids in chapters that links lead to, and remove the others in chapters.

    Long ids compress badly.
    """
    links = {}
    for link in document.select("a[href^='#']"):
        links.setdefault(unquote(link.attrs["href"][1:]), []).append(link)
    for chapter in chapters:
        targets = [element for element in chapter.select("[id]") if element.attrs["id"] in links]
        for number, target in enumerate(targets, 1):
            short_id = f"{chapter.attrs['id']}.{number}"
            for link in links[target.attrs["id"]]:
                link.attrs["href"] = f"#{short_id}"
            target.attrs["id"] = short_id
        for element in chapter.select("[id]"):
            if element not in targets:
                del element.attrs["id"]
