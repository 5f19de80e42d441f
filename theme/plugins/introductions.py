"""Every tag has its introduction from content/tags/ and its pages, which Pelican leaves off its tags."""

from pelican.plugins import signals


class Introductions:
    """Meets the articles, then the pages, and completes the tags before anything reads them."""

    def meet(self, articles) -> None:
        self.articles = articles

    def introduce(self, pages) -> None:
        """Add to each tag its introduction, a page, and the pages that carry it."""
        introductions = {
            page.slug: page for page in pages.hidden_pages if page.relative_source_path.startswith("tags/")
        }
        tagged = [(tag, page) for page in pages.pages for tag in getattr(page, "tags", [])]
        tags = self.articles.tags
        for tag, _ in tagged:
            tags.setdefault(tag, [])  # a tag that only a page carries has its page too
        for tag in tags:
            tag.introduction = introductions[tag.slug]
            tag.pages = [page for carried, page in tagged if carried == tag]
        pages.context["tags"] = list(tags.items())


def prepare(_) -> None:
    introductions = Introductions()
    signals.article_generator_finalized.connect(introductions.meet, weak=False)
    signals.page_generator_finalized.connect(introductions.introduce, weak=False)


def register() -> None:
    signals.initialized.connect(prepare)
