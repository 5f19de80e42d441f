"""What a text says to be corrected is dated, told below its headline and kept as data."""

from datetime import date

import pytest
from catalogue import SETTINGS
from document import text
from dossier.content import Content
from dossier.reader import ContentReader
from dossier.site import Site
from dossier.source import Source
from pelican.settings import DEFAULT_CONFIG
from reading import read, tree

LISTED = """The text.

## Corrections

22 January 2022
:   It said two *hours*.[^1] "It" was one.

23 January 2022
:   A name was misspelt.
:   Another was left out.

[^1]: N.
"""
DATA = [
    (date(2022, 1, 22), "It said two hours. “It” was one."),
    (date(2022, 1, 23), "A name was misspelt."),
    (date(2022, 1, 23), "Another was left out."),
]
HEAD = "Title: A day\nSummary: A day.\nTags: NATO\n"
FAULT = "a correction has no day; write 23 January 2022, and : and its words on the next line"


SECTION = '<section markdown="1">\n\n' + LISTED.replace("[^1]:", "</section>\n\n[^1]:")


@pytest.mark.parametrize("words", [LISTED, SECTION], ids=["at the end", "in a section"])
def test_each_has_its_day_and_its_words(words):
    assert [*read(words).corrections] == DATA


@pytest.mark.parametrize("words", [LISTED, SECTION], ids=["at the end", "in a section"])
def test_their_days_can_be_read_by_a_machine_and_are_on_no_timeline(words):
    found = tree(words)
    assert [time.attrs["datetime"] for time in found.select("dt > time")] == ["2022-01-22", "2022-01-23"]
    assert [term.text for term in found.select("dt")] == ["22\xa0January\xa02022", "23\xa0January\xa02022"]
    assert found.select("svg") == []
    assert [heading.attrs["id"] for heading in found.select("h2")] == ["corrections"]


def test_other_days_stay_on_their_timeline():
    trip = "2 December 2021, A\n:   x\n\n3 December 2021, B\n:   y\n\n"
    assert len(tree(trip + LISTED).select("figure[aria-hidden]")) == 1
    assert [*read(trip + LISTED).corrections] == DATA


def test_a_text_without_has_none():
    assert read("## Errors\n\n22 January 2022\n:   It said so.\n").corrections == ()


@pytest.mark.parametrize(
    "words",
    [
        "Soon\n:   It said so.",
        "22 January\n:   It said so.",
        "30 February 2022\n:   It said so.",
        "22 January 2022, Geneva\n:   It said so.",
        "*22 January 2022*\n:   It said so.",
        "22 January 2022\n:   It said so.\n\nSoon\n:   It said so.",
        "- 22 January 2022: it said so",
        "It said so.",
    ],
)
def test_one_without_a_day_is_a_fault(words):
    assert read(f"Text.\n\n## Corrections\n\n{words}\n").errors[-1:] == (FAULT,)


def test_an_id_of_the_same_name_is_a_fault():
    assert read(f'<b id="corrections">x</b>\n\n{LISTED}').errors == ("the id corrections stands twice; change one",)


@pytest.fixture(scope="module")
def site(bench):
    bench.write("content/day.md", f"{HEAD}Date: 2022-01-21\n\n{LISTED}")
    bench.write("content/pages/day.md", f"{HEAD}\n{LISTED}")
    (bench.folder / "content/tags/nato.md").write_text(f"Title: NATO\nNames: NATO\nSummary: A club.\n\n{LISTED}")
    made = bench.make("html")
    assert made.returncode == 0, made.stderr
    return bench


@pytest.mark.parametrize("address", ["day.html", "pages/day.html", "tag/nato.html"])
def test_the_last_is_told_below_the_headline_with_a_link(address, site):
    page = site.page(address)
    article = page.all("main/article")[0]
    [link] = [a for a in article.iter("a") if a.get("href") == "#corrections"]
    assert text(link) == "Corrected 23 January 2022"
    assert link.find("time").get("datetime") == "2022-01-23"
    blocks = [*article]
    assert blocks.index(next(block for block in blocks if link in block)) < blocks.index(article.find("p[@id]"))
    assert len([part for part in page.root.iter() if part.get("id") == "corrections"]) == 1


@pytest.mark.parametrize("address", ["day.html", "pages/day.html"])
def test_the_day_of_the_last_is_told_once(address, site):
    days = site.page(address).all("main/article/p[@class='published']/time")
    assert "2022-01-23" not in [day.get("datetime") for day in days]


def test_lists_tell_it_as_the_day_when_the_text_was_modified(site):
    for address in "index.html", "tag/nato.html":
        assert "2022-01-23" in [time.get("datetime") for time in site.page(address).all("p[@class='published']/time")]


def test_the_one_file_leads_to_each(site):
    whole = site.page("dossier.html")
    ids = {part.get("id") for part in whole.root.iter()}
    links = [a.get("href")[1:] for a in whole.all("a") if text(a).startswith("Corrected")]
    assert len(links) == len({*links}) == 3
    assert {*links} <= ids


@pytest.mark.parametrize(
    ("modified", "shown"), [("", "2022-01-23"), ("2022-01-22", "2022-01-23"), ("2022-02-01", "2022-02-01")]
)
def test_a_text_counts_as_modified_when_it_was_last_corrected(modified, shown, tmp_path, monkeypatch):
    path = tmp_path / "day.md"
    head = f"Title: A day\nModified: {modified}\n" if modified else "Title: A day\n"
    path.write_text(f"{head}\n{LISTED}", "utf-8")
    source = Source(path, tmp_path)
    content = Content(Site([source], SETTINGS), {path: (source, read(source.text))})
    monkeypatch.setattr(ContentReader, "content", content, raising=False)
    _, values = ContentReader(DEFAULT_CONFIG).read(path)
    assert f"{values['modified']:%Y-%m-%d}" == shown


def test_they_are_data_of_their_text(tmp_path, monkeypatch):
    path = tmp_path / "day.md"
    path.write_text(f"Title: A day\n\n{LISTED}", "utf-8")
    source = Source(path, tmp_path)
    content = Content(Site([source], SETTINGS), {path: (source, read(source.text))})
    monkeypatch.setattr(ContentReader, "content", content, raising=False)
    _, values = ContentReader(DEFAULT_CONFIG).read(path)
    assert values["corrections"] == DATA
