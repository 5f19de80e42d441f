"""Reads the catalogs of labels in theme/languages/, which are gettext's .po files."""

import hashlib
import os
from gettext import GNUTranslations, NullTranslations
from importlib.util import cache_from_source
from io import BytesIO
from pathlib import Path

from .errors import BuildError

FOLDER = Path(__file__).parents[1] / "languages"
CACHE = Path(cache_from_source(__file__)).parent


def read_catalog(code: str) -> NullTranslations:
    """Return the labels of a language.

    What the catalog of de-CH lacks is taken from that of de. What both lack is in English.
    """
    labels = NullTranslations()
    for name in parent_codes(code):
        path = FOLDER / f"{name}.po"
        if path.exists():
            catalog = GNUTranslations(BytesIO(compile_catalog(path)))
            catalog.add_fallback(labels)
            labels = catalog
    return labels


def parent_codes(code: str) -> list[str]:
    """Return a code and those of the languages it belongs to, the most general first."""
    parts = code.split("-")
    return ["-".join(parts[:length]) for length in range(1, len(parts) + 1)]


def compile_catalog(path: Path) -> bytes:
    """Return a catalog as gettext reads it; raise BuildError if it is not a catalog.

    It is cached in the folder of Python's own caches.
    """
    source = path.read_bytes()
    digest = hashlib.sha256(source).hexdigest()[:12]
    cached = CACHE / f"labels-{path.stem}-{digest}.mo"
    if cached.exists():
        return cached.read_bytes()
    # imported here, as they take a sixth of a small build
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    locale = path.stem.replace("-", "_")
    try:
        catalog = read_po(BytesIO(source), locale=locale, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        name = f"theme/languages/{path.name}"
        raise BuildError(
            [f"{name} cannot be read ({error}); correct it and save it as UTF-8"]
        ) from None
    compiled = BytesIO()
    write_mo(compiled, catalog)
    if os.access(CACHE, os.W_OK):
        unfinished = cached.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(compiled.getvalue())
        unfinished.replace(cached)
    return compiled.getvalue()
