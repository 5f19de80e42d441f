"""The settings of the theme repeat no default of Pelican's."""

import runpy

from pelican.settings import DEFAULT_CONFIG
from site_content import ROOT


def test_they_differ_from_the_defaults():
    own = {name: value for name, value in runpy.run_path(ROOT / "theme/settings.py").items() if name.isupper()}
    assert [name for name, value in own.items() if DEFAULT_CONFIG.get(name, ...) == value] == []
