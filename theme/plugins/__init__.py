"""What settings and templates cannot do: each module takes its part in the build."""

import gc
import shutil
import sys
from pathlib import Path

from pelican.plugins import signals

from . import contract, edition, feeds, page, tags
from .text.typography import printed


def print_names(pelican) -> None:
    """Give the site's own names the signs that its texts have."""
    for name in "SITENAME", "SITESUBTITLE":
        pelican.settings[name] = printed(pelican.settings[name])


def register() -> None:
    gc.freeze()  # what was imported stays; to collect garbage among it takes a tenth of a small build
    for settings in filter(None, map(sys.modules.get, ("pelicanconf", "publishconf"))):
        # Python would take these for settings that are edited within a second
        shutil.rmtree(Path(settings.__file__).with_name("__pycache__"), ignore_errors=True)
    signals.initialized.connect(print_names)
    for part in contract, edition, feeds, page, tags:
        part.register()
