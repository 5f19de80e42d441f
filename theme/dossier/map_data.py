"""Reads the data of the map: theme/map/cities.json and coast.txt."""

import json
from functools import cache
from pathlib import Path

from .characters import nfc
from .errors import ContentError
from .languages import ENGLISH
from .map_projection import City, has_room_for_name, is_on_map
from .typography import typeset_line

FOLDER = Path(__file__).parents[1] / "map"
SIDES = {"above", "below", "left", "right"}
EXAMPLE = 'write "Geneva": [46.2, 6.14, "right"], with the degrees north and east'


class MapDataError(Exception):
    """Stops the reading of cities.json; content_error: the error and its line."""

    def __init__(self, content_error: ContentError):
        super().__init__(content_error.message)
        self.content_error = content_error


@cache
def coast() -> str:
    """Return the outlines of the land as SVG path data.

    Each coordinate is a whole number of steps, and a step is two units of the map (GRID in
    theme/map/coast.py). These numbers are shorter; theme/templates/_timeline.html doubles them.
    """
    return (FOLDER / "coast.txt").read_text("utf-8").strip()


def read_cities(path: Path = FOLDER / "cities.json") -> dict[str, City]:
    """Return the cities by name, typeset as in texts; raise MapDataError if an entry is wrong."""
    text = path.read_text("utf-8-sig", "replace")
    label = f"{path.parents[1].name}/{path.parent.name}/{path.name}"
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        message = f"this is not valid JSON ({error}); {EXAMPLE}"
        raise MapDataError(ContentError(label, line, message)) from error
    if not isinstance(entries, dict):
        raise MapDataError(ContentError(label, 1, f"the cities are not in braces {{…}}; {EXAMPLE}"))
    for name, entry in entries.items():
        error = city_error(name, entry)
        if error:
            message = f"the entry of {name} {error}"
            raise MapDataError(ContentError(label, line_of(name, text), message))
    return cities_by_name(entries)


def cities_by_name(entries: dict) -> dict[str, City]:
    """Return the cities by name; the names are typeset as in texts.

    entries: the cities as they are written in cities.json or in the setting CITIES.
    """
    cities = {}
    for name, entry in entries.items():
        # Only apostrophes matter here, which are the same in all languages.
        printed_name = typeset_line(nfc(name), ENGLISH)
        cities[printed_name] = City(*entry)
    return cities


def city_error(name: str, entry) -> str:
    """Return the error in the entry of a city, or ''."""
    if not is_city(entry):
        return (
            "needs a latitude, a longitude and a side (above, below, left or right);"
            ' write 46.2, 6.14, "right", for example'
        )
    city = City(*entry)
    exchanged = city._replace(latitude=city.longitude, longitude=city.latitude)
    if not is_on_map(city):
        if is_on_map(exchanged):
            return "has the degrees east before the degrees north; exchange them"
        return "is not on the map, which shows Europe from London to Moscow; delete it"
    if not has_room_for_name(name, city):
        return "has no room for its name on this side of its dot; write another side"
    return ""


def is_city(entry) -> bool:
    if not isinstance(entry, list | tuple) or len(entry) != 3:
        return False
    latitude, longitude, side = entry
    if not isinstance(side, str) or side not in SIDES:
        return False
    for degrees, limit in (latitude, 90), (longitude, 180):
        if isinstance(degrees, bool) or not isinstance(degrees, int | float):
            return False
        if not -limit <= degrees <= limit:
            return False
    return True


def line_of(name: str, text: str) -> int:
    """Return the line of a name; 1 if the file writes the name with escapes, such as \\u00fc."""
    quoted = json.dumps(name, ensure_ascii=False)
    for number, line in enumerate(text.split("\n"), 1):
        if quoted in line:
            return number
    return 1
