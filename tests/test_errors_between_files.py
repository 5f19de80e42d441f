"""Reports files with the same address, two spellings of a category, two introductions of a tag, and other errors."""

import os
import re
from unicodedata import normalize
from unittest.mock import Mock

import pytest
from content_folder import HEAD, PAGE_HEAD, PICTURE, TAG, TEXT, headers_with
from dossier.settings import DEFAULTS

# each: a file, its text, the lines that are reported, and the shared words of the messages
SHARED = {
    "an address": ("day.md", f"{HEAD}Save_as: TALKS.html\n{TEXT}", ["day.md:5", "talks.md:1"], "taken"),
    "a category in another spelling": (
        "day.md",
        f"{HEAD}Category: EUROPE\n{TEXT}",
        ["day.md:5", "talks.md:5"],
        "category/europe.html",
    ),
    "a tag that both introduce": (
        "tags/more/pact.md",
        TAG.format("NATO"),
        ["tags/more/pact.md:1", "tags/nato.md:1"],
        "introductions",
    ),
}


@pytest.mark.parametrize(("name", "written", "places", "words"), SHARED.values(), ids=SHARED)
def test_reports_each_file_that_shares(name, written, places, words, content):
    content.write(name, written)
    errors = content.errors()
    assert [error.partition(": ")[0] for error in errors] == [f"content/{place}" for place in places]
    assert all(words in error for error in errors)


def test_reports_only_the_spelling_of_a_category_that_fewer_articles_have(content):
    for name, category in ("a.md", "EUROPE"), ("b.md", "europe"), ("more.md", "Europe"):
        content.write(name, f"{HEAD}Category: {category}\n{TEXT}")
    for name, error in zip("ab", content.errors(), strict=True):
        assert error.startswith(f"content/{name}.md:5: the address category/europe.html")
        assert "taken by the category “Europe”" in error


def test_reports_each_article_of_a_category_whose_address_a_template_has(content):
    content.write("day.md", f"{HEAD}Category: Europe\n{TEXT}")
    templates = DEFAULTS["TEMPLATE_PAGES"] | {"robots.txt": "category/europe.html"}
    errors = content.errors(TEMPLATE_PAGES=templates)
    assert [error.partition(": ")[0] for error in errors] == ["content/day.md:5", "content/talks.md:5"]


def test_reports_a_hidden_file_that_the_site_writes_itself(content):
    content.write(".htaccess", "Require all denied")
    [error] = content.errors(TEMPLATE_PAGES=DEFAULTS["TEMPLATE_PAGES"] | {".htaccess": ".htaccess"})
    assert error == "content/.htaccess:1: the theme has a template of this name; rename it"


def test_reports_a_folder_of_pages_with_a_capital(content):
    content.write("Pages/day.md", f"{PAGE_HEAD}{TEXT}")
    assert "content/Pages:1: this folder must be called pages, in small letters; rename it" in content.errors()


def test_reports_a_symlink_to_a_file_a_symlink_to_a_folder_and_a_pipe_instead_of_a_text(content):
    (content.folder / "file.md").symlink_to("../README.md")
    (content.folder / "folder.md").symlink_to("/")
    os.mkfifo(content.folder / "pipe.md")
    places = [error.partition(": ")[0] for error in content.errors()]
    assert sorted(places) == ["content/file.md:1", "content/folder.md:1", "content/pipe.md:1"]


def test_stops_at_a_folder_that_cannot_be_read(content, monkeypatch):
    # A mode without permissions would not do: root can read every folder.
    monkeypatch.setattr(os, "scandir", Mock(side_effect=PermissionError))
    with pytest.raises(PermissionError):
        content.errors()


def test_reports_an_icon_that_is_missing_or_of_another_size(content):
    content.write("icons/icon-192.png", PICTURE)
    assert content.errors() == [
        "content/icons/icon-192.png is not a PNG file of 192 × 192 pixels; export it again",
        "content/icons/icon-512.png does not exist; add it",
    ]


# A tag with other digits, or a short tag in which a letter is replaced, is not taken for a misspelt NATO.
@pytest.mark.parametrize("tag", ["Kosovo", "NATO 2", "NAFO"])
def test_accepts_a_tag_without_an_introduction_and_names_its_file(tag, content, capsys):
    content.write("day.md", headers_with(f"Tags: {tag}") + TEXT)
    assert content.errors() == []
    assert f"“{tag}” has no introduction; you can write content/tags/" in capsys.readouterr().err


def test_names_the_pages_that_are_missing(content, capsys):
    assert content.errors() == []
    assert re.findall("content/(.*) is missing", capsys.readouterr().err) == ["pages/404.md", "pages/offline.md"]


# each: files without conflicts
ACCEPTED = {
    "the word draft in another word": {"draftsmen.md": HEAD + TEXT},
    "names with the space of macOS and the joiners of Persian": {
        "Foto 9\u202fAM.png": PICTURE,
        "می\u200cخواهم.md": f"{HEAD}\n![x]({{static}}Foto%209%20AM.png)\n",
    },
    "two tags of two texts that are spelt almost alike": {
        "day.md": f"{HEAD.replace('NATO', 'Iceland')}{TEXT}",
        "night.md": f"{HEAD.replace('NATO', 'Iceland')}{TEXT}",
        "fair.md": f"{HEAD.replace('NATO', 'Ireland')}{TEXT}",
        "feast.md": f"{HEAD.replace('NATO', 'Ireland')}{TEXT}",
    },
    "a link to a PDF file": {"a.pdf": b"%PDF-1.7\n", "day.md": f"{HEAD}\n[x]({{static}}a.pdf)\n"},
    "a folder that is called icons, with other pictures": {"icons/map.png": PICTURE},
    "an introduction of a tag that only a draft has": {
        "moon.md": f"{HEAD.replace('NATO', 'Moon')}Status: draft\n{TEXT}",
        "tags/moon.md": TAG.format("Moon"),
    },
    "a slug for one of two tags with the same address": {
        "tags/sharp.md": TAG.format("C#").replace("Summary", "Slug: c-sharp\nSummary"),
        "day.md": f"{HEAD.replace('NATO', 'C++, C#')}\n[x](<{{tag}}C#>)\n",
    },
}


@pytest.mark.parametrize("files", ACCEPTED.values(), ids=ACCEPTED)
def test_accepts(files, content):
    for name, written in files.items():
        content.write(name, written)
    assert content.errors() == []


def test_accepts_the_address_of_a_folder_that_is_no_category(content):
    content.write("moon/day.md", f"{HEAD}Save_as: category/moon.html\n{TEXT}")
    assert content.errors(USE_FOLDER_AS_CATEGORY=False) == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accepts_links_and_tags_with_letters_in_the_unicode_form(form, content):
    name = normalize(form, "Zürich")
    content.write("tags/zurich.md", TAG.format("Zürich"))
    content.write(f"{name}.md", HEAD + TEXT)
    content.write("day.md", f"{HEAD.replace('NATO', name)}\n[x]({{filename}}{name}.md) [y]({{tag}}{name})\n")
    assert content.errors() == []


def test_prints_that_a_text_may_be_a_copy(content, capsys):
    content.write("pages/copy.md", PAGE_HEAD + TEXT)
    assert content.errors() == []
    messages = capsys.readouterr().err
    assert "content/talks.md has the title and the date of content/language.md" in messages
    assert "content/pages/copy.md has the title of content/pages/background.md" in messages
