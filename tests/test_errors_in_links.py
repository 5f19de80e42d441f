"""A link or a picture that leads nowhere, or to something that is not allowed, is reported with its line."""

import pytest
from errors import HEAD, PICTURE, TEXT

# each: a text with the wrong lines marked, and words of the message
CASES = {
    "a link to no text": ("Text\n[x]({filename}gone.md) ←", "{filename}gone.md"),
    "a link to a draft": ("[x]({filename}plan.md) ←", "nothing published"),
    "a link to no tag": ("[x]({tag}Kosovo) ←", "{tag}Kosovo"),
    "an address with an invisible character": ("[x](https://e.example/re\u200bport) ←", "U+200B"),
    "a link out of content": ("[x]({static}../Makefile) ←", "nothing published"),
    "a link to an author": ("[x]({author}Ann) ←", "no author pages"),
    "a misspelt link": ("[x]({filename}pages/backgroud.md) ←", "did you mean {filename}pages/background.md?"),
    "a link of an unknown kind": ("[x]({page}background) ←", "{filename}"),
    "a relative link": ("[x](talks.html) ←", "{filename}"),
    "a relative link to a file": ("[x](results.csv) ←", "{static}results.csv"),
    "a relative link to a text": ("[x](talks.md) ←", "{filename}talks.md"),
    "a script": ("[x](javascript:alert(1)) ←", "{filename}"),
    "an empty link": ("[x]() ←", "empty"),
    "an address without a host": ("[x](https:///y) ←", "https:///y"),
    "an address with a brace": ("[x](https://z.example/?q={x}) ←", "https://z.example/?q={x}"),
    "a fragment that another text lacks": ("[x]({filename}talks.md#nowhere) ←", "#nowhere"),
    "a fragment that hides a file": ("[y](<#a'src='{static}dot.png'>) ←", "#a'src"),
    "a fragment that code shows before": ("`[x](#no)`\n\n~~~\n[x](#no)\n~~~\n\n[x](#no) ←", "#no"),
    "a picture without a place": ("![x](dot.png) ←", "write {static}dot.png"),
    "a picture of another site": ("![x](https://z.example/y.png) ←", "not a file in content/"),
    "a picture with a fragment": ("![x]({static}dot.png#a) ←", "not a picture"),
    "a picture without words that is missing": ("![]({static}day.png) ← ←", "alt"),
    "a file with a script": ("[x]({static}dot.svg) ←", "run scripts"),
}
# each: a file that cannot have an address
FILES = {
    "below the address of a page": "index.html/x.txt",
    "that Windows reserves": "con.txt",
    "at the address of the service worker": "service-worker.js",
}
LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n"
# each: the name of a picture, its bytes, and words of the message
PICTURES = {
    "a pointer of Git LFS": ("a.png", LFS, "Git LFS"),
    "a photo of another format": ("a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "as JPEG"),
    "a PNG with another ending": ("a.webp", PICTURE, "PNG"),
    "an empty file": ("a.gif", b"", "empty"),
    "a drawing without its namespace": ("a.svg", b"<svg><circle r='4'/></svg>", "xmlns"),
    "a drawing that is not closed": ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg">', "well-formed"),
}


@pytest.mark.parametrize(("written", "words"), CASES.values(), ids=CASES)
def test_reports(written, words, content):
    content.assert_reports("day.md", f"{HEAD}\n{written}\n", words)


@pytest.mark.parametrize("name", FILES.values(), ids=FILES)
def test_reports_a_linked_file_with_an_address(name, content):
    content.write(name, b"x")
    content.assert_reports("day.md", f"{HEAD}\n[x]({{static}}{name}) ←\n", name)


@pytest.mark.parametrize(("name", "data", "words"), PICTURES.values(), ids=PICTURES)
def test_reports_a_picture_that_is(name, data, words, content):
    content.write(name, data)
    content.assert_reports("day.md", f"{HEAD}\n![x]({{static}}{name}) ←\n", words)


def test_reports_a_linked_file_at_the_address_of_a_template(content):
    content.write("all.json", b"{}")
    content.write("day.md", f"{HEAD}\n[x]({{static}}all.json)\n")
    assert content.errors() == []
    [error] = content.errors(TEMPLATE_PAGES={"feed.json": "all.json"})
    assert "address of the site itself" in error


def test_reports_only_the_error_of_a_text_to_whose_heading_another_links(content):
    content.write("day.md", f"{HEAD}\n[x]({{filename}}moon.md#craters)\n")
    content.assert_reports("moon.md", f"{HEAD}\n## Craters\n\n<b>open ←\n", "</b>")


# each: a link that leads to something
RIGHT = {
    "a picture and a file that are attached": "![A dot]({attach}dot.png) [x]({attach}/results.csv)",
    "a category by the folder of its texts": "[x]({category}moon)",
    "the whole address of another site": "[x](https://e.example/a?b=1&c=2#d)",
}


@pytest.mark.parametrize("written", RIGHT.values(), ids=RIGHT)
def test_accepts(written, content):
    content.write("moon/night.md", HEAD + TEXT)
    content.write("day.md", f"{HEAD}\n{written}\n")
    assert content.errors() == []
