"""Send output/ to the bucket that is named, by the aws client: pages and the worker late, deletions last."""

import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
from publishconf import HEADERS

BUCKET, QUIET = f"s3://{sys.argv[1]}", "--only-show-errors"
# S3 does not ask what a browser can decode, so compressed forms stay here
UNSENT = [f"--exclude={name}" for name in ("*.br", "*.gz", ".htaccess", ".nojekyll", "_headers")]
OPTIONS = {
    "Cache-Control": "--cache-control",
    "Content-Type": "--content-type",
}  # it can be told of no other headers


def run(*arguments: str) -> None:
    if status := subprocess.run(["aws", "s3", *arguments, *UNSENT, QUIET], check=False).returncode:
        sys.exit(status)


told = {
    pattern[1:]: [f"{OPTIONS[name]}={value}" for name, value in headers.items()]
    for pattern, headers in HEADERS.items()
    if OPTIONS.keys() >= headers.keys() and not pattern.endswith("/")
}
send = "cp", "--recursive", "output", BUCKET
run(*send, *(f"--exclude={pattern}" for pattern in told))
listed = subprocess.run(
    ["aws", "s3", "ls", "--recursive", BUCKET], check=False, stdout=subprocess.PIPE, text=True
)
there = {
    line.split(maxsplit=3)[3] for line in listed.stdout.splitlines()
}  # behind a day, a time and a size
pages = {path.relative_to("output").as_posix() for path in Path("output").rglob("*.html")}
if there & pages:  # no other page leads yet to those that are new
    run(
        *send,
        "--exclude=*",
        *(f"--include={page}" for page in sorted(pages - there)),
        *told["*.html"],
    )
for pattern in sorted(told, key=["*.html", "service-worker.js"].__contains__):  # these last
    run(*send, "--exclude=*", f"--include={pattern}", *told[pattern])
run(
    "sync", "output", BUCKET, "--size-only", "--delete"
)  # all is there and told of, whatever the clocks say
