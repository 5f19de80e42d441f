"""make drafts writes drafts, even if they have errors; make html never publishes one."""

import re
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from content_folder import PICTURE, TAG
from project import contents
from site_content import PUBLIC, SAMPLE_IMPRINT, slug

WITH_ERRORS = """Title: It's a "plan" < all
Date: 21.1.2022
Category: Plans
Tags: Kosovo
Weather: fine
Image: damaged.png
Status: draft

"Words" [gone]({filename}gone.md)[^1] and [here]({filename}reasonable-dialogue.md), [nowhere](#nowhere).

![A board]({static}board.png) ![damaged]({static}damaged.png)
![none]({static}none.png) ![](https://z.example/y.png) [plan]({static}plan.csv)

<script>alert(1)</script> <b onclick="alert(1)">bold</b> <a href="javascript:alert(1)">link</a>

[^1]: A note.
"""
CORRECT = "title: A plan\ndate: 2022-01-21\ncategory: Europe\ntags: [NATO]\nsummary: What is planned.\ndraft: true"
DRAFTS = {  # by name, from which address() makes the address
    "plan": WITH_ERRORS,
    # named like an article, and planned for a day in the future
    "europe/reasonable-dialogue": f"---\n{CORRECT}\n---\n\nIt names NATO.\n".replace("2022", "2999"),
    "pages/reasonable-dialogue": "Title: A page\nStatus: draft\n\nNothing more.\n",
    "Ein Plan, ü": "Status: Draft\nSlug: -\nSave_as: index.html\nTemplate: 404\n\nNothing more.\n",
    # HTML like a reference to a missing note, and a note that refers to another
    "notes": 'Status: draft\n\n<sup><a class="footnote-ref" href="#fn-gone">2</a></sup>[^1]\n\n[^1]: A[^2]\n[^2]: B\n',
    "装" * 80: "Title: A plan\nStatus: draft\n\nWords.\n\n[^1]: [B]({static}board.png)\n",
    "!/!!": "Title: All tags\nTags: Moon\nStatus: draft\n",  # a name without a slug
    "colon": "---\ntitle: A plan: more\ndraft: true # now\n---\n\nNothing more.\n",  # is not YAML
    "corrected": "Title: A plan\nStatus: draft\n\nA.\n\n## Corrections\n\nIn May\n:   It said so.\n",
    "fence": "Title: A plan\nStatus: draft\n\n``` {.python linenums=1}\nx\n```\n",  # Markdown cannot read it
}


def address(name):
    # 装 becomes zhuang; no part of the address has more than 60 characters
    path = "/".join((slug(part) or part)[:60] for part in name.split("/"))
    return f"drafts/{path}.html"


@pytest.fixture(scope="module")
def drafts_site(shared_project):
    """A site with its drafts, the messages of make, and the files that the site has without drafts."""
    shared_project.add_settings(**SAMPLE_IMPRINT)
    for name, words in DRAFTS.items():
        shared_project.write(f"content/{name}.md", words)
    shared_project.write("content/fence,.md", DRAFTS["fence"])  # one of the two has the address fence-2
    shared_project.write("content/plan.csv", "a,b\n")
    shared_project.write("content/damaged.png", PICTURE[:50])
    shared_project.write("content/tags/kosovo.md", f"{TAG.format('Kosovo')}\n[x]({{static}}/plan.csv)\n")
    shared_project.write("content/skipped.md", "Title: No draft\nStatus: skip\n\nText.\n")
    published = shared_project.build(PUBLIC).files()
    made = shared_project.make("drafts", PUBLIC)
    assert made.returncode == 0, made.stderr
    return SimpleNamespace(project=shared_project, messages=made.stderr, published=published)


def test_each_draft_has_a_page_and_no_other_file_changes_except_the_service_worker(drafts_site, public_example):
    files = drafts_site.project.files()
    published = contents(public_example.folder)
    endings = ("", ".br", ".gz")
    added = {address(name) + ending for name in [*DRAFTS, "fence-2"] for ending in endings}
    assert files.keys() - published.keys() == added | {"plan.csv"}
    changed = {f"service-worker.js{ending}" for ending in endings}
    assert {name for name in published if files.get(name) != published[name]} == changed


def test_make_html_publishes_no_draft_and_no_file_that_only_drafts_or_their_tags_link_to(drafts_site, public_example):
    assert drafts_site.published == contents(public_example.folder)


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_is_marked_and_not_indexed_and_its_links_lead_to_files(name, drafts_site):
    draft = drafts_site.project.page(address(name))
    assert draft.text("main > p > mark") == "Draft"
    assert draft.text("title").startswith("Draft: ")
    assert draft.attributes("meta[name=robots]", "content") == ["noindex"]
    assert not draft.select("link[rel=canonical]")
    urls = [urlsplit(href) for href in draft.links("a[href]")]
    paths = [url.path for url in urls if not url.scheme]
    files = {((draft.folder / draft.address).parent / path).resolve() for path in paths if path}
    assert files
    assert [file for file in files if not file.is_file()] == []


def test_a_draft_shows_its_correct_parts_and_nothing_unsafe(drafts_site):
    plan = drafts_site.project.page("drafts/plan.html")
    assert plan.text("h1") == "It’s a “plan” < all"
    assert plan.texts("article > p")[0].startswith("“Words” gone1 and here, nowhere.")
    # The damaged picture stays in the page, so that its alt text is shown.
    assert plan.attributes("article p img", "alt") == ["A board", "damaged"]
    assert plan.text("article b") == "bold"
    assert plan.text("article aside li") == "A note."
    assert not plan.select("time")
    assert len(plan.select("script")) == 1
    assert not re.search("onclick|javascript:|z.example", plan.source)
    assert drafts_site.project.page("drafts/notes.html").text("h1") == "notes"
    dated = drafts_site.project.page("drafts/europe/reasonable-dialogue.html")
    assert dated.texts("article > p.published > time") == ["21 January 2999"]


def test_errors_in_a_draft_are_printed_with_lines_but_a_missing_summary_is_not(drafts_site):
    lines = re.findall(r"^content/plan\.md:(\d+): ", drafts_site.messages, re.M)
    # the lines of the date, the headers Weather and Image, the links, the pictures and the HTML
    assert {2, 5, 6, 9, 11, 12, 14} <= {*map(int, lines)}
    assert drafts_site.messages.count("damaged.png is damaged") == 2
    assert "draft: drafts/plan.html\n" in drafts_site.messages
    assert "content/pages/reasonable-dialogue.md" not in drafts_site.messages
    assert "in the future" not in drafts_site.messages
