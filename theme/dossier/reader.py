"""Gives Pelican the texts that were checked and rendered, and nothing else."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from pelican.readers import BaseReader
from pelican.urlwrappers import Category
from pelican.utils import set_date_tzinfo

from .content import Content
from .language import Language
from .languages import find_language
from .main_picture import describe_main_picture
from .pipeline import Rendered
from .source import LIST_HEADERS, TYPESET_HEADERS, Source
from .typography import typeset_line


class ContentReader(BaseReader):
    """Reads .md files in the place of Pelican's own reader.

    It is not registered: Pelican finds all subclasses of BaseReader, and uses the one defined last.

    content: that of the current build.
    """

    file_extensions = ("md",)
    content: Content

    @property
    def site_language(self) -> Language:
        return find_language(self.settings["DEFAULT_LANG"])

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the metadata of a text."""
        # Each text is read once: pop() frees its memory.
        source, rendered = self.content.texts.pop(Path(source_path))
        # a draft that is not previewed, a text with the status skip, or the introduction of a tag
        # that no published text has
        if rendered is None:
            return "", {"status": "skip"}
        metadata = self.headers(source)
        if source.is_unpublished:
            metadata |= self.draft_metadata(source)
        text_language = source.text_language(self.settings["DEFAULT_LANG"])
        # If dir is not set, templates write no lang, and dir="auto" or nothing. It is set for texts
        # with the header Lang, and for those that are written from right to left: for the latter,
        # browsers would otherwise guess the direction of a title from its first word.
        if source.value("lang") or text_language.direction == "rtl":
            metadata["lang"] = text_language.code
            metadata["dir"] = text_language.direction
        for name in TYPESET_HEADERS & metadata.keys():
            metadata[name] = typeset_line(metadata[name], text_language)
        if rendered.main_picture:
            has_public_address = bool(self.settings["SITEURL"])
            library = self.content.library
            metadata["image"] = describe_main_picture(
                rendered.main_picture, metadata, library, has_public_address
            )
        metadata["pictures"] = rendered.pictures
        metadata["paragraphs"] = rendered.paragraphs
        metadata["corrections"] = list(rendered.corrections)
        metadata["corrections_id"] = rendered.corrections_id
        self.add_modified(metadata, rendered)
        self.add_address(metadata, source)
        self.complete_names(metadata)
        if source.kind == "article":
            metadata["category"] = self.category(source)
        return rendered.html, metadata

    def headers(self, source: Source) -> dict[str, Any]:
        """Return the headers as Pelican's objects; a wrong header of a draft is left out."""
        metadata = {}
        for name in source.headers:
            if name not in source.wrong_headers:
                value = source.values(name) if name in LIST_HEADERS else source.value(name)
                metadata[name] = self.process_metadata(name, value)
        return metadata

    def draft_metadata(self, source: Source) -> dict[str, str]:
        return {
            "title": source.value("title") or source.path.stem,
            "summary": source.value("summary"),
            "status": "draft",
            "template": "draft",
        }

    def add_modified(self, metadata: dict[str, Any], rendered: Rendered) -> None:
        """Set Modified to the day of the latest correction, unless Modified is later.

        A correction has no time, so it counts from midnight. If a text with a time in its Date is
        corrected on the same day, midnight would be before the Date: then Modified is the Date.
        """
        if rendered.corrections:
            latest = max(correction.day for correction in rendered.corrections)
            metadata["corrected_on"] = latest
            modified = metadata.get("modified")
            if not modified or modified.date() < latest:
                metadata["modified"] = self.process_metadata("modified", latest.isoformat())
        if "modified" in metadata and "date" in metadata:
            # One of the two may have an offset and the other not: they could not be compared.
            for name in ("date", "modified"):
                metadata[name] = set_date_tzinfo(metadata[name], self.settings["TIMEZONE"])
            metadata["modified"] = max(metadata["modified"], metadata["date"])

    def add_address(self, metadata: dict[str, Any], source: Source) -> None:
        # The setting EXTRA_PATH_METADATA hides introductions: they have no page of their own.
        if source.kind == "introduction":
            metadata["slug"] = self.content.site.tag_slug(source.tag)
            return
        if source.is_unpublished:
            address = self.content.site.draft_addresses[source.name]
        else:
            address = self.content.site.address(source)
        metadata["save_as"] = address
        metadata["url"] = quote(address)

    def category(self, source: Source) -> Category:
        """Return the category of an article; its slug depends on the language of the site."""
        category = Category(self.content.site.category(source), self.settings)
        category.slug = self.content.site.slugify(category.name)
        category.name = typeset_line(category.name, self.site_language)
        return category

    def complete_names(self, metadata: dict[str, Any]) -> None:
        """Give the authors and the tags their slugs, and their names the typography of the site."""
        authors = list(metadata.get("authors", []))
        if "author" in metadata:
            authors.append(metadata["author"])
        for author in authors:
            author.slug = author.name  # slugify() fails for some names; authors have no pages
            author.name = typeset_line(author.name, self.site_language)
        for tag in metadata.get("tags", []):
            tag.slug = self.content.site.tag_slug(tag.name)
            tag.name = typeset_line(tag.name, self.site_language)
