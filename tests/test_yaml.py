"""Front matter in YAML follows YAML's rules, and what is not a header is an error."""

import pytest
from dossier.source import Source
from errors import TEXT

TITLE = "title: A day"


def read(folder, *lines: str) -> Source:
    path = folder / "day.md"
    front_matter = "\n".join(lines)
    path.write_text(f"---\n{front_matter}\n---\n{TEXT}", "utf-8")
    return Source(path, folder)


@pytest.mark.parametrize("value", ["true", "True", "TRUE", "yes", "Yes", "on", "ON"])
def test_a_text_is_a_draft_if_draft_is(value, tmp_path):
    source = read(tmp_path, TITLE, f"draft: {value}")
    assert source.is_draft
    assert source.errors == []


@pytest.mark.parametrize("value", ["false", "False", "no", "off"])
def test_a_text_is_published_if_draft_is(value, tmp_path):
    source = read(tmp_path, TITLE, f"draft: {value}")
    assert source.status == "published"
    assert source.errors == []


@pytest.mark.parametrize("value", ["1", "0", "y", "maybe", '"true"', "'yes'", "[true]", "{a: true}", "~", ""])
def test_the_build_stops_if_draft_is(value, tmp_path):
    [error] = read(tmp_path, TITLE, f"draft: {value}").errors
    assert (error.line, error.message[:27]) == (3, "Draft must be true or false")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["draft: true", "status: published"], id="the first says so"),
        pytest.param(["status: published", "draft: yes"], id="the last says so"),
        pytest.param(["draft: on", "title: a: b"], id="the rest is not valid YAML"),
    ],
)
def test_a_text_is_a_draft_in_doubt_where(lines, tmp_path):
    assert read(tmp_path, *lines).is_draft


@pytest.mark.parametrize(
    ("line", "header", "values"),
    [
        ('names: ["Doe, Jane"]', "names", ["Doe, Jane"]),
        ("names: NATO, the Alliance", "names", ["NATO", "the Alliance"]),
        ('authors: ["Doe, Jane", John Roe]', "authors", ["Doe, Jane", "John Roe"]),
        ("author: [Jane Doe, John Roe]", "authors", ["Jane Doe", "John Roe"]),
        ("tags:\n- NATO\n- Fish &amp; chips", "tags", ["NATO", "Fish & chips"]),
    ],
)
def test_a_list_keeps_its_entries(line, header, values, tmp_path):
    source = read(tmp_path, line)
    assert source.values(header) == values
    assert source.errors == []


@pytest.mark.parametrize(
    ("lines", "header", "value"),
    [
        pytest.param('title: "A: day"', "title", "A: day", id="quotation marks"),
        pytest.param("summary: >\n  One\n  two.", "summary", "One two.", id="folded lines"),
        pytest.param("summary: |\n  One\n  two.", "summary", "One two.", id="kept lines"),
        pytest.param("date: 2019-07-20T09:30:00+02:00", "date", "2019-07-20T09:30:00+02:00", id="a date"),
    ],
)
def test_a_value_may_have(lines, header, value, tmp_path):
    source = read(tmp_path, lines)
    assert source.value(header) == value
    assert source.text.strip() == TEXT.strip()
    assert source.errors == []


@pytest.mark.parametrize("headers", ["Tags: NATO; chess, the game", '---\ntags: [NATO, "chess, the game"]\n---'])
def test_a_tag_may_have_a_comma_between_semicolons_and_in_a_list(headers, tmp_path):
    (tmp_path / "day.md").write_text(f"{headers}\n{TEXT}", "utf-8")
    assert Source(tmp_path / "day.md", tmp_path).tags == ["NATO", "chess, the game"]


def test_a_list_of_one_entry_is_a_value(tmp_path):
    source = read(tmp_path, 'category: ["News"]')
    assert source.value("category") == "News"
    assert source.errors == []


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        pytest.param("author: {name: Jane}", "write author: Jane", id="a mapping"),
        pytest.param("authors: [{name: Jane}]", "write authors: Jane", id="a list of mappings"),
        pytest.param("authors: &x [*x]", "write authors: value", id="a list that contains itself"),
        pytest.param("category: [News, More]", "write category: News", id="a list for one value"),
        pytest.param("? [a, b]\n: c", "write name: value", id="a list as a name"),
        pytest.param("title: a: b", "put quotation marks around the value", id="two colons"),
        pytest.param("- title", "write name: value", id="a list of headers"),
        pytest.param(r'title: "C:\archive"', "delete it", id="a control character in an escape"),
        pytest.param('title: "&#7; bell"', "delete it", id="a control character in an entity"),
    ],
)
def test_an_error_says_what_to_write_for(line, remedy, tmp_path):
    [error] = read(tmp_path, line).errors
    assert (error.line, remedy in error.message) == (2, True)
