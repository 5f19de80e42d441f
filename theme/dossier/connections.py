"""Connects texts and tags with each other, once Pelican has read all texts; sorts categories."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise
from typing import NamedTuple

from markupsafe import Markup
from pelican.generators import ArticlesGenerator, PagesGenerator

from .languages import find_language, is_english
from .page_header import header_pages, header_tags
from .source import INTRODUCTIONS

RELATED = 3  # texts
TITLES = 3  # in the summary of a tag without an introduction


class NoIntroduction(NamedTuple):
    """What templates show instead of an introduction, for a tag without one.

    names: the name of the tag; summary: the titles of its first texts.
    """

    names: list[str]
    summary: Markup
    content: str = ""


def save_article_tags(generator: ArticlesGenerator) -> None:
    """Add the articles of each tag to the context: the generator of pages does not know them."""
    generator.context["articles_by_tag"] = generator.tags


def connect_texts(generator: PagesGenerator) -> None:
    """Add connections to all texts and to the context, after Pelican has read the pages."""
    context = generator.context
    tags = context.pop("articles_by_tag")
    add_pages_to_tags(tags, generator.pages)
    add_introductions(tags, generator.hidden_pages)
    texts_by_tag = {tag: [*articles, *tag.pages] for tag, articles in tags.items()}
    by_number_of_texts = sorted(tags, key=lambda tag: len(texts_by_tag[tag]), reverse=True)
    context["tags"] = [(tag, tags[tag]) for tag in by_number_of_texts]
    context["header_tags"] = header_tags(by_number_of_texts, generator.settings)
    context["header_pages"] = header_pages(generator.pages, generator.settings)
    sort_categories(context["categories"], generator.settings["DEFAULT_LANG"])
    link_articles(context["articles"])
    texts = [*context["articles"], *generator.pages]
    link_related(texts, texts_by_tag)
    context["updated"] = last_change(texts)
    hidden = [*context["hidden_articles"], *generator.hidden_pages]
    drafts = [*context["drafts"], *generator.draft_pages]
    languages = {text.lang for text in [*texts, *hidden, *drafts]}
    context["languages"] = languages | {generator.settings["DEFAULT_LANG"]}


def sort_categories(categories: list, code: str) -> None:
    """Sort the categories by the alphabet of a language; Pelican has sorted them by their slugs."""
    if is_english(code):
        return
    site_language = find_language(code)

    def key(entry: tuple) -> list[int]:
        category, _ = entry
        return site_language.sort_key(category.name)

    categories.sort(key=key)


def add_pages_to_tags(tags: dict, pages: list) -> None:
    """Give each tag the pages that have it: Pelican knows only articles by their tags.

    Several objects can stand for the same tag, because each text has its own; they are equal. Only
    those in the dictionary get pages.
    """
    for page in pages:
        for tag in tags_of(page):
            # For a tag that only a page has: Pelican writes a page for each tag in this dictionary.
            tags.setdefault(tag, [])
    for tag in tags:
        tag.pages = [page for page in pages if tag in tags_of(page)]


def tags_of(text) -> list:
    """Return the tags of an article or a page; without tags, Pelican gives it no such attribute."""
    return getattr(text, "tags", [])


def add_introductions(tags: dict, hidden_pages: list) -> None:
    introductions = {}
    for page in hidden_pages:
        if page.relative_source_path.startswith(f"{INTRODUCTIONS}/"):
            introductions[page.slug] = page
    for tag, articles in tags.items():
        texts = [*articles, *tag.pages]
        titles = Markup(" · ").join(text.title for text in texts[:TITLES])
        name = tag.name.rstrip("*")  # to passages.py, a star at the end means: any letters
        absent = NoIntroduction([name], titles)
        tag.introduction = introductions.get(tag.slug, absent)


def link_articles(articles: list) -> None:
    """Give each article the next newer and the next older one. articles: the newest first."""
    for newer, older in pairwise(articles):
        newer.older = older
        older.newer = newer


def link_related(texts: list, texts_by_tag: dict) -> None:
    """Give each text up to three others that share a tag, those with its rarest tag first."""
    number_of_texts = {tag: len(tagged) for tag, tagged in texts_by_tag.items()}
    for text in texts:
        rarest_first = sorted(tags_of(text), key=number_of_texts.get)
        candidates = chain.from_iterable(texts_by_tag[tag] for tag in rarest_first)
        text.related = list(islice(others(text, candidates), RELATED))


def others(text, candidates: Iterable) -> Iterator:
    """Yield each candidate once, without the text itself and the articles next to it.

    An article has links to the next newer and the next older one anyway.
    """
    left_out = [text, getattr(text, "newer", None), getattr(text, "older", None)]
    for candidate in candidates:
        if candidate not in left_out:
            yield candidate
            left_out.append(candidate)


def last_change(texts: list):
    """Return the latest date of all texts, a SafeDatetime of Pelican; None if no text has one."""
    dates = []
    for text in texts:
        for name in ("date", "modified"):
            date = getattr(text, name, None)
            if date:
                dates.append(date)
    return max(dates, default=None)
