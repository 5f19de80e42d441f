"""Gives Pelican the texts that were checked and rendered, and nothing else."""

from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pelican.readers import BaseReader

from .content import Content
from .pipeline import Rendered
from .render.typography import typeset_line
from .source import LISTS, TEXTS, Source


class ContentReader(BaseReader):
    """Reads .md files. Pelican uses the reader that was defined last, not its own."""

    file_extensions = ("md",)
    content: Content  # of the build that is running

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the metadata of a text."""
        source, rendered = self.content.texts.pop(
            Path(source_path)
        )  # to free memory: each is read once
        if rendered is None:
            return "", {"status": "skip"}
        metadata = self.headers(source)
        if source.is_draft:
            metadata |= self.draft_metadata(source)
        for name in TEXTS & metadata.keys():
            metadata[name] = typeset_line(metadata[name])
        metadata["paragraphs"] = rendered.paragraphs
        metadata["corrections"] = list(rendered.corrections)
        self.add_modified(metadata, rendered)
        self.add_address(metadata, source)
        self.add_slugs(metadata)
        return rendered.html, metadata

    def headers(self, source: Source) -> dict[str, Any]:
        """Return the headers as Pelican's objects; those of a draft that are wrong are left out."""
        metadata = {}
        for name in source.header_lines:
            if name not in source.wrong_headers:
                value = source.values(name) if name in LISTS else source.value(name)
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
        """A text counts as modified on the day of its last correction."""
        for correction in rendered.corrections:
            corrected = self.process_metadata("modified", correction.day.isoformat())
            modified = metadata.get("modified", corrected)
            metadata["modified"] = max(modified, corrected, key=datetime.date)

    def add_address(self, metadata: dict[str, Any], source: Source) -> None:
        if source.kind == "introduction":
            metadata["slug"] = self.content.site.tag_slug(source.tag)
            return
        if source.is_draft:
            address = f"drafts/{source.name.removesuffix('.md')}.html"
        else:
            address = self.content.site.address(source)
        metadata["save_as"] = address
        metadata["url"] = quote(address)

    def add_slugs(self, metadata: dict[str, Any]) -> None:
        authors = [*metadata.get("authors", [])]
        if "author" in metadata:
            authors.append(metadata["author"])
        for author in authors:
            author.slug = (
                author.name
            )  # authors have no pages, and not every name can be made a slug
        for tag in metadata.get("tags", []):
            tag.slug = self.content.site.tag_slug(tag.name)
            tag.name = typeset_line(tag.name)
