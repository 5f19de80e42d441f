"""The Pelican plugin of this theme: it checks content, renders it and publishes the site."""

import atexit
import gc
import sys
from pathlib import Path

from pelican import Pelican
from pelican.plugins import signals

from .checks.settings import check_settings
from .connections import connect_texts, save_article_tags
from .content import read_content
from .errors import BuildError
from .feeds import write_tag_feeds
from .languages import find_language
from .logs import install_log_filters
from .output import Output
from .reader import ContentReader
from .settings import complete_settings
from .settings_files import delete_compiled_settings
from .templates import add_labels, add_to_templates
from .typography import typeset_line

OUTPUT = Output()  # a global variable, because signals hold only weak references to methods


def register() -> None:
    # Worker processes, which parallel.py starts, import this package by its name.
    sys.path.append(str(Path(__file__).parents[1]))
    # The garbage collector would visit the imported modules again and again, which takes a tenth of
    # the time of a small build. build.py has disabled it while they were imported.
    gc.freeze()
    gc.enable()
    # After a very quick edit of the settings, the next build would use their old bytecode. At its
    # end, build.py deletes this bytecode, but a killed build does not, nor does Pelican's own
    # command.
    delete_compiled_settings()
    # blinker calls the receivers of a signal in any order, so each signal has only one.
    signals.initialized.connect(prepare_settings)
    signals.get_generators.connect(prepare_content)  # the first signal of each build
    signals.generator_init.connect(add_labels)
    signals.article_generator_finalized.connect(save_article_tags)
    signals.page_generator_finalized.connect(connect_texts)
    signals.all_generators_finalized.connect(OUTPUT.begin)
    signals.article_writer_finalized.connect(write_tag_feeds)
    signals.finalized.connect(OUTPUT.finish)
    atexit.register(OUTPUT.end)
    install_log_filters()


def prepare_settings(pelican: Pelican) -> None:
    """Complete and check the settings, before the first build and again if the settings change."""
    settings = pelican.settings
    complete_settings(settings)
    errors = check_settings(settings)
    if errors:
        raise BuildError(errors)
    site_language = find_language(settings["DEFAULT_LANG"])
    for name in ("SITENAME", "SITESUBTITLE", "PUBLISHER"):
        if settings[name]:
            settings[name] = typeset_line(settings[name], site_language)
    OUTPUT.prepare(pelican)


def prepare_content(pelican: Pelican) -> None:
    """Read and check all content before Pelican reads it; called for each build."""
    # Wait before reading: a build that began earlier could publish older content after this one.
    OUTPUT.wait_for_other_builds()
    content = read_content(pelican.settings)
    add_to_templates(pelican.settings, Path(pelican.theme), content)
    # Pelican itself creates the readers and passes them only the settings.
    ContentReader.content = content
    OUTPUT.content = content
