"""Finds the first letter of a site's name, for its icon and its share images."""


def initial(name: str) -> str:
    """Return the first letter of a name after "The", or ''."""
    for character in name.removeprefix("The "):
        if character.isalnum():
            return character.upper()
    return ""
