"""The whole dossier in one file: each page becomes a chapter, each link between pages a fragment."""

from posixpath import normpath
from urllib.parse import unquote

from turbohtml import parse

FILE = "dossier.html"


def bind(html: str, addresses: list[str]) -> str:
    """Return the page of all chapters as one document.

    Each gets headings a level down, ids of its own where a link leads to them, and links as fragments; the links that
    a sign draws, to a paragraph itself and back to a note's place, are left out.

    addresses: of the pages that the chapters are made of, in order.
    """
    document = parse(html).remove("a.mark, a[role=doc-backlink]")
    chapters = {address: str(number) for number, address in enumerate(addresses, 1)}
    for (address, number), chapter in zip(chapters.items(), document.select("main > div"), strict=True):
        for heading in chapter.select("h1, h2, h3, h4, h5"):
            heading.tag = f"h{int(heading.tag[1]) + 1}"
        for element in chapter.select("[id]"):
            element.attrs["id"] = f"{number}.{element.attrs['id']}"
        for link in chapter.select("a[href]"):
            page, _, fragment = link.attrs["href"].partition("#")
            if place := chapters.get(normpath(page) if page else address):
                link.attrs["href"] = f"#{place}.{fragment}" if fragment else f"#{place}"
            elif ":" not in page:  # a list of the site, which is no chapter
                link.unwrap()
    used = {unquote(link.attrs["href"][1:]) for link in document.select("a[href^='#']")}
    for element in document.select("main > div [id]"):
        if element.attrs["id"] not in used:
            del element.attrs["id"]
    return document.serialize()


def render_single_file(generator) -> str:
    """Return the file's HTML; leave its size in the generator's context for the pages.

    Of a large site it holds the newest articles: as many as KEPT_ARTICLES.
    """
    context = generator.context
    articles = context["articles"][: context["KEPT_ARTICLES"]]
    tags = [(tag, [article for article in tagged if article in articles]) for tag, tagged in context["tags"]]
    context["localsiteurl"] = "."  # each page sets its own
    here = {"all_articles": context["articles"], "articles": articles, "tags": tags}
    html = generator.get_template("dossier").render(context, **here, SITEURL=".", output_file=FILE)
    html = bind(html, [page.url for page in [*articles, *context["pages"], *(tag for tag, _ in tags)]])
    context["whole_size"] = f"{len(html.encode()) / 1000:.0f} kB"
    return html
