"""Describes a page in structured data, which search engines read: https://schema.org."""

from datetime import datetime

from pelican.contents import Article, Page
from pelican.urlwrappers import Tag

from .corrections import Correction
from .languages import find_language
from .main_picture import MainPicture


class StructuredData:
    """Describes the pages of a site; templates call an instance like a function."""

    def __init__(self, settings: dict):
        self.home = f"{settings['FEED_DOMAIN']}/"
        self.site_name = settings["SITENAME"]
        self.publisher = settings["PUBLISHER"]
        self.text_license = settings["TEXT_LICENSE"]
        self.labels = find_language(settings["DEFAULT_LANG"]).labels

    def __call__(
        self,
        url: str,
        title: str,
        summary: str,
        language_code: str,
        modified: datetime | None,
        image: str,
        article: Article | None,
        page: Page | None,
        tag: Tag | None,
    ) -> dict:
        """Return the data of a page.

        url: the public address of the page; image: the public address of its image, or '';
        article, page, tag: what the page shows; all are None on the pages of lists.
        """
        text = article or page
        work = {"url": url, "description": summary}
        if article:
            work |= {"@type": "NewsArticle", "headline": title}
            work |= article_properties(article)
        else:
            kind = "WebPage" if page else "CollectionPage"
            work |= {"@type": kind, "name": title}
        if modified:
            work["dateModified"] = modified.isoformat()
        tags = [tag] if tag else getattr(text, "tags", [])
        if tags:
            work["about"] = [{"@type": "Thing", "name": subject.name} for subject in tags]
        main_picture = getattr(text, "image", None)
        if main_picture:
            work["image"] = image_object(main_picture, image)
        elif image:
            work["image"] = image
        if self.publisher:
            work["publisher"] = {"@type": "Organization", "name": self.publisher}
        if self.text_license:
            _, address = self.text_license
            work["license"] = address
        work["inLanguage"] = language_code
        work["isPartOf"] = {"@type": "WebSite", "name": self.site_name, "url": self.home}
        graph = [work]
        if url != self.home:
            trail = [*self.lists_above(article, tag), (title, url)]
            graph.append(breadcrumb_list(trail))
        return {"@context": "https://schema.org", "@graph": graph}

    def lists_above(self, article: Article | None, tag: Tag | None) -> list[tuple[str, str]]:
        """Return the names and the addresses of the front page and of the list above a page."""
        lists = [(self.site_name, self.home)]
        if article:
            lists.append((article.category.name, self.home + article.category.url))
        elif tag:
            lists.append((self.labels.gettext("All tags"), f"{self.home}tags.html"))
        return lists


def article_properties(article: Article) -> dict:
    properties = {
        "datePublished": article.date.isoformat(),
        "articleSection": article.category.name,
    }
    authors = getattr(article, "authors", [])
    if authors:
        properties["author"] = [person(author.name) for author in authors]
    based_on = getattr(article, "based_on", "")
    if based_on:
        properties["isBasedOn"] = based_on
    if article.corrections:
        properties["correction"] = [
            correction_comment(correction) for correction in article.corrections
        ]
    return properties


def correction_comment(correction: Correction) -> dict:
    return {
        "@type": "CorrectionComment",
        "datePublished": str(correction.day),
        "text": correction.words,
    }


def image_object(picture: MainPicture, url: str) -> dict:
    properties = {
        "@type": "ImageObject",
        "url": url,
        "width": picture.share_width,
        "height": picture.share_height,
        "creator": person(picture.credit),
        "creditText": picture.credit,
    }
    if picture.caption:
        properties["caption"] = picture.caption
    if picture.license:
        properties["license"] = picture.license
    return properties


def breadcrumb_list(trail: list[tuple[str, str]]) -> dict:
    items = []
    for position, (name, url) in enumerate(trail, 1):
        items.append({"@type": "ListItem", "position": position, "name": name, "item": url})
    return {"@type": "BreadcrumbList", "itemListElement": items}


def person(name: str) -> dict:
    return {"@type": "Person", "name": name}
