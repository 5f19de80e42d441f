"""Explains each abbreviation where it first appears, as WCAG 2.2 asks in 3.1.4."""

from turbohtml import Element


def explain_once(tree: Element) -> None:
    """Keep the first <abbr> of each abbreviation in the text, or in a note if it is only there."""
    in_text = tree.select("abbr[title]:not(aside[role=note] *)")
    in_notes = tree.select("aside[role=note] abbr[title]")
    explained = set()
    for abbreviation in in_text + in_notes:
        if abbreviation.text in explained:
            abbreviation.unwrap()
        explained.add(abbreviation.text)
