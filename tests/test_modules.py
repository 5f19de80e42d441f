"""Every module of the plugin can be imported alone; theme/settings.py repeats no default of Pelican."""

import runpy
import subprocess
import sys

from pelican.settings import DEFAULT_CONFIG
from site_content import ROOT

THEME = ROOT / "theme"
PATHS = sorted((THEME / "dossier").rglob("*.py"))
NAMES = [".".join(path.relative_to(THEME).with_suffix("").parts).removesuffix(".__init__") for path in PATHS]
# Before each import, unloads all modules of the package `dossier`. An empty module takes the place of the package
# itself: otherwise, Python would first run its __init__.py, which imports most modules.
PROGRAM = """
import importlib, sys, types

for name in sys.argv[1:]:
    for loaded in [*sys.modules]:
        if loaded.partition(".")[0] == "dossier":
            del sys.modules[loaded]
    if name != "dossier":
        sys.modules["dossier"] = types.ModuleType("dossier")
        sys.modules["dossier"].__path__ = ["dossier"]
    importlib.import_module(name)
"""


def test_each_module_is_imported_alone():
    assert len(NAMES) > 30
    subprocess.run([sys.executable, "-c", PROGRAM, *NAMES], cwd=THEME, check=True)


def test_each_setting_differs_from_its_default():
    own = {name: value for name, value in runpy.run_path(THEME / "settings.py").items() if name.isupper()}
    assert [name for name in own if name in DEFAULT_CONFIG and own[name] == DEFAULT_CONFIG[name]] == []
