"""Checks addresses, tags, categories and introductions, on which several files must agree."""

from collections import Counter
from collections.abc import Iterator

from ..errors import beginning_of
from ..site import THE_SITE, UNSAFE_REMEDY, Claim, Site, is_unsafe_address
from ..source import Source


def check_site(site: Site) -> Iterator[tuple[Source, str, str]]:
    """Yield the source, the header and the message of each error."""
    introductions_per_slug = Counter(site.tag_slug(source.tag) for source in site.introductions)
    # The addresses that unpublished texts will have when they are published must be free, too.
    sources = [*site.introductions, *site.texts, *site.unpublished]
    for source in sources:
        for claim in site.claims(source):
            message = claim_error(site, claim)
            if message:
                yield source, claim.header, message
    for source in [*site.texts, *site.unpublished]:
        for header, message in check_tags_and_category(site, source, introductions_per_slug):
            yield source, header, message
    # The tags of a file that cannot be read are unknown: an introduction may only seem unused.
    if all(source.has_headers for source in sources):
        yield from check_introductions(site, introductions_per_slug)


def claim_error(site: Site, claim: Claim) -> str:
    """Return the error in an address that a source needs, or ''.

    Site knows who holds each address: a published text, a tag, a category or the site itself.
    """
    if is_unsafe_address(claim.address):
        problem = f"cannot have the address {beginning_of(claim.address)}"
        return f"{beginning_of(claim.holder)} {problem}; {UNSAFE_REMEDY}"
    holders = site.holders_of(claim.address)
    others = [holder for holder in holders if holder != claim.holder]
    if not others:
        return ""
    # If several tags share an address, the first holder keeps it (Site adds the tags of
    # introductions first), and the texts with the other tags are reported. A category keeps it if
    # it has more articles than any other. If texts share an address, all are reported.
    is_first_tag = claim.is_tag and claim.holder == holders[0]
    uses = site.uses_of_holders
    is_usual = all(uses[claim.holder] > uses[other] for other in others)
    is_usual_category = claim.header == "category" and is_usual and THE_SITE not in others
    if is_first_tag or is_usual_category:
        return ""
    others.sort(key=uses.__getitem__, reverse=True)
    return f"the address {claim.address} of {claim.holder} is taken by {others[0]}; {claim.remedy}"


def check_tags_and_category(
    site: Site, source: Source, introductions_per_slug: Counter
) -> Iterator[tuple[str, str]]:
    """Each tag is spelt in one way, and no category is named after a folder of Jekyll.

    A hidden text can only use tags and a category of listed texts, which have the status published:
    other tags and categories have no page.
    """
    is_hidden = source.status == "hidden"
    for tag in source.tags:
        slug = site.tag_slug(tag)
        if is_hidden and tag not in site.tags:
            yield "tags", no_page_message("tag", tag)
        elif slug not in introductions_per_slug:  # an introduction confirms the spelling of a tag
            other = site.similar_tag(tag)
            if other:
                remedy = f"use that spelling, or write {site.folder}/tags/{slug}.md"
                yield "tags", f"the tag “{tag}” is spelt almost like “{other}”; {remedy}"
    if source.kind == "article":
        category = site.category(source)
        if is_hidden and category not in site.categories:
            yield "category", no_page_message("category", category)
        if category.startswith("_") and not source.is_unpublished:  # the folder _posts of Jekyll
            yield "category", f"the category would be “{category}”; write the header Category"


def no_page_message(kind: str, name: str) -> str:
    problem = f"no listed text has the {kind} “{name}”, so it has no page"
    return f"{problem}; write a {kind} that a listed text has"


def check_introductions(
    site: Site, introductions_per_slug: Counter
) -> Iterator[tuple[Source, str, str]]:
    """A tag has at most one introduction, and each introduction is of a tag that a text has."""
    used = set(site.tags)
    for draft in site.unpublished:
        used.update(draft.tags)
    used_slugs = {site.tag_slug(tag) for tag in used}
    introductions_per_tag = Counter(source.tag for source in site.introductions)
    for source in site.introductions:
        if not source.tag:  # checks/headers.py reports the missing Title
            continue
        slug = site.tag_slug(source.tag)
        if introductions_per_tag[source.tag] > 1:
            yield (
                source,
                "title",
                f"“{source.tag}” has several introductions; keep one and delete the others",
            )
        elif introductions_per_slug[slug] > 1:
            problem = f"“{source.tag}” would have the address of another tag"
            yield source, "title", f"{problem}; give one of the two introductions a Slug"
        elif slug not in used_slugs:
            problem = f"no listed article or page has the tag “{source.tag}”"
            yield source, "title", f"{problem}; write a tag as the Title, or delete this file"
