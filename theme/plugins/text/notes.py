"""Footnotes become sidenotes of the block that refers to them, unless the text ends with a heading for them."""

from collections.abc import Iterator

from turbohtml import Element, Text

from ..source import blank

DIVISION = "div.footnote:last-child:has(> hr:first-child + ol > li[id^=fn-])"
REFERENCES = "sup[id^=fnref] > a.footnote-ref"


def references(block: Element) -> dict[str, str]:
    """Return the ids of the notes that a block refers to, in order, each with the id of its first reference."""
    found = {}
    for link in block.select(REFERENCES):
        found.setdefault(link.attrs["href"][1:], link.parent.attrs["id"])
    return found


def check_notes(tree: Element) -> Iterator[str]:
    """Yield what is wrong with the notes of a text: the text refers to each, each has text and refers to no other."""
    used = references(tree)
    for note in tree.select(f"{DIVISION} > ol > li"):
        name = note.attrs["id"].removeprefix("fn-")
        if note.attrs["id"] not in used:
            yield f"the text does not refer to the note [^{name}]; refer to it or delete it"
        if blank(note.text.replace("↩", "")):
            yield f"the note [^{name}] has no text; write it there"
        if note.select_one(REFERENCES):
            yield f"the note [^{name}] refers to a note; write out what it says"


def without_backlink(note: Element) -> Element:
    """Return a note without the link that Markdown adds, and without its paragraph's tags where it is a single one."""
    for link in note.select("a.footnote-backref"):
        if isinstance(link.previous_sibling, Text):
            link.previous_sibling.data = link.previous_sibling.data.rstrip("\N{NO-BREAK SPACE}")
    note.remove("a.footnote-backref").remove("p:empty")  # which holds the link behind a list
    blocks = note.select(":scope > *")
    if [block.tag for block in blocks] == ["p"]:
        words = list(blocks[0])
        note.clear()
        note.extend(words)
    return note


def place_notes(tree: Element) -> None:
    """Put the notes of a text beside the blocks that refer to them, or in a list under its last heading.

    Beside a block they are opened by their summary where the page is narrow; in the list each links back.
    """
    division = tree.select_one(DIVISION)
    if not division:
        return
    notes = {note.attrs["id"]: without_backlink(note) for note in division.select("div > ol > li")}
    division.extract()
    first = references(tree)
    numbers = {name: number for number, name in enumerate(first, 1)}
    blocks = tree.select(":scope > *")
    if blocks and blocks[-1].matches("h2, h3, h4, h5, h6"):
        for name, number in numbers.items():
            link = {"href": f"#{first[name]}", "aria-label": f"Back to note {number}", "role": "doc-backlink"}
            (notes[name].select_one(":scope > p:last-child") or notes[name]).append(Element("a", link))
        listed = Element("ol", {"dir": "auto"}, [notes.pop(name) for name in numbers])
        tree.append(Element("div", {"role": "doc-endnotes"}, [listed]))
    for block in blocks:
        if here := [name for name in references(block) if name in notes]:
            label = f"Notes {numbers[here[0]]}–{numbers[here[-1]]}" if len(here) > 1 else f"Note {numbers[here[0]]}"
            listed = Element("ol", {"dir": "auto", "start": f"{numbers[here[0]]}"}, [notes.pop(name) for name in here])
            details = Element("details", {}, [Element("summary", {}, [Text(label)]), listed])
            block.insert_after(Element("aside", {"role": "note"}, [details]))
    for link in tree.select(REFERENCES):  # last, as then nothing is left to know them by
        link.attrs["role"] = "doc-noteref"
        link.set_text(str(numbers[link.attrs["href"][1:]]))
        del link.attrs["class"]
