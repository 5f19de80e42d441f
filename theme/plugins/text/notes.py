"""Footnotes become sidenotes of the block that refers to them, unless the text ends with a heading for them."""

from collections import Counter
from collections.abc import Iterator

from turbohtml import Element, Text

from ..source import blank

HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
DIVISION = "div.footnote:last-child:has(> hr:first-child + ol > li[id^=fn-])"
REFERENCES = "sup > a.footnote-ref"


def names(block: Element) -> list[str]:
    """Return the ids of the notes that a block refers to, each once, in order."""
    return list(dict.fromkeys(link.attrs["href"][1:] for link in block.select(REFERENCES)))


def check_notes(tree: Element) -> Iterator[str]:
    """Yield what is wrong with the notes of a text: the text refers to each, each has text and refers to no other."""
    used = names(tree)
    for note in tree.select(f"{DIVISION} > ol > li"):
        name = note.attrs["id"].removeprefix("fn-")
        if note.attrs["id"] not in used:
            yield f"the text does not refer to the note [^{name}]; refer to it or delete it"
        if blank(note.text.replace("↩", "")):
            yield f"the note [^{name}] has no text; write it there"
        if note.select_one(REFERENCES):
            yield f"the note [^{name}] refers to a note; write out what it says"


def number_references(tree: Element, numbers: dict[str, int]) -> None:
    """Give each reference its note's number and its role, and an id of its own if it is not the note's first."""
    times = Counter()
    for link in tree.select(REFERENCES):
        name = link.attrs["href"][1:]
        times[name] += 1
        again = times[name] if times[name] > 1 else ""
        link.parent.attrs["id"] = name.replace("fn", f"fnref{again}", 1)
        link.attrs["role"] = "doc-noteref"
        link.set_text(str(numbers[name]))
        del link.attrs["class"]


def lay_out(note: Element, back: str) -> None:
    """Give a note its link back to its reference where it is far, and take a single paragraph's words out of it."""
    for link in note.select("a.footnote-backref"):
        around = link.parent
        if isinstance(link.previous_sibling, Text):
            link.previous_sibling.data = link.previous_sibling.data.rstrip("\N{NO-BREAK SPACE}")
        link.decompose()
        if around.tag == "p" and not len(around):  # which Markdown adds behind a list
            around.decompose()
    blocks = note.select(":scope > *")
    if back:
        link = {"href": f"#{note.attrs['id'].replace('fn', 'fnref', 1)}", "aria-label": back, "role": "doc-backlink"}
        (blocks[-1] if blocks[-1].tag == "p" else note).append(Element("a", link))
    if [block.tag for block in blocks] == ["p"]:
        words = list(blocks[0])
        note.clear()
        note.extend(words)


def place_notes(tree: Element) -> None:
    """Put the notes of a text beside the blocks that refer to them, or in a list under its last heading.

    Beside a block they are opened by their summary where the page is narrow.
    """
    division = tree.select_one(DIVISION)
    if not division:
        return
    notes = {note.attrs["id"]: note for note in division.select("div > ol > li")}
    division.extract()
    numbers = {name: number for number, name in enumerate(names(tree), 1)}
    blocks = tree.select(":scope > *")
    headed = bool(blocks) and blocks[-1].tag in HEADINGS
    for name, number in numbers.items():
        lay_out(notes[name], f"Back to note {number}" if headed else "")
    for block in blocks if not headed else ():
        if here := [name for name in names(block) if name in notes]:
            first, last = numbers[here[0]], numbers[here[-1]]
            label = f"Notes {first}–{last}" if last > first else f"Note {first}"
            listed = Element("ol", {"dir": "auto", "start": str(first)}, [notes.pop(name) for name in here])
            details = Element("details", {}, [Element("summary", {}, [Text(label)]), listed])
            block.insert_after(Element("aside", {"role": "note"}, [details]))
    if headed:
        listed = Element("ol", {"dir": "auto"}, [notes[name] for name in numbers])
        tree.append(Element("div", {"role": "doc-endnotes"}, [listed]))
    number_references(tree, numbers)  # last, as it leaves nothing to know them by
