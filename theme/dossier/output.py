"""Builds the site beside output/ and swaps the folders at the end: output/ is never incomplete."""

import ctypes
import os
import shutil
import sys
from importlib import import_module
from pathlib import Path

from pelican import Pelican
from pelican.generators import ArticlesGenerator, Generator

from .content import Content
from .errors import BuildError
from .lock import lock_folder
from .single_file import render_single_file
from .site import SINGLE_FILE

# RENAME_EXCHANGE of Linux's renameat2(2), RENAME_SWAP of macOS's renameatx_np(2)
SWAP = 2
# AT_FDCWD: the functions need it, but it has no effect on absolute paths
WORKING_DIRECTORY = -100 if sys.platform == "linux" else -2
ARCHIVE_STEP = "dossier.finish.archive"


def swap(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; if the system cannot, change nothing and return False."""
    libc = ctypes.CDLL(None)
    for name in ("renameat2", "renameatx_np"):
        rename = getattr(libc, name, None)
        if rename:
            result = rename(WORKING_DIRECTORY, bytes(one), WORKING_DIRECTORY, bytes(other), SWAP)
            return result == 0
    return False


class Output:
    """The folder of the current build, and a lock that makes a second build wait for the first.

    lock: the descriptor of the locked folder, or None;
    content: that of the current build, which prepare_content() in __init__.py sets;
    published: the folder of the site; building: the one beside it for the new site; previous: the
        one for the old site, if the system cannot swap the two; prepare() sets all three;
    context: the variables of the templates; begin() sets it.
    """

    lock: int | None = None
    content: Content
    published: Path
    building: Path
    previous: Path
    context: dict

    def prepare(self, pelican: Pelican) -> None:
        """Make Pelican write to a temporary folder; called again if settings change."""
        folder = Path(pelican.settings["OUTPUT_PATH"])
        error = folder_error(folder)
        if error:
            raise BuildError([f"{folder.name}/ {error}"])
        self.published = folder.resolve()
        name = self.published.name
        self.building = self.published.with_name(f".{name}.building")
        self.previous = self.published.with_name(f".{name}.previous")
        pelican.output_path = str(self.building)
        pelican.delete_outputdir = False  # the swap replaces the whole folder

    def begin(self, generators: list[Generator]) -> None:
        """Create the folder, now that all content is right, and write the single file.

        The single file is written first, because each page prints the size of that file.
        """
        self.remove_temporary_folders()
        if self.building.exists():
            remedy = "make its folders writable with chmod -R u+w, or delete it as its owner"
            raise BuildError([f"{self.building.name} cannot be deleted; {remedy}"])
        self.building.mkdir()
        articles = next(each for each in generators if isinstance(each, ArticlesGenerator))
        self.context = articles.context
        html = render_single_file(articles, self.content)
        (self.building / SINGLE_FILE).write_text(html, "utf-8")

    def finish(self, pelican: Pelican) -> None:
        """Add the pictures, run the finishing steps and publish the folder."""
        has_public_address = bool(pelican.settings["SITEURL"])
        uses_of_pictures = self.content.uses_of_pictures
        self.content.library.write(uses_of_pictures, self.building, has_public_address)
        archive = [ARCHIVE_STEP] if pelican.settings["ARCHIVE"] else []
        for name in [*pelican.settings["FINISH"], *archive]:
            step = import_module(name)
            step.finish(self.building, self.context)
        self.publish()
        self.end()

    def publish(self) -> None:
        """Swap the new folder with the published one; end() then removes the old site.

        If the system cannot swap folders, the site is missing for a moment. The first build
        has no folder to swap with: the new one is only renamed.
        """
        if not swap(self.building, self.published):
            if self.published.exists():
                self.published.rename(self.previous)
            self.building.rename(self.published)

    def end(self) -> None:
        """Remove the temporary folders, and let the next build begin."""
        if self.lock is not None:
            self.remove_temporary_folders()
            os.close(self.lock)
            self.lock = None

    def wait_for_other_builds(self) -> None:
        """Lock the parent of output/, which uploads lock, too."""
        if self.lock is None:
            parent = self.published.parent
            parent.mkdir(parents=True, exist_ok=True)
            self.lock = lock_folder(parent)

    def remove_temporary_folders(self) -> None:
        was_interrupted = self.previous.exists() and not self.published.exists()
        if was_interrupted:  # in publish(), of this build or of a killed one
            self.previous.rename(self.published)
        for folder in self.building, self.previous:
            shutil.rmtree(folder, ignore_errors=True)


def folder_error(folder: Path) -> str:
    """Return why a build must not replace a folder, or ''."""
    if folder.is_symlink():
        return "is a symlink, and a build would replace its target; delete the link"
    if not folder.exists():
        return ""
    if folder.is_mount():
        return "is a mount point, which a build cannot replace; mount the folder above it instead"
    if not folder.is_dir():
        return "is not a folder; rename it"
    if (folder / ".git").exists():
        return "contains .git, which a build would delete; move or delete it"
    is_empty = not any(folder.iterdir())
    is_site = (folder / SINGLE_FILE).exists()
    if not is_empty and not is_site:
        return "contains other files, which a build would delete; move or delete them"
    return ""
