"""A site has the pages of its texts and the files to which they link, and nothing else."""

from project import contents
from site_content import OTHER_FILES

# each: the headers of a text that is not published
UNPUBLISHED = ["Status: draft", "Status: Skip", "Status: Draft\nSave_as: index.html", "Status: skip\nSlug: plan"]


def test_its_pages_are_those_of_the_texts(site):
    pages = [name for name in contents(site.folder) if name.endswith(".html")]
    assert sorted(pages) == site.content.addresses


def test_its_other_files_are_the_sites_own_and_those_of_the_content(site):
    others = contents(site.folder)
    for name in [*site.content.addresses, *OTHER_FILES]:
        del others[name]
    for name, content in others.items():
        assert content == (site.content.folder / name).read_bytes()


def test_a_file_is_published_if_a_text_links_to_it_and_a_picture_is_not(example):
    assert (example.folder / "results.csv").is_file()
    assert not (example.folder / "board.png").exists()


def test_drafts_and_the_files_to_which_only_they_link_are_not_published(shared_project, example):
    shared_project.write("content/plan.png", b"a picture")
    for number, headers in enumerate(UNPUBLISHED):
        shared_project.write(
            f"content/plan-{number}.md",
            f"Title: A plan\nDate: 2022-01-22\nTags: NATO\nSummary: A plan.\n{headers}\n\n"
            "![A plan]({static}plan.png) [x]({static}plan.png) [gone]({static}gone.png)\n",
        )
    made = shared_project.make("html")
    assert made.returncode == 0, made.stderr
    assert shared_project.pages() == contents(example.folder)


def test_a_hidden_article_is_published_and_nothing_leads_to_it(public_example):
    files = contents(public_example.folder)
    page = files.pop("rehearsal.html")
    assert b"A rehearsal" in page
    for name in "rehearsal.html.br", "rehearsal.html.gz", "service-worker.js":  # the last names every file
        del files[name]
    assert not [name for name, content in files.items() if b"rehearsal" in content]
