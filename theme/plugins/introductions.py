"""Every tag has its introduction from content/tags/ and its pages, which Pelican leaves off its tags."""

from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.plugins import signals


def introduce(generators) -> None:
    """Add to each tag its introduction, a page, and the pages that carry it; order tags as written."""
    articles = next(g for g in generators if isinstance(g, ArticlesGenerator))
    pages = next(g for g in generators if isinstance(g, PagesGenerator))
    introductions = {
        page.slug: page
        for page in pages.hidden_pages
        if page.relative_source_path.startswith("tags/")
    }
    tagged = [(tag, page) for page in pages.pages for tag in getattr(page, "tags", [])]
    for tag, _ in tagged:
        articles.tags[tag]  # a tag that only a page carries has its page too
    for tag in articles.tags:
        tag.introduction = introductions[tag.slug]
        tag.pages = [page for carried, page in tagged if carried == tag]
    articles.context["tags"] = list(articles.tags.items())


def register() -> None:
    signals.all_generators_finalized.connect(introduce)
