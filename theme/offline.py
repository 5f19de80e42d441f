"""After one visit the dossier can be read without a network: a service worker keeps the files of the finished site."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from turbohtml.clean import minify_js

FOR_HOSTS = {".htaccess", ".nojekyll", "_headers"}  # read by servers, not by readers


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file of the site with its address, in one order."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in FOR_HOSTS):
        yield path.relative_to(folder).as_posix(), path


def version(folder: Path) -> str:
    """Return a hash of every file of the site, the same for the same content."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()} {address}\n" for address, path in files(folder)]
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:16]


def kept(context: dict) -> list[str]:
    """Return what is kept from the first visit on: front, lists, pages, tags, the newest articles."""
    own = [f"{name}.html" for name in (*context["DIRECT_TEMPLATES"], "dossier")]
    lists = [entry for name in ("tags", "categories") for entry, _ in context[name]]
    offline = [page for page in context["hidden_pages"] if page.template == "offline"]
    entries = [*offline, *context["pages"], *context["articles"][: context["KEPT_ARTICLES"]], *lists]
    return [*own, *(entry.save_as for entry in entries)]


def finish(folder: Path, context: dict) -> None:
    """Write the worker for the finished site, or the one that ends the keeping."""
    if context["KEPT_ARTICLES"] is None or context["PREVIEW"]:
        head, script = "", "unregister.js"
    else:
        given = {"VERSION": version(folder), "FILES": kept(context)}
        head = "".join(f"const {name} = {json.dumps(value)}\n" for name, value in given.items())
        script = "service-worker.js"
    worker = head + minify_js(Path(__file__).with_name("js").joinpath(script).read_text("utf-8"))
    (folder / "service-worker.js").write_text(worker, "utf-8")
