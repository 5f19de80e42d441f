"""Writes the service worker, with which the dossier can be read offline after one visit."""

import hashlib
import json
from pathlib import Path

from turbohtml.clean import minify_js

from ..site import SERVICE_WORKER, SINGLE_FILE
from .site_files import site_files

SCRIPTS = Path(__file__).parents[2] / "js"
VERSION_LENGTH = 16  # hexadecimal digits


def finish(folder: Path, context: dict) -> None:
    """Write the worker; where offline reading is turned off, the one that removes the worker."""
    if context["KEPT_ARTICLES"] is None or context["PREVIEW"]:
        worker = script("unregister.js")
    else:
        definitions = []
        for name, value in constants(folder, context).items():
            definitions.append(f"const {name} = {json.dumps(value)}\n")
        worker = "".join(definitions) + script("service-worker.js")
    (folder / SERVICE_WORKER).write_text(worker, "utf-8")


def constants(folder: Path, context: dict) -> dict[str, str | list[str]]:
    """Return the constants that service-worker.js uses."""
    precached = precached_files(context)
    addresses = [address for address, _ in site_files(folder)]
    return {
        "VERSION": version(folder),
        "PRECACHED_FILES": precached,
        "OTHER_FILES": [address for address in addresses if address not in precached],
    }


def script(name: str) -> str:
    return minify_js((SCRIPTS / name).read_text("utf-8"))


def version(folder: Path) -> str:
    """Return a hash of all files of the site, the same for the same content."""
    lines = []
    for address, path in site_files(folder):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f"{digest} {address}\n")
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:VERSION_LENGTH]


def precached_files(context: dict) -> list[str]:
    """Return the addresses cached on the first visit: lists, pages, tags, the newest articles."""
    own = [f"{name}.html" for name in context["DIRECT_TEMPLATES"]]
    offline_page = [page for page in context["hidden_pages"] if page.template == "offline"]
    newest = context["articles"][: context["KEPT_ARTICLES"]]
    tags = [tag for tag, _ in context["tags"]]
    categories = [category for category, _ in context["categories"]]
    listed = [*offline_page, *context["pages"], *newest, *tags, *categories]
    return [*own, SINGLE_FILE, *(each.save_as for each in listed)]
