"""Writes the feed of each tag, and prepares texts for feed readers.

The feeds of the whole site are in the setting TEMPLATE_PAGES.
"""

from functools import lru_cache

from pelican.generators import ArticlesGenerator
from pelican.writers import Writer
from turbohtml import Element, Text, parse_fragment

LARGEST_PICTURE = 100_000  # characters of its data: URL; feed readers refuse larger ones
# what only the pages' stylesheet and their own ids make useful
PAGE_ONLY = "a.mark, figure[aria-hidden], a[role=doc-backlink]"


@lru_cache(1000)
def portable(html: str, address: str) -> str:
    """Return the HTML of a text with complete links, and without what needs the stylesheet.

    address: that of the text's page. A large picture is replaced by its alt text.
    """
    tree = parse_fragment(html).remove(PAGE_ONLY)
    tree.strip_tags("span.dquo, span.quo")
    for link in tree.select("a[href^='#']"):
        link.attrs["href"] = address + link.attrs["href"]
    for picture in tree.select("img"):
        if len(picture.attrs["src"]) > LARGEST_PICTURE:
            alt_text = Text(picture.attrs["alt"])
            picture.replace_with(Element("em", {}, [alt_text]))
    return tree.inner_html


def write_tag_feeds(generator: ArticlesGenerator, writer: Writer) -> None:
    context = generator.context
    if not context["FEED_DOMAIN"]:
        return
    template = generator.env.get_template("feed.atom.xml")
    for tag, articles in context["tags"]:
        address = context["TAG_FEED_SAVE_AS"].format(slug=tag.slug)
        writer.write_file(address, template, context, articles=articles, tag=tag)
