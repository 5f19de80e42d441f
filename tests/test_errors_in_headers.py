"""Errors in headers, names of files, YAML front matter and settings are reported; correct values are accepted."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from conftest import SITE
from content_folder import HEAD, MARK, PAGE_HEAD, TAG, TEXT, headers_with
from dossier.source import Source
from dossier.summaries import add_summaries
from pelican.settings import read_settings
from site_content import ROOT

# each: a header that is added or replaces the one of the same name, and words of the message
HEADERS = {
    "a header that resembles no other": ("Xyz: 1", "put a blank line before it"),
    "a header for private texts": ("Private: true", "write Status: draft"),
    "an empty header": ("Modified:", "empty"),
    "an ambiguous date": ("Date: 02/03/2022", "write it as YYYY-MM-DD"),
    "a day that does not exist": ("Date: 2022-02-30", "does not exist"),
    "a date before 1900": ("Date: 0022-01-22", "1900"),
    "a modification before the date": ("Modified: 2022-01-21", "is before Date"),
    "a source without encryption": ("Based_on: http://news.example/", "https://"),
    "an escape in the title": ("Title: 24\\. Februar", "plain text"),
    "an unknown status": ("Status: drfat", "draft"),
    "two authors in Author": ("Author: Jane Doe; John Roe", "Authors"),
    "a comma without a tag": ("Tags: ,", "missing or empty"),
    "a tag twice": ("Tags: NATO, NATO", "duplicate"),
    "a slug with markup": ('Slug: "><script>', "a-z"),
    "a tag as other tools write it": ("Tags: #Moon", "begins with #"),
    "an address in the folder for drafts": ("Save_as: drafts/day.html", "but not in drafts/"),
    "an address in a folder of the site itself": ("Save_as: theme/day.html", "or theme/"),
    "the address of a list's second page": ("Save_as: tag/nato.2.html", "name.html"),
    "markup in a label": ("Label: *Day*", "plain text"),
    "a block of html in a label": ("Label: <div>Day</div>", "plain text"),
    "markup of another tool in the title": ("Title: [[Day]]", "plain text"),
    "a tag in curly quotation marks": ("Tags: NATO, “Kyiv”", "quotes"),
    "tags in brackets": ("Tags: [NATO, Kyiv]", "brackets"),
    "a source with an invisible character": ("Based_on: https://z.example/a\u200bb", "U+200B"),
    "a date with an offset in another form": ("Date: Sat, 22 Jan 2022 10:00 +0100", "2022-01-22 10:00+01:00"),
    "a date with the name of its time zone": ("Date: 2022-01-22 10:00 CET", "YYYY-MM-DD"),
    "a name with an invisible character": ("Au\u00adthor: Ann", "U+00AD"),
    "the address of the front page": ("Slug: index", "the site itself"),
    "a tag with other capitals": ("Tags: Nato", "“NATO”"),
    "a tag without letters": ("Tags: NATO, !!!", "letters"),
    "a tag with two letters exchanged": ("Tags: NAOT", "“NATO”"),
    "two tags with the same address": ("Tags: NATO, Sharp+, Sharp#", "tag/sharp.html"),
    "a status with an invisible character": ("Status: draft\u200b", "U+200B"),
    "a modification with an invisible character": ("Modified: 2022-01-23\u200b", "U+200B"),
    "a language with an extension": ("Lang: de-DE-u-co-phonebk", "write a code such as fr"),
}
MARKED_TITLE = headers_with("Title: A day ←") + TEXT
AT_THE_ADDRESS_OF_A_CATEGORY = f"{headers_with('Title: A day ←')}Save_as: category/moon.html ←\n{TEXT}"
YAML = f"---\n{HEAD}---\n{TEXT}"
HIDDEN = f"Status: hidden\n{TEXT}"
ALT = "Image_alt: A lake\n"
CREDIT = "Image_credit: Ann\n"
MISSING_PAGE = "Title: A\nSummary: x\nTemplate: 404\nSave_as: 404.html\nStatus: hidden\n"
# each: a file, its text with marks on the lines with errors, and words of the message; an error about a header that is
# missing is reported on the first line
FILES = {
    "a blank line above headers": ("day.md", f" ←\n{HEAD}{TEXT}", "delete the blank lines above “Title: A day”"),
    "a blank line above yaml": ("day.md", f" ←\n---\n{HEAD}---\n{TEXT}", "delete the blank lines"),
    "the mark of a merge above yaml": ("day.md", f"<<<<<<< main ←\n---\n{HEAD}---\n{TEXT}", "merge conflict"),
    "no blank line below the headers": ("day.md", f"{HEAD}The text. ←\n", "blank line"),
    "no text": ("day.md", f"{HEAD} ←", "there is no text"),
    "a duplicate date that is the word draft": ("day.md", f"{HEAD}Date: draft ←\n{TEXT}", "duplicate"),
    "no category in a folder of Jekyll": ("_posts/day.md", MARKED_TITLE, "Category"),
    "no status in a folder of German drafts": ("Entwürfe/day.md", MARKED_TITLE, "Status: draft"),
    "no status in a folder of drafts": ("_Drafts/day.md", f"Title: A day ← ←\n{TEXT}", "Status: draft"),
    "a status below the text": ("day.md", f"{HEAD}{TEXT}\nStatus: draft ←\n", "move it"),
    "a status below a blank line": ("day.md", f"{HEAD}\nNames: x\n\nStatus: draft ←\n{TEXT}", "move it"),
    "a status in yaml below other headers": ("day.md", f"{HEAD}\n---\nstatus: draft ←\n---\n{TEXT}", "move it"),
    "a bold header of other tools below a blank line": ("day.md", f"{HEAD}\n**Published:** false ←\n{TEXT}", "move it"),
    "a status in a heading in bold letters": ("day.md", f"{HEAD}\n## **Status:** draft ←\n{TEXT}", "move it"),
    "an author and authors": ("day.md", f"{HEAD}Author: Ann\nAuthors: Ben, Cy ←\n{TEXT}", "remove one"),
    "a letter of another alphabet": ("day.md", HEAD.replace("Date: 2022-01-22", "D\u0430te: 1 ←") + TEXT, "write Date"),
    "a page with a date": ("pages/day.md", f"{PAGE_HEAD}Date: 2022-01-22 ←\n{TEXT}", "write Modified"),
    "a page with a template": ("pages/day.md", f"{PAGE_HEAD}Template: 404 ←\n{TEXT}", "delete it"),
    "a 404 page with a picture": ("pages/404.md", f"{MISSING_PAGE}Image: /dot.png ←\n{ALT}{CREDIT}{TEXT}", "no main"),
    "a 404 page that lacks three headers": ("pages/404.md", f"Title: A ← ← ←\nSummary: x\n{TEXT}", "Save_as: 404.html"),
    "a star within a name": ("tags/nato.md", TAG.format("NATO").replace("Names: NATO", "Names: N*TO ←"), "at the end"),
    "a header in yaml without a space": ("day.md", f"---\ntitle:Talks ←\n{HEAD}---\n{TEXT}", "space after the colon"),
    "a no-break space in yaml": ("day.md", f"---\ntitle:\u00a0Talks ←\n{HEAD}---\n{TEXT}", "a plain space"),
    "only the second fence of yaml": ("day.md", f"{HEAD}--- ←\n{TEXT}", "above the headers"),
    "a tag in quotation marks": ("tags/nato.md", TAG.format('"NATO" ←'), "quotes"),
    "front matter between dashes of a word processor": ("day.md", f"— ←\n{HEAD}— ←\n{TEXT}", "write ---"),
    "front matter that is not closed": ("day.md", f"--- ←\n{HEAD}{TEXT}", "second ---"),
    "a file name with an invisible character": ("a\u200b.md", MARKED_TITLE, "U+200B, which cannot"),
    "a file name that is too long": ("装" * 80 + ".md", MARKED_TITLE, "shorten"),
    "the address of its folder's category": ("moon/day.md", AT_THE_ADDRESS_OF_A_CATEGORY, "is taken by"),
    "a category that only hidden texts have": ("day.md", headers_with("Category: War ←") + HIDDEN, "hidden"),
    "a tag that only hidden texts have": ("day.md", headers_with("Tags: Moon ←") + HIDDEN, "hidden"),
    "an introduction without a tag": ("tags/kosovo.md", TAG.format("Kosovo").replace("\n", " ←\n", 1), "no listed"),
    "an introduction with tags": ("tags/nato.md", f"Tags: Moon ←\n{TAG.format('NATO')}", "introductions have no Tags"),
    "an introduction without names": ("tags/moon.md", f"Title: Moon ← ←\nSummary: It.\n{TEXT}", "write Names: Moon"),
    "an introduction among drafts": ("tags/drafts/moon.md", "Title: Moon ← ←\nNames: Moon\nSummary: A.\n\nB.", "move"),
    "a text in another format": ("day.adoc", "= A day ←\n", "texts are .md files"),
    "a name that Notepad gives a text": ("day.md.txt", MARKED_TITLE, "texts are .md files"),
    "capitals in the extension of a text": ("day.MD", MARKED_TITLE, "texts are .md files"),
    "a file at the address of the manifest": ("manifest.webmanifest", "{{ OUTPUT_PATH }} ←", "rename"),
    "a main picture without words": ("day.md", f"{HEAD}Image: dot.png ←\n{CREDIT}{TEXT}", "Image_alt"),
    "a main picture that is a drawing": ("day.md", f"{HEAD}Image: dot.svg ←\n{ALT}{CREDIT}{TEXT}", "drawing"),
    "a credit with its own label": ("day.md", f"{HEAD}Image: dot.png\n{ALT}Image_credit: Foto: A ←\n{TEXT}", "itself"),
    "a caption without a picture": ("day.md", f"{HEAD}Image_caption: A lake ←\n{TEXT}", "header Image"),
    "nothing in yaml": ("day.md", f"--- ← ← ← ←\n---\n{TEXT}", "Title is missing"),
    "a comment in a list of yaml": ("day.md", YAML.replace("NATO", "\n- EU\n- NATO #1 ←"), "read all of “NATO #1”"),
    "an indented entry of yaml": ("day.md", YAML.replace("NATO", "\n- NATO ←\n - EU"), "“- EU” belongs to"),
    "a line separator in a list of yaml": ("day.md", YAML.replace("NATO", "\n- NATO\u2028b ←"), "U+2028"),
    "a pair in a list of yaml": ("day.md", YAML.replace("NATO", "\n- NATO: x ←"), "a text"),
    "a comment in a later line of yaml": ("day.md", YAML.replace("A day.", "A day ←\n  in #2"), "of “A day in #2”"),
}
LISTS = {"archives": 200, "category": 50, "tag": 50}
OWN = {"manifest.webmanifest": "manifest.webmanifest"}  # without it, TEMPLATE_PAGES is an error
# each: a setting, its value, and words of the message
SETTINGS = {
    "an address without a scheme": ("SITEURL", "e.example", "is not a complete address"),
    "an address with a space": ("SITEURL", "https://e.example/a b", "write %20"),
    "an address in quotation marks": ("SITEURL", "'https://e.example'", "delete it"),
    "an address with two full stops": ("SITEURL", "https://e.example/..", "one that is . or .."),
    "the name of a language": ("DEFAULT_LANG", "german", "en or pt-BR"),
    "a missing name": ("SITENAME", "A Pelican Blog", "is missing"),
    "a name of two lines": ("SITENAME", "A\nB", "write one"),
    "an invisible name": ("SITENAME", "\u200b", "write a text"),
    "an empty contact": ("CONTACT", "", "write None"),
    "a category with an invisible character": ("DEFAULT_CATEGORY", "Asia\u200b", "U+200B"),
    "a time zone that does not exist": ("TIMEZONE", "Europe/Geneva", "Europe/Zurich"),
    "no articles": ("KEPT_ARTICLES", 0, "write 1 or more"),
    "a number in quotation marks": ("KEPT_ARTICLES", "20", "write a number"),
    "a word instead of True": ("SUMMARY_FROM_TEXT", "yes", "True or False"),
    "a response header without its name": ("HEADERS", {"/*": "nosniff"}, '"X-Content-Type-Options": "nosniff"'),
    "a contact without a scheme": ("CONTACT", "info@e.example", "write mailto:info@e.example"),
    "a licence without a scheme": ("TEXT_LICENSE", ("CC BY 4.0", "creativecommons.org"), "is not a complete address"),
    "lists without a number of articles": ("PAGINATED_TEMPLATES", {"archives": 200, "category": 50}, "for tag"),
    "a list that is not divided into pages": ("PAGINATED_TEMPLATES", LISTS | {"index": 2}, "an entry for another page"),
    "a colour that is not hexadecimal": ("COLOURS", {"accent": ("red", "#f0a698")}, "#861d16"),
    "an unknown role of a colour": ("COLOURS", {"acent": ("#861d16", "#f0a698")}, "accent"),
    "a colour without contrast": ("COLOURS", {"accent": ("#c0392b", "#f0a698")}, "write #9f2f24"),
    "a background without contrast": ("COLOURS", {"paper": ("#777777", "#17181b")}, "lighter or darker"),
    "a name with a control character": ("SITENAME", "A\0B", "U+0000"),
    "a module instead of a list": ("FINISH", "dossier.finish.offline", "a list of modules"),
    "a module of a package that does not exist": ("FINISH", ["none.offline"], "does not exist"),
    "no service worker": ("FINISH", ["dossier.finish.archive"], "write *FINISH at the end"),
    "a module that is not a step": ("FINISH", ["os"], "no function finish"),
    "no plugin of this theme": ("PLUGINS", ["sitemap"], "from theme.settings import *"),
    "a template without its address": ("TEMPLATE_PAGES", {"robots.txt": None}, '"humans.txt": "humans.txt"'),
    "a template in the place of a page": ("TEMPLATE_PAGES", OWN | {"a.txt": "dossier.html"}, "cannot have the address"),
    "a template outside the site": ("TEMPLATE_PAGES", OWN | {"a.txt": "../a.txt"}, "have the address '../a.txt'"),
    "a template in theme/": ("TEMPLATE_PAGES", OWN | {"a.txt": "theme/a.txt"}, "cannot have the address"),
    "two templates with one address": ("TEMPLATE_PAGES", OWN | {"a.txt": "a.txt", "b.txt": "a.txt"}, "a.txt twice"),
    "feeds without a file extension": ("TAG_FEED_SAVE_AS", "feeds/{slug}", "feeds/tag"),
    "feeds in the folder of the site's own": ("TAG_FEED_SAVE_AS", "feeds/{slug}.xml", "feeds/tag"),
    "feeds outside the site": ("TAG_FEED_SAVE_AS", "../{slug}.xml", "feeds/tag"),
    "response headers for an address with a bracket": ("HEADERS", {"/(a*": {}}, "use letters"),
    "a response header of two lines": ("HEADERS", {"/*": {"X-A": "b\nc"}}, "'X-A': 'b\\nc'; write both in ASCII"),
    "nothing instead of a list": ("IGNORE_FILES", None, "a list"),
    "True instead of a number": ("DEFAULT_ORPHANS", True, "a number"),
    "a list of cities": ("CITIES", ["Lviv"], "cannot be ['Lviv']"),
    "a city without room for its name": ("CITIES", {"Le Havre": (49.49, 0.11, "left")}, "no room for its name"),
    "a city at the lower edge": ("CITIES", {"Florence": (43.77, 11.25, "below")}, "no room for its name"),
    "a city with exchanged degrees": ("CITIES", {"Kyiv": (30.52, 50.45, "left")}, "east before"),
    "a city beyond the map": ("CITIES", {"Tbilisi": (41.69, 44.8, "left")}, "London to Moscow"),
    "a tag that is not in a list": ("HEADER_TAGS", "NATO", '["NATO"]'),
    "a page that is not in a list": ("HEADER_PAGES", "contact.md", '["contact.md"]'),
    "a setting of earlier versions": ("TAG_FEED_ATOM", "feeds/{slug}.xml", "write TAG_FEED_SAVE_AS"),
    "a misspelt setting": ("PUBLISHR", "The Example Society", "PUBLISHER"),
    "a licence with an entity": ("TEXT_LICENSE", ("A &amp; B", "https://z.example/"), "write A & B"),
    "a licence without a name": ("TEXT_LICENSE", "https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
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
    content.write(name, "# Moon #\r\n\r\nText.")
    [error] = content.errors()
    assert error.startswith(f"content/{name}:1: no headers; begin the file with `Title: Moon`")


@pytest.mark.parametrize(("name", "value", "words"), SETTINGS.values(), ids=SETTINGS)
def test_reports_in_the_settings(name, value, words, content):
    [error] = content.errors(**{name: value})
    assert name in error
    assert words in error


def test_reports_settings_that_another_file_sets(project):
    project.write("local.py", "DRAFTS = True\nRELATIVE_URLS = False\n")
    settings = project.folder / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8") + "\nfrom local import *\n", "utf-8")
    errors = project.make("html").stderr
    assert "the setting DRAFTS is set by make drafts" in errors
    assert "the setting RELATIVE_URLS cannot be changed" in errors


def test_reports_a_module_that_ends_python(tmp_path, content, monkeypatch):
    (tmp_path / "ending").mkdir()
    (tmp_path / "ending/__init__.py").write_text("exit()")
    monkeypatch.syspath_prepend(tmp_path)
    [error] = content.errors(FINISH=["ending.step"])
    assert "names the module ending.step, which cannot be imported" in error


# each: lines that are added to the settings, and words of the message about each
LINES = {
    "values that could stop Pelican": {
        "DEFAULT_LANG = {}": "the setting DEFAULT_LANG cannot be {}; write a text",
        'STATIC_PATHS.append("")': "the setting STATIC_PATHS cannot be changed",
        "FEED_DOMAIN = None": "the setting FEED_DOMAIN cannot be changed",
        "CACHE_CONTENT = LOAD_CONTENT_CACHE = True": "the setting CACHE_CONTENT cannot be changed",
        'THEME_STATIC_DIR = ".."': "the setting THEME_STATIC_DIR cannot be changed",
        'TAG_SAVE_AS = "subject/{slug}.html"': "the setting TAG_SAVE_AS cannot be changed",
        'TAGS_SAVE_AS = "subjects.html"': "the setting TAGS_SAVE_AS cannot be changed",
        'FEED_ALL_RSS = "feeds/all.xml"': "the setting FEED_ALL_RSS cannot be changed",
        'TAG_REGEX_SUBSTITUTIONS = [("a", "b")]': "the setting TAG_REGEX_SUBSTITUTIONS cannot be changed",
        "TYPOGRIFY = True": "the setting TYPOGRIFY cannot be changed",
        'PATH = "texts"': "the setting PATH cannot be changed",
        'SITEURL = "https://dossier.example/"': "the setting SITEURL ends with a slash",
        'LOCALE = ["de_XX"]': "the setting LOCALE has no effect in this theme; delete it",
    },
    "values that only this theme checks": {
        "CONTACT = 7": "the setting CONTACT cannot be 7; write mailto:",
        "DRAFTS = False": "the setting DRAFTS is set by make drafts; delete it",
        'SITEURL = "https://dossier.example"': "the setting SITEURL needs the settings that publishconf.py adds",
    },
    "an unknown extension": {'MARKDOWN["extensions"] = ["x"]': "the setting MARKDOWN may be the cause"},
    "a call that ends Python": {"exit()": "this line ends the build"},
    "a value that stops": {'SLUG_REGEX_SUBSTITUTIONS = [("[", "")]': "the setting SLUG_REGEX_SUBSTITUTIONS may be"},
}


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
def test_reports_the_lines_of_the_settings_with(lines, project):
    path = project.folder / "pelicanconf.py"
    before = path.read_text("utf-8").splitlines()
    # After the lines that set the settings, others only read them. The messages must name the lines that set them.
    reading_lines = [re.match(r"\w+", line)[0] for line in lines]
    path.write_text("\n".join([*before, *lines, *reading_lines]), "utf-8")
    errors = project.make("html").stderr
    for number, words in enumerate(lines.values(), len(before) + 1):
        assert f"\npelicanconf.py:{number}: {words}" in f"\n{errors}"
    assert "Traceback" not in errors
    assert not (project.folder / "__pycache__").exists()  # compiled settings, which Python could use after a change


def test_reports_a_public_address_without_the_addresses_of_feeds(content):
    [error] = content.errors(SITEURL=SITE, HEADERS={}, TAG_FEED_SAVE_AS=None)
    assert "needs the settings that publishconf.py adds" in error


def test_accepts_a_number_of_articles_for_each_page_of_a_list(content):
    assert content.errors(DEFAULT_PAGINATION=9) == []


WITHOUT_SUMMARY = HEAD.replace("Summary: A day.\n", "")
# each: a text without a summary, and the summary that SUMMARY_FROM_TEXT gives it
SUMMARIES = {
    "markup": ("**Dr. Roe** met [us](https://e.example).[^1] They ate.\n\n[^1]: N", "Dr. Roe met us. They ate."),
    "39 of 42 characters": ("The two ministers met at a lake, today. Z.", "The two ministers met at a lake, today. Z."),
    "a German date": ("Am 21. Januar gaben sie 5 Mio. Euro aus. Z", "Am 21. Januar gaben sie 5 Mio. Euro aus."),
    "escaped markup": ("2 \\* 3 &amp;lt; [x\\] is _so_.", "2 * 3 &lt; [x] is so."),
    "three lines below a hint and a quotation": ("B.\n{: .hint }\n\n> Q.\n\nOne  \ntwo<br>three.", "One two three."),
}


@pytest.mark.parametrize(("written", "summary"), SUMMARIES.values(), ids=SUMMARIES)
def test_a_summary_has_the_first_sentences_of_a_text_with(written, summary, content):
    content.write("day.md", f"{WITHOUT_SUMMARY}\n{written}\n")
    assert content.errors(SUMMARY_FROM_TEXT=True) == []
    source = Source(content.folder / "day.md", content.folder)
    add_summaries([source], read_settings(str(ROOT / "pelicanconf.py"))["MARKDOWN"])
    assert source.value("summary") == summary


def test_a_text_without_a_paragraph_gets_no_summary_from_its_notes(content):
    content.write("day.md", f"{WITHOUT_SUMMARY}\n- A list[^1]\n\n[^1]: A note\n")
    [error] = content.errors(SUMMARY_FROM_TEXT=True)
    assert "Summary is missing" in error


# each: a correct header that resembles one with an error
ACCEPTED = {
    "a title like a timeline": "Title: 24. Februar 2022: der Morgen",
    "a space before the colon": "Category\u00a0: Asia",
    "a title with characters that are no markup": "Title: 2 * 3 < [7]",
    "a title with stars within words": "Title: Leser*innen und Autor*innen",
    "a date with parts of a second": "Date: 2022-01-22T09:30:00.000Z",
    "a date with the hyphens of a word processor": "Date: 2022\u201101\u201122",
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


# Front matter in YAML


def read(folder, *lines):
    path = folder / "day.md"
    path.write_text("\n".join(["---", *lines, "---", TEXT]), "utf-8")
    return Source(path, folder)


DRAFT = ["true", "TRUE", "yes", "on"]


@pytest.mark.parametrize("value", [*DRAFT, "false", "False", "no", "off"])
def test_the_header_draft_decides_whether_a_text_is_a_draft(value, tmp_path):
    source = read(tmp_path, "title: A day", f"draft: {value}")
    assert source.is_unpublished == (value in DRAFT)
    assert source.errors == []


@pytest.mark.parametrize("value", ["1", "0", "y", "maybe", '"true"', "[true]", "{a: true}", "~", ""])
def test_reports_the_line_if_draft_is(value, tmp_path):
    [error] = read(tmp_path, "title: A day", f"draft: {value}").errors
    assert error.line == 3
    assert error.message.startswith("Draft must be true or false")


# each: two headers, of which one marks the text as a draft, and the other contradicts it or is not valid YAML
IN_DOUBT = [["draft: true", "status: published"], ["status: published", "draft: yes"], ["draft: on", "title: a: b"]]


@pytest.mark.parametrize("lines", IN_DOUBT, ids=" and ".join)
def test_a_text_is_a_draft_with(lines, tmp_path):
    assert read(tmp_path, *lines).is_unpublished


# each: lines of YAML, a header, and its value or its values
VALUES = {
    "a name that shows nothing": ("names: [NATO, '&shy;']", "names", ["NATO"]),
    "authors with a comma": ('authors: ["Doe, Jane", John Roe]', "authors", ["Doe, Jane", "John Roe"]),
    "a tag with a comma between semicolons": ("tags: NATO; chess, the game", "tags", ["NATO", "chess, the game"]),
    "several authors in author": ("author: [Jane Doe, John Roe]", "authors", ["Jane Doe", "John Roe"]),
    "a list with a folded text": ("tags:\n- >-\n  NATO\n- EU", "tags", ["NATO", "EU"]),
    "a list of one entry": ('category: ["News"]', "category", "News"),
    "a value of several lines": ("summary: |\n  One\n  two.", "summary", "One two."),
}


@pytest.mark.parametrize(("lines", "header", "value"), VALUES.values(), ids=VALUES)
def test_reads_in_yaml(lines, header, value, tmp_path):
    source = read(tmp_path, lines)
    read_value = source.values if isinstance(value, list) else source.value
    assert read_value(header) == value
    assert source.text.strip() == TEXT.strip()
    assert source.errors == []


# each: a line of YAML, and the remedy in the message
YAML_ERRORS = {
    "a mapping": ("author: {name: Jane}", "write author: Jane"),
    "a mapping in a header of another tool": ("menu: {main: 1}", "delete it"),
    "a list that contains itself": ("authors: &x [*x]", 'put " around it'),
    "a list for one value": ("category: [News, More]", "write category: News"),
    "a list as a name": ("? [a, b]\n: c", "write name: value"),
    "a quotation mark that is not closed": ('title: "A', 'put quotation marks (")'),
    "two colons": ("title: a: b", 'put quotation marks (")'),
    "a list of headers": ("- title", "write name: value"),
    "a tab": ("\ttags: NATO", "spaces instead of the tab"),
    "a control character in an entity": ('title: "&#7; bell"', "correct the entity"),
}


@pytest.mark.parametrize(("line", "remedy"), YAML_ERRORS.values(), ids=YAML_ERRORS)
def test_an_error_in_yaml_says_what_to_write_for(line, remedy, content):
    content.write("day.md", "\n".join(["---", line, "---", TEXT]))
    [error] = [error for error in content.errors() if error.startswith("content/day.md:2: ")]
    assert remedy in error
