"""Feeds: a text as it can be read anywhere, and a feed of each tag. TEMPLATE_PAGES has those of the site."""

from functools import lru_cache

from turbohtml import Element, Text, parse_fragment

HEAVIEST = 100_000  # bytes of a data: address


@lru_cache(1000)
def portable(html: str, address: str) -> str:
    """Return the HTML of the text at an address with full links and without what the page's styles draw.

    A heavy picture, which readers of feeds refuse, is left out: what it shows stands there in words.
    """
    tree = parse_fragment(html).remove("a.mark, figure[aria-hidden], a[role=doc-backlink]")
    for link in tree.strip_tags("span.dquo, span.quo").select("a[href^='#']"):
        link.attrs["href"] = address + link.attrs["href"]
    for picture in tree.select("img"):
        if len(picture.attrs["src"]) > HEAVIEST:
            picture.replace_with(Element("em", {}, [Text(picture.attrs["alt"])]))
    return tree.inner_html


def write_feeds(articles, writer) -> None:
    context, template = articles.context, articles.env.get_template("feed.atom.xml")
    for tag, tagged in context["tags"] if context["FEED_DOMAIN"] else ():
        address = context["TAG_FEED_SAVE_AS"].format(slug=tag.slug)
        writer.write_file(address, template, context, articles=tagged, tag=tag)
