"""Writes the feed of each tag, and prepares texts for feed readers.

The feeds of the whole site are in the setting TEMPLATE_PAGES.
"""

from functools import lru_cache

from pelican.generators import ArticlesGenerator
from pelican.writers import Writer
from turbohtml import parse_fragment

from .outline import DRAWING
from .pictures.addresses import complete_addresses
from .pictures.picture import PAGE_ATTRIBUTES
from .render.paragraphs import ANCHOR

# Elements that are of no use in a feed: links to paragraphs, links back from notes, and drawings,
# which need the stylesheet.
PAGE_ONLY = f"{ANCHOR}, a[role=doc-backlink], {DRAWING}"


@lru_cache(1000)  # an article is in the two feeds of the site, and in those of its tags
def html_for_feed(html: str, address: str, site: str) -> str:
    """Return the HTML of a text with complete links, and without what needs the stylesheet.

    address: that of the text's page; site: that of the site.
    """
    tree = parse_fragment(html).remove(PAGE_ONLY)
    tree.strip_tags("span.dquo, span.quo")  # for quotation marks that hang in the margin
    for link in tree.select("a[href^='#']"):
        link.attrs["href"] = address + link.attrs["href"]
    for picture in tree.select("img"):
        for name in PAGE_ATTRIBUTES:
            picture.attrs.pop(name, None)
    return complete_addresses(tree.inner_html, site)


def write_tag_feeds(generator: ArticlesGenerator, writer: Writer) -> None:
    context = generator.context
    # SITEURL is a relative path in pages; FEED_DOMAIN is the public address, if there is one.
    if not context["FEED_DOMAIN"]:
        return
    template = generator.env.get_template("feed.atom.xml")
    for tag, articles in context["tags"]:
        address = context["TAG_FEED_SAVE_AS"].format(slug=tag.slug)
        writer.write_file(address, template, context, articles=articles, tag=tag)
