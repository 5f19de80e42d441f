"""Finds the files in the content folder: texts, and files that texts can link to."""

import os
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path, PurePath
from typing import NamedTuple
from unicodedata import category

from .characters import JOINERS, code_point, invisible_characters
from .errors import ContentError
from .source import KIND_BY_FOLDER, Source

# The extensions of texts, also in formats that are not read here.
TEXT_EXTENSIONS = set(
    ".adoc .htm .html .markdown .md .mdown .mdx .mkd .org .rst .textile .xhtml".split()
)
# For a file with the name of a template in TEMPLATE_PAGES: Pelican would use the file instead.
IS_TEMPLATE = "the theme has a template of this name; rename it"


class Files(NamedTuple):
    """The files in the content folder.

    errors: those in the names or the kinds of files and folders;
    sources: the texts without such an error; linkable: the names of the other files without one.
    """

    sources: list[Source]
    linkable: list[str]
    errors: list[ContentError]


def find_files(folder: Path, template_pages: dict[str, str]) -> Files:
    """Return the files in a folder; raise OSError if a folder or a file cannot be read."""
    files = Files([], [], [])
    # visible_entries() skips hidden files, such as .htaccess.
    for template in template_pages:
        if template.startswith(".") and (folder / template).exists():
            files.errors.append(ContentError(f"{folder.name}/{template}", 1, IS_TEMPLATE))
    for entry in visible_entries(folder):
        name = entry.path.removeprefix(f"{folder}/")
        error = path_error(entry, name, template_pages)
        if error:
            files.errors.append(ContentError(f"{folder.name}/{name}", 1, error))
        elif entry.is_dir():
            continue
        elif name.endswith(".md"):
            files.sources.append(Source(Path(entry.path), folder))
        else:
            files.linkable.append(name)
    return files


def visible_entries(folder: str | Path) -> Iterator[os.DirEntry]:
    """Yield the files and folders in a folder, at any depth, without hidden ones."""
    for entry in sorted(os.scandir(folder), key=attrgetter("name")):
        if entry.name.startswith("."):
            continue
        yield entry
        if entry.is_dir(follow_symlinks=False):
            yield from visible_entries(entry.path)


def path_error(entry: os.DirEntry, name: str, template_pages: dict[str, str]) -> str:
    """Return the error in the name or the kind of a file or folder, or ''."""
    invisible = invisible_characters(name)
    for character in name:
        # A name can contain spaces such as U+202F, which macOS writes before AM, and joiners, as in
        # Persian words.
        is_space_or_joiner = category(character) == "Zs" or character in JOINERS
        is_allowed = character.isprintable() or is_space_or_joiner
        if not is_allowed or character in invisible:
            return f"the name contains {code_point(character)}, which cannot be printed; rename it"
    if entry.is_symlink() or not (entry.is_dir() or entry.is_file()):
        return "this is a symlink or a special file; replace it with a file or a folder"
    if name not in KIND_BY_FOLDER and name.lower() in KIND_BY_FOLDER:
        return f"this folder must be called {name.lower()}, in small letters; rename it"
    if name in template_pages:
        return IS_TEMPLATE
    suffix = PurePath(name.removesuffix(".txt")).suffix  # some editors write talks.md.txt
    is_text = entry.is_file() and suffix.lower() in TEXT_EXTENSIONS
    if is_text and not name.endswith(".md"):
        return "texts are .md files; rename this one"
    return ""
