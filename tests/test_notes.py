"""Notes are numbered as the text runs, wherever it refers to them, and lead back to it."""

from reading import tree

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


def numbers(root):
    """The numbers that stand in the text, in its order, each with the note it leads to."""
    return [(link.text, link.attrs["href"]) for link in root.select("a[role=doc-noteref]")]


def texts(root, selector):
    return [" ".join(element.text.split()) for element in root.select(selector)]


def test_they_are_numbered_in_the_order_of_the_text():
    root = tree(LISTED.format(end="The end."))
    assert numbers(root) == [("1", "#fn-a"), ("2", "#fn-b"), ("3", "#fn-c"), ("1", "#fn-a"), ("4", "#fn-d")]
    assert texts(root, "summary") == ["Notes 1–3", "Note 4"]
    assert [texts(listed, "li") for listed in root.select("aside > details > ol")] == [["A", "B", "C"], ["D"]]
    assert [listed.attrs.get("start") for listed in root.select("aside > details > ol")] == ["1", "4"]


def test_those_under_a_heading_stand_in_the_same_order():
    [listed] = tree(LISTED.format(end="## Sources")).select("div[role=doc-endnotes] > ol")
    assert texts(listed, "li") == ["A", "B", "C", "D"]
    labels = [link.attrs["aria-label"] for link in listed.select("a")]
    assert labels == [f"Back to note {number}" for number in (1, 2, 3, 4)]


def test_each_leads_back_to_where_the_text_first_refers_to_it():
    root = tree("- one[^a]\n\nA paragraph.[^a]\n\n## Sources\n\n[^a]: A")
    first, second = root.select("sup")
    assert first.attrs["id"] != second.attrs["id"]
    assert [link.attrs["href"] for link in root.select("a[role=doc-backlink]")] == [f"#{first.attrs['id']}"]


def test_one_ends_with_its_words_and_the_way_back():
    words, back = tree("One.[^a]\n\n[^a]: *A*").select("aside li > *")
    assert (words.html, back.attrs["role"]) == ("<em>A</em>", "doc-backlink")


def test_one_that_ends_with_a_list_leaves_no_empty_paragraph():
    root = tree("One.[^a]\n\n## Sources\n\n[^a]: A\n\n    - b")
    assert not [paragraph for paragraph in root.select("p") if not paragraph.text.strip()]


def test_a_block_that_is_called_like_them_is_left_alone():
    block = '<div class="footnote" markdown="1">\nWords.\n\n1. one\n2. two\n</div>'
    for words in (
        block,
        f"One.[^a]\n\n{block}\n\n[^a]: A",
        f"{block}\n\nOne.[^a] Two.[^b]\n\n[^b]: B\n[^a]: A",
    ):
        assert texts(tree(words), "div.footnote") == ["Words. one two"]


def test_no_words_are_a_sign_for_their_place():
    root = tree("One.[^a]\n\n///Footnotes Go Here///\n\nTwo.\n\n[^a]: A")
    assert "///Footnotes Go Here///" in root.text
    assert texts(root, "summary") == ["Note 1"]
