"""Collects the tags, the categories and the addresses of all content files."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from pelican.utils import slugify

from .characters import nfc
from .languages import find_language
from .settings import DEFAULTS, ICONS
from .similar_tags import find_similar
from .source import Source

# Addresses that are refused: hidden names, such as tag/.html; names that Windows reserves,
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file; and more than 200 characters.
UNSAFE_ADDRESS = re.compile(
    r"(?:.*/)? (?:\. | (?:con|prn|aux|nul|com\d|lpt\d) [./]) .* | .{201,}",
    re.IGNORECASE | re.VERBOSE,
)
# Bytes of the name of a file or a folder: many file systems allow 255, and the build adds endings
# such as .gz.
LONGEST_NAME = 240
# In the address of a draft, the names of its folders and its file are cut to this many characters.
LONGEST_PART = 60
UNSAFE_REMEDY = "use letters or digits, shorten it, and avoid names that Windows reserves"
SINGLE_FILE = "dossier.html"
SERVICE_WORKER = "service-worker.js"
LISTS = [f"{name}.html" for name in DEFAULTS["DIRECT_TEMPLATES"]]
# the addresses that no template in the setting TEMPLATE_PAGES can have
FIXED_ADDRESSES = [*LISTS, SINGLE_FILE, SERVICE_WORKER]
THE_SITE = "the site itself"  # the holder of the addresses of files that the site writes itself


def address_key(address: str) -> str:
    """Return an address without case: some file systems ignore the case of names."""
    return address.casefold()


def is_unsafe_address(address: str) -> bool:
    """Return whether some file systems or servers could not publish a file at an address."""
    longest = max(len(name.encode()) for name in address.split("/"))
    return longest > LONGEST_NAME or bool(UNSAFE_ADDRESS.fullmatch(address))


class Claim(NamedTuple):
    """An address that a file needs.

    header: the one that decides the address; holder: who needs it, such as the tag “NATO”;
    remedy: what to do if another file has the address; is_tag: whether it is that of a tag.
    """

    header: str
    address: str
    holder: str
    remedy: str
    is_tag: bool = False


class Site:
    """The content files of a site, with its tags, its categories and its addresses.

    folder: the name of the content folder;
    texts: the articles and pages with the status published or hidden; unpublished: those with the
        status draft or skip;
    introductions: those of tags;
    tags, categories: the names that have a page, because a text with the status published has them;
    all_tags: those of the texts, then those of the unpublished ones, each once;
    uses_of_tags: the number of texts with each tag;
    introduction_slugs: the Slug of each introduction, by its tag; '' if it has none;
    slugs, similar_tags: what slugify() and similar_tag() have found so far;
    draft_addresses: the address of each unpublished text, by the name of its file;
    holders: who needs an address, by its address_key(); usually there is one;
    uses_of_holders: how many texts need the address of each holder, such as that of a category.
    """

    def __init__(self, sources: Iterable[Source], settings: dict):
        sources = list(sources)
        self.settings = settings
        self.folder = Path(settings["PATH"]).name
        self.introductions = [source for source in sources if source.kind == "introduction"]
        self.unpublished = [source for source in sources if source.is_unpublished]
        articles_and_pages = [source for source in sources if source.kind != "introduction"]
        self.texts = [source for source in articles_and_pages if not source.is_unpublished]
        self.introduction_slugs: dict[str, str] = {}
        for source in self.introductions:
            self.introduction_slugs[source.tag] = source.value("slug")
        listed = [source for source in self.texts if source.status == "published"]
        self.tags = set(unique_tags(listed))
        tagged = [*self.texts, *self.unpublished]
        self.all_tags = unique_tags(tagged)
        self.uses_of_tags = Counter(tag for source in tagged for tag in source.tags)
        self.categories = {self.category(source) for source in listed if source.kind == "article"}
        self.slugs: dict[str, str] = {}
        self.similar_tags: dict[str, str] = {}
        self.draft_addresses: dict[str, str] = {}
        for draft in self.unpublished:
            self.draft_addresses[draft.name] = self.free_draft_address(draft)
        self.holders: dict[str, list[str]] = defaultdict(list)
        self.uses_of_holders: Counter[str] = Counter()
        for address in own_addresses(settings):
            self.add_holder(address, THE_SITE)
        for source in [*self.introductions, *self.texts]:
            for claim in self.claims(source):
                self.add_holder(claim.address, claim.holder)
                self.uses_of_holders[claim.holder] += 1

    def add_holder(self, address: str, holder: str) -> None:
        holders = self.holders[address_key(address)]
        if holder not in holders:
            holders.append(holder)

    def slugify(self, name: str) -> str:
        """Return a name in a-z, 0-9, _ and -, as the language of the site transliterates it."""
        if name not in self.slugs:
            latin = find_language(self.settings["DEFAULT_LANG"]).transliterate(nfc(name))
            substitutions = self.settings["SLUG_REGEX_SUBSTITUTIONS"]
            self.slugs[name] = slugify(latin, regex_subs=substitutions)
        return self.slugs[name]

    def tag_slug(self, tag: str) -> str:
        """Return the slug of a tag: the Slug of its introduction, if that has one."""
        return self.introduction_slugs.get(tag) or self.slugify(tag)

    def shown_introductions(self) -> list[Source]:
        """Return the introductions of tags that have a page: the tags of published texts."""
        # by slug, as add_introductions() in connections.py finds them
        slugs = {self.tag_slug(tag) for tag in self.tags}
        return [source for source in self.introductions if self.tag_slug(source.tag) in slugs]

    def similar_tag(self, tag: str) -> str:
        """Return another tag that is spelt almost like this one but has its own address, or ''.

        A tag of several texts is never reported, because Iceland and Ireland are different tags.
        Any other tag is compared with those that have an introduction, and those before it in
        all_tags.
        """
        if self.uses_of_tags[tag] > 1:  # then it is no slip
            return ""
        if tag not in self.similar_tags:
            earlier = self.all_tags[: self.all_tags.index(tag)]
            slug = self.tag_slug(tag)
            others = [*self.introduction_slugs, *earlier]
            others = [other for other in others if self.tag_slug(other) != slug]
            self.similar_tags[tag] = find_similar(tag, others)
        return self.similar_tags[tag]

    def category(self, article: Source) -> str:
        """Return the category of an article: its own, its folder's, or that of the settings."""
        folder = ""
        if self.settings["USE_FOLDER_AS_CATEGORY"]:
            folder = PurePosixPath(article.name).parent.name
        return nfc(article.value("category") or folder or self.settings["DEFAULT_CATEGORY"])

    def address(self, source: Source) -> str:
        """Return the address of an article or a page."""
        if source.value("save_as"):
            return source.value("save_as")
        slug = source.value("slug") or self.slugify(source.path.stem)
        return self.settings[f"{source.kind.upper()}_SAVE_AS"].format(slug=slug)

    def free_draft_address(self, draft: Source) -> str:
        """Return the address of a draft: drafts/ and the path of its file.

        If an earlier draft has the same address, a number is added.
        """
        slugs = []
        for part in draft.name.removesuffix(".md").split("/"):
            slug = self.slugify(part) or part
            slugs.append(slug[:LONGEST_PART])
        address = f"drafts/{'/'.join(slugs)}.html"
        number = 1
        while address in self.draft_addresses.values():
            number += 1
            address = f"drafts/{'/'.join(slugs)}-{number}.html"
        return address

    def claims(self, source: Source) -> Iterator[Claim]:
        """Yield each address that a source needs, unless its header has an error."""
        for claim in self.all_claims(source):
            if claim.header not in source.wrong_headers:
                yield claim

    def all_claims(self, source: Source) -> Iterator[Claim]:
        if source.kind == "introduction":
            if source.tag:
                yield self.tag_claim("title", source.tag)
            return
        header = "save_as" if source.value("save_as") else "slug"
        remedy = f"give another {header.capitalize()}"
        yield Claim(header, self.address(source), source.shown_path, remedy)
        for tag in source.tags:
            yield self.tag_claim("tags", tag)
        if source.kind == "article":
            yield self.category_claim(self.category(source))

    def tag_claim(self, header: str, tag: str) -> Claim:
        address = self.settings["TAG_SAVE_AS"].format(slug=self.tag_slug(tag))
        remedy = "use one spelling of the tag, or write a Slug in its introduction"
        return Claim(header, address, f"the tag “{tag}”", remedy, is_tag=True)

    def category_claim(self, name: str) -> Claim:
        address = self.settings["CATEGORY_SAVE_AS"].format(slug=self.slugify(name))
        return Claim("category", address, f"the category “{name}”", "choose one spelling")

    def holders_of(self, address: str) -> list[str]:
        return self.holders.get(address_key(address), [])

    def first_holders(self) -> dict[str, str]:
        """Return the first holder of each address, by the key of the address."""
        return {key: holders[0] for key, holders in self.holders.items()}


def unique_tags(sources: Iterable[Source]) -> list[str]:
    """Return the tags of texts, each once, in order."""
    tags = []
    for source in sources:
        tags += source.tags
    return list(dict.fromkeys(tags))


def own_addresses(settings: dict) -> list[str]:
    """Return the addresses of the files that the site writes by itself."""
    icon_addresses = [f"theme/{name}" for name in ICONS]
    templates = settings["TEMPLATE_PAGES"].values()
    return [*FIXED_ADDRESSES, *templates, *icon_addresses]
