"""What tags lead to: each to its page, with an introduction and quotations, a text to others that share its tags."""

import re
from functools import cache
from itertools import count, groupby
from unicodedata import normalize

from markupsafe import Markup
from turbohtml import Element, Text, parse_fragment

from .text import Paragraph
from .text.typography import printed


@cache
def wording(names: str) -> re.Pattern:
    """Return what finds whole words, given as 'NATO, the Alliance', in NFC; a small one may also begin a sentence."""
    names = re.split("[,;]", normalize("NFC", printed(names)))
    words = [r"\s+".join(map(re.escape, name.split())) for name in names if name.strip()]
    either = "|".join(f"(?i:{name[0]}){name[1:]}" if name[0].islower() else name for name in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def mark(html: str, names: re.Pattern) -> Markup:
    """Return the HTML with the names marked, across inline elements too."""
    tree = parse_fragment(html, positions=False)
    marked = {place for found in names.finditer(tree.text) for place in range(*found.span())}
    at = count()
    for text in [node for node in tree.descendants if isinstance(node, Text)]:
        runs = [(named, Text("".join(run))) for named, run in groupby(text.data, lambda _: next(at) in marked)]
        text.replace_with(*(Element("mark", {}, [run]) if named else run for named, run in runs))
    return Markup(tree.inner_html)


def passages(paragraphs: list[Paragraph], names: str) -> list[Paragraph]:
    """Return the paragraphs that name the tag, in order, with the names marked."""
    pattern = wording(names)
    return [
        paragraph._replace(terms=mark(paragraph.terms, pattern), html=mark(paragraph.html, pattern))
        for paragraph in paragraphs
        if pattern.search(paragraph.text) or (paragraph.terms and pattern.search(parse_fragment(paragraph.terms).text))
    ]


def remember(articles) -> None:
    articles.context["articles_by_tag"] = articles.tags  # which the generator of pages does not know


def introduce(pages) -> None:
    """Give each tag its introduction, a page, and the pages that carry it, which Pelican leaves off its tags.

    Give each text its ways: the newer and the older article, and up to three others that share its rarest tags;
    and the site the day of its last change.
    """
    tags = pages.context.pop("articles_by_tag")
    introductions = {page.slug: page for page in pages.hidden_pages if page.relative_source_path.startswith("tags/")}
    tagged = [(tag, page) for page in pages.pages for tag in getattr(page, "tags", [])]
    for tag, _ in tagged:
        tags.setdefault(tag, [])  # a tag that only a page carries has its page too
    for tag in tags:
        tag.introduction = introductions[tag.slug]
        tag.pages = [page for carried, page in tagged if carried == tag]
    carriers = {tag: [*articles, *tag.pages] for tag, articles in tags.items()}
    pages.context["tags"] = sorted(tags.items(), key=lambda tagged: -len(carriers[tagged[0]]))
    articles, alone = pages.context["articles"], [(None, page, None) for page in pages.pages]
    for newer, text, older in [*zip([None, *articles], articles, [*articles[1:], None]), *alone]:
        rarest = sorted(getattr(text, "tags", []), key=lambda tag: len(carriers[tag]))
        first = dict.fromkeys(other for tag in rarest for other in carriers[tag][:6])  # three may be near, three taken
        text.newer, text.older = newer, older
        text.related = [other for other in first if other not in (newer, text, older)][:3]
    days = [getattr(text, name, None) for text in [*articles, *pages.pages] for name in ("date", "modified")]
    pages.context["updated"] = max(filter(None, days), default=None)


def prepare(pelican) -> None:
    pelican.settings |= {name: printed(pelican.settings[name]) for name in ("SITENAME", "SITESUBTITLE")}
    pelican.settings["JINJA_FILTERS"]["passages"] = passages
