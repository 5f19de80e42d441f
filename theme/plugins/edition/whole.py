"""The whole dossier in one file: each page becomes a chapter, each link between pages a fragment."""

import re
from html import unescape
from urllib.parse import unquote

from markupsafe import Markup

WORDLESS = re.compile(r'<a [^>]*(?:class="mark"|role="doc-backlink")[^>]*></a>')
HEADING = re.compile(r"(</?h)([1-5])\b")
ATTRIBUTES = r'(?: [\w-]+="[^"]*")*?'  # whole ones: a value can end in what looks like the next
IDENTITY = re.compile(rf'(<\w+{ATTRIBUTES} id=")([^"]+")')
LINK = re.compile(rf'(<a{ATTRIBUTES} href=")(?:\./)?([^"#:]*)(?:#([^"]*))?("[^>]*>)(.*?)</a>', re.S)
ID = re.compile(r'(<[^>]*) id="(\d+\.[^"]*)"')
FRAGMENT = re.compile(r'<a [^>]*href="#([^"]*)"')
FILE = "dossier.html"


def chapter(html: str, address: str, chapters: dict[str, str]) -> Markup:
    """Return a page's HTML with headings a level down, ids of its own, and links as fragments.

    The links that a sign draws, to a paragraph itself and back to a note's place, are left out.

    chapters: the id of each page's chapter by the page's address.
    """

    def link(found: re.Match) -> str:
        start, page, fragment, end, text = found.groups()
        place = chapters.get(unescape(page or address))
        if not place:  # a list of the site, which is no chapter
            return text
        return f"{start}#{place}{f'.{fragment}' if fragment else ''}{end}{text}</a>"

    html = HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", WORDLESS.sub("", html))
    html = IDENTITY.sub(rf"\g<1>{chapters[address]}.\g<2>", html)
    return Markup(LINK.sub(link, html))


def without_unused_ids(html: str) -> str:
    """Return the HTML without the ids that no link in it leads to."""
    used = set(map(unescape, FRAGMENT.findall(html)))
    used |= set(map(unquote, used))  # a browser tries both
    return ID.sub(lambda found: found[0] if unescape(found[2]) in used else found[1], html)


def render_whole(generator) -> str:
    """Return the file's HTML; leave its name and size in the generator's context for the pages.

    Of a large site it holds the newest articles: as many as KEPT_ARTICLES.
    """
    context = generator.context
    articles = context["articles"][: context["KEPT_ARTICLES"]]
    tags = [(tag, [article for article in tagged if article in articles]) for tag, tagged in context["tags"]]
    pages = [*articles, *context["pages"], *(tag for tag, _ in tags)]
    complete = len(articles) == len(context["articles"])
    context["whole_name"] = "Whole dossier" if complete else f"Newest {len(articles)} articles"
    here = {
        "SITEURL": ".",
        "articles": articles,
        "chapters": {page.url: str(number) for number, page in enumerate(pages, 1)},
        "output_file": FILE,
        "tags": tags,
    }
    context["localsiteurl"] = "."  # each page sets its own
    html = without_unused_ids(generator.get_template("dossier").render({**context, **here}))
    context["whole_size"] = f"{len(html.encode()) / 1000:.0f} kB"
    return html
