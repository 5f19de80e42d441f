"""Renders one text: from Markdown to HTML, to a tree that is checked, to the HTML of the page."""

from collections.abc import Sequence
from typing import NamedTuple

from turbohtml import Element, parse_fragment
from typogrify.filters import initial_quotes

from .checks.dates import check_correction_dates, check_corrections, check_dates_of_terms
from .checks.html import check_content, check_structure, check_tree
from .checks.lines import check_wrapped_colons
from .checks.lists import check_numbered_lists
from .checks.lost_words import check_lost_words
from .checks.markdown import MarkdownChecks
from .checks.notes import check_notes
from .corrections import Correction, add_corrections_id, find_corrections, find_corrections_id
from .inline_patterns import InlinePatterns
from .language import Language
from .languages import find_language
from .line_breaks import LineBreaks
from .link_addresses import LinkAddresses
from .links import LinkResolver, ResolvedLinks
from .map_projection import City
from .numbered_terms import NumberedTerms
from .pictures.picture import Picture
from .quick_markdown import QuickMarkdown
from .render.abbreviations import explain_once
from .render.notes import place_notes
from .render.paragraphs import ANCHOR, Paragraph, add_anchors
from .render.pictures import add_pictures
from .render.tables import prepare_tables
from .render.timeline import add_timelines
from .render.typography import typeset
from .sanitizer import sanitize
from .source import Source

# Elements with labels in the language of the site.
LABELS = f"{ANCHOR}, a[role=doc-backlink], aside[role=note] > details > summary"


class Checked(NamedTuple):
    """The tree of a text that Markdown has rendered.

    Wrong links and forbidden elements are removed from it. errors: the messages of all checks.
    """

    tree: Element
    errors: list[str]
    links: ResolvedLinks
    corrections: Sequence[Correction] = ()


class Rendered(NamedTuple):
    """A text as it is published, its errors, or both if it is a draft.

    links: its links to ids, and its pictures (see ResolvedLinks in links.py);
    html: '' if the text was not rendered, because it has errors and is no draft;
    ids: those to which a link can lead;
    main_picture: that of the header Image, which content.py adds;
    paragraphs: those that tag pages can quote;
    corrections_id: that of the heading above the corrections, or '';
    errors: the messages of all checks.
    """

    links: ResolvedLinks
    html: str = ""
    ids: frozenset[str] = frozenset()
    main_picture: Picture | None = None
    paragraphs: Sequence[Paragraph] = ()
    corrections: Sequence[Correction] = ()
    corrections_id: str = ""
    errors: Sequence[str] = ()

    @property
    def pictures(self) -> list[Picture]:
        """The pictures that its page shows."""
        shown = [each.picture for each in self.links.pictures.values()]
        if self.main_picture:
            shown.insert(0, self.main_picture)
        return shown


class Pipeline:
    """Renders the texts of one build. It can be pickled, for other processes."""

    def __init__(self, settings: dict, link_resolver: LinkResolver, cities: dict[str, City]):
        self.timezone = settings["TIMEZONE"]
        self.markdown_settings = settings["MARKDOWN"]
        self.link_resolver = link_resolver
        self.cities = cities
        self.language = find_language(settings["DEFAULT_LANG"])
        self.start_markdown()

    def __getstate__(self) -> dict:
        state = self.__dict__.copy()
        del state["markdown"]
        return state

    def __setstate__(self, state: dict) -> None:
        self.__dict__.update(state)
        self.start_markdown()

    def start_markdown(self) -> None:
        self.markdown_checks = MarkdownChecks()
        extensions = [
            *self.markdown_settings["extensions"],
            self.markdown_checks,
            InlinePatterns(),
            LineBreaks(),
            LinkAddresses(),
            NumberedTerms(),
        ]
        markdown_settings = self.markdown_settings | {"extensions": extensions}
        self.markdown = QuickMarkdown(**markdown_settings)
        # This part of Markdown would change every element of the class footnote, not only notes.
        self.markdown.treeprocessors.deregister("footnote-duplicate", strict=False)

    def render(self, source: Source, text: str, *, keep_going: bool = False) -> Rendered:
        """Check and render the text of a source.

        text: that of the source; tests pass another one. keep_going: also render a text with
        errors.
        """
        checked = self.check(source, text)
        if checked.errors and not keep_going:
            # content.py checks these links when the ids of all texts are known.
            return Rendered(checked.links, errors=checked.errors)
        tree = checked.tree
        corrections_id = find_corrections_id(tree, source.text_language(self.language.code))
        paragraphs = self.change_tree(tree, source, checked.links, corrections_id)
        # Only 404.md and offline.md have the header Template. Nobody links to paragraphs of their
        # pages, which are shown in the place of others.
        if source.value("template"):
            tree.remove(ANCHOR)  # all elements that match
        return Rendered(
            links=checked.links,
            html=tree.inner_html,
            ids=frozenset(element.attrs["id"] for element in tree.select("[id]")),
            paragraphs=paragraphs,
            corrections=checked.corrections,
            corrections_id=corrections_id,
            errors=checked.errors,
        )

    def check(self, source: Source, text: str, *, is_beginning: bool = False) -> Checked:
        """Render a text with Markdown, and find its errors.

        is_beginning: `text` has only the first lines of the source, in which error_lines.py looks
        for an error of the whole text. Some checks are skipped after an error that could be the
        cause of what they would report. For a beginning, all checks run, because such an error may
        come only from the cut.

        In the tree of the result, links have the form that Pelican completes (pelican_link() in
        links.py), there are no forbidden elements, and the heading of the corrections has an id.
        """
        try:
            html = self.markdown.reset().convert(text)
        except Exception as error:  # Markdown and its extensions can raise any exception
            self.start_markdown()  # the old one may be in any state
            remedy = "simplify it, or nest lists and quotations less deeply"
            message = f"Markdown cannot read this text ({error}); {remedy}"
            return Checked(parse_fragment(""), [message], ResolvedLinks([], {}, []))
        stored_blocks = self.markdown.htmlStash.rawHtmlBlocks
        errors = list(self.markdown_checks.errors)
        # An earlier error may be the cause of lost words.
        reports_lost_words = is_beginning or not errors
        if reports_lost_words:
            errors += check_lost_words(text, html, stored_blocks)
        html = hang_quotes(html)  # before the tree is made, because typogrify reads HTML
        tree = parse_fragment(html, positions=False)
        text_language = source.text_language(self.language.code)
        errors_in_tags = list(check_tree(html, tree))
        # An earlier error, including lost words, may be the cause of wrong tags.
        reports_tags = is_beginning or not errors
        if reports_tags:
            errors += errors_in_tags
        # A line that begins with a colon by mistake becomes a meaning, <dd>.
        if tree.select_one("dd"):
            has_french_spaces = text_language.has_french_spaces
            lines = self.markdown_checks.lines  # without fenced code
            errors += check_wrapped_colons(lines, has_french_spaces=has_french_spaces)
        errors += check_content(tree)
        errors += check_notes(tree, self.markdown_checks.lines)
        errors += check_numbered_lists(tree, text_language)
        errors += check_dates_of_terms(tree, text_language)
        errors += check_corrections(tree, text_language)
        add_corrections_id(tree, text_language)
        corrections = find_corrections(tree, text_language)
        errors += check_correction_dates(corrections, source, self.timezone)
        # before sanitize(), which would remove a wrong address without saying what to write
        links, errors_in_links = self.link_resolver.resolve(source, tree)
        errors += errors_in_links
        tree, errors_in_html = sanitize(tree)
        errors += errors_in_html
        # If a tag is not closed, its element contains the rest of the text, and check_structure()
        # would report all of that.
        reports_structure = is_beginning or not errors_in_tags
        if reports_structure:
            errors += check_structure(tree)
        return Checked(tree, errors, links, corrections)

    def change_tree(
        self, tree: Element, source: Source, links: ResolvedLinks, corrections_id: str
    ) -> list[Paragraph]:
        """Change the tree of a text in place; return its paragraphs.

        A comment gives the reason where the order matters.
        """
        text_language = source.text_language(self.language.code)
        typeset(tree, text_language)  # first: the other steps add words in the site's language
        place_notes(tree, self.language.labels)
        add_timelines(tree, self.cities, text_language, corrections_id)
        prepare_tables(tree)
        has_main_picture = bool(source.value("image"))
        add_pictures(tree, links.pictures, text_language, has_main_picture)
        # after place_notes() and add_pictures(), because notes and figures get no links
        paragraphs = add_anchors(tree, self.language.labels)
        explain_once(tree)  # after place_notes(): the text explains words before the notes do
        if text_language.code != self.language.code:
            mark_labels(tree, self.language)
        return paragraphs


def render_batch(pipeline: Pipeline, sources: Sequence[Source]) -> list[Rendered]:
    """Render texts, in order; drafts also if they have errors."""
    rendered = []
    for source in sources:
        rendered.append(pipeline.render(source, source.text, keep_going=source.is_unpublished))
    return rendered


def mark_labels(tree: Element, site_language: Language) -> None:
    """Mark the labels of the site in a text of another language."""
    for label in tree.select(LABELS):
        label.attrs["lang"] = site_language.code


def hang_quotes(html: str) -> str:
    """Put quotation marks that begin a block into elements, which hang in the margin."""
    # typogrify finds curly quotation marks only if they are entities.
    html = html.replace("“", "&#8220;").replace("‘", "&#8216;")
    return initial_quotes(html)
