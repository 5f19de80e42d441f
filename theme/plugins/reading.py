"""The one way of a text: Markdown, one tree, checked, made what the theme publishes, written out for Pelican."""

import os
from contextlib import suppress
from datetime import datetime
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from markdown import Markdown
from pelican.readers import BaseReader
from turbohtml import parse_fragment
from typogrify.filters import initial_quotes

from .contract.html import check_tree, check_words, sanitize
from .contract.links import Links
from .contract.site import Site
from .source import Source
from .text import Paragraph, typeset
from .text.inline import Inline
from .text.notes import check_notes
from .text.slips import Slips, lost_words
from .text.timeline import correct
from .text.typography import printed

SHARE = 100  # texts: for fewer a process is not worth its start


class Reading(NamedTuple):
    """A text as it is published, what in it can be linked, where it links to, and what is wrong with it.

    fragments: of each link with one, the path of the text it leads to, the fragment and the link;
    corrections: the day and the words of each.
    """

    html: str = ""
    ids: frozenset[str] = frozenset()
    fragments: tuple[tuple[str, str, str], ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    corrections: tuple[tuple, ...] = ()
    faults: tuple[str, ...] = ()


class Reader:
    """Reads the texts of one build."""

    def __init__(self, settings: dict, links: Links):
        self.content, self.settings, self.links = Path(settings["PATH"]), settings["MARKDOWN"], links
        self.markdown = self.new_markdown()

    def new_markdown(self) -> Markdown:
        markdown = Markdown(**self.settings | {"extensions": [*self.settings["extensions"], Slips(), Inline()]})
        markdown.treeprocessors.deregister("footnote-duplicate")  # which knows notes by their class alone
        return markdown

    def read(self, source: Source, text: str, despite: bool = False) -> Reading:
        """Return a text as it is published; where it has faults these alone, or despite them what is right of it."""
        try:
            html = self.markdown.reset().convert(text)
        except Exception as error:  # whatever a text makes Markdown stumble over is that text's fault
            self.markdown = self.new_markdown()  # the old one is not fit to go on with
            right = "simplify it, or lift out what is too deep in other parts"
            return Reading(faults=(f"Markdown cannot read this text ({error}); {right}",))
        faults = [*self.markdown.slips, *lost_words(text, html, self.markdown.htmlStash.rawHtmlBlocks)]
        html = initial_quotes(html.replace("“", "&#8220;").replace("‘", "&#8216;"))  # entities, which typogrify knows
        tree = parse_fragment(html, positions=False)
        if not faults:  # else Markdown may be to blame
            faults += check_tree(html, tree)
        faults += [*check_words(tree), *check_notes(tree)]
        corrections = correct(tree, faults)
        fragments = self.links.resolve(source, tree, faults)
        tree = sanitize(tree, faults)
        if faults and not despite:
            return Reading(faults=tuple(faults))
        paragraphs = []
        with suppress(Exception if faults else ()):  # what is wrong may make it stumble; what it has done holds
            paragraphs = typeset(tree, self.content)
        if source.value("template"):  # a paragraph of which nobody will link
            tree.remove("a.mark")
        ids = frozenset(element.attrs["id"] for element in tree.select("[id]"))
        return Reading(tree.inner_html, ids, tuple(fragments), tuple(paragraphs), tuple(corrections), tuple(faults))


def read_all(reader: Reader, sources: list[Source]) -> list[Reading]:
    """Return the readings of texts, in order, made by as many processes as there are processors.

    Raises BrokenProcessPool where a process ends before its work.
    """
    read_one.reader = reader  # which a fork has, so that nothing need be loaded again
    count = min(os.cpu_count() or 1, len(sources) // SHARE)
    if count < 2:
        return list(map(read_one, sources))
    from concurrent.futures import ProcessPoolExecutor  # only here, as a small build would notice

    with ProcessPoolExecutor(count, get_context("fork"), end_with_build) as pool:
        return list(pool.map(read_one, sources, chunksize=SHARE // 4))


def end_with_build() -> None:
    """Let this process end with the build, even where that is killed: it would wait for more work forever."""
    Thread(target=lambda: os._exit(parent_process().join() or 1), daemon=True).start()


def read_one(source: Source) -> Reading:
    return read_one.reader.read(source, source.text, source.draft)


class ContractReader(BaseReader):
    """Gives Pelican what was checked, and nothing else."""

    file_extensions = ("md",)  # Pelican’s own reader of it is defined earlier, and the last one wins
    texts: dict[Path, tuple[Source, Reading | None]]
    site: Site

    def read(self, path: str) -> tuple[str, dict]:
        source, reading = self.texts.pop(Path(path))  # each is read once
        if not reading:
            return "", {"status": "skip"}
        wrong = {line for _, line, _ in source.faults}  # of a draft
        names = [name for name, line in source.at.items() if line not in wrong]
        values = {name: self.process_metadata(name, source.value(name)) for name in names}
        if source.draft:
            values |= {"title": source.value("title") or source.path.stem, "summary": source.value("summary")}
            values |= {"status": "draft", "template": "draft"}
        values |= {name: printed(values[name]) for name in {"label", "summary", "title"} & values.keys()}
        values |= {"paragraphs": reading.paragraphs, "corrections": [*reading.corrections]}
        for day, _ in reading.corrections:
            corrected = self.process_metadata("modified", str(day))
            values["modified"] = max(values.get("modified", corrected), corrected, key=datetime.date)
        if source.kind == "introduction":
            values["slug"] = self.site.tag_slug(source.value("title"))
        else:
            address = f"drafts/{source.name[:-3]}.html" if source.draft else self.site.address(source)
            values["save_as"] = values["url"] = address
        for author in filter(None, [values.get("author"), *values.get("authors", [])]):
            author.slug = author.name  # no page needs an address made of it, which not every name gives
        for tag in values.get("tags", []):
            tag.name, tag.slug = printed(tag.name), self.site.tag_slug(tag.name)
        return reading.html, values
