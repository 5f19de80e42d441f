"""Footnotes stand beside the paragraph they belong to, unless the text ends with a heading for them."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.treeprocessors import Treeprocessor

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def references(block: Element) -> Iterator[tuple[str, Element]]:
    """Yield each reference to a note in a block with the note's id, in the order of the text."""
    for raised in block.iter("sup"):
        if raised.get("id", "").startswith("fnref"):
            yield raised[0].get("href").removeprefix("#"), raised


def in_order(root: Element, notes: dict[str, Element]) -> dict[str, Element]:
    """Return the notes in the order in which the text refers to them, last those that only notes refer to."""
    names = list(dict.fromkeys(name for name, _ in references(root)))
    for name in names:  # they grow on the way
        names += [further for further, _ in references(notes[name]) if further not in names]
    return {name: notes[name] for name in [*names, *notes]}


def name_references(blocks: list[Element], numbers: dict[str, int]) -> None:
    """Give each reference its note's number and its role, and an id of its own if it is not the note's first."""
    times = Counter()
    for block in blocks:
        for name, raised in references(block):
            times[name] += 1
            if times[name] > 1:
                raised.set("id", raised.get("id").replace("fnref", f"fnref{times[name]}", 1))
            [link] = raised
            link.text = str(numbers[name])
            link.set("role", "doc-noteref")
            del link.attrib["class"]


def name_way_back(note: Element, name: str) -> None:
    """Name a note's link back to its reference, or take it out where it has no name; leave no space before it."""
    for parent in list(note.iter()):
        parent.text = (parent.text or "").replace(NBSP_PLACEHOLDER, "")
        parent.tail = (parent.tail or "").replace(NBSP_PLACEHOLDER, "")
        for link in parent.findall("a[@class='footnote-backref']"):
            if name:
                link.attrib = {"href": link.get("href"), "aria-label": name, "role": "doc-backlink"}
            else:
                parent.remove(link)


def lay_bare(note: Element) -> None:
    """Take the words of a note's only paragraph out of it."""
    if [block.tag for block in note] == ["p"]:
        [paragraph] = note
        note.remove(paragraph)
        note.text = paragraph.text
        note.extend(paragraph)


def beside(notes: dict[str, Element], numbers: dict[str, int]) -> Element:
    """Return one aside that holds the notes of one block, opened by its summary where it is narrow."""
    aside = Element("aside", role="note")
    details = SubElement(aside, "details")
    first, *rest = (str(numbers[name]) for name in notes)
    label = f"Notes {first}–{rest[-1]}" if rest else f"Note {first}"
    SubElement(details, "summary").text = label
    listed = SubElement(details, "ol", {} if first == "1" else {"start": first})
    listed.extend(notes.values())
    return aside


class Notes(Treeprocessor):
    def __init__(self, md: Markdown):
        super().__init__(md)
        self.footnotes = md.treeprocessors["footnote"].footnotes
        # Markdown counts references as it meets them, those in lists last, and knows its notes by a class alone
        self.footnotes.unique_ref = lambda reference, found: reference
        md.treeprocessors.deregister("footnote-reorder", strict=False)
        md.treeprocessors.deregister("footnote-duplicate")

    def run(self, root: Element) -> None:
        if not self.footnotes.footnotes:
            return
        listed = root[-1].find("ol")
        root.remove(root[-1])
        notes = in_order(root, {note.get("id"): note for note in listed})
        numbers = {name: number for number, name in enumerate(notes, 1)}
        name_references([root, *notes.values()], numbers)
        headed = len(root) and root[-1].tag in HEADINGS
        back = self.footnotes.getConfig("BACKLINK_TITLE") if headed else ""  # else the text is beside them
        for name, note in notes.items():
            name_way_back(note, back.format(numbers[name]))
            lay_bare(note)
        if headed:
            listed[:] = notes.values()
            SubElement(root, "div", role="doc-endnotes").append(listed)
            return
        blocks = []
        for block in root:
            blocks.append(block)
            here = {name: notes.pop(name) for name, _ in references(block) if name in notes}
            if here:
                blocks.append(beside(here, numbers))
        if notes:  # those that only another note refers to
            blocks.append(beside(notes, numbers))
        root[:] = blocks
