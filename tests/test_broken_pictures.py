"""A picture that browsers could not show is an error, and so is a file that Git LFS has not fetched."""

import pytest
from errors import HEAD, PICTURE

LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
CASES = {
    "a pointer of Git LFS": ("a.png", LFS, "Git LFS"),
    "a photo of another format": ("a.jpg", HEIC, "as JPEG"),
    "a PNG with another ending": ("a.webp", PICTURE, "PNG"),
    "half a PNG": ("a.png", PICTURE[: len(PICTURE) // 2], "PNG"),
    "an empty file": ("a.gif", b"", "empty"),
    "a drawing without its namespace": ("a.svg", b"<svg><circle r='4'/></svg>", "xmlns"),
    "a drawing that is not closed": ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg">', "well-formed"),
}


@pytest.mark.parametrize(("name", "data", "words"), CASES.values(), ids=CASES)
def test_is_reported(name, data, words, content):
    content.write(name, data)
    content.assert_reports("day.md", f"{HEAD}\n![x]({{static}}{name}) ←\n", words)


def test_a_link_to_a_file_that_was_not_fetched_is_reported(content):
    content.write("report.pdf", LFS)
    content.assert_reports("day.md", f"{HEAD}\n[x]({{static}}report.pdf) ←\n", "Git LFS")


@pytest.mark.parametrize(
    "address", ["#a", "a.png", "https://e.example/a.png", "//e.example/a.png", "{filename}talks.md"]
)
def test_a_picture_that_is_not_in_the_content_is_reported(address, content):
    content.assert_reports("day.md", f"{HEAD}\n![x]({address}) ←\n", "{static}")
