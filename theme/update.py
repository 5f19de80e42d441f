"""Replaces the project's own files with those of another version, for make update.

It changes only what is in FILES, not the content, the settings or other files of an owner. One
exception: to update a version before 1.0, it also runs earlier_settings.py, which rewrites the
settings in their new form.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

FILES = [
    "theme",
    "tests",
    "Makefile",
    "README.md",
    "requirements.txt",
    ".ci",
    ".github",
    ".editorconfig",
    ".gitignore",
    ".pytest.toml",
    ".ruff.toml",
    ".rumdl.toml",
]
# Folders that owners can delete: an update does not bring them back.
OPTIONAL = ["tests/dossier", ".ci", ".github"]
VERSION = Path("theme/VERSION")
UNNUMBERED = "0"  # before 1.0
COMMIT = "git init && git add --all && git commit --message 'My dossier'"
NOTHING = "Nothing was updated"
INCOMPLETE = "The update is incomplete; undo it with git reset --hard"
EARLIER_SETTINGS = "theme/earlier_settings.py"


def git(*arguments: str, failure: str = NOTHING) -> str:
    """Return what a Git command prints; stop if it fails."""
    command = ["git", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{failure}: {result.stderr.strip()}")
    return result.stdout


def require_no_changes() -> None:
    if not Path(".git").exists():
        sys.exit(f"{NOTHING}: this folder is no Git repository yet; first run\n{COMMIT}")
    # Changes outside FILES count, too: git reset --hard, which undoes updates, would delete them.
    changes = git("status", "--porcelain", "--untracked-files=no")
    changes += git("ls-files", "--others", "--exclude-standard", "--", *FILES)
    if changes:
        sys.exit(f"{NOTHING}: commit or undo these changes first\n{changes.rstrip()}")


def paths_in(commit: str) -> set[str]:
    """Return the paths of the project's own files in a commit.

    Folders in OPTIONAL are left out if the owner has deleted them.
    """
    deleted_folders = tuple(f"{folder}/" for folder in OPTIONAL if not Path(folder).exists())
    listed = git("ls-tree", "-r", "-z", "--name-only", commit, "--", *FILES)
    return {path for path in listed.split("\0") if path and not path.startswith(deleted_folders)}


def deleted_paths(commit: str) -> set[str]:
    """Return the paths of files that the project once had and has deleted, up to a commit."""
    options = "--format=", "--name-only", "--no-renames", "--diff-filter=D", "-z"
    return set(git("log", *options, commit, "--", *FILES).split("\0"))


def changed_by_the_owner(commit: str) -> list[str]:
    """Return the paths, among FILES, that the owner has changed or added.

    These are the files whose contents in HEAD are in no version of the project. commit: the newest
    version; its history contains all others.
    """
    listed = git("rev-list", "--objects", commit, "--", *FILES).splitlines()
    ids_of_versions = {line.partition(" ")[0] for line in listed}
    changed = []
    for line in git("ls-tree", "-r", "-z", "HEAD", "--", *FILES).split("\0"):
        description, _, path = line.partition("\t")  # the mode, the type and the id, then the path
        if path and description.split()[2] not in ids_of_versions:
            changed.append(path)
    return changed


def version() -> str:
    """Return the number of the version in this folder, or "0" for any version before 1.0."""
    return VERSION.read_text("utf-8").strip() if VERSION.exists() else UNNUMBERED


def update(source: str) -> None:
    require_no_changes()
    git("fetch", "--quiet", "--", source, "HEAD")
    new = git("rev-parse", "FETCH_HEAD").strip()
    old_paths = paths_in("HEAD")
    new_paths = paths_in(new)
    if str(VERSION) not in new_paths:
        sys.exit(f"{NOTHING}: {source} is no repository of this project; correct FROM")
    obsolete = sorted((old_paths - new_paths) & deleted_paths(new))
    changed = changed_by_the_owner(new)
    for path in sorted(new_paths - old_paths):
        if os.path.lexists(path):
            # require_no_changes() has refused all untracked files but those that Git ignores. So
            # this file is ignored, and Git could not restore it.
            sys.exit(f"{NOTHING}: the new version has a file {path}; rename yours")
    before = version()
    git("checkout", new, "--", *sorted(new_paths), failure=INCOMPLETE)
    if obsolete:
        git("rm", "--quiet", "--", *obsolete, failure=INCOMPLETE)
    if before == UNNUMBERED:
        rewriting = subprocess.run([sys.executable, EARLIER_SETTINGS], check=False)
        if rewriting.returncode != 0:
            sys.exit("The settings could not be rewritten; undo the update with git reset --hard")
    if not git("diff", "--cached", "--name-only"):
        print(f"{NOTHING}: version {before} is the newest")
        return
    for path in changed:
        if path in new_paths or path in obsolete:
            fate = "replaced" if path in new_paths else "deleted"
            print(f"{path}, which you had changed, was {fate}; see git diff HEAD -- {path}")
    print(f"Updated to version {version()}: read theme/CHANGES.md, run make html,")
    print("and commit the changes, or undo them with git reset --hard.")


if __name__ == "__main__":
    try:
        update(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)  # as shells report it
