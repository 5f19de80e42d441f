"""Every module of the theme can be imported alone."""

import os
import subprocess
import sys

from site_content import ROOT

THEME = ROOT / "theme"
PATHS = sorted((THEME / "dossier").rglob("*.py"))
NAMES = [".".join(path.relative_to(THEME).with_suffix("").parts).removesuffix(".__init__") for path in PATHS]
# Imports each module in a process of its own, in which only other packages have been imported before.
PROGRAM = """
import importlib, os, sys
import jinja2, markdown, pelican, turbohtml, typogrify.filters, PIL.ImageFont

for name in sys.argv[1:]:
    process = os.fork()
    if not process:
        importlib.import_module(name)
        os._exit(0)
    _, status = os.waitpid(process, 0)
    if status:
        print(name)
"""


def test_each_is_imported_alone(tmp_path):
    environment = os.environ | {"PYTHONPATH": str(THEME), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", PROGRAM, *NAMES]
    found = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert (found.stdout, found.stderr) == ("", "")
    assert len(NAMES) > 30
