"""Finds the letter that stands for a site in its icon and on its share images."""


def initial(name: str) -> str:
    """Return the first letter of a name, of which an article "The" is no part; '' without letters."""
    for character in name.removeprefix("The "):
        if character.isalnum():
            return character.upper()
    return ""
