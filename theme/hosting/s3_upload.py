"""Uploads output/ to an S3 bucket with aws, new files before the changed pages that link to them.

Usage: s3_upload.py BUCKET
"""

import signal
import subprocess
import sys
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
from publishconf import HEADERS

PAGES = "*.html"
WORKER = "service-worker.js"
# S3 sends every browser the same file, so compressed copies are useless there.
EXCLUDED = ["*.br", "*.gz", ".htaccess", ".nojekyll", "_headers"]
# the headers that are uploaded with a file, and the option of aws for each; others are left out
OPTIONS = {"Cache-Control": "--cache-control", "Content-Type": "--content-type"}


def aws(*arguments: str) -> None:
    """Run a command of aws s3, without the files that S3 does not need; exit if it fails."""
    # If several filters match a file, the last one decides.
    command = ["aws", "s3", *arguments, *excludes(EXCLUDED), "--only-show-errors"]
    status = subprocess.run(command, check=False).returncode
    if status != 0:
        sys.exit(status)


def excludes(patterns: Iterable[str]) -> list[str]:
    return [f"--exclude={pattern}" for pattern in patterns]


def copy(bucket: str, filters: list[str], options: Iterable[str] = ()) -> None:
    """Copy the files that the filters leave, with the options for their headers."""
    aws("cp", "--recursive", "output", bucket, *filters, *options)


def copy_only(bucket: str, patterns: list[str], options: Iterable[str]) -> None:
    """Copy the files that match one of the patterns."""
    includes = [f"--include={pattern}" for pattern in patterns]
    copy(bucket, ["--exclude=*", *includes], options)


def options_by_pattern() -> dict[str, list[str]]:
    """Return the options for the headers of each pattern in the setting HEADERS.

    A pattern such as /*.html also has the headers of more general ones, such as /*.
    """
    found = {}
    # main() copies pages and the worker separately, so both need an entry here. If HEADERS does not
    # name them, they have the headers of more general patterns.
    for pattern in dict.fromkeys([*HEADERS, f"/{PAGES}", f"/{WORKER}"]):
        headers = {}
        for general, general_headers in HEADERS.items():
            if fnmatchcase(pattern, general):  # /* also matches /*.html
                headers |= general_headers
        options = []
        for name, value in headers.items():
            option = OPTIONS.get(name.title())
            if option:
                options.append(f"{option}={value}")
        if options and pattern != "/":  # no file has the address of a folder
            found[pattern.removeprefix("/")] = options
    return found


def uploaded_files(bucket: str) -> set[str]:
    command = ["aws", "s3", "ls", "--recursive", bucket]
    # not checked, because this command fails for an empty bucket
    listing = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True).stdout
    # Each line has a day, a time, a size and the name, which begins with the folder in the bucket.
    folder = bucket.removeprefix("s3://").partition("/")[2]
    names = [line.split(maxsplit=3)[3] for line in listing.splitlines()]
    return {name.removeprefix(folder).removeprefix("/") for name in names}


def new_pages(bucket: str) -> list[str]:
    """Return the pages that the bucket lacks.

    On the first upload, return none: the bucket has no pages that could link to them yet.
    """
    pages = {path.relative_to("output").as_posix() for path in Path("output").rglob(PAGES)}
    uploaded = uploaded_files(bucket)
    if pages.isdisjoint(uploaded):
        return []
    return sorted(pages - uploaded)


def main(bucket: str) -> None:
    options = options_by_pattern()
    patterns = [pattern for pattern in options if pattern not in (PAGES, WORKER)]
    # first the files for which HEADERS has no options
    copy(bucket, excludes([*patterns, PAGES, WORKER]))
    # then those of each pattern; of two patterns that match a file, the later one has the last word
    for pattern in patterns:
        # A pattern such as * also matches the pages and the worker, which come later.
        filters = ["--exclude=*", f"--include={pattern}", *excludes([PAGES, WORKER])]
        copy(bucket, filters, options[pattern])
    # New pages come before the changed pages, which may link to them.
    pages = new_pages(bucket)
    if pages:
        copy_only(bucket, pages, options.get(PAGES, []))
    for pattern in PAGES, WORKER:
        copy_only(bucket, [pattern], options.get(pattern, []))
    # All files are there by now, so this only deletes old ones. A file of the same size is not
    # copied again, because the copy would lose the headers that are set above.
    aws("sync", "output", bucket, "--size-only", "--delete")


if __name__ == "__main__":
    try:
        main(f"s3://{sys.argv[1]}")
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)  # as shells report it
