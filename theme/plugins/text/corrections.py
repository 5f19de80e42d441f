"""The list below a heading Corrections is dated, and kept as data."""

from datetime import date

from turbohtml import Element

from .paragraphs import words
from .timeline import entry, set_time
from .typography import printed


def correct(tree: Element, faults: list[str]) -> list[tuple[date, str]]:
    """Return the day and the words of each correction; add what is wrong with them to the faults.

    A dated term is drawn on no timeline.
    """
    found, day = [], None
    for heading in (heading for heading in tree.select("h2") if heading.text.strip() == "Corrections"):
        heading.attrs["id"] = "corrections"
        below = next((node for node in heading.next_siblings if isinstance(node, Element)), None)
        if below is None or below.tag != "dl":
            faults.append("no list of days below the heading Corrections; write 23 January 2022, and : and what it was")
            continue
        for part in below.select(":scope > dt, :scope > dd"):
            if part.tag == "dd":
                found.append((day, printed(" ".join(words(list(part)).text.split()))))
            elif (dated := entry(part)) and not dated[1]:
                day = dated[0]
                set_time(part, day)
            else:
                faults.append(f"the correction of “{part.text[:40]}” has no day; write it as 23 January 2022")
    return found
