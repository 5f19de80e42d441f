"""The settings of the theme and the top level of the project have nothing superfluous."""

import runpy

from pelican.settings import DEFAULT_CONFIG
from site_content import ROOT

AGREED = {"LICENSE", "Makefile", "README.md", "content", "pelicanconf.py", "publishconf.py"}
AGREED |= {"requirements.txt", "tests", "theme"}
BUILT = {"__pycache__", f"{ROOT.name}.zip", "output"}


def test_the_settings_of_the_theme_differ_from_pelicans_defaults():
    own = {name: value for name, value in runpy.run_path(ROOT / "theme/settings.py").items() if name.isupper()}
    assert [name for name, value in own.items() if DEFAULT_CONFIG.get(name, ...) == value] == []


def test_the_top_level_has_only_the_files_of_a_pelican_site():
    names = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert names - BUILT == AGREED
