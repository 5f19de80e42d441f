"""Front matter in YAML is read as in other tools; what is not certain is an error, and never publishes a draft."""

import pytest
from content_folder import TEXT
from dossier.source import Source


def read(folder, *lines):
    path = folder / "day.md"
    path.write_text("\n".join(["---", *lines, "---", TEXT]), "utf-8")
    return Source(path, folder)


TRUE_VALUES = ["true", "TRUE", "yes", "on"]


@pytest.mark.parametrize("value", [*TRUE_VALUES, "false", "False", "no", "off"])
def test_the_header_draft_decides_whether_a_text_is_a_draft(value, tmp_path):
    source = read(tmp_path, "title: A day", f"draft: {value}")
    assert source.is_unpublished == (value in TRUE_VALUES)
    assert source.errors == []


@pytest.mark.parametrize("value", ["1", "0", "y", "maybe", '"true"', "[true]", "{a: true}", "~", ""])
def test_reports_the_line_if_draft_is(value, tmp_path):
    [error] = read(tmp_path, "title: A day", f"draft: {value}").errors
    assert error.line == 3
    assert error.message.startswith("Draft must be true or false")


# each: headers that mark the text as a draft and contradict that, or are not valid YAML
IN_DOUBT = [
    ["draft: true", "status: published"],
    ["status: published", "draft: yes"],
    ["draft: on", "title: a: b"],
    ["status: [hidden, draft]"],
]


@pytest.mark.parametrize("lines", IN_DOUBT, ids=" and ".join)
def test_a_text_is_a_draft_with(lines, tmp_path):
    assert read(tmp_path, *lines).is_unpublished


def test_of_two_headers_with_one_name_the_first_counts(tmp_path):
    assert read(tmp_path, "tags: NATO", "tags: [EU]").values("tags") == ["NATO"]


# each: lines of YAML, a header, and its value or its values
VALUES = {
    "a name that shows nothing": ("names: [NATO, '&shy;']", "names", ["NATO"]),
    "a language in small letters": ("lang: pt-br", "lang", "pt-BR"),
    "authors with a comma": ('authors: ["Doe, Jane", John Roe]', "authors", ["Doe, Jane", "John Roe"]),
    "a tag with a comma between semicolons": ("tags: NATO; chess, the game", "tags", ["NATO", "chess, the game"]),
    "several authors in author": ("author: [Jane Doe, John Roe]", "authors", ["Jane Doe", "John Roe"]),
    "a list with a folded text": ("tags:\n- >-\n  NATO\n- EU", "tags", ["NATO", "EU"]),
    "an entry of two lines": ('tags:\n- "NATO\n  - EU"', "tags", ["NATO - EU"]),
    "a list of one entry": ('category: ["News"]', "category", "News"),
    "a comment in a list": ("tags:\n- NATO\n  # status: draft\n- EU", "tags", ["NATO", "EU"]),
    "a value of several lines": ("summary: |\n  One\n  two.", "summary", "One two."),
}


@pytest.mark.parametrize(("lines", "header", "value"), VALUES.values(), ids=VALUES)
def test_reads_in_yaml(lines, header, value, tmp_path):
    source = read(tmp_path, lines)
    found = source.values(header) if isinstance(value, list) else source.value(header)
    assert found == value
    assert source.text.strip() == TEXT.strip()
    assert source.errors == []
    assert source.value_errors == {}


# each: a line of YAML, and the remedy in the message
YAML_ERRORS = {
    "a mapping": ("author: {name: Jane}", "write author: Jane"),
    "a mapping without values": ("tags: {NATO, EU}", "write tags: value"),
    "a mapping in a header of another tool": ("menu: {main: 1}", "delete it"),
    "a list for one value": ("category: [News, More]", "write category: News"),
    "a list as a name": ("? [a, b]\n: c", "write name: value"),
    "a quotation mark that is not closed": ('title: "A', "close the quotation mark"),
    "an unknown escape": ('title: "C:\\data"', "write \\\\ for each \\"),
    "an incomplete escape": ('title: "C:\\users"', "write \\\\ for each \\"),
    "an apostrophe in single quotation marks": ("title: 'it's'", "around the value instead of '"),
    "an apostrophe at the beginning": ("title: 'Tis the season", "around the value instead of '"),
    "two colons": ("title: a: b", 'put quotation marks (")'),
    "a list of headers": ("- title", "write name: value"),
    "a bracket that is not closed": ("tags: [NATO, EU", "close the bracket"),
    "a header without a colon": ("date 2022-01-23", "write name: value"),
    "a tab": ("\ttags: NATO", "spaces instead of the tab"),
    "a control character in an entity": ('title: "&#7; bell"', "correct the entity"),
}


@pytest.mark.parametrize(("line", "remedy"), YAML_ERRORS.values(), ids=YAML_ERRORS)
def test_an_error_in_yaml_says_what_to_write_for(line, remedy, content):
    content.write("day.md", "\n".join(["---", line, "---", TEXT]))
    [error] = [error for error in content.errors() if error.startswith("content/day.md:2: ")]
    assert remedy in error
