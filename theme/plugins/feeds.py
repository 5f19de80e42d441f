"""Feeds as RFC 4287 wants them: an identity of their own, an author, text that stays text."""

from datetime import UTC, datetime

from markupsafe import escape
from pelican.plugins import signals

NEVER = datetime.fromtimestamp(0, UTC)


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
            "author_name": item["author_name"] or None,
            "description": str(escape(article.summary)),  # its type is html
            "title": article.title,
        }
    if not feed.items:  # else the time of the build
        feed.latest_post_date = lambda: max((article.date for article in context["articles"]), default=NEVER)


def register() -> None:
    signals.feed_generated.connect(complete)
