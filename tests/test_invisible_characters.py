"""Characters that nobody sees are errors where they would make two names, or lead a link astray."""

import pytest
from errors import HEAD, TAG, TEXT

ZERO_WIDTH_SPACE = "\u200b"
PERSIAN = "می\u200cخواهم"  # with a joiner that belongs to its spelling


@pytest.mark.parametrize("character", ["\u200b", "\u00ad", "\u202c", "\u2060", "\ufeff", "\u200d"], ids=ascii)
def test_a_link_with_one_is_reported(character, content):
    written = f"{HEAD}\n[x](https://e.example/re{character}port) ←\n"
    content.assert_reports("day.md", written, f"U+{ord(character):04X}")


@pytest.mark.parametrize("header", ["Author: A", "Authors: A, B", "Category: Europe", "Slug: a", "Save_as: a.html"])
def test_a_name_with_one_is_reported(header, content):
    content.write("day.md", f"{HEAD}{header}{ZERO_WIDTH_SPACE}\n{TEXT}")
    assert [error for error in content.errors() if error.startswith("content/day.md:5: ") and "U+200B" in error]


@pytest.mark.parametrize("header", ["Tags: NATO", "Title: NATO", "Names: NATO"])
def test_a_tag_with_one_is_reported(header, content):
    content.write("tags/nato.md", TAG.format("NATO").replace(header, f"{header}{ZERO_WIDTH_SPACE}"))
    content.write("talks.md", f"{HEAD}{TEXT}".replace(header, f"{header}{ZERO_WIDTH_SPACE}"))
    assert any("U+200B" in error for error in content.errors())


def test_a_file_name_with_one_is_reported(content):
    content.write(f"a{ZERO_WIDTH_SPACE}.md", HEAD + TEXT)
    assert any("cannot be printed" in error for error in content.errors())


@pytest.mark.parametrize(
    "written",
    [
        f"Category: {PERSIAN}\n{TEXT}",
        f"{TEXT}[x](https://e.example/{PERSIAN})\n",
        f"{TEXT}A long-\u00adword and a mark\u200f.\n",
    ],
    ids=["a category", "an address", "a text"],
)
def test_one_that_belongs_there_passes_in(written, content):
    content.write("day.md", f"{HEAD}{written}")
    assert content.errors() == []
