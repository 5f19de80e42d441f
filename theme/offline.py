"""Write the service worker, which lets readers open the site offline after one visit."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from turbohtml.clean import minify_js

FOR_HOSTS = {".htaccess", ".nojekyll", "_headers"}  # configuration for web servers


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the address and the path of every file of the site, sorted by path."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in FOR_HOSTS):
        yield path.relative_to(folder).as_posix(), path


def version(folder: Path) -> str:
    """Return a hash of every file of the site, the same for the same content."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()} {address}\n" for address, path in files(folder)]
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:16]


def precached_files(context: dict) -> list[str]:
    """Return the addresses cached on the first visit: front page, lists, pages, tags and the newest articles."""
    names = [*context["DIRECT_TEMPLATES"], "dossier"]
    lists = [entry for name in ("tags", "categories") for entry, _ in context[name]]
    offline = [page for page in context["hidden_pages"] if page.template == "offline"]
    articles = context["articles"][: context["KEPT_ARTICLES"]]
    entries = [*offline, *context["pages"], *articles, *lists]
    return [f"{name}.html" for name in names] + [entry.save_as for entry in entries]


def worker_constants(folder: Path, context: dict) -> dict[str, str | list[str]]:
    """Return the constants that service-worker.js uses."""
    precached = precached_files(context)
    addresses = [address for address, _ in files(folder)]
    return {
        "VERSION": version(folder),
        "PRECACHED_FILES": precached,
        "OTHER_FILES": [address for address in addresses if address not in precached],
    }


def finish(folder: Path, context: dict) -> None:
    """Write service-worker.js: the worker that caches the site, or one that removes it and its caches."""
    if context["KEPT_ARTICLES"] is None or context["PREVIEW"]:
        constants = {}
        script = "unregister.js"
    else:
        constants = worker_constants(folder, context)
        script = "service-worker.js"
    lines = [f"const {name} = {json.dumps(value)}\n" for name, value in constants.items()]
    source = Path(__file__).with_name("js") / script
    worker = "".join(lines) + minify_js(source.read_text("utf-8"))
    (folder / "service-worker.js").write_text(worker, "utf-8")
