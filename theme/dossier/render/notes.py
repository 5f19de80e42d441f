"""Moves footnotes beside the block that refers to them, or below the last heading of a text."""

from gettext import NullTranslations

from turbohtml import Element, Text

from ..footnotes import NOTES_AT_END, REFERENCES, references
from ..outline import TEXT_HEADINGS


def place_notes(tree: Element, labels: NullTranslations) -> None:
    """Move the notes of a text, and number them in the order in which the text refers to them.

    Notes beside a block are in a <details>, which is closed on narrow pages. If the text ends with
    a heading, the notes are listed below it instead.
    """
    division = tree.select_one(NOTES_AT_END)
    if division is None:
        return
    notes = {}
    for note in division.select(":scope > ol > li[id]"):
        notes[note.attrs["id"]] = without_backlink(note)
    division.extract()
    numbers = {}
    for note_id, reference_id in references(tree).items():
        if note_id in notes:
            numbers[note_id] = len(numbers) + 1
            label = labels.gettext("Back to note %(number)s") % {"number": numbers[note_id]}
            add_backlink(notes[note_id], reference_id, label)
    blocks = tree.select(":scope > *")
    if blocks and blocks[-1].matches(TEXT_HEADINGS):
        tree.append(list_of_notes([notes[note_id] for note_id in numbers]))
    else:
        place_beside_blocks(blocks, notes, numbers, labels)
    for link in tree.select(REFERENCES):
        note_id = link.attrs["href"][1:]
        if note_id in numbers:
            link.attrs["role"] = "doc-noteref"
            link.set_text(str(numbers[note_id]))
            del link.attrs["class"]  # not earlier, as references() finds links by their class
            mark_adjacent(link.parent)


def mark_adjacent(reference: Element) -> None:
    """Add a class to a reference that directly follows another one.

    Without it, the stylesheet could only use sup + sup, which matches if words are between, too.
    """
    before = reference.previous_sibling
    if isinstance(before, Element) and before.matches("sup:has([role=doc-noteref])"):
        reference.attrs["class"] = "adjacent"


def without_backlink(note: Element) -> Element:
    """Remove Markdown's link back from a note, and unwrap its only paragraph; return the note."""
    for link in note.select("a.footnote-backref"):
        before = link.previous_sibling
        if isinstance(before, Text):
            before.data = before.data.rstrip("\N{NO-BREAK SPACE}")
    # After a list, Markdown puts the link into a paragraph of its own.
    note.remove("a.footnote-backref").remove("p:empty")
    blocks = note.select(":scope > *")
    if [block.tag for block in blocks] == ["p"]:
        content = list(blocks[0])
        note.clear()
        note.extend(content)
    return note


def add_backlink(note: Element, reference_id: str, label: str) -> None:
    """End a note with a link back to its first reference, for which the stylesheet draws a sign."""
    attributes = {
        "href": f"#{reference_id}",
        "aria-label": label,
        "role": "doc-backlink",
    }
    last_block = note.select_one(":scope > p:last-child") or note
    last_block.append(Element("a", attributes))


def list_of_notes(items: list[Element]) -> Element:
    ordered_list = Element("ol", {"dir": "auto"}, items)
    return Element("div", {"role": "doc-endnotes"}, [ordered_list])


def place_beside_blocks(
    blocks: list[Element],
    notes: dict[str, Element],
    numbers: dict[str, int],
    labels: NullTranslations,
) -> None:
    """Put each note after the block that refers to it first."""
    placed = set()
    for block in blocks:
        note_ids = [each for each in references(block) if each in numbers and each not in placed]
        if note_ids:
            placed.update(note_ids)
            first = numbers[note_ids[0]]
            last = numbers[note_ids[-1]]
            items = [notes[note_id] for note_id in note_ids]
            label = notes_label(first, last, labels)
            block.insert_after(sidenotes(items, first, label))


def notes_label(first: int, last: int, labels: NullTranslations) -> str:
    if first == last:
        return labels.gettext("Note %(number)s") % {"number": first}
    return labels.gettext("Notes %(first)s–%(last)s") % {"first": first, "last": last}


def sidenotes(items: list[Element], first: int, label: str) -> Element:
    summary = Element("summary", {}, [Text(label)])
    ordered_list = Element("ol", {"dir": "auto", "start": str(first)}, items)
    details = Element("details", {}, [summary, ordered_list])
    return Element("aside", {"role": "note"}, [details])
