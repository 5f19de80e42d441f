"""What only a draft refers to stays unpublished with it: Pelican copies every linked file."""

from itertools import chain

from pelican.plugins import signals


def withhold(pages) -> None:
    """Keep of the linked files, gathered from articles and pages, those of published texts."""
    context = pages.context
    names = "articles", "hidden_articles", "pages", "hidden_pages"
    published = chain.from_iterable(context[name] for name in names)
    context["static_links"] = set().union(*(content.get_static_links() for content in published))


def register() -> None:
    signals.page_generator_finalized.connect(withhold)  # before the static files are gathered
