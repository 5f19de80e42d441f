"""Drafts can be read before they are published, whatever they lack: each has a page, and nothing else changes."""

import re
from urllib.parse import urlsplit

import pytest
from conftest import PUBLIC
from page import text
from project import Project, contents
from site_content import SAMPLE_IMPRINT

WRONG = """Title: It's a "plan" < all
Date: 21.1.2022
Category: Plans
Tags: Kosovo
Weather: fine
Status: draft

"Words" [gone]({filename}gone.md)[^1] and [here]({filename}reasonable-dialogue.md).

![A board]({static}board.png) ![none]({static}none.png) ![](https://z.example/y.png)

<script>alert(1)</script> <b onclick="alert(1)">bold</b> <a href="javascript:alert(1)">link</a>

[^1]: A note.

[Nowhere](#nowhere)
"""
RIGHT = """---
Title: A plan with a date
date: 2022-01-21
category: Europe
tags: [NATO]
summary: What is planned.
draft: true
---

It names NATO.
"""
DRAFTS = {  # each: a file, and where it is read
    "plan": WRONG,
    "europe/reasonable-dialogue": RIGHT,  # has the name of a published article
    "pages/reasonable-dialogue": "Title: A page\nStatus: draft\n\nNothing more.\n",
    "Ein Plan, ü": "Status: Draft\nSlug: -\nSave_as: index.html\nTemplate: 404\n\nNothing more.\n",
    "notes": 'Status: draft\n\n<sup><a class="footnote-ref" href="#fn-gone">2</a></sup>[^1]\n\n[^1]: A[^2]\n[^2]: B\n',
    "tags": "Title: All tags\nStatus: draft\n",
    "filed": "Title: A plan\nDate: 2022-01-21\nCategory: Plans\nStatus: draft\n\nNothing more.\n",
    "colon": "---\ntitle: A plan: more\ndraft: true\n---\n\nNothing more.\n",  # is not YAML
    "corrected": "Title: A plan\nStatus: draft\n\nA.\n\n## Corrections\n\nIn May\n:   It said so.\n",
    "fence": "Title: A plan\nStatus: draft\n\n``` {.python linenums=1}\nx\n```\n",  # Markdown cannot read it
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A site with drafts, and what make has printed."""
    project = Project(tmp_path_factory.mktemp("drafts"))
    project.set(**SAMPLE_IMPRINT)
    for name, words in DRAFTS.items():
        project.write(f"content/{name}.md", words)
    project.write("content/tags/kosovo.md", "Title: Kosovo\nNames: Kosovo\nSummary: A place.\n\nText.\n")
    project.write("content/skipped.md", "Title: No draft\nStatus: skip\n\nText.\n")
    made = project.make("drafts", PUBLIC)
    assert made.returncode == 0, made.stderr
    return project, made.stderr


@pytest.fixture(params=DRAFTS)
def draft(request, made):
    return made[0].page(f"drafts/{request.param}.html")


@pytest.fixture
def plan(made):
    return made[0].page("drafts/plan.html")


def test_each_has_its_page_and_all_other_files_are_as_they_are_without_them(made, public_example):
    files = contents(made[0].output)
    own = {f"drafts/{name}.html{ending}" for name in DRAFTS for ending in ("", ".br", ".gz")}
    worker = {"service-worker.js", "service-worker.js.br", "service-worker.js.gz"}  # names every file
    published = contents(public_example.folder)
    assert files.keys() - published.keys() == own
    assert {name for name in published if files.get(name) != published[name]} == worker


def test_make_html_publishes_none_and_reports_nothing(made, public_example):
    project, _ = made
    before = project.pages()
    published = project.make("html", PUBLIC)
    after = project.pages()
    project.make("drafts", PUBLIC)
    assert (published.returncode, published.stderr) == (0, "")
    assert after == contents(public_example.folder)
    assert project.pages() == before


def test_it_says_that_it_is_one(draft):
    assert draft.text("main > p > mark") == "Draft"
    assert draft.text("title").startswith("Draft: ")


def test_it_is_closed_to_search_engines(draft):
    assert draft.attributes("meta[name=robots]", "content") == ["noindex"]
    assert not draft.select("link[rel=canonical]")


def test_its_links_lead_to_files_that_exist(draft):
    urls = [urlsplit(href) for href in draft.links("a[href]")]
    paths = [url.path for url in urls if not url.scheme]
    files = {((draft.folder / draft.address).parent / path).resolve() for path in paths if path}
    assert files
    assert [file for file in files if not file.is_file()] == []


def test_it_shows_what_is_right(plan):
    assert plan.text("h1") == "It’s a “plan” < all"
    assert plan.texts("article > p")[0].startswith("“Words” gone1 and here.")
    assert plan.attributes("article img", "alt") == ["A board"]
    assert plan.text("article b") == "bold"
    assert text(plan.find("article aside li")) == "A note."


def test_it_has_nothing_that_is_not_safe(plan):
    assert len(plan.select("script")) == 1
    assert not re.search("onclick|javascript:|z.example", plan.source)


def test_its_errors_are_warnings_with_lines(made):
    lines = re.findall(r"^content/plan\.md:(\d+): ", made[1], re.M)
    assert {2, 5, 8, 10, 12, 16} <= {*map(int, lines)}


def test_it_may_lack_its_summary_its_tags_and_its_date(made):
    assert "content/pages/reasonable-dialogue.md" not in made[1]


def test_a_text_to_skip_has_no_page(made):
    assert not [*made[0].output.glob("drafts/s*")]


def test_it_shows_its_date_if_it_has_one(made, plan):
    dated = made[0].page("drafts/europe/reasonable-dialogue.html")
    assert dated.texts("article > p.published > time") == ["21 January 2022"]
    assert not plan.select("time")
