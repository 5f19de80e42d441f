"""After one visit the dossier can be read without a network: a service worker keeps it."""

import hashlib
import json
from pathlib import Path

from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

WORKER = "service-worker.js"


def version(folder: Path) -> str:
    """Return a hash of every file of the site, the same for the same content."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


class Keeping:
    """What the worker keeps from the first visit on: front, lists, pages, tags, newest articles."""

    def choose(self, generators) -> None:
        articles = next(g for g in generators if isinstance(g, ArticlesGenerator))
        context, limit = articles.context, articles.settings["KEPT_ARTICLES"]
        if limit is None:
            self.files = None
            return
        newest = sorted(context["articles"], key=lambda article: article.date, reverse=True)
        chosen = [*context["pages"], *newest[:limit]]
        listed = [entry for name in ("tags", "categories") for entry, _ in context[name]]
        own = [f"{name}.html" for name in ("index", "tags", "dossier", "offline")]
        self.files = [*own, *(entry.save_as for entry in [*chosen, *listed])]

    def write(self, pelican) -> None:
        folder, scripts = Path(pelican.output_path), Path(pelican.theme, "js")
        if self.files is None:
            worker = (scripts / "farewell.js").read_text("utf-8")
        else:
            head = f"const VERSION = {json.dumps(version(folder))}\nconst FILES = {json.dumps(self.files)}\n"
            worker = head + (scripts / WORKER).read_text("utf-8")
        (folder / WORKER).write_text(worker, "utf-8")


def prepare(pelican) -> None:
    keeping = Keeping()
    signals.all_generators_finalized.connect(keeping.choose, weak=False)
    signals.finalized.connect(keeping.write, weak=False)


def register() -> None:
    signals.initialized.connect(prepare)
