"""What settings and templates cannot do: each module takes its part in the build."""

import atexit
import gc
import logging
import shutil
import sys
from pathlib import Path

from pelican.plugins import signals

from . import contract, feeds, page, tags
from .edition import EDITION


def register() -> None:
    sys.path.append(str(Path(__file__).parents[2]))  # from where FINISH names its modules
    gc.freeze()  # what was imported stays; to collect garbage among it takes a tenth of a small build
    for settings in filter(None, map(sys.modules.get, ("pelicanconf", "publishconf"))):
        # Python would take these for settings that are edited within a second
        shutil.rmtree(Path(settings.__file__).with_name("__pycache__"), ignore_errors=True)
    # in the order of the build; blinker calls the receivers of one signal in any order
    signals.initialized.connect(EDITION.prepare)
    signals.initialized.connect(tags.prepare)
    signals.get_generators.connect(page.furnish)
    signals.get_generators.connect(contract.check)
    signals.article_generator_finalized.connect(tags.remember)
    signals.page_generator_finalized.connect(tags.introduce)
    signals.all_generators_finalized.connect(EDITION.begin)
    signals.article_writer_finalized.connect(feeds.write_feeds)
    signals.finalized.connect(EDITION.finish)
    atexit.register(EDITION.end)
    logging.getLogger("pelican").addFilter(contract.without_traceback)
