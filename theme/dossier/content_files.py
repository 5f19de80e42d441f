"""Finds the files in the content folder: texts, and files that texts can link."""

from pathlib import Path
from typing import NamedTuple

from .errors import ContentError
from .source import Source

# The extensions of texts in other formats, or in Markdown with another name.
OTHER_TEXTS = {
    *(".adoc", ".htm", ".html", ".markdown", ".mdown", ".mdx", ".mkd"),
    *(".org", ".rst", ".textile", ".xhtml"),
}


class Files(NamedTuple):
    """The files in the content folder.

    sources: the texts; linkable: the names of the other files; errors: those in wrong names.
    """

    sources: list[Source]
    linkable: list[str]
    errors: list[ContentError]


def find_files(folder: Path, template_pages: dict[str, str]) -> Files:
    """Return the files in a folder; raise OSError if a folder or a file cannot be read."""
    files = Files([], [], [])
    require_readable(folder)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if is_hidden(name):
            continue
        error = path_error(path, name, template_pages)
        if error:
            files.errors.append(ContentError(f"{folder.name}/{name}", 1, error))
        elif path.is_dir():
            require_readable(path)
        elif path.suffix == ".md":
            files.sources.append(Source(path, folder))
        else:
            files.linkable.append(name)
    return files


def require_readable(folder: Path) -> None:
    """Raise OSError if a folder cannot be read, which rglob() would ignore."""
    next(folder.iterdir(), None)


def is_hidden(name: str) -> bool:
    return "/." in f"/{name}"


def path_error(path: Path, name: str, template_pages: dict[str, str]) -> str:
    """Return the error in the name or the kind of a file or folder, or ''."""
    if not name.isprintable():
        return "the name contains a character that cannot be printed; rename the file"
    if path.is_symlink() or not (path.is_dir() or path.is_file()):
        return "this is not a regular file or folder; replace it with one"
    if name in template_pages:  # Pelican would use it instead of the template
        return "the site writes a file of this name itself; rename the file"
    if path.is_file() and path.suffix != ".md":
        suffix = path.suffix.lower()
        if suffix == ".md" or suffix in OTHER_TEXTS:
            return "texts are .md files; rename this one"
    return ""
