"""Rewrites the settings of a dossier from before version 1.0 in the form of this version.

It keeps the values of the owner: those in pelicanconf.py, the address in publishconf.py, the
colours that were changed in theme/, and the cities that were added there. Git still has the earlier
files.
"""

import json
import re
import runpy
import subprocess
from pathlib import Path

SETTINGS = Path("pelicanconf.py")
PUBLISHING = Path("publishconf.py")
NEW = "FETCH_HEAD"  # the version that update.py has fetched
OLD = "HEAD"
COMMENT = re.compile(r" {2,}# .*")
COLOUR = re.compile(r"--([\w-]+): light-dark\((#\w+), (#\w+)\);")
# SITEURL = "…" or SITEURL = os.environ.get("SITEURL", "…")
ADDRESS = re.compile(
    r"""^SITEURL *= *(?:os\.environ\.get\(["']SITEURL["'], *)?(["'][^"']+["'])""", re.MULTILINE
)
EMPTY_ADDRESS = 'or ""'  # in publishconf.py of this version
DEFAULT_SIDE = "right"  # the side of its dot on which the name of a city is printed
# the file of the cities in this version, and that in earlier versions
CITY_FILES = ["theme/map/cities.json", "theme/plugins/text/map/cities.json"]


def file_in(version: str, path: str) -> str:
    """Return the text of a file in a version, or '' if the version does not have the file."""
    command = ["git", "show", f"{version}:{path}"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.stdout


def changed_colours() -> dict[str, tuple[str, str]]:
    """Return the colours of the old stylesheet that are not in the new one."""
    old = COLOUR.findall(file_in(OLD, "theme/css/main.css"))
    new = COLOUR.findall(file_in(NEW, "theme/css/main.css"))
    return {role: (light, dark) for role, light, dark in old if (role, light, dark) not in new}


def added_cities() -> dict[str, tuple]:
    """Return the cities that the old map knows and the new one does not."""
    new = json.loads(file_in(NEW, CITY_FILES[0]))
    added = {}
    for path in CITY_FILES:
        old = json.loads(file_in(OLD, path) or "{}")
        for name, place in old.items():
            if name not in new and len(place) == 2:  # in versions without sides
                added[name] = (*place, DEFAULT_SIDE)
            elif name not in new:
                added[name] = tuple(place)
    return added


def with_values(lines: list[str], values: dict) -> list[str]:
    """Return the lines of a settings file with these values instead of its own; comments stay."""
    changed = []
    for line in lines:
        name, separator, value = line.partition(" = ")
        if separator and name in values:
            comment = COMMENT.search(value)
            ending = comment[0] if comment else ""
            line = f"{name} = {values[name]!r}{ending}"
        changed.append(line)
    return changed


def main() -> None:
    values = runpy.run_path(str(SETTINGS))
    values["COLOURS"] = changed_colours() | values.get("COLOURS", {})
    values["CITIES"] = added_cities() | values.get("CITIES", {})
    lines = with_values(file_in(NEW, "pelicanconf.py").splitlines(), values)
    address = ADDRESS.search(PUBLISHING.read_text("utf-8"))
    publishing = file_in(NEW, "publishconf.py")
    if address:
        publishing = publishing.replace(EMPTY_ADDRESS, f"or {address[1]}", 1)
    SETTINGS.write_text("\n".join(lines) + "\n", "utf-8")
    PUBLISHING.write_text(publishing, "utf-8")
    print("pelicanconf.py and publishconf.py have the form of this version, with your values.")
    print("See git diff: if you had changed anything else in them, add it again.")


if __name__ == "__main__":
    main()
