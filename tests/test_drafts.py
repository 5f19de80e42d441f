"""Drafts can be read before they are published: marked as such, whatever they lack, and in nothing but their page."""

import re
from urllib.parse import urlsplit

import pytest
from catalogue import OWN
from conftest import PUBLIC
from document import text
from workshop import Workshop, contents

FAULTY = """Title: It's a "plan" < all
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
DATED = """---
Title: A plan with a date
date: 2022-01-21
category: Europe
tags: [NATO]
summary: What is planned.
draft: true
---

It names NATO.
"""
DRAFTS = {  # each file that holds one, and where it is read
    "plan": FAULTY,
    "europe/reasonable-dialogue": DATED,  # called like what is published
    "pages/reasonable-dialogue": "Title: A page\nStatus: draft\n\nNothing more.\n",
    "Ein Plan, ü": "Status: Draft\nSlug: -\nSave_as: index.html\nTemplate: 404\n\nNothing more.\n",
    "notes": 'Status: draft\n\n<sup><a class="footnote-ref" href="#fn-gone">2</a></sup>[^1]\n\n[^1]: A[^2]\n[^2]: B\n',
    "tags": "Title: All tags\nStatus: draft\n",
    "filed": "Title: A plan\nDate: 2022-01-21\nCategory: Plans\nStatus: draft\n\nNothing more.\n",  # alone
    "colon": "---\ntitle: A plan: more\ndraft: true\n---\n\nNothing more.\n",  # which is no YAML
    "corrected": "Title: A plan\nStatus: draft\n\nA.\n\n## Corrections\n\nIn May\n:   It said so.\n",
    "fence": "Title: A plan\nStatus: draft\n\n``` {.python linenums=1}\nx\n```\n",  # which Markdown stumbles over
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A site with drafts, and what was told of it."""
    workshop = Workshop(tmp_path_factory.mktemp("drafts"))
    for name, words in DRAFTS.items():
        workshop.write(f"content/{name}.md", words)
    workshop.write("content/tags/kosovo.md", "Title: Kosovo\nNames: Kosovo\nSummary: A place.\n\nText.\n")
    workshop.write("content/skipped.md", "Title: No draft\nStatus: skip\n\nText.\n")
    told = workshop.make("drafts", PUBLIC)
    assert told.returncode == 0, told.stderr
    return workshop, told.stderr


@pytest.fixture(params=DRAFTS)
def draft(request, made):
    page = made[0].page(f"drafts/{request.param}.html")
    page.folder = (made[0].output / f"drafts/{request.param}").parent
    return page


def versionless(pages):
    """The files of a site but for the number that tells it from every other."""
    compressed = "service-worker.js.br", "service-worker.js.gz"
    return {name: re.sub(rb'VERSION = "\w+"', b"", page) for name, page in pages.items() if name not in compressed}


def test_each_has_its_page_and_all_else_is_as_it_is_without_them(made, publish):
    pages = contents(made[0].output)
    own = {f"drafts/{name}.html{form}" for name in DRAFTS for form in ("", ".br", ".gz")}
    rest = {name: page for name, page in pages.items() if name not in own}
    assert own <= pages.keys()
    assert versionless(rest) == versionless(contents(publish(OWN, PUBLIC).folder))


@pytest.mark.parametrize("target", ["html", "zip"])
def test_none_is_published(target, made, example):
    workshop, _ = made
    before = workshop.pages()
    told = workshop.make(target)
    after = workshop.pages()
    assert workshop.make("drafts", PUBLIC).returncode == 0
    assert (told.returncode, told.stderr) == (0, "")
    assert after == contents(example.folder)
    assert workshop.pages() == before


def test_it_says_that_it_is_one(draft):
    assert text(draft.one("main/p/mark")) == "Draft"
    assert text(draft.one("title")).startswith("Draft: ")


def test_it_asks_to_be_found_by_nobody(draft):
    assert draft.one("meta[@name='robots']").get("content") == "noindex"
    assert draft.all("link[@rel='canonical']") == []


def test_it_links_to_nothing_that_is_not_there(draft):
    links = [urlsplit(a.get("href")) for a in draft.all("a") if a.get("href")]
    files = {(draft.folder / link.path).resolve() for link in links if link.path}
    assert files
    assert [file for file in files if not file.is_file()] == []


def test_it_shows_what_is_right_of_it(made):
    page = made[0].page("drafts/plan.html")
    assert text(page.one("h1")) == "It’s a “plan” < all"
    assert text(page.one("article/p[1]")).startswith("“Words” gone1 and here.")
    assert [image.get("alt") for image in page.all("article//img")] == ["A board"]
    assert text(page.one("article//b")) == "bold"
    assert text(page.one("article//aside//li")) == "A note."


def test_it_holds_nothing_that_is_not_safe(made):
    page = made[0].page("drafts/plan.html")
    assert len(page.all("script")) == 1
    assert "onclick" not in page.source
    assert "javascript:" not in page.source
    assert "z.example" not in page.source


def test_its_faults_are_told_by_line(made):
    lines = re.findall(r"^content/plan\.md:(\d+): ", made[1], re.M)
    assert {2, 5, 8, 10, 12, 16} <= {*map(int, lines)}


def test_it_may_lack_its_summary_tags_and_date(made):
    assert [line for line in made[1].splitlines() if line.startswith("content/pages/reasonable-dialogue.md")] == []
    assert re.findall("(Summary|Tags|Date) is missing", made[1]) == []


def test_a_text_to_skip_is_none(made):
    assert sorted(path.name for path in made[0].output.glob("drafts/s*")) == []


def test_it_shows_its_date_where_it_has_one(made):
    dated = made[0].page("drafts/europe/reasonable-dialogue.html").all("article/p[@class='published']/time")
    assert [text(time) for time in dated] == ["21 January 2022"]
    assert made[0].page("drafts/plan.html").all("time") == []
