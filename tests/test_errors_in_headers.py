"""An error in the headers of a text is reported with its file and line."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from errors import HEAD, PAGE, TAG, TEXT, with_header

# each: a header that is added, or takes the place of the one with its name, and words of the message about its line
HEADERS = {
    "a misspelt header": ("Catgory: Europe", "write Category"),
    "an unknown header": ("Weather: fine", "Weather"),
    "an empty title": ("Title:", "Title"),
    "an empty header": ("Modified:", "empty"),
    "an invisible title": ("Title: \u200b", "Title"),
    "a title of blank letters": ("Title: \u3164", "Title"),
    "html in the title": ("Title: A <em>day</em>", "plain text"),
    "a comment as the title": ("Title: <!-- A day -->", "plain text"),
    "emphasis in the title": ("Title: _A_ day", "plain text"),
    "strong emphasis in the title": ("Title: ***A*** day", "plain text"),
    "a note in the title": ("Title: A day[^1]", "plain text"),
    "a link in the summary": ("Summary: A [day](x).", "plain text"),
    "a picture in the summary": ("Summary: ![](y.png)", "plain text"),
    "a date in words": ("Date: March", "write it as YYYY-MM-DD"),
    "a date that can be read in two ways": ("Date: 02/03/2022", "write it as YYYY-MM-DD"),
    "a date with slashes": ("Date: 2021/3/4", "write it as 2021-03-04"),
    "a date with full stops": ("Date: 24.3.2021", "write it as 2021-03-24"),
    "a date with the name of the month": ("Date: Mar 24, 2021 9:30", "write it as 2021-03-24 09:30"),
    "a day that the month lacks": ("Date: 2022-02-30", "YYYY-MM-DD"),
    "a date in the future": ("Date: 2999-01-01", "future"),
    "a date before 1900": ("Date: 0022-01-22", "1900"),
    "a modification before the date": ("Modified: 2022-01-21", "Date"),
    "a source without an address": ("Based_on: RFI", "https://"),
    "a source without encryption": ("Based_on: http://news.example/", "https://"),
    "an unknown status": ("Status: drfat", "draft"),
    "two authors as one": ("Author: Jane Doe; John Roe", "Authors"),
    "no author between semicolons": ("Authors: ;", "Authors"),
    "no tag between commas": ("Tags: ,", "Tags"),
    "a tag twice": ("Tags: NATO, NATO", "duplicate"),
    "a slug with signs": ('Slug: "><script>', "a-z"),
    "an address of a folder for drafts": ("Save_as: drafts/day.html", "drafts/"),
    "an address of a list's second page": ("Save_as: tag/nato.2.html", "name.html"),
    "an address among the preview images": ("Save_as: share.1200x630/day.html", "output/"),
    "a colon of another script": ("Author\uff1aAnn", "Author"),
}
# each: a file, its text with the lines marked, and words of the message
FILES = {
    "no blank line below the headers": ("day.md", f"{HEAD}The text. ←\n", "blank line"),
    "an indented line among the headers": ("day.md", f"{HEAD}    the text. ←\n", "one line"),
    "no text": ("day.md", f"{HEAD} ←", "text"),
    "a header twice": ("day.md", f"{HEAD}Title: Another ←\n{TEXT}", "duplicate"),
    "an author and authors": ("day.md", f"{HEAD}Author: Ann\nAuthors: Ben, Cy ←\n{TEXT}", "remove one"),
    "a letter of another alphabet": (
        "day.md",
        HEAD.replace("Date: 2022-01-22", "D\u0430te: 2022-01-22 ←") + TEXT,
        "Date",
    ),
    "a misspelt header that is needed": (
        "day.md",
        HEAD.replace("Summary: A day.", "Sumary: A day. ←") + TEXT,
        "Summary",
    ),
    "a page without a summary": ("pages/day.md", f"Title: A day ←\n{TEXT}", "Summary"),
    "a page with an unknown template": ("pages/day.md", f"{PAGE}Template: tabloid ←\n{TEXT}", "tabloid"),
    "a page modified in words": ("pages/day.md", f"{PAGE}Modified: March ←\n{TEXT}", "YYYY-MM-DD"),
    "front matter that is not closed": ("day.md", f"--- ←\n{HEAD}{TEXT}", "second ---"),
    "front matter without a second line of hyphens": ("day.md", "--- ←\ntags: [NATO, Music]\n\nText.\n", "second ---"),
    "a future date in yaml": (
        "day.md",
        f"---\n{HEAD}---\n{TEXT}".replace("2022-01-22", "2999-01-01 ←"),
        "future",
    ),
    "a colon in a yaml value": ("day.md", "---\ntitle: a: b ←\n---\n\nText.\n", "quotation marks"),
}
# each: how a text begins that has no headers, and the first line that it needs
WITHOUT_HEADERS = {
    "a heading": ("# The moon\n\nText.\n", "Title: The moon"),
    "a closed heading": ("# The moon #\r\n\r\nText.\r\n", "Title: The moon"),
    "a heading below blank lines": ("\n\n# The moon\n\nText.\n", "Title: The moon"),
    "headers below a blank line": ("\nTitle: The moon\n\nText.\n", "Title: The moon"),
}


@pytest.mark.parametrize(("header", "words"), HEADERS.values(), ids=HEADERS)
def test_reports(header, words, content):
    content.assert_reports("day.md", with_header(header) + TEXT, words)


@pytest.mark.parametrize("name", ["Title", "Date", "Tags", "Summary"])
def test_reports_a_missing(name, content):
    [line] = [line for line in HEAD.splitlines(keepends=True) if line.startswith(name)]
    content.write("day.md", HEAD.replace(line, "") + TEXT)
    [error] = content.errors()
    assert error.startswith("content/day.md:1: ")
    assert name in error


@pytest.mark.parametrize(("name", "written", "words"), FILES.values(), ids=FILES)
def test_reports_in_a_file(name, written, words, content):
    content.assert_reports(name, written, words)


@pytest.mark.parametrize("name", ["day.md", "pages/day.md", "tags/the-moon.md"])
@pytest.mark.parametrize(("written", "line"), WITHOUT_HEADERS.values(), ids=WITHOUT_HEADERS)
def test_reports_only_that_there_are_no_headers_above(written, line, name, content):
    content.write("moon.md", HEAD.replace("NATO", "The moon") + TEXT)
    content.write("tags/moon.md", TAG.format("The moon"))
    if name.startswith("tags/"):
        (content.folder / "tags/moon.md").unlink()
    content.write(name, written)
    [error] = content.errors()
    assert error.startswith(f"content/{name}:1: no headers")
    assert f"`{line}`" in error


@pytest.mark.parametrize("title", ["24. Februar 2022: der Morgen", "# 1 of 2", "- 5 degrees", "> 100 dead", "1) one"])
def test_accepts_a_title_and_a_summary_that_begin_like_markdown(title, content):
    content.write("day.md", HEAD.replace("A day", title) + TEXT)
    assert content.errors() == []


@pytest.mark.parametrize("offset", ["+01:00", " +01:00", "-0500", "Z"])
def test_accepts_a_date_with_the_offset(offset, content):
    content.write("day.md", HEAD.replace("2022-01-22", f"2022-01-22 09:30{offset}") + TEXT)
    assert content.errors() == []


@pytest.mark.parametrize(("zone", "errors"), [("Pacific/Kiritimati", 0), ("Pacific/Pago_Pago", 1)])
def test_reads_a_date_without_an_offset_in_the_time_zone_of_the_settings(zone, errors, content):
    now = datetime.now(ZoneInfo("Pacific/Kiritimati"))  # where it is later than anywhere
    content.write("day.md", HEAD.replace("2022-01-22", f"{now:%Y-%m-%d %H:%M}") + TEXT)
    assert len(content.errors(TIMEZONE=zone)) == errors


def test_accepts_a_draft_with_any_error(content):
    content.write("day.md", "Title:\nWeather: fine\nDate: March\nStatus: draft\n# Head\n<script>")
    assert content.errors() == []
