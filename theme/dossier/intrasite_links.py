"""Writes links between the files of the site so that Pelican resolves them."""

# The setting INTRASITE_LINK_REGEX contains the same character, which no text can contain.
DELIMITER = "\ufdd0"


def intrasite_link(kind: str, target: str) -> str:
    """Return the address of a link; kind: filename, static, tag or category."""
    return f"{DELIMITER}{kind}{DELIMITER}{target}"
