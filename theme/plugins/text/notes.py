"""Footnotes stand beside the paragraph they belong to, unless the text ends with a heading for them."""

from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.treeprocessors import Treeprocessor

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def name_links(root: Element) -> None:
    """Give the links to and from notes the names and the roles that say where they lead."""
    for link in root.iter("a"):
        if link.get("class") == "footnote-ref":
            link.set("role", "doc-noteref")
        elif link.get("class") == "footnote-backref":
            link.set("aria-label", link.attrib.pop("title"))
            link.set("role", "doc-backlink")
        else:
            continue
        del link.attrib["class"]


def leave_ways_back(listed: Element, most: int) -> None:
    """Leave of each note's links back to its references the first few, and no space before them."""
    for parent in list(listed.iter()):
        parent.text = (parent.text or "").replace(NBSP_PLACEHOLDER, "")
        parent.tail = (parent.tail or "").replace(NBSP_PLACEHOLDER, "")
        for further in parent.findall("a[@role='doc-backlink']")[most:]:
            parent.remove(further)


def lay_bare(note: Element) -> None:
    """Take the words of a note's only paragraph out of it."""
    if [block.tag for block in note] == ["p"]:
        [paragraph] = note
        note.remove(paragraph)
        note.text = paragraph.text
        note.extend(paragraph)


def references(block: Element) -> list[str]:
    """Return the ids of the notes that a block refers to, in the order of the text."""
    links = (link for link in block.iter("a") if link.get("role") == "doc-noteref")
    return [link.get("href").removeprefix("#") for link in links]


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
    def run(self, root: Element) -> None:
        name_links(root)
        blocks = list(root)
        if not blocks or blocks[-1].get("class") != "footnote":
            return
        listed = blocks[-1].find("ol")
        for note in listed:
            lay_bare(note)
        if len(blocks) > 1 and blocks[-2].tag in HEADINGS:
            leave_ways_back(listed, 1)
            root[-1] = Element("div", role="doc-endnotes")
            root[-1].append(listed)
            return
        leave_ways_back(listed, 0)  # the text is beside them
        root.remove(blocks.pop())
        notes = {note.get("id"): note for note in listed}
        numbers = {name: number for number, name in enumerate(notes, 1)}
        for block in blocks:
            here = {name: notes.pop(name) for name in references(block) if name in notes}
            if here:
                root.insert(list(root).index(block) + 1, beside(here, numbers))
        if notes:  # those that only another note refers to
            root.append(beside(notes, numbers))
