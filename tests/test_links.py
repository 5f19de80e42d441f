"""Links and pictures of a text lead to their place however they are written, and hand on nothing else."""

from io import BytesIO

import pytest
from PIL import Image
from project import Project
from site_content import slug

HEAD = "Title: A day\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n"
# each: how a link is written, and how it is published
LINKS = {
    "to a fragment": ("[x]({filename}far.md#p-far)", "./far.html#p-far"),
    "in entities": ("[x](&#123;filename}f&#97;r.md)", "./far.html"),
    "between bars": ("[x](|filename|far.md)", "./far.html"),
    "with a long path": ("[x]({filename}/pages/../pages/%2e%2e/far.md)", "./far.html"),
    "to a name with signs": ("[x]({filename}half%2520%231.md)", "./half201.html"),
    "with a title like a link": ("[x]({filename}far.md \"href='{static}secret.txt'\")", "./far.html"),
    "to a tag with signs": ("[x](<{tag}R&D: C#?>)", "./tag/rd-c.html"),
    "to a category with signs": ("[x](<{category}A & B>)", "./category/a-b.html"),
    "to a page that is saved elsewhere": ("[x]({filename}away.md)", "./far/away.html"),
    "to a file": ("[x]({static}more/results.csv)", "./more/results.csv"),
    "to an attached file": ("[x]({attach}more/results.csv)", "./more/results.csv"),
}
# each: a text that names a file without a link to it
NAMED = {
    "in a comment": '<!-- <img alt="x" src="{static}secret.png"> <a href="{static}secret.png">x</a> -->Text.',
    "in a title": "<b title=\"a href='{static}secret.png'\">Text.</b>",
    "in the words for a picture": "![src='{static}../pelicanconf.py']({static}dot.png)",
}


def picture(kind):
    file = BytesIO()
    Image.new("RGB", (1, 1)).save(file, kind)
    return file.getvalue()


PICTURES = {  # by file name: its bytes
    "dot.png": picture("png"),
    "dot.JPG": picture("jpeg"),
    "more/dot.jpeg": picture("jpeg"),
    "dot.gif": picture("gif"),
    "dot.webp": picture("webp"),
    "dot.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site in which each case is a text."""
    project = Project(tmp_path_factory.mktemp("links"))
    files = {f"{case}.md": f"{HEAD}\n{written}\n" for case, (written, _) in LINKS.items()}
    files |= {f"{case}.md": f"{HEAD}\n{written}\n" for case, written in NAMED.items()}
    files |= PICTURES
    files["pictures.md"] = f"{HEAD}\n" + "".join(f"![A dot]({{static}}{path})\n" for path in PICTURES)
    files |= {
        "pages/picture.md": "Title: A day\nSummary: A day.\n\n![A dot]({static}../more/dot.jpeg)\n",
        "far.md": f"{HEAD}Category: A & B\n\nFar.\n",
        "half%20#1.md": f"{HEAD}\nFar.\n",
        "away.md": f"{HEAD}Save_as: far/away.html\n\nFar.\n",
        "tagged.md": HEAD.replace("NATO", "R&D: C#?") + "\nText.\n",
        "tags/rd-c.md": "Title: R&D: C#?\nNames: R&D\nSummary: A tag.\n\nText.\n",
        "more/results.csv": "a,b\n",
        "secret.txt": "secret",
        "secret.png": picture("png"),
        ".day.md": f"{HEAD}\n<script>alert(1)</script>\n",
        "pages/2022-99-99-visit.md": "Title: A day\nSummary: A day.\n\nText.\n",
    }
    for name, written in files.items():
        project.write(f"content/{name}", written)
    return project.build()


@pytest.mark.parametrize(("case", "address"), [(case, address) for case, (_, address) in LINKS.items()], ids=LINKS)
def test_a_link_leads_to_its_place(case, address, site):
    [link] = [link for link in site.page(f"{slug(case)}.html").select("article > p > a") if link.text == "x"]
    assert link.attr("href") == address
    assert (site.output / address.partition("#")[0]).is_file()


def test_pictures_are_part_of_the_page(site):
    sources = site.page("pictures.html").attributes("article img", "src")
    assert len(sources) == len(PICTURES)
    assert all(source.startswith("data:image/") for source in sources)
    [source] = site.page("pages/picture.html").attributes("article img", "src")
    assert source == sources[2]
    assert not [path for path in PICTURES if (site.output / path).exists()]


@pytest.mark.parametrize("case", NAMED)
def test_a_file_is_not_published_that_is_named(case, site):
    page = site.page(f"{slug(case)}.html")
    assert "base64" not in page.find("article").text
    assert {*page.attributes("article img", "alt")} <= {"src='{static}../pelicanconf.py'"}
    assert not (site.output / "secret.png").exists()
    assert not (site.output / "secret.txt").exists()


def test_a_hidden_file_is_not_read_and_a_name_that_begins_like_a_date_is_only_a_name(site):
    assert not [path for path in site.output.rglob("*") if path.name.startswith(".")]
    assert not site.page("pages/2022-99-99-visit.html").select("p.published")
