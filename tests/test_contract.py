"""The contract finds what is wrong in content/, by file and line, and stops the build, which changes nothing then."""

import os
import re
import shutil
import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pytest
from catalogue import ROOT, SHARED
from conftest import CONTENT
from pelican.settings import read_settings
from plugins.contract import Faults, check
from plugins.contract.html import sanitize
from plugins.contract.site import Site
from plugins.reading import Reader
from plugins.source import Source
from turbohtml import parse_fragment

HEAD = "Title: A day\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n"
TEXT = "\nThe text.\n"
DEEP = "".join(" " * 4 * level + "- x\n" for level in range(60))
DAYS = "\n2 December 2021, Bern\n:   x\n\n{}\n:   y\n"

# each: the file, what is in it, the line that is wrong, a word of what would be right
FAULTS = {
    "a misspelt header": ("day.md", HEAD + "Catgory: Europe\n" + TEXT, 5, "Category"),
    "an unknown header": ("day.md", HEAD + "Weather: fine\n" + TEXT, 5, "Weather"),
    "no title": ("day.md", HEAD.replace("Title: A day\n", "") + TEXT, 1, "Title"),
    "an empty title": ("day.md", HEAD.replace("A day\n", "\n", 1) + TEXT, 1, "Title"),
    "no date": ("day.md", HEAD.replace("Date: 2022-01-22\n", "") + TEXT, 1, "Date"),
    "no summary": ("day.md", HEAD.replace("Summary: A day.\n", "") + TEXT, 1, "Summary"),
    "no tags": ("day.md", HEAD.replace("Tags: NATO\n", "") + TEXT, 1, "Tags"),
    "a page without a summary": ("pages/day.md", "Title: A day\n" + TEXT, 1, "Summary"),
    "a date in words": ("day.md", HEAD.replace("2022-01-22", "March") + TEXT, 2, "write it as YYYY-MM-DD"),
    "a date with slashes": ("day.md", HEAD.replace("2022-01-22", "02/03/2022") + TEXT, 2, "write it as YYYY-MM-DD"),
    "a date that begins with its year": (
        "day.md",
        HEAD.replace("2022-01-22", "2021/3/4") + TEXT,
        2,
        "write it as 2021-03-04",
    ),
    "a date with full stops": ("day.md", HEAD.replace("2022-01-22", "24.3.2021") + TEXT, 2, "write it as 2021-03-24"),
    "a date with a month in letters": (
        "day.md",
        HEAD.replace("2022-01-22", "Mar 24, 2021 9:30") + TEXT,
        2,
        "write it as 2021-03-24 09:30",
    ),
    "a day that is not": ("day.md", HEAD.replace("2022-01-22", "2022-02-30") + TEXT, 2, "ISO"),
    "a date in the future": ("day.md", HEAD.replace("2022-01-22", "2999-01-01") + TEXT, 2, "future"),
    "a year of a century ago": ("day.md", HEAD.replace("2022-01-22", "0022-01-22") + TEXT, 2, "1900"),
    "a source that is no address": ("day.md", HEAD + "Based_on: RFI\n" + TEXT, 5, "https://"),
    "a source without encryption": ("day.md", HEAD + "Based_on: http://news.example/\n" + TEXT, 5, "https://"),
    "modified before it was": ("day.md", HEAD + "Modified: 2022-01-21\n" + TEXT, 5, "Date"),
    "html in the title": ("day.md", HEAD.replace("A day\n", "A <em>day</em>\n", 1) + TEXT, 1, "plain"),
    "a link in the summary": ("day.md", HEAD.replace("A day.", "A [day](x).") + TEXT, 4, "plain"),
    "no blank line": ("day.md", HEAD + "The text.\n", 5, "blank line"),
    "a text swallowed as headers": ("day.md", HEAD + "Note: the text.\n", 5, "blank line"),
    "an indented text swallowed": ("day.md", HEAD + "    the text.\n", 5, "one line"),
    "no text": ("day.md", HEAD, 5, "text"),
    "a header twice": ("day.md", HEAD + "Title: Another\n" + TEXT, 5, "twice"),
    "a status misspelt": ("day.md", HEAD + "Status: drfat\n" + TEXT, 5, "draft"),
    "a template that is not": (
        "pages/day.md",
        "Title: A day\nSummary: A day.\nTemplate: tabloid\n" + TEXT,
        3,
        "tabloid",
    ),
    "a tag spelt otherwise": ("day.md", HEAD.replace("NATO", "Nato") + TEXT, 3, "“NATO”"),
    "a tag of signs": ("day.md", HEAD.replace("NATO", "NATO, !!!") + TEXT, 3, "letters"),
    "a tag without introduction": ("day.md", HEAD.replace("NATO", "NATO, Kosovo") + TEXT, 3, "content/tags/kosovo.md"),
    "an introduction without tag": (
        "tags/kosovo.md",
        "Title: Kosovo\nNames: Kosovo\nSummary: A place.\n" + TEXT,
        1,
        "Kosovo",
    ),
    "a category spelt otherwise": ("day.md", HEAD + "Category: EUROPE\n" + TEXT, 5, "Europe"),
    "an address taken": ("day.md", HEAD + "Slug: reasonable-dialogue\n" + TEXT, None, "taken"),
    "an address taken in capitals": ("Reasonable-Dialogue.md", HEAD + TEXT, None, "taken"),
    "the address of the front page": ("day.md", HEAD + "Slug: index\n" + TEXT, 5, "the site itself"),
    "the address of a page": ("day.md", HEAD + "Save_as: pages/background.html\n" + TEXT, None, "taken"),
    "the address of a tag": ("day.md", HEAD + "Save_as: tag/nato.html\n" + TEXT, 5, "tag"),
    "an address among the pictures": ("day.md", HEAD + f"Save_as: {SHARED}/day.html\n" + TEXT, 5, "output/"),
    "a file among the pictures": ("day.md", HEAD + f"\n[x]({{static}}{SHARED}/day.png)\n", 6, "no address"),
    "an address outside": ("day.md", HEAD + "Save_as: ../day.html\n" + TEXT, 5, "output/"),
    "the address of a list's second page": ("day.md", HEAD + "Save_as: tag/nato.2.html\n" + TEXT, 5, "name.html"),
    "a list of all articles": ("day.md", HEAD + "Slug: archives\n" + TEXT, 5, "the site itself"),
    "a page modified in words": (
        "pages/day.md",
        "Title: A day\nSummary: A day.\nModified: March\n" + TEXT,
        3,
        "YYYY-MM-DD",
    ),
    "two authors as one": ("day.md", HEAD + "Author: Jane Doe; John Roe\n" + TEXT, 5, "Authors for several"),
    "YAML that is not closed": ("day.md", f"---\n{HEAD}{TEXT}", 1, "second ---"),
    "a correction without a day": ("day.md", HEAD + "\nText.\n\n## Corrections\n\nSoon\n:   It said so.\n", 8, "day"),
    "a second correction without a day": (
        "day.md",
        HEAD + "\n## Corrections\n\n22 January 2022\n:   It said so.\n\nSoon\n:   And so.\n",
        12,
        "day",
    ),
    "a slug that climbs": ("day.md", HEAD + "Slug: ../day\n" + TEXT, 5, "a-z"),
    "a slug with signs": ("day.md", HEAD + 'Slug: "><script>\n' + TEXT, 5, "a-z"),
    "a file named in signs": ("!!!.md", HEAD + TEXT, 1, "Slug"),
    "a link to no file": ("day.md", HEAD + "\nText\n[x]({filename}gone.md)\n", 7, "{filename}gone.md"),
    "a link to a draft": ("day.md", HEAD + "\n[x]({filename}plan.md)\n", 6, "nothing published"),
    "a link to no tag": ("day.md", HEAD + "\n[x]({tag}Kosovo)\n", 6, "{tag}Kosovo"),
    "a link misspelt": (
        "day.md",
        HEAD + "\n[x]({filename}pages/backgroud.md)\n",
        6,
        "did you mean {filename}pages/background.md?",
    ),
    "a link to no picture": ("day.md", HEAD + "\n[x]({static}gone.png)\n", 6, "{static}gone.png"),
    "a link of no kind": ("day.md", HEAD + "\n[x]({page}background)\n", 6, "{filename}"),
    "a bare relative link": ("day.md", HEAD + "\n[x](reasonable-dialogue.html)\n", 6, "{filename}"),
    "a link that is a script": ("day.md", HEAD + "\n[x](javascript:alert(1))\n", 6, "{filename}"),
    "a fragment that is not": ("day.md", HEAD + "\n[x](#nowhere)\n", 6, "#nowhere"),
    "a fragment that is not there": (
        "day.md",
        HEAD + "\n[x]({filename}reasonable-dialogue.md#nowhere)\n",
        6,
        "#nowhere",
    ),
    "an image without alt text": ("day.md", HEAD + "\n![]({static}day.png)\n", 6, "alt"),
    "a picture beside the text": ("day.md", HEAD + "\n![x](y.png)\n", 6, "write {static}y.png"),
    "a picture from elsewhere": ("day.md", HEAD + "\n![x](https://z.example/y.png)\n", 6, "elsewhere"),
    "a script": ("day.md", HEAD + "\nText\n\n<script>alert(1)</script>\n", 8, "<script>"),
    "a frame": ("day.md", HEAD + '\n<iframe src="https://z.example/"></iframe>\n', 6, "<iframe>"),
    "an event": ("day.md", HEAD + '\n<b onclick="alert(1)">x</b>\n', 6, "onclick"),
    "an element left open": ("day.md", HEAD + "\nSome <b>bold text\n", 6, "</b>"),
    "an element closed twice": ("day.md", HEAD + "\nSome bold</b> text\n", 6, "</b>"),
    "an id twice": ("day.md", HEAD + '\n<b id="x">a</b> <b id="x">b</b>\n', 6, "twice"),
    "bytes that are not utf-8": ("day.md", HEAD.encode() + b"\nfine\nCaf\xe9\n", 7, "UTF-8"),
    "a nul byte": ("day.md", HEAD + "\nA\0B\n", 6, "delete"),
    "a fault behind line ends of Windows": ("day.md", (HEAD + "\nText\n\n[x](#no)\n").replace("\n", "\r\n"), 8, "#no"),
    "a fault behind line ends of old": ("day.md", (HEAD + "\n[x](#no)\n").replace("\n", "\r"), 6, "#no"),
    "a fault behind a byte order mark": ("day.md", "\ufeff" + HEAD + "\n[x](#no)\n", 6, "#no"),
    "a note without text": ("day.md", HEAD + "\nText[^1]\n\n[^1]:\n", 8, "[^1]"),
    "a note that is not": ("day.md", HEAD + "\nText[^1]\n", 6, "[^1]"),
    "an empty header": ("day.md", HEAD + "Modified:\n" + TEXT, 5, "empty"),
    "tags that are none": ("day.md", HEAD.replace("NATO", ",") + TEXT, 3, "Tags"),
    "a name that Windows reserves": ("con.md", HEAD + TEXT, 1, "Windows"),
    "the address of the one file": ("day.md", HEAD + "Slug: dossier\n" + TEXT, 5, "the site itself"),
    "a text of another ending": ("day.markdown", HEAD + TEXT, 1, ".md"),
    "a link out of the content": ("day.md", HEAD + "\n[x]({static}../Makefile)\n", 6, "nothing published"),
    "a link to an introduction": ("day.md", HEAD + "\n[x]({filename}tags/nato.md)\n", 6, "nothing"),
    "an unknown element": ("day.md", HEAD + "\n<center>x</center>\n", 6, "<center>"),
    "an unknown attribute": ("day.md", HEAD + '\n<b style="x">x</b>\n', 6, "style"),
    "a picture within a drawing": ("day.md", HEAD + '\n<svg><image href="//z.example"/></svg>\n', 6, "<image>"),
    "nothing but a comment": ("day.md", HEAD + "\n<!-- x -->\n", 6, "no text"),
    "a note twice": ("day.md", HEAD + "\nText[^1]\n\n[^1]: A\n[^1]: B\n", 9, "twice"),
    "a note of spaces": ("day.md", HEAD + "\nText[^1]\n\n[^1]: &nbsp;\n", 8, "[^1]"),
    "a note that nothing refers to": ("day.md", HEAD + "\nText\n\n[^1]: A\n", 8, "[^1]"),
    "a comment that does not end": ("day.md", HEAD + "\nText <!-- x\n", 6, "-->"),
    "a comment in an attribute": (
        "day.md",
        HEAD + '\n<b title="<!--">x</b><script>alert(1)</script><b title="-->">y</b>\n',
        6,
        "<script> is not allowed",
    ),
    "a script behind an equal attribute": (
        "day.md",
        HEAD + '\n<a href="https://z.example" href="javascript:alert(1)">x</a>\n',
        6,
        "stands twice",
    ),
    "a block in a paragraph": ("day.md", HEAD + "\n<p><div>x</div></p>\n", 6, "<p> is not allowed"),
    "a part without its whole": ("day.md", HEAD + "\n<li>x</li>\n", 6, "<li>"),
    "a first heading in the text": ("day.md", HEAD + "\nText\n\n# Head\n", 8, "##"),
    "a heading without words": ("day.md", HEAD + "\nText\n\n##\n", 8, "<h2>"),
    "a link without words": ("day.md", HEAD + "\nText [](https://z.example)\n", 6, "<a>"),
    "a language that is none": ("day.md", HEAD + '\n<i lang="french-">x</i>\n', 6, "lang"),
    "the id of the page's own part": ("day.md", HEAD + '\n<b id="main.">x</b>\n', 6, "id"),
    "a control character by its number": ("day.md", HEAD + "\nText\nA&#129;B\n", 7, "U+0081"),
    "the number of nothing in an attribute": ("day.md", HEAD + '\n<i title="&#1;">x</i>\n', 6, "U+0001"),
    "the number of no character": ("day.md", HEAD + "\nText &#xD800;\n", 6, "U+FFFD"),
    "a noncharacter": ("day.md", HEAD + "\nText \U0001fffe\n", 6, "delete"),
    "an address without a host": ("day.md", HEAD + "\n[x](https:///y)\n", 6, "https:///y"),
    "an image that is a text": ("day.md", HEAD + "\n![x]({filename}reasonable-dialogue.md)\n", 6, "{static}"),
    "an invisible title": ("day.md", HEAD.replace("A day\n", "\u200b\n", 1) + TEXT, 1, "Title"),
    "a title of fillers": ("day.md", HEAD.replace("A day\n", "\u3164\n", 1) + TEXT, 1, "Title"),
    "an invisible text": ("day.md", HEAD + "\n\u200b\n", 6, "no text"),
    "emphasis in the title": ("day.md", HEAD.replace("A day\n", "_A_ day\n", 1) + TEXT, 1, "plain"),
    "a note in the title": ("day.md", HEAD.replace("A day\n", "A day[^1]\n", 1) + TEXT, 1, "plain"),
    "a tag twice": ("day.md", HEAD.replace("NATO", "NATO, NATO") + TEXT, 3, "twice"),
    "authors that are none": ("day.md", HEAD + "Authors: ;\n" + TEXT, 5, "Authors"),
    "a category of hidden texts alone": ("day.md", HEAD + "Category: War\nStatus: hidden\n" + TEXT, 5, "War"),
    "the address of the folder's category": (
        "europe/day.md",
        HEAD + "Save_as: category/europe.html\n" + TEXT,
        5,
        "category",
    ),
    "a deeper introduction": (
        "tags/more/nato.md",
        "Title: NATO\nNames: NATO\nSummary: An alliance.\n" + TEXT,
        1,
        "content/tags/",
    ),
    "a page of html": ("day.html", "<p>x</p>", 1, ".md"),
    "an ending in capitals": ("day.MD", HEAD + TEXT, 1, ".md"),
    "a header in letters that look the same": ("day.md", HEAD.replace("Date", "D\u0430te") + TEXT, 2, "Date"),
    "a header with a colon of another script": ("day.md", HEAD + "Author\uff1aAnn\n" + TEXT, 5, "Author"),
    "an author twice": ("day.md", HEAD + "Author: Ann\nAuthors: Ben, Cy\n" + TEXT, 6, "keep one"),
    "a second byte that is not utf-8": ("day.md", HEAD.encode() + b"\nCaf\xe9\nfine\nCaf\xe9\n", 8, "UTF-8"),
    "emphasis of three stars": ("day.md", HEAD.replace("A day\n", "***A*** day\n", 1) + TEXT, 1, "plain"),
    "an image without alt in the summary": ("day.md", HEAD.replace("A day.", "![](y.png)") + TEXT, 4, "plain"),
    "the address of the front page by Save_as": (
        "day.md",
        HEAD + "Save_as: index.html\n" + TEXT,
        5,
        "give another Save_as",
    ),
    "a category too long for a file": ("day.md", HEAD + f"Category: {'x' * 300}\n" + TEXT, 5, "shorten"),
    "a name too long once it is an address": ("装" * 80 + ".md", HEAD + TEXT, 1, "shorten"),
    "a category that Windows reserves": ("day.md", HEAD + "Category: Con\n" + TEXT, 5, "Windows"),
    "notes that only notes refer to": ("day.md", HEAD + "\nText\n\n[^1]: see [^2]\n[^2]: see [^1]\n", 9, "[^1]"),
    "a note with a space in its name": ("day.md", HEAD + "\nText[^a b]\n\n[^a b]: A\n", 8, "hyphen"),
    "a reference to nothing": ("day.md", HEAD + "\nText\n\n[a text][ref]\n", 8, "[a text][ref]"),
    "an address that nothing refers to": ("day.md", HEAD + "\nText\n\n[Editor]: unfinished\n", 8, "[Editor]"),
    "an address twice": (
        "day.md",
        HEAD + "\nText [x][r]\n\n[r]: https://a.example\n[r]: https://b.example\n",
        9,
        "twice",
    ),
    "a section left open": ("day.md", HEAD + '\n<section markdown="1">\n\nText\n', 6, "</section>"),
    "a heading that skips a level": ("day.md", HEAD + "\n## A\n\nText\n\n#### B\n", 10, "###"),
    "a heading without words behind one with": ("day.md", HEAD + "\n## Good\n\nText\n\n##\n", 10, "<h2>"),
    "a fragment that is the beginning of another": (
        "day.md",
        HEAD + "\n## Part {: #part2 }\n\n[a](#part2)\n\n[b](#part)\n",
        10,
        "#part",
    ),
    "a tag that is the beginning of another": ("day.md", HEAD + "\n[a]({tag}NATO)\n\n[b]({tag}NA)\n", 8, "{tag}NA"),
    "a fault that code shows before": ("day.md", HEAD + "\n`[x](#no)`\n\n~~~\n[x](#no)\n~~~\n\n[x](#no)\n", 12, "#no"),
    "the second of two equal elements": ("day.md", HEAD + "\n<b>x</b>\n\n<b>y\n", 8, "</b>"),
    "a script in entities": ("day.md", HEAD + "\nText\n\n[x](java&#115;cript:alert(1))\n", 8, "{filename}"),
    "a picture out of the content": ("day.md", HEAD + "\n![x]({static}../icon.png)\n", 6, "nothing published"),
    "a picture with a fragment": ("day.md", HEAD + "\n![x]({static}dot.png#a)\n", 6, "no picture"),
    "a file below a page's address": ("day.md", HEAD + "\n[x]({static}index.html/x.txt)\n", 6, "no address"),
    "a file in the place of a folder": ("day.md", HEAD + "\n[x]({static}tag)\n", 6, "no address"),
    "a file whose name is too long to be": ("day.md", HEAD + f"\n[x]({{static}}{'x' * 300}.txt)\n", 6, "nothing"),
    "a link to the page's own part": ("day.md", HEAD + "\n[x](#main.)\n", 6, "#main."),
    "an address with a brace": ("day.md", HEAD + "\n[x](https://z.example/?q={x})\n", 6, "whole address"),
    "an address with half a sign": ("day.md", HEAD + "\n[x](https://z.example/%zz)\n", 6, "whole address"),
    "a second image without alt": ("day.md", HEAD + "\n![]({static}dot.png)\n\n![]({static}dot.png)\n", 8, "alt"),
    "a note that is not, twice": ("day.md", HEAD + "\nText[^1]\n\n[^1] N\n", 6, "[^1]"),
    "a note that is not, again": ("day.md", HEAD + "\nText[^1]\n\n[^1] N\n", 8, "[^1]"),
    "a place in no link": ("day.md", HEAD + "\nText\n\nSee {static}dot.png here.\n", 8, "[text]"),
    "a fragment that hides a place": (
        "day.md",
        HEAD + "\n[y](<#a'src='{static}dot.png'>)\n",
        6,
        "leads nowhere",
    ),
    "a comment over a blank line": ("day.md", HEAD + "\nPublic <!-- secret\n\nmore --> End.\n", 6, "blank line"),
    "a tag of hidden texts alone": ("day.md", HEAD.replace("NATO", "Kosovo") + "Status: hidden\n" + TEXT, 3, "hidden"),
    "a file that Windows cannot hold": ("day.md", HEAD + "\n[x]({static}con.txt)\n", 6, "no address"),
    "a day of the thirteenth month": ("day.md", HEAD + '\n<time datetime="2022-13-45">x</time>\n', 6, "datetime"),
    "a fence that Markdown stumbles over": ("day.md", HEAD + "\n``` {.python linenums=1}\nx\n```\n", 8, "Markdown"),
    "a list of 60 levels": ("day.md", HEAD + "\n" + DEEP, 56, "lift them out"),
    "a text of another kind": ("day.adoc", "= A day\n", 1, ".md"),
    "a term twice": ("day.md", HEAD + "\nThe A.\n\nA\n:   x\n\nA\n:   y\n", 12, "below the first"),
    "details without a summary": ("day.md", HEAD + "\n<details>x</details>\n", 6, "<summary>"),
    "two captions of a figure": (
        "day.md",
        HEAD + "\n<figure><figcaption>a</figcaption>x<figcaption>b</figcaption></figure>\n",
        6,
        "one <figcaption>",
    ),
    "a section without a heading": ("day.md", HEAD + "\n<section>x</section>\n", 6, "<div>"),
    "a time without its date": ("day.md", HEAD + "\nOn <time>Friday</time>\n", 6, "datetime"),
    "an insertion at an hour without a zone": (
        "day.md",
        HEAD + '\n<ins datetime="2022-01-21 10:00">x</ins>\n',
        6,
        "datetime",
    ),
    "a country for a language": ("day.md", HEAD + '\n<i lang="ua">x</i>\n', 6, "lang"),
    "a cell beyond the head": ("day.md", HEAD + "\n| a | b |\n|---|---|\n| 1 | 2 | three |\n", 8, "“three”"),
    "a cell of words that stand above": (
        "day.md",
        HEAD + "\n| a | b |\n|---|---|\n| a | b | a |\n",
        8,
        "3 cells below 2 headings",
    ),
    "an abbreviation that stands nowhere": ("day.md", HEAD + "\nText\n\n*[OSCE]: An organisation\n", 8, "OSCE"),
    "an abbreviation twice": (
        "day.md",
        HEAD + "\nThe UN\n\n*[UN]: United Nations\n*[UN]: The Organisation\n",
        9,
        "“United”",
    ),
    "a heading that ends with its sign": ("day.md", HEAD + "\n## Learning C#\n\nText\n", 6, "\\#"),
    "a fence with a sentence": ("day.md", HEAD + "\nText\n\n``` some words\nx\n```\n", 8, "one language"),
    "a fence that does not end": ("day.md", HEAD + "\nText\n\n~~~\nx\n", 8, "close it"),
    "a fence in a list": ("day.md", HEAD + "\n- Text\n\n    ~~~\n    x\n    ~~~\n", 8, "margin"),
    "a table without a rule": ("day.md", HEAD + "\nText.\n\n| a | b |\n| 1 | 2 |\n", 8, "| --- | --- |"),
    "a table behind a line": ("day.md", HEAD + "\nText\n| a | b |\n|---|---|\n| 1 | 2 |\n", 8, "blank line"),
    "a link in a link": (
        "day.md",
        HEAD + "\nText\n\n[a [b](https://b.example) c](https://e.example)\n",
        8,
        "makes no link",
    ),
    "a note in html": ("day.md", HEAD + "\nText[^1]\n\n<div>Raw[^1]</div>\n\n[^1]: N\n", 8, 'markdown="1"'),
    "references that are read as one": (
        "day.md",
        HEAD + "\nText\n\nSee [AP]\n[AFP].\n\n[AP]: https://a.example\n[AFP]: https://b.example\n",
        12,
        "“AFP”",
    ),
    "a number that would not show": ("day.md", HEAD + "\n3. a\n\n4. b\n7. c\n", 9, "would show 5"),
    "a number in a quotation's list": ("day.md", HEAD + "\n> 1. a\n> 3. b\n", 7, "would show 2"),
    "braces at the end of a heading": ("day.md", HEAD + "\nText\n\n## Set {1, 2}\n\nText\n", 8, "<h2>"),
    "an address with a reference": (
        "day.md",
        HEAD + '\nText\n\n<a href="https://e.example/?a=1&amp;b=2 3">x</a>\n\nText\n\nText\n',
        8,
        "whole address",
    ),
    "a reference behind html": ("day.md", HEAD + "\nText\n\n<div>a</div> b &amp; c\n", 8, "new line"),
    "a reference behind a comment": ("day.md", HEAD + "\n<!-- a --> b &amp; c\n", 6, "new line"),
    "a title that is a comment": ("day.md", HEAD.replace("A day", "<!-- A day -->", 1) + TEXT, 1, "markup"),
    "a reference behind the end of html": ("day.md", HEAD + "\n<div>\na\n</div> b &amp; c\n", 8, "new line"),
    "a reference behind a comment of two lines": ("day.md", HEAD + "\n<!-- a\nb --> c &amp; d\n", 7, "new line"),
    "a column at no side": ("day.md", HEAD + '\n| a {: align="x y" } |\n|---|\n| b |\n', 7, "attribute align"),
    "a note with a sign of links": ("day.md", HEAD + "\nText[^50%]\n\n[^50%]: N\n", 8, "letters, digits"),
    "a note with a stop at its end": ("day.md", HEAD + "\nText[^1.]\n\n[^1.]: N\n", 8, "letters, digits"),
    "a title without its colon": ("day.md", "Title A day\n" + HEAD, 1, "Name: value"),
    "an escaped angle": ("day.md", HEAD + "\nTo A \\<a@b.example\\>\n", 6, "&lt;"),
    "an empty address": ("day.md", HEAD + "\n[x]()\n", 6, "empty"),
    "an address of three numbers": ("day.md", HEAD + "\n[x](https://256.1.1/)\n", 6, "whole address"),
    "an address with an empty part": ("day.md", HEAD + "\n[x](https://e..example/)\n", 6, "whole address"),
    "a drawing to hand on": ("day.md", HEAD + "\n[x]({static}dot.svg)\n", 6, "script"),
    "elements deep in others": ("day.md", HEAD + "\n" + "<div>" * 200 + "x" + "</div>" * 200 + "\n", 6, "lift"),
    "an id that no link can name": ("day.md", HEAD + "\n<b id='a{static}b'>x</b>\n", 6, "attribute id"),
    "an id with a space": ("day.md", HEAD + '\n<b id="fn-a b">x</b>\n', 6, "id"),
    "the number of a line's end": ("day.md", HEAD + "\nA&#13;B\n", 6, "U+000D"),
    "a drawing": ("day.md", HEAD + '\n<svg><image href="//z.example"/></svg>\n', 6, "<svg> is not allowed"),
    "a table in html": ("day.md", HEAD + "\n<table><tr><td>a</td></tr></table>\n", 6, "between its cells"),
    "a reading": ("day.md", HEAD + "\n<ruby>x<rt>y</rt></ruby>\n", 6, "<ruby> is not allowed"),
    "a link in html": ("day.md", HEAD + '\n<a href="https://e.example">x</a>\n', 6, "[text](https://"),
    "a picture in html": ("day.md", HEAD + '\n<img alt="x" src="{static}dot.png">\n', 6, "![what it shows]"),
    "a list in html": ("day.md", HEAD + "\n<ul><li>x</li></ul>\n", 6, "before each item"),
    "a block in an element of a line": (
        "day.md",
        HEAD + "\n<div><b><div>x</div></b></div>\n",
        6,
        "<div> cannot stand in <b>",
    ),
    "an element that does not close itself": ("day.md", HEAD + "\nText <b/> here\n", 6, "</b>"),
    "elements that cross": ("day.md", HEAD + "\n<b>x<i>y</b>z</i>\n", 6, "cannot stand"),
    "a list behind a line": ("day.md", HEAD + "\nThe points:\n- one\n- two\n", 7, "blank line before the list"),
    "a list nested by two spaces": ("day.md", HEAD + "\n- Europe\n  - France\n- Asia\n", 7, "by four"),
    "a list nested by three spaces": ("day.md", HEAD + "\n1. First\n   - one\n2. Second\n", 7, "by four"),
    "a second level nested by two spaces more": ("day.md", HEAD + "\n- a\n    - b\n      - c\n", 8, "by four"),
    "an item's second paragraph indented by two spaces": ("day.md", HEAD + "\n- a\n\n  more\n", 8, "by four"),
    "a note's second paragraph indented by two spaces": (
        "day.md",
        HEAD + "\nText[^1]\n\n[^1]: A\n\n  more\n",
        10,
        "by four",
    ),
    "a fence in an item": ("day.md", HEAD + "\n1. One\n\n    ~~~\n    x\n    ~~~\n", 8, "opens no code"),
    "a fence right in an item": ("day.md", HEAD + "\n- One\n    ```js\n    x\n    ```\n", 7, "opens no code"),
    "a list behind a note's text that goes on": (
        "day.md",
        HEAD + "\n1. a[^1]\n2. b\n\n[^1]: N\n\n1. c\n",
        11,
        "would show 3",
    ),
    "numbers with a bracket": ("day.md", HEAD + "\n1) one\n2) two\n", 6, "full stop"),
    "a line that ends with a backslash": ("day.md", HEAD + "\none\\\ntwo\n", 6, "two spaces"),
    "bold letters that are not closed": ("day.md", HEAD + "\nText **bold text\n", 6, "nothing bold"),
    "bold letters in html": ("day.md", HEAD + "\n<div>\n**bold**\n</div>\n", 7, 'markdown="1"'),
    "words struck out": ("day.md", HEAD + "\nText ~~gone~~ here\n", 6, "<del>"),
    "a note in a note": ("day.md", HEAD + "\nText[^1]\n\n[^1]: See[^2]\n\n[^2]: N\n", 10, "refers to a note"),
    "a place of Pelican's that this site has not": ("day.md", HEAD + "\n[x]({author}Ann)\n", 6, "{filename}"),
    "an author's page": ("day.md", HEAD + "\n[x]({author}Ann)\n", 6, "this site has no author pages"),
    "an introduction without names": ("tags/moon.md", "Title: Moon\nSummary: It.\n" + TEXT, 1, "write Names: Moon"),
    "a short code": ("day.md", HEAD + '\nText\n\n{{< figure src="x.png" >}}\n', 8, "{{< is a tag of another tool"),
    "a short code around an element": ("day.md", HEAD + "\nText\n\nSee {{<b>}}\n", 8, "{{ is a tag of another tool"),
    "a variable of a template": ("day.md", HEAD + "\nText\n\nSee {{ page.url }} here.\n", 8, "{{ is a tag"),
    "a tag of a template": ("day.md", HEAD + "\n- Text\n- {% include x %}\n", 7, "{% is a tag of another tool"),
    "a tag of a template in html": ("day.md", HEAD + "\n<div>{% raw %}</div>\n", 6, "{% is a tag of another tool"),
    "a bullet of Word's": ("day.md", HEAD + "\nText\n\n•\tone\n", 8, "• makes no list; write - in its place"),
    "a second bullet of Word's": ("day.md", HEAD + "\n• one\n• two\n", 7, "• makes no list"),
    "a middle dot for a bullet": ("day.md", HEAD + "\nText\n\n· one\n", 8, "· makes no list"),
    "a day beyond the month": ("day.md", HEAD + DAYS.format("32 December 2021, Bonn"), 9, "32 December 2021 is no day"),
    "the last day of a short month": ("day.md", HEAD + DAYS.format("31 June 2021"), 9, "31 June 2021 is no day"),
    "a leap day of another year": ("day.md", HEAD + DAYS.format("29 February 2022, Bonn"), 9, "no leap year"),
    "a misspelt month": ("day.md", HEAD + DAYS.format("2 Febuary 2022, Bonn"), 9, "like 2 December 2021"),
    "an address among drafts": ("day.md", HEAD + "Save_as: drafts/day.html\n" + TEXT, 5, "drafts/"),
    "a date in yaml that is to come": ("day.md", "---\n" + HEAD.replace("2022", "2999") + "---\n" + TEXT, 3, "future"),
    "yaml that is none": ("day.md", "---\ntitle: a: b\n---\n" + TEXT, 2, "quotation marks"),
    "two tags of one address": ("day.md", HEAD.replace("NATO", "NATO, C++, C#") + TEXT, 3, "tag/c.html"),
}

# each: what a file named may not be, and how it is made
NO_FILES = {
    "a link to a file": lambda path: path.symlink_to("../README.md"),
    "a link to a folder": lambda path: path.symlink_to("/"),
    "a pipe": os.mkfifo,
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests' own content, with less text, which is read with each case, and with what the cases name."""
    folder = shutil.copytree(CONTENT, tmp_path_factory.mktemp("contract") / "content")
    for path in folder.rglob("*.md"):
        source = Source(path, folder)
        path.write_text("\n".join([*source.lines[: source.begin - 1], *TEXT.split("\n")]), "utf-8")
    (folder / "plan.md").write_text(f"{HEAD}Status: draft\n{TEXT}", "utf-8")
    (folder / "more.md").write_text(HEAD.replace("NATO", "C++") + TEXT, "utf-8")
    (folder / "tags/c.md").write_text(f"Title: C++\nNames: C++\nSummary: A language.\n{TEXT}", "utf-8")
    for name in "con.txt", "dot.png", "dot.svg", "index.html/x.txt", "tag", f"{SHARED}/day.png":
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x")
    assert faults(folder) == []
    return folder


def faults(content: Path, **settings: str) -> list[str]:
    """Return what the contract finds in a folder of content, a line each."""
    settings = read_settings(str(ROOT / "pelicanconf.py"), override={"PATH": str(content), **settings})
    try:
        check(SimpleNamespace(settings=settings))
    except Faults as found:
        return str(found).splitlines()[1:]
    return []


def faults_with(content: Path, name: str, written: str | bytes, **settings: str) -> list[str]:
    """Return what the contract finds where one more file is there."""
    path = content / name
    path.parent.mkdir(exist_ok=True, parents=True)
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(written.encode() if isinstance(written, str) else written)
    try:
        return faults(content, **settings)
    finally:
        path.unlink() if before is None else path.write_bytes(before)


@pytest.mark.parametrize(("name", "written", "line", "right"), FAULTS.values(), ids=FAULTS)
def test_finds(content, name, written, line, right):
    found = faults_with(content, name, written)
    place = f"content/{re.escape(name)}:{line or '[0-9]+'}: "
    assert [text for text in found if re.match(place, text) and right in text], found


def test_finds_what_is_too_deep_for_markdown(content):
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(250)  # a list that would reach the usual limit takes Markdown seconds
    try:
        [found] = faults_with(content, "day.md", f"{HEAD}\n{DEEP}")
    finally:
        sys.setrecursionlimit(limit)
    assert "lift out what is too deep in other parts" in found


@pytest.mark.parametrize("make", NO_FILES.values(), ids=NO_FILES)
def test_finds_a_text_that_is(make, content):
    make(content / "day.md")
    found = faults(content)
    (content / "day.md").unlink()
    assert "content/day.md:1: this is no plain file; put one in its place" in found


@pytest.mark.parametrize("name", ["closed", "content"])
def test_stops_at_a_folder_that_may_not_be_read(name, content, monkeypatch):
    def refuse(real, path):  # as root may read all
        if Path(path).name == name:
            raise PermissionError(path)
        return real(path)

    (content / "closed").mkdir()
    with monkeypatch.context() as patched, pytest.raises(PermissionError):
        for function in "listdir", "scandir":
            patched.setattr(os, function, partial(refuse, getattr(os, function)))
        faults(content)
    (content / "closed").rmdir()


@pytest.mark.parametrize("name", ["theme/icon-192.png", "service-worker.js"])
def test_finds_a_linked_file_at_the_address_of_the_sites(name, content):
    (content / name).parent.mkdir(exist_ok=True)
    (content / name).write_bytes(b"x")
    found = faults_with(content, "day.md", f"{HEAD}\n[x]({{static}}{name})\n")
    (content / name).unlink()
    text = f"{{static}}{name} would stand at the address of the site itself; rename the file"
    assert found == [f"content/day.md:6: {text}"]


def test_finds_a_linked_file_at_the_address_of_a_template(content):
    (content / "all.json").write_bytes(b"x")
    words = f"{HEAD}\n[x]({{static}}all.json)\n"
    assert faults_with(content, "day.md", words) == []
    [found] = faults_with(content, "day.md", words, TEMPLATE_PAGES={"feed.json": "all.json"})
    assert "at the address of the site itself" in found


@pytest.mark.parametrize("name", ["manifest.webmanifest", "robots.txt"])
def test_finds_a_file_in_the_place_of_a_template(name, content):
    found = faults_with(content, name, b"{{ OUTPUT_PATH }}")
    assert found == [f"content/{name}:1: the site writes this itself; rename the file"]


def test_finds_a_name_that_cannot_be_printed(content):
    assert "content/a\\nday.md:1: the name cannot be printed; rename the file" in faults_with(
        content, "a\nday.md", HEAD + TEXT
    )


# each: what a text begins with in the place of its headers, and what its first line must be
HEADLESS = {
    "a heading": ("# The moon\n\nText.\n", "Title: The moon"),
    "a heading with signs behind": ("# The moon #\r\n\r\nText.\r\n", "Title: The moon"),
    "a heading behind blank lines": ("\n\n# The moon\n\nText.\n", "Title: The moon"),
    "a heading right before its text": ("# The moon\nText.\n", "Title: The moon"),
    "headers behind a blank line": ("\nTitle: The moon\n\nText.\n", "Title: The moon"),
}


@pytest.mark.parametrize("name", ["day.md", "pages/day.md", "tags/the-moon.md"])
@pytest.mark.parametrize(("written", "line"), HEADLESS.values(), ids=HEADLESS)
def test_tells_one_thing_of_a_text_that_begins_with(written, line, name, content):
    carries = {"more-moon.md": HEAD.replace("NATO", "The moon") + TEXT} if name.startswith("tags/") else {}
    for path, text in carries.items():
        (content / path).write_text(text, "utf-8")
    found = faults_with(content, name, written)
    for path in carries:
        (content / path).unlink()
    assert found == [f"content/{name}:1: no headers; make line 1 `{line}`, and write the others below it"]


# each: what looks like a slip, and is none
LEGAL = {
    "code of another tool": "`{{ page.url }}` and\n\n~~~\n{{< x >}}\n• a\n~~~\n",
    "braces": "The set {1, {2}} and {{1} {2}}, 10 %}.",
    "a dot between": "Bern · Geneva • Paris",
    "days": "\n:   x\n\n".join(["31 May 2021", "29 February 2024, Bonn", "2 Sept 2021, Bern", "30 November 2021", ""]),
    "what is no day": "\n:   x\n\n".join(["2 days later", "32 people in 2021", "3 Marines 2021 saw", "2.12.2021", ""]),
    "a paragraph with spaces before it behind a list": "- a\n\nText.\n\n  More.",
    "an element in capitals": "<B>bold</B>",
    "an attached file": "![A dot]({attach}dot.png) [x]({attach}/results.csv)",
}


@pytest.mark.parametrize("written", LEGAL.values(), ids=LEGAL)
def test_takes(written, content):
    assert faults_with(content, "day.md", f"{HEAD}\n{written}\n") == []


def test_takes_an_introduction_that_only_a_draft_needs_yet(content):
    (content / "moon.md").write_text(HEAD.replace("NATO", "Moon") + "Status: draft\n" + TEXT, "utf-8")
    found = faults_with(content, "tags/moon.md", "Title: Moon\nNames: Moon\nSummary: It.\n" + TEXT)
    (content / "moon.md").unlink()
    assert found == []


def test_knows_a_category_by_its_folder(content):
    assert faults_with(content, "moon/day.md", f"{HEAD}\n[x]({{category}}moon)\n") == []


def test_knows_a_tag_in_letters_written_apart_by_the_slug_of_its_introduction(tmp_path):
    (tmp_path / "tags").mkdir()
    (tmp_path / "tags/z.md").write_text(f"Title: Zürich\nSlug: zh\nNames: Zürich\nSummary: A town.\n{TEXT}", "utf-8")
    site = Site([Source(tmp_path / "tags/z.md", tmp_path)], read_settings(str(ROOT / "pelicanconf.py")))
    assert site.tag_slug(normalize("NFD", "Zürich")) == "zh"


def test_tells_nothing_of_a_link_into_a_text_that_is_wrong_itself(content):
    (content / "moon.md").write_text(f"{HEAD}\n## Craters\n\n<b>open\n", "utf-8")
    found = faults_with(content, "day.md", f"{HEAD}\n[x]({{filename}}moon.md#craters)\n")
    (content / "moon.md").unlink()
    assert {fault.split(":")[0] for fault in found} == {"content/moon.md"}


def test_tells_nothing_of_drafts(content):
    assert faults_with(content, "day.md", "Title:\nWeather: fine\nDate: March\nStatus: draft\n# Head\n<script>") == []


# each: a text, the lines of its faults, and a word of them
SEVERAL = {
    "two equal fragments": ("[a](#nowhere)\n\nText\n\n[b](#nowhere)\n", [6, 10], "#nowhere"),
    "bold over two lines before bold that is not": ("**a\nb**\n\n" * 20 + "**open\n", [66], "bold"),
    "two elements left open": ("<b>x\n\n<b>y\n", [6, 8], "</b>"),
    "two images without alt, spelled otherwise": (
        "![]({static}dot.png)\n\n![ ]({static}dot.png)\n",
        [6, 8],
        "alt",
    ),
    "an id three times": ('<b id="q">a</b>\n\n<b id="q">b</b>\n\n<b id="q">c</b>\n', [8, 10], "twice"),
    "two comments that do not end": ("a <!-- x\n\nc <!-- d\n", [6, 8], "-->"),
    "a link behind its own words": ("See gone.html there.\n\n[x](gone.html)\n", [8], "gone.html"),
    "a heading in a quotation": ("## A\n\n> #### B\n\nx\n\n##### D\n", [8], "skips"),
    "a heading in a list": ("## A\n\n- #### B\n\nx\n\n##### D\n", [8], "skips"),
    "a note behind an escaped one": ("Write \\[^1] so.\n\nThen T[^1].\n", [8], "[^1]"),
    "an address twice between lone backticks": (
        "A ` lone. [x][r]\n\n[r]: https://a.example\n\n[r]: https://b.example\n\nB ` lone.\n",
        [10],
        "twice",
    ),
}


@pytest.mark.parametrize(("written", "lines", "word"), SEVERAL.values(), ids=SEVERAL)
def test_tells_each_fault_on_its_own_line_of(written, lines, word, content):
    told = [line for line in faults_with(content, "day.md", f"{HEAD}\n{written}") if word in line]
    assert sorted(int(line.split(":")[1]) for line in told) == lines, told


def test_finds_no_fault_in_what_needs_no_end(content):
    found = faults_with(content, "day.md", f"{HEAD}\nOne<br>two <b>three\n")
    assert [line for line in found if "<b>" in line] == ["content/day.md:6: <b> is not closed; add </b>"]
    assert [line for line in found if "<br>" in line] == []


def test_takes_a_script_out_of_an_address():
    told = []
    tree = sanitize(parse_fragment('<a href="javascript:alert(1)">x</a>'), told)
    assert tree.inner_html == "<a>x</a>"
    assert len(told) == 1


@pytest.mark.parametrize("line", [7, 400, 805], ids="at line {}".format)
def test_finds_a_fault_of_a_long_text_by_reading_few_of_its_beginnings(line, content, monkeypatch):
    words, readings, read = (HEAD + "\nText.\n" * 400).split("\n"), [], Reader.read
    monkeypatch.setattr(Reader, "read", lambda *given, **named: readings.append(given) or read(*given, **named))
    words[line - 1] = "[x](#nowhere)"
    [found] = faults_with(content, "day.md", "\n".join(words))
    assert found.startswith(f"content/day.md:{line}: ")
    long = [source for _, source, *_ in readings if source.name == "day.md"]
    assert 2 <= len(long) <= 12


@pytest.mark.parametrize(("zone", "right"), [("Pacific/Kiritimati", []), ("Pacific/Pago_Pago", ["future"])])
def test_reads_a_date_without_a_zone_in_that_of_the_settings(zone, right, content):
    now = datetime.now(ZoneInfo("Pacific/Kiritimati"))  # where it is later than anywhere
    written = HEAD.replace("2022-01-22", f"{now:%Y-%m-%d %H:%M}") + TEXT
    found = faults_with(content, "day.md", written, TIMEZONE=zone)
    assert [word for word in ["future"] if word in "".join(found)] == right


@pytest.mark.parametrize("offset", ["+01:00", " +01:00", "-0500", "Z"])
def test_takes_a_date_with_the_offset(offset, content):
    assert faults_with(content, "day.md", HEAD.replace("2022-01-22", f"2022-01-22 09:30{offset}") + TEXT) == []


def test_finds_two_texts_of_one_address_but_for_capitals(content):
    (content / "far.md").write_text(HEAD + "Save_as: Far.html\n" + TEXT, "utf-8")
    found = faults_with(content, "day.md", HEAD + "Save_as: FAR.html\n" + TEXT)
    (content / "far.md").unlink()
    assert [line.split(": ")[0] for line in found if "is taken by" in line] == ["content/day.md:5", "content/far.md:5"]


@pytest.mark.parametrize(
    "written",
    [
        HEAD + "The text.[^a]\nIt goes on.\n\n[^a]: A note.\n",
        "---\ntitle: A day\ntags: [Brass band, Music]\n\nThe text.\n",
    ],
    ids=["a blank line below the headers", "the second ---"],
)
def test_says_once_that_one_is_missing(written, content):
    [found] = faults_with(content, "day.md", written)
    assert "is no header" in found


def test_says_once_that_a_needed_header_is_misspelt(content):
    found = faults_with(content, "day.md", HEAD.replace("Summary", "Sumary") + TEXT)
    assert found == ["content/day.md:4: unknown header Sumary; write Summary, or put a blank line before it"]


def test_finds_a_second_introduction(content):
    second = "Title: NATO\nNames: NATO\nSummary: An alliance.\n" + TEXT
    text = "“NATO” has several introductions; keep one, or give this one a Slug"
    found = faults_with(content, "tags/nato2.md", second)
    assert found == [f"content/tags/{name}.md:1: {text}" for name in ("nato", "nato2")]


def test_an_introduction_may_have_any_file_name(content):
    (content / "tags/nato.md").rename(content / "tags/pact.md")
    found = faults(content)
    (content / "tags/pact.md").rename(content / "tags/nato.md")
    assert found == []


def test_takes_two_tags_of_one_address_where_an_introduction_has_a_slug(content):
    introduction = "Title: C#\nNames: C#\nSlug: c-sharp\nSummary: A language.\n" + TEXT
    (content / "tags/c-sharp.md").write_text(introduction, "utf-8")
    found = faults_with(content, "day.md", HEAD.replace("NATO", "C++, C#") + "\n[x](<{tag}C#>)\n")
    (content / "tags/c-sharp.md").unlink()
    assert found == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_takes_letters_however_they_are_composed(form, content):
    def written(text: str) -> str:
        return normalize(form, text)

    (content / written("übung.md")).write_text(HEAD + TEXT, "utf-8")
    (content / "tags/zurich.md").write_text("Title: Zürich\nNames: Zürich\nSummary: A city.\n" + TEXT, "utf-8")
    head = HEAD.replace("NATO", written("NATO, Zürich"))
    found = faults_with(content, "day.md", head + f"\n[x]({{filename}}{written('übung')}.md) {written('Zürich')}\n")
    (content / written("übung.md")).unlink()
    (content / "tags/zurich.md").unlink()
    assert found == []


def test_stops_the_build_and_changes_nothing(built):
    before = built.pages()
    for number in range(3):
        built.write(f"content/fault-{number}.md", HEAD + "Weather: fine\n" + TEXT)
    made = built.make("html")
    for number in range(3):
        (built.folder / f"content/fault-{number}.md").unlink()
    assert made.returncode != 0
    assert [line.split(": ")[0] for line in made.stderr.splitlines() if line.startswith("content/")] == [
        f"content/fault-{number}.md:5" for number in range(3)
    ]
    assert "Traceback" not in made.stderr
    assert built.pages() == before


@pytest.mark.parametrize("address", ["e.example", "javascript:x", "https://e.example/a b", "https://e.example/?q"])
def test_finds_a_public_address_that_is_none(address, content):
    assert faults(content, SITEURL=address) == [
        f"the SITEURL cannot be {address}; write it as https://dossier.example/read"
    ]


def test_stops_the_build_at_a_public_address_that_is_none(built):
    before = built.pages()
    made = built.make("publish", SITEURL="e.example")
    assert made.returncode != 0
    assert "the SITEURL cannot be e.example" in made.stderr
    assert "Traceback" not in made.stderr
    assert built.pages() == before
