"""Notes are numbered as the text runs, wherever it refers to them, and lead back to it."""

import time
from xml.etree import ElementTree

from document import text
from markdown import Markdown
from text import Text

from pelicanconf import MARKDOWN

LISTED = """
- one[^a]

    - deeper[^b]

- two[^c] and one again[^a]

A paragraph.[^d]

{end}

[^d]: D
[^c]: C
[^b]: B
[^a]: A
"""


def convert(words):
    html = Markdown(**{**MARKDOWN, "extensions": [*MARKDOWN["extensions"], Text()]}).convert(words)
    return ElementTree.fromstring(f"<div>{html}</div>")


def numbers(root):
    """The numbers that stand in the text, in its order, each with the note it leads to."""
    links = [link for link in root.iter("a") if link.get("role") == "doc-noteref"]
    return [(link.text, link.get("href")) for link in links]


def test_they_are_numbered_in_the_order_of_the_text():
    root = convert(LISTED.format(end="The end."))
    assert numbers(root) == [("1", "#fn-a"), ("2", "#fn-b"), ("3", "#fn-c"), ("1", "#fn-a"), ("4", "#fn-d")]
    assert [summary.text for summary in root.iter("summary")] == ["Notes 1–3", "Note 4"]
    assert [[note.text for note in listed] for listed in root.findall("aside/details/ol")] == [
        ["A", "B", "C"],
        ["D"],
    ]
    assert [listed.get("start") for listed in root.findall("aside/details/ol")] == [None, "4"]


def test_those_under_a_heading_stand_in_the_same_order():
    [listed] = convert(LISTED.format(end="## Sources")).findall("div/ol")
    assert [note.text for note in listed] == ["A", "B", "C", "D"]
    labels = [link.get("aria-label") for link in listed.iter("a")]
    assert labels == [f"Back to note {number}" for number in (1, 2, 3, 4)]


def test_each_leads_back_to_where_the_text_first_refers_to_it():
    root = convert("- one[^a]\n\nA paragraph.[^a]\n\n## Sources\n\n[^a]: A")
    first, second = root.iter("sup")
    assert first.get("id") != second.get("id")
    assert [link.get("href") for link in root.findall("div/ol//a")] == [f"#{first.get('id')}"]


def test_those_that_only_a_note_refers_to_come_last():
    root = convert("One.[^a] Two.[^b]\n\n[^c]: C\n[^d]: D\n[^a]: A[^d] [^c]\n[^b]: B")
    assert numbers(root) == [("1", "#fn-a"), ("2", "#fn-b"), ("3", "#fn-d"), ("4", "#fn-c")]
    assert [summary.text for summary in root.iter("summary")] == ["Notes 1–2", "Notes 3–4"]


def test_a_block_that_is_called_like_them_is_left_alone():
    block = '<div class="footnote" markdown="1">\nWords.\n\n1. item\n</div>'
    for words in (
        block,
        f"One.[^a]\n\n{block}\n\n[^a]: A",
        f"{block}\n\nOne.[^a] Two.[^b]\n\n[^b]: B\n[^a]: A",
    ):
        [left] = convert(words).findall("div")
        assert text(left) == "Words. item"


def test_no_words_are_a_sign_for_their_place():
    root = convert("One.[^a]\n\n///Footnotes Go Here///\n\nTwo.\n\n[^a]: A")
    assert "///Footnotes Go Here///" in text(root)
    assert [summary.text for summary in root.iter("summary")] == ["Note 1"]


def test_one_that_is_referred_to_thousands_of_times_is_soon_set():
    start = time.process_time()
    convert("word[^a] " * 3000 + "\n\n[^a]: A")
    assert time.process_time() - start < 4
