"""Texts and the files to which they link are published, however links are written, and no other files."""

import pytest
from content_folder import HEAD
from PIL import Image
from project import contents
from site_content import HIDDEN_PAGES, LISTED_PAGES, OTHER_FILES, slug

# each: how a link is written, and how it is published
LINKS = {
    "to a fragment": ("[x]({filename}far.md#p-far)", "./far.html#p-far"),
    "between bars": ("[x](|filename|far.md)", "./far.html"),
    "with a long path": ("[x]({filename}/pages/../pages/%2e%2e/far.md)", "./far.html"),
    "to a name with special characters": ("[x]({filename}half%2520%231.md)", "./half201.html"),
    "to a tag with special characters": ("[x](<{tag}R&D: C#?>)", "./tag/rd-c.html"),
    "to a tag with a no-break space": ("[x](<{tag}R&D:\u00a0C%23?>)", "./tag/rd-c.html"),
    "to a category with special characters": ("[x](<{category}A & B>)", "./category/a-b.html"),
    "to a page that is saved elsewhere": ("[x]({filename}away.md)", "./far/away.html"),
    "to an attached file": ("[x]({attach}more/results.csv)", "./more/results.csv"),
}


@pytest.fixture(scope="module")
def linked_site(shared_project):
    """A site in which each case is a text."""
    files = {f"{case}.md": f"{HEAD}\n{link}\n" for case, (link, _) in LINKS.items()}
    files |= {
        "far.md": f"{HEAD}Category: A & B\n\nFar.\n",
        "half%20#1.md": f"{HEAD}\nFar.\n",
        "away.md": f"{HEAD}Save_as: far/away.html\n\nFar.\n",
        "tagged.md": HEAD.replace("NATO", "R&D: C#?") + "\nText.\n",
        "more/results.csv": "a,b\n",
        "comment.md": f"{HEAD}\n<!-- <a href='{{static}}secret.txt'>x</a> -->Text.\n",
        "secret.txt": "secret",
        ".day.md": f"{HEAD}\n<script>alert(1)</script>\n",
        "pages/2022-99-99-visit.md": "Title: A day\nSummary: A day.\n\n[x]({static}../more/results.csv)\n",
    }
    for name, words in files.items():
        shared_project.write(f"content/{name}", words)
    return shared_project.build()


@pytest.mark.parametrize("case", LINKS)
def test_a_link_leads_to_its_target(case, linked_site):
    _, address = LINKS[case]
    [link] = [link for link in linked_site.page(f"{slug(case)}.html").select("article > p > a") if link.text == "x"]
    assert link.attr("href") == address
    assert (linked_site.output / address.partition("#")[0]).is_file()


def test_a_link_is_relative_to_the_folder_of_its_text_and_a_date_in_the_name_of_a_text_is_ignored(linked_site):
    page = linked_site.page("pages/2022-99-99-visit.html")
    assert "../more/results.csv" in page.links("article a")
    assert not page.select("p.published")


def test_neither_a_hidden_file_nor_one_that_only_a_comment_links_to_is_published(linked_site):
    for name in "day.html", "secret.txt":
        assert not (linked_site.output / name).exists()


def test_a_site_has_the_pages_of_its_texts_the_files_of_the_theme_and_the_files_to_which_texts_link(example):
    assert example.addresses == sorted([*LISTED_PAGES, *HIDDEN_PAGES])
    files = contents(example.folder)
    assert files.keys() - {*example.addresses, *OTHER_FILES} == {"results.csv"}
    assert files["results.csv"] == (example.content / "results.csv").read_bytes()


def test_a_hidden_article_is_published_and_nothing_leads_to_it(public_example):
    files = contents(public_example.folder)
    page = files.pop("rehearsal.html")
    assert b"A rehearsal" in page
    for name in "rehearsal.html.br", "rehearsal.html.gz", "service-worker.js":  # the worker lists every file
        del files[name]
    assert not [name for name, content in files.items() if b"rehearsal" in content]


def test_the_two_icons_of_an_owner_are_published_but_no_other_file_in_their_folder(project):
    icons = project.folder / "content/icons"
    icons.mkdir()
    for size in 192, 512:
        Image.new("RGB", (size, size)).save(icons / f"icon-{size}.png")
    own_icons = contents(icons)
    (icons / "plan.txt").write_text("Not yet.", "utf-8")
    assert contents(project.build().output / "theme") == own_icons
