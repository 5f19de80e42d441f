"""Every module of the theme can be imported alone."""

import subprocess
import sys

from site_content import ROOT

THEME = ROOT / "theme"
PATHS = sorted((THEME / "dossier").rglob("*.py"))
NAMES = [".".join(path.relative_to(THEME).with_suffix("").parts).removesuffix(".__init__") for path in PATHS]
# Imports each module while only those are loaded that the package itself loads.
PROGRAM = """
import importlib
import sys
import traceback

sys.path.insert(0, sys.argv[1])
import dossier

always_loaded = {*sys.modules}
for name in sys.argv[2:]:
    for loaded in {*sys.modules} - always_loaded:
        if loaded.startswith("dossier."):
            del sys.modules[loaded]
    try:
        importlib.import_module(name)
    except Exception:
        print(name)
        traceback.print_exc()
"""


def test_each_is_imported_alone(tmp_path):
    command = [sys.executable, "-c", PROGRAM, str(THEME), *NAMES]
    found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (found.stdout, found.stderr) == ("", "")
    assert len(NAMES) > 30
