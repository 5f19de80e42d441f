"""Footnotes become sidenotes of the block that refers to them, unless the text ends with a heading for them."""

from collections import Counter
from collections.abc import Iterator

from turbohtml import Element, Text

from ..contract.source import blank

HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
NOTES = "div.footnote:last-child > ol > li"
REFERENCES = "sup > a.footnote-ref"


def referred(tree: Element) -> list[str]:
    """Return the ids of the notes that a text refers to, in order, then those that only its notes refer to."""
    notes = tree.select_one("div.footnote:last-child")
    names = [link.attrs["href"][1:] for link in tree.select(REFERENCES) if notes not in link.ancestors]
    names = list(dict.fromkeys(names))
    for name in names:  # they grow on the way
        note = next((note for note in notes.select("li") if note.attrs.get("id") == name), notes)
        further = [link.attrs["href"][1:] for link in note.select(REFERENCES)]
        names += [name for name in dict.fromkeys(further) if name not in names]
    return names


def check_notes(tree: Element) -> Iterator[str]:
    """Yield what is wrong with the notes of a text: those without text, and those that it does not refer to."""
    used = referred(tree) if tree.select_one(NOTES) else []
    for note in tree.select(NOTES):
        name = note.attrs["id"].removeprefix("fn-")
        if note.attrs["id"] not in used:
            yield f"the text does not refer to the note [^{name}]; refer to it or delete it"
        if blank(note.text.replace("↩", "")):
            yield f"the note [^{name}] has no text; write it there"


def number_references(tree: Element, numbers: dict[str, int]) -> None:
    """Give each reference its note's number and its role, and an id of its own if it is not the note's first."""
    times = Counter()
    for link in tree.select(REFERENCES):
        name = link.attrs["href"][1:]
        times[name] += 1
        first = name.replace("fn", "fnref", 1)
        link.parent.attrs["id"] = first if times[name] == 1 else first.replace("fnref", f"fnref{times[name]}", 1)
        link.attrs["role"] = "doc-noteref"
        del link.attrs["class"]
        link.set_text(str(numbers[name]))


def lay_out(note: Element, back: str) -> None:
    """Give a note its link back to its reference where it is far, and take a single paragraph's words out of it."""
    for link in note.select("a.footnote-backref"):
        if isinstance(link.previous_sibling, Text):
            link.previous_sibling.data = link.previous_sibling.data.rstrip("\N{NO-BREAK SPACE}")
        link.decompose()
    blocks = [block for block in note if isinstance(block, Element)]
    if back:
        link = {"href": f"#{note.attrs['id'].replace('fn', 'fnref', 1)}", "aria-label": back, "role": "doc-backlink"}
        (blocks[-1] if blocks and blocks[-1].tag == "p" else note).append(Element("a", link))
    if [block.tag for block in blocks] == ["p"]:
        words = list(blocks[0])
        note.clear()
        note.extend(words)


def beside(notes: list[Element], first: int) -> Element:
    """Return one aside that holds the notes of one block, opened by its summary where the page is narrow."""
    last = first + len(notes) - 1
    label = f"Notes {first}–{last}" if last > first else f"Note {first}"
    listed = Element("ol", {} if first == 1 else {"start": str(first)}, notes)
    details = Element("details", {}, [Element("summary", {}, [Text(label)]), listed])
    return Element("aside", {"role": "note"}, [details])


def place_notes(tree: Element) -> None:
    """Put the notes of a text beside the blocks that refer to them, or in a list under its last heading."""
    division = tree.select_one("div.footnote:last-child")
    if not division:
        return
    notes = {note.attrs["id"]: note for note in division.select("div > ol > li")}
    notes = {name: notes[name] for name in [*referred(tree), *notes] if name in notes}
    numbers = {name: number for number, name in enumerate(notes, 1)}
    number_references(tree, numbers)
    division.extract()
    blocks = [block for block in tree if isinstance(block, Element)]
    headed = bool(blocks) and blocks[-1].tag in HEADINGS
    for name, note in notes.items():
        lay_out(note, f"Back to note {numbers[name]}" if headed else "")
    if headed:
        tree.append(Element("div", {"role": "doc-endnotes"}, [Element("ol", {}, notes.values())]))
        return
    for block in blocks:
        names = [link.attrs["href"][1:] for link in block.select("sup > a[role=doc-noteref]")]
        if here := [name for name in dict.fromkeys(names) if name in notes]:
            block.insert_after(beside([notes.pop(name) for name in here], numbers[here[0]]))
    if notes:  # those that only another note refers to
        tree.append(beside(list(notes.values()), numbers[next(iter(notes))]))
