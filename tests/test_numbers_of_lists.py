"""A paragraph that begins with a number is no list by accident."""

import pytest
from errors import HEAD
from reading import tree

ERRORS = {
    "a date with a full stop": "Text.\n\n24. Februar 2022 begann es. ←",
    "a holiday": "1. Mai ist ein Feiertag. ←",
    "a date in a quotation": "> 24. Februar 2022 begann es. ←",
    "a list within a paragraph": "The points:\n1. one ←\n2. two",
    "numbers that go on within a paragraph": "The points:\n4. one\n5. two ←",
}


@pytest.mark.parametrize("written", ERRORS.values(), ids=ERRORS)
def test_is_reported(written, content):
    content.assert_reports("day.md", f"{HEAD}\n{written}\n", "list")


@pytest.mark.parametrize("written", ["He read chapter\n12) and left.", "In chapter\n12. he left.", "24\\. Februar"])
def test_a_line_of_prose_stays_prose(written, content):
    content.write("day.md", f"{HEAD}\n{written}\n")
    assert content.errors() == []
    assert tree(written).select("ol") == []


def test_items_between_paragraphs_continue_a_list(content):
    content.write("day.md", f"{HEAD}\n1. one\n\nText\n\n2. two\n\nText\n\n3. three\n")
    assert content.errors() == []


@pytest.mark.parametrize("title", ["24. Februar 2022: der Morgen", "# 1 of 2", "- 5 degrees", "> 100 dead", "1) one"])
def test_a_title_begins_as_it_likes(title, content):
    content.write("day.md", HEAD.replace("A day", title))
    assert [error for error in content.errors() if "Title" in error or "Summary" in error] == []
