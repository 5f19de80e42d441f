"""Errors in headers and in the names of files are reported; correct values are accepted."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from content_folder import HEAD, MARK, PAGE_HEAD, TAG, TEXT, headers_with

# each: a header that is added or replaces the one of the same name, and words of the message
HEADERS = {
    "a header that resembles no other": ("Xyz:", "put a blank line before it"),
    "a header for private texts": ("Private: true", "write Status: draft"),
    "a second summary as other tools write it": ("Description: A day.", "delete it"),
    "a tag for drafts": ("Tags: NATO, status/draft", "write Status: draft"),
    "an empty header": ("Modified:", "empty"),
    "an ambiguous date": ("Date: 02/03/2022", "write it as YYYY-MM-DD"),
    "a day that does not exist": ("Date: 2022-02-30", "does not exist"),
    "a date before 1900": ("Date: 0022-01-22", "1900"),
    "a modification before the date": ("Modified: 2022-01-21", "is before Date"),
    "a source without encryption": ("Based_on: http://news.example/", "https://"),
    "an escape in the title": ("Title: 24\\. Februar", "plain text"),
    "an unknown status": ("Status: drfat", "draft"),
    "two authors in Author": ("Author: Jane Doe; John Roe", "Authors"),
    "a title as an author": ("Authors: Martin Luther King, Jr.", "“Jr.” would be an author of its own"),
    "an author that begins with and": ("Authors: John Roe, Jane Doe, and Ann Fox", "begins with and; delete"),
    "a tag twice": ("Tags: NATO, NATO", "duplicate"),
    "a slug with markup": ('Slug: "><script>', "a-z"),
    "a tag as other tools write it": ("Tags: #Moon", "begins with #"),
    "an address in the folder for drafts": ("Save_as: drafts/day.html", "but not in drafts/"),
    "the address of a list's second page": ("Save_as: tag/nato.2.html", "name.html"),
    "markup in a label": ("Label: *Day*", "plain text"),
    "a block of html in a label": ("Label: <div>Day</div>", "plain text"),
    "markup of another tool in the title": ("Title: [[Day]]", "plain text"),
    "a tag in curly quotation marks": ("Tags: NATO, “Kyiv”", "quotes"),
    "tags in brackets": ("Tags: [NATO, Kyiv]", "brackets"),
    "a source with an invisible character": ("Based_on: https://z.example/a\u200bb", "U+200B"),
    "a date with an offset in another form": ("Date: Sat, 22 Jan 2022 10:00 +0100", "2022-01-22 10:00+01:00"),
    "a date with an offset from UTC": ("Date: 2022-01-22 10:00 UTC+2", "write it as 2022-01-22 10:00+02:00"),
    "a date with the name of its time zone": ("Date: 2022-01-22 10:00 CET", "YYYY-MM-DD"),
    "a name with an invisible character": ("Au\u00adthor: Ann", "U+00AD"),
    "a tag with an invisible character": ("Tags: NATO, Ки\u200bїв", "U+200B"),
    "the address of the front page": ("Slug: index", "the site itself"),
    "a tag with other capitals": ("Tags: Nato", "“NATO”"),
    "a tag with a letter too many": ("Tags: NATOO", "“NATO”; use that spelling, or write content/tags/natoo.md"),
    "a tag without letters": ("Tags: NATO, !!!", "letters"),
    "a tag with two letters exchanged": ("Tags: NAOT", "“NATO”"),
    "a status with an invisible character": ("Status: draft\u200b", "U+200B"),
    "a modification with an invisible character": ("Modified: 2022-01-23\u200b", "U+200B"),
    "a language with an extension": ("Lang: de-DE-u-co-phonebk", "write a code such as fr"),
}
MARKED_TITLE = headers_with("Title: A day ←") + TEXT
YAML = f"---\n{HEAD}---\n{TEXT}"
HIDDEN = f"Status: hidden\n{TEXT}"
ALT = "Image_alt: A lake\n"
CREDIT = "Image_credit: Ann\n"
HEAD_OF_404 = "Title: A\nSummary: x\nTemplate: 404\nSave_as: 404.html\nStatus: hidden\n"
# each: a file, its text with marks on the lines with errors, and words of the message; an error about a header that is
# missing is reported on the first line
FILES = {
    "a blank line above headers": ("day.md", f" ←\n{HEAD}{TEXT}", "delete the blank lines above “Title: A day”"),
    "the mark of a merge above yaml": ("day.md", f"<<<<<<< main ←\n---\n{HEAD}---\n{TEXT}", "merge conflict"),
    "no blank line below the headers": ("day.md", f"{HEAD}The text. ←\n", "blank line"),
    "toml": ("day.md", f"+++ ←\ntitle = 'A day'\n+++\n{TEXT}", "write them in YAML"),
    "no line at all": ("day.md", " ←", "delete this empty file"),
    "no text": ("day.md", f"{HEAD} ←", "there is no text"),
    # Of duplicate headers, the first counts, except that a second “Status: draft” makes the text a draft. Another
    # header with the value “draft” must not make it one.
    "a duplicate date that is the word draft": ("day.md", f"{HEAD}Date: draft ←\n{TEXT}", "duplicate"),
    "no category in a folder of Jekyll": ("_posts/day.md", MARKED_TITLE, "Category"),
    "no status in a file whose name contains draft": ("draft-day 2.md", MARKED_TITLE, "Status: draft"),
    "no status in a file whose name begins with an underscore": ("_day.md", MARKED_TITLE, "Status: draft"),
    # The second error: the folder would also be the category, which cannot begin with _.
    "no status in a folder of drafts": ("_Drafts/day.md", f"Title: A day ← ←\n{TEXT}", "Status: draft"),
    "no summary in a published draft.md": ("pages/draft.md", f"Title: A ←\nStatus: published\n{TEXT}", "Summary"),
    "a hidden status below the text": ("day.md", f"{HEAD}{TEXT}\nStatus: hidden ←\n", "move it"),
    "a blank line above a header": ("day.md", HEAD.replace("Summary: A day.", "\nSummary: A day. ←") + TEXT, "move it"),
    "a status in bold letters below the text": ("day.md", f"{HEAD}{TEXT}\n**Status**: draft ←\n", "move it"),
    "a tag in quotation marks": ("tags/nato.md", TAG.format('"NATO" ←'), "quotes"),
    "a status below the text": ("day.md", f"{HEAD}{TEXT}\nStatus: draft ←\n", "move it"),
    "a blank line above the tags of a page": ("pages/day.md", f"{PAGE_HEAD}\nTags: NATO ←\n{TEXT}", "move it"),
    "a status below code in a line": ("day.md", f"{HEAD}\n```x``` is code.\n\nStatus: draft ←\n", "move it"),
    "a status in yaml below other headers": ("day.md", f"{HEAD}\n---\nstatus: draft ←\n---\n{TEXT}", "move it"),
    "a bold header of other tools below a blank line": ("day.md", f"{HEAD}\n**Published:** false ←\n{TEXT}", "move it"),
    "a status in a table": ("day.md", f"{HEAD}\n| Status | Draft | ←\n|---|---|\n| a | b |\n", "write other words"),
    "a status in a heading in bold letters": ("day.md", f"{HEAD}\n## **Status:** draft ←\n{TEXT}", "move it"),
    "a space in the name of a header": ("day.md", f"Image alt: x ←\n{HEAD}{TEXT}", "write Image_alt"),
    "an author and authors": ("day.md", f"{HEAD}Author: Ann\nAuthors: Ben, Cy ←\n{TEXT}", "remove one"),
    "a letter of another alphabet": ("day.md", HEAD.replace("Date: 2022-01-22", "D\u0430te: 1 ←") + TEXT, "write Date"),
    "a page with a date": ("pages/day.md", f"{PAGE_HEAD}Date: 1/2/2022 ←\n{TEXT}", "write Modified"),
    "a page with two dates": ("pages/day.md", f"{PAGE_HEAD}Date: 1 ←\nModified: 2022-01-23\n{TEXT}", "no Date; delete"),
    "a page with a template": ("pages/day.md", f"{PAGE_HEAD}Template: 404 ←\n{TEXT}", "no Template"),
    "a 404 page with a picture": ("pages/404.md", f"{HEAD_OF_404}Image: /dot.png ←\n{ALT}{CREDIT}{TEXT}", "no main"),
    "a 404 page that lacks three headers": ("pages/404.md", f"Title: A ← ← ←\nSummary: x\n{TEXT}", "Save_as: 404.html"),
    "a star within a name": ("tags/nato.md", f"Title: NATO\nNames: N*TO, A * ← ←\nSummary: A.\n{TEXT}", "at the end"),
    "a header in yaml without a space": ("day.md", f"---\ntitle:Talks ←\n{HEAD}---\n{TEXT}", "space after the colon"),
    "only the second fence of yaml": ("day.md", f"{HEAD}--- ←\n{TEXT}", "above the headers"),
    "a soft hyphen in a tag": ("tags/nato.md", f"Title: NA\u00adTO ←\nNames: A\nSummary: x\n{TEXT}", "U+00AD"),
    "front matter between dashes of a word processor": ("day.md", f"— ←\n{HEAD}— ←\n{TEXT}", "write ---"),
    "front matter that a line of the text closes": ("day.md", f"--- ←\n{HEAD}{TEXT}\n---\n\nMore.", "second ---"),
    "front matter that is not closed": ("day.md", f"--- ←\n{HEAD}{TEXT}", "second ---"),
    "a file name with an invisible character": ("a\u200b.md", MARKED_TITLE, "U+200B, which cannot"),
    "a file name with a joiner after a Latin letter": ("a\u200db.md", MARKED_TITLE, "U+200D, which cannot"),
    "a file name that is too long": ("装" * 80 + ".md", MARKED_TITLE, "shorten"),
    "a category that only hidden texts have": ("day.md", headers_with("Category: War ←") + HIDDEN, "no listed"),
    "a tag that only hidden texts have": ("day.md", headers_with("Tags: Moon ←") + HIDDEN, "no listed"),
    "an introduction without a tag": ("tags/kosovo.md", TAG.format("Kosovo").replace("\n", " ←\n", 1), "no listed"),
    "an introduction with tags": ("tags/nato.md", f"Tags: draft ←\n{TAG.format('NATO')}", "introductions have no Tags"),
    "an introduction without a title": ("tags/moon.md", f"Names: Moon ←\nSummary: A.\n{TEXT}", "empty; give"),
    "an introduction without names": ("tags/nato.md", "Title: NATO\nNames: ←\nSummary: A.\n\nB.", "write Names: NATO"),
    # Its folder is one error, and its tag, which no text has, the other.
    "an introduction among drafts": ("tags/drafts/moon.md", "Title: Moon ← ←\nNames: M\nSummary: A.\n\nB.", "remove"),
    "a name that Notepad gives a text": ("day.md.txt", MARKED_TITLE, "texts are .md files"),
    "capitals in the extension of a text": ("day.MD", MARKED_TITLE, "texts are .md files"),
    "a file at the address of the manifest": ("manifest.webmanifest", "{{ OUTPUT_PATH }} ←", "rename"),
    "a main picture without words": ("day.md", f"{HEAD}Image: dot.png ←\n{CREDIT}{TEXT}", "Image_alt"),
    "a main picture that is a drawing": ("day.md", f"{HEAD}Image: dot.svg ←\n{ALT}{CREDIT}{TEXT}", "drawing"),
    "a credit with its own label": ("day.md", f"{HEAD}Image: dot.png\n{ALT}Image_credit: Foto: A ←\n{TEXT}", "itself"),
    "a caption without a picture": ("day.md", f"{HEAD}Image_caption: A lake ←\n{TEXT}", "header Image"),
    "a hash before a tag in yaml": ("day.md", YAML.replace("Tags: NATO", "Tags: ←\n  #NATO"), "missing or empty"),
    "nothing in yaml": ("day.md", f"--- ← ← ← ←\n---\n{TEXT}", "Title is missing"),
    "a comment in a list of yaml": ("day.md", YAML.replace("NATO", "\n- EU\n- NATO #1 ←"), "read all of “NATO #1”"),
    "an indented entry of yaml": ("day.md", YAML.replace("NATO", "\n- NATO\n - EU ←"), "“- EU” belongs to"),
    "a line separator in a list of yaml": ("day.md", YAML.replace("NATO", "\n- NATO\u2028b ←"), "U+2028"),
    "a pair in a list of yaml": ("day.md", YAML.replace("NATO", "\n  - NATO: x ←\n  - EU"), "“NATO: x” must be a text"),
    "a status in a value of yaml": ("day.md", YAML.replace("A day.", ">\n  It.\n  Draft: true ←"), "delete the spaces"),
    "a no-break space in yaml": ("day.md", f"---\ntitle:\u00a0Talks ←\n{HEAD}---\n{TEXT}", "a plain space"),
    "# and a word on a later line": ("day.md", YAML.replace("day.", "day ←\n  #Bern"), "of “A day #Bern”"),
    "# and a number on a later line": ("day.md", YAML.replace("day.", "day ←\n  #1"), "of “A day #1”"),
    "a comment in a later line of yaml": ("day.md", YAML.replace("A day.", "A day ←\n  in #2"), "of “A day in #2”"),
}


@pytest.mark.parametrize(("header", "words"), HEADERS.values(), ids=HEADERS)
def test_reports(header, words, content):
    content.assert_reports("day.md", headers_with(header + MARK) + TEXT, words)


@pytest.mark.parametrize(("name", "written", "words"), FILES.values(), ids=FILES)
def test_reports_in_a_file(name, written, words, content):
    content.assert_reports(name, written, words)


@pytest.mark.parametrize("name", ["day.md", "pages/day.md", "tags/moon.md"])
def test_reports_only_the_missing_headers_in(name, content):
    content.write("moon.md", HEAD.replace("NATO", "Moon") + TEXT)
    content.write(name, "# **Moon** {#moon}\r\n\r\nText.")
    [error] = content.errors()
    assert error.startswith(f"content/{name}:1: no headers; begin the file with `Title: Moon`")


# each: a correct header that resembles one with an error
ACCEPTED = {
    "a title like a timeline": "Title: 24. Februar 2022: der Morgen",
    "a status with a capital": "Status: Hidden",
    "a space before the colon": "Category\u00a0: Asia",
    "a title with characters that are no markup": "Title: 2 * 3 < [7]",
    "a title with stars and a soft hyphen within words": "Title: Le\u00adser*innen und Autor*innen",
    "a date with parts of a second": "Date: 2022-01-22T09:30:00.000Z",
    "a date with the hyphens and dashes of a word processor": "Date: 2022\u201101\u201322",
    "an author between semicolons that begins with and": "Authors: Jane Doe; y tu mamá",
    "a title after a name": "Authors: Jane Doe, PhD; John Roe",
    "a language in small letters": "Lang: pt-br",
    "a space before an offset": "Date: 2022-01-22 09:30 +01:00",
    "an Arabic sign before a number": "Category: \u0600 5",
    "a joiner that belongs to a Persian word": "Category: می\u200cخواهم",
}


@pytest.mark.parametrize("header", ACCEPTED.values(), ids=ACCEPTED)
def test_accepts(header, content):
    content.write("day.md", headers_with(header) + TEXT)
    assert content.errors() == []


@pytest.mark.parametrize(("zone", "errors"), [("Pacific/Kiritimati", 0), ("Pacific/Pago_Pago", 1)])
def test_reads_a_date_without_an_offset_in_the_time_zone_of_the_settings(zone, errors, content):
    now = datetime.now(ZoneInfo("Pacific/Kiritimati"))  # the first time zone to reach a day
    content.write("day.md", HEAD.replace("2022-01-22", f"{now:%Y-%m-%d %H:%M}") + TEXT)
    assert len(content.errors(TIMEZONE=zone)) == errors


def test_reports_a_date_at_which_its_time_zone_had_an_offset_with_seconds(content):
    content.write("day.md", HEAD.replace("2022-01-22", "1905-03-01") + TEXT)
    [error] = content.errors(TIMEZONE="Europe/Paris")
    assert "write 1905-03-01 00:00+00:00" in error
