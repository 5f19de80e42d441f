"""Feeds as RFC 4287 wants them: an identity of their own, an author, text that stays text."""

from datetime import UTC, datetime

from markupsafe import escape
from pelican.plugins import signals
from turbohtml import parse_fragment

NEVER = datetime.fromtimestamp(0, UTC)


def portable(html: str, address: str) -> str:
    """Return an article's HTML as it can be read anywhere: full addresses, nothing that the page's styles draw."""
    tree = parse_fragment(html).remove("a.mark, figure[aria-hidden], a[role=doc-backlink]")
    for link in tree.strip_tags("span.dquo, span.quo").select("a[href^='#']"):
        link.attrs["href"] = address + link.attrs["href"]
    return tree.inner_html


def complete(context, feed) -> None:
    """Mend what Pelican leaves out or reads as markup in a feed and its entries."""
    names = {context["TAG_FEED_ATOM"].format(slug=tag.slug): f"{tag} · " for tag, _ in context["tags"]}
    home, address = context["FEED_DOMAIN"], feed.feed["feed_url"]
    feed.feed |= {
        "author_name": context["SITENAME"],  # of the feed: entries name theirs where they have one
        "id": address,
        "language": context["DEFAULT_LANG"],
        "link": f"{home}/index.html",
        "title": names.get(address.removeprefix(f"{home}/"), "") + context["SITENAME"],
    }
    articles = {f"{home}/{article.url}": article for article in context["articles"]}
    for item in feed.items:
        article = articles[item["link"]]
        item |= {
            "content": portable(item["content"], item["link"]),
            "author_name": item["author_name"] or None,
            "description": str(escape(article.summary)),  # its type is html
            "title": article.title,
        }
    if not feed.items:  # else the time of the build
        feed.latest_post_date = lambda: max((article.date for article in context["articles"]), default=NEVER)


def register() -> None:
    signals.feed_generated.connect(complete)
