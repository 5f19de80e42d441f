"""Checks the icons of the site, which an owner can replace.

An error is the end of a sentence that begins with the name of the file.
"""

from pathlib import Path

from ..settings import ICONS, own_icons_folder

PNG = b"\x89PNG\r\n\x1a\n"  # the first bytes of a PNG file
PNG_END = b"IEND\xaeB`\x82"  # and the last


def check_icons(settings: dict) -> list[str]:
    """Return a message for each icon that is missing or wrong."""
    messages = []
    folder = own_icons_folder(settings) or Path(settings["THEME"], "icons")
    for name, size in ICONS.items():
        error = icon_error(Path(folder, name), size)
        if error:
            messages.append(f"{folder.parent.name}/icons/{name} {error}")
    return messages


def icon_error(path: Path, size: int) -> str:
    """Return the error in an icon, or ''."""
    if not path.is_file():
        return "does not exist; add it"
    data = path.read_bytes()
    # https://www.w3.org/TR/png-3/#11IHDR: the width and the height are the bytes from 16 to 23.
    side = size.to_bytes(4, "big")
    is_complete = data.startswith(PNG) and data.endswith(PNG_END)
    is_icon = is_complete and data[16:24] == side + side
    return "" if is_icon else f"is not a PNG file of {size} × {size} pixels; export it again"
