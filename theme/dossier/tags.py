"""Adds related texts and tags to the texts, and the last change and the languages to the site."""

from typing import NamedTuple

from markupsafe import Markup
from pelican.generators import ArticlesGenerator, PagesGenerator

from .errors import BuildError
from .language import is_english, language
from .typography import typeset_line

# the folders of introductions and of pages, within the content
INTRODUCTIONS = "tags/"
PAGES = "pages/"
RELATED = 3  # texts
# Texts of each tag that are tried: three of them may be the text itself and its neighbours, and
# three may be related by a rarer tag already.
CANDIDATES = 6


class NoIntroduction(NamedTuple):
    """What templates show of a tag without an introduction.

    names: its own name; summary: the titles of its first texts.
    """

    names: list[str]
    summary: Markup
    content: str = ""
    corrections: tuple = ()


def save_article_tags(generator: ArticlesGenerator) -> None:
    """Add the articles of each tag to the context: the generator of pages does not know them."""
    generator.context["articles_by_tag"] = generator.tags


def connect_texts(generator: PagesGenerator) -> None:
    """Connect all texts, after Pelican has read articles and pages."""
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
    context["languages"] = {generator.settings["DEFAULT_LANG"], *(text.lang for text in texts)}


def header_tags(tags: list, settings: dict) -> list:
    """Return the tags in the header of each page: those that a setting names, or the first ones."""
    chosen = settings["HEADER_TAGS"]
    if isinstance(chosen, int):
        return tags[:chosen]
    site_language = language(settings["DEFAULT_LANG"])
    by_name = {tag.name: tag for tag in tags}
    found = []
    for name in chosen:
        tag = by_name.get(typeset_line(name, site_language))
        if not tag:
            problem = f"the setting HEADER_TAGS names the tag “{name}”, which no listed text has"
            raise BuildError([f"{problem}; correct it"])
        found.append(tag)
    return found


def header_pages(pages: list, settings: dict) -> list:
    """Return the pages in the header of each page: those that a setting names, or all."""
    chosen = settings["HEADER_PAGES"]
    if chosen is None:
        return pages
    by_name = {page.relative_source_path.removeprefix(PAGES): page for page in pages}
    found = []
    for name in chosen:
        page = by_name.get(name)
        if not page:
            problem = f"the setting HEADER_PAGES names {name}, which is no published page"
            raise BuildError([f"{problem}; write the name of its file in content/pages/"])
        found.append(page)
    return found


def sort_categories(categories: list, code: str) -> None:
    """Sort the categories by the alphabet of a language; Pelican has sorted them as English."""
    if is_english(code):
        return
    site_language = language(code)

    def key(entry: tuple) -> list[int]:
        category, _ = entry
        return site_language.sort_key(category.name)

    categories.sort(key=key)


def add_pages_to_tags(tags: dict, pages: list) -> None:
    """Give each tag the pages that have it: Pelican knows only articles by their tags."""
    for page in pages:
        for tag in getattr(page, "tags", []):
            tags.setdefault(tag, [])  # a tag that only a page has
    for tag in tags:
        tag.pages = [page for page in pages if tag in getattr(page, "tags", [])]


def add_introductions(tags: dict, hidden_pages: list) -> None:
    introductions = {}
    for page in hidden_pages:
        if page.relative_source_path.startswith(INTRODUCTIONS):
            introductions[page.slug] = page
    for tag, articles in tags.items():
        texts = [*articles, *tag.pages]
        titles = Markup(" · ").join(text.title for text in texts[:RELATED])
        absent = NoIntroduction([tag.name], titles)
        tag.introduction = introductions.get(tag.slug, absent)


def link_articles(articles: list) -> None:
    """Give each article the next newer and the next older one; the newest comes first."""
    for newer, older in zip(articles, articles[1:], strict=False):
        newer.older = older
        older.newer = newer


def link_related(texts: list, texts_by_tag: dict) -> None:
    """Give each text up to three others that share its rarest tags."""
    for text in texts:
        newer = getattr(text, "newer", None)
        older = getattr(text, "older", None)
        rarest_first = sorted(getattr(text, "tags", []), key=lambda tag: len(texts_by_tag[tag]))
        related = []
        for tag in rarest_first:
            for candidate in texts_by_tag[tag][:CANDIDATES]:
                if candidate not in (newer, text, older, *related):
                    related.append(candidate)
        text.related = related[:RELATED]


def last_change(texts: list):
    """Return the latest date of all texts, as Pelican has it; None if no text has one."""
    dates = []
    for text in texts:
        for name in ("date", "modified"):
            date = getattr(text, name, None)
            if date:
                dates.append(date)
    return max(dates, default=None)
