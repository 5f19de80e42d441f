"""Content that breaks the contract stops the build: file and line are named, output/ stays as it was."""

import os
import re

import pytest
from conftest import Workshop

HEAD = "Title: A day\nDate: 2022-01-22\nTags: NATO\nSummary: A day.\n"
TEXT = "\nThe text.\n"

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
    "a date in words": ("day.md", HEAD.replace("2022-01-22", "March") + TEXT, 2, "2022-01-21"),
    "a date with slashes": ("day.md", HEAD.replace("2022-01-22", "02/03/2022") + TEXT, 2, "ISO"),
    "a day that is not": ("day.md", HEAD.replace("2022-01-22", "2022-02-30") + TEXT, 2, "ISO"),
    "a date in the future": ("day.md", HEAD.replace("2022-01-22", "2999-01-01") + TEXT, 2, "future"),
    "a year of a century ago": ("day.md", HEAD.replace("2022-01-22", "0022-01-22") + TEXT, 2, "1900"),
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
    "a tag without introduction": (
        "day.md",
        HEAD.replace("NATO", "NATO, Kosovo") + TEXT,
        3,
        "content/tags/kosovo.md",
    ),
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
    "an address outside": ("day.md", HEAD + "Save_as: ../day.html\n" + TEXT, 5, "output/"),
    "a slug that climbs": ("day.md", HEAD + "Slug: ../day\n" + TEXT, 5, "a-z"),
    "a slug with signs": ("day.md", HEAD + 'Slug: "><script>\n' + TEXT, 5, "a-z"),
    "a file named in signs": ("!!!.md", HEAD + TEXT, 1, "Slug"),
    "a link to no file": ("day.md", HEAD + "\nText\n[x]({filename}gone.md)\n", 7, "{filename}gone.md"),
    "a link to a draft": ("day.md", HEAD + "\n[x]({filename}plan.md)\n", 6, "nothing published"),
    "a link to no tag": ("day.md", HEAD + "\n[x]({tag}Kosovo)\n", 6, "{tag}Kosovo"),
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
    "a picture from elsewhere": ("day.md", HEAD + "\n![x](https://z.example/y.png)\n", 6, "elsewhere"),
    "a script": ("day.md", HEAD + "\nText\n\n<script>alert(1)</script>\n", 8, "<script>"),
    "a frame": ("day.md", HEAD + '\n<iframe src="https://z.example/"></iframe>\n', 6, "<iframe>"),
    "an event": ("day.md", HEAD + '\n<b onclick="alert(1)">x</b>\n', 6, "onclick"),
    "an element left open": ("day.md", HEAD + "\nSome <b>bold text\n", 6, "</b>"),
    "an element closed twice": ("day.md", HEAD + "\nSome bold</b> text\n", 6, "</b>"),
    "an id twice": ("day.md", HEAD + '\n<b id="x">a</b> <b id="x">b</b>\n', 6, "twice"),
    "bytes that are not utf-8": ("day.md", HEAD.encode() + b"\nfine\nCaf\xe9\n", 7, "UTF-8"),
    "a nul byte": ("day.md", HEAD + "\nA\0B\n", 6, "delete"),
    "a fault behind line ends of Windows": (
        "day.md",
        (HEAD + "\nText\n\n[x](#no)\n").replace("\n", "\r\n"),
        8,
        "#no",
    ),
    "a fault behind line ends of old": ("day.md", (HEAD + "\n[x](#no)\n").replace("\n", "\r"), 6, "#no"),
    "a fault behind a byte order mark": ("day.md", "\ufeff" + HEAD + "\n[x](#no)\n", 6, "#no"),
    "a link around a block in a line": (
        "day.md",
        HEAD + "\n<p><a href='#p'><div>x</div></a></p>\n",
        6,
        "<div>",
    ),
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
    "a picture within a drawing": (
        "day.md",
        HEAD + '\n<svg><image href="//z.example"/></svg>\n',
        6,
        "<image>",
    ),
    "nothing but a comment": ("day.md", HEAD + "\n<!-- x -->\n", 6, "no text"),
    "a note twice": ("day.md", HEAD + "\nText[^1]\n\n[^1]: A\n[^1]: B\n", 9, "twice"),
    "a note of spaces": ("day.md", HEAD + "\nText[^1]\n\n[^1]: &nbsp;\n", 8, "[^1]"),
    "a note that nothing refers to": ("day.md", HEAD + "\nText\n\n[^1]: A\n", 8, "[^1]"),
    "a comment that does not end": ("day.md", HEAD + "\nText <!-- x\n", 6, "-->"),
    "a comment in an attribute": (
        "day.md",
        HEAD + '\n<b title="<!--">x</b><script>alert(1)</script><b title="-->">y</b>\n',
        6,
        "whole tag",
    ),
    "a script behind an equal attribute": (
        "day.md",
        HEAD + '\n<a href="https://z.example" href="javascript:alert(1)">x</a>\n',
        6,
        "javascript:",
    ),
    "an unquoted placeholder": ("day.md", HEAD + "\n<a href={filename}x.md>x</a>\n", 6, "quote"),
    "a block in a paragraph": ("day.md", HEAD + "\n<p><div>x</div></p>\n", 6, "<div>"),
    "a part without its whole": ("day.md", HEAD + "\n<li>x</li>\n", 6, "<li>"),
    "words between the parts": ("day.md", HEAD + "\n<ul>x<li>y</li></ul>\n", 6, "<ul>"),
    "a first heading in the text": ("day.md", HEAD + "\nText\n\n# Head\n", 8, "##"),
    "a heading without words": ("day.md", HEAD + "\nText\n\n##\n", 8, "<h2>"),
    "a link without words": ("day.md", HEAD + "\nText [](https://z.example)\n", 6, "<a>"),
    "a language that is none": ("day.md", HEAD + '\n<i lang="french-">x</i>\n', 6, "lang"),
    "the id of the page's own part": ("day.md", HEAD + '\n<b id="main.">x</b>\n', 6, "id"),
    "a control character by its number": ("day.md", HEAD + "\nText\nA&#129;B\n", 7, "&#129;"),
    "the number of nothing in an attribute": ("day.md", HEAD + '\n<i title="&#1;">x</i>\n', 6, "&#1;"),
    "the number of no character": ("day.md", HEAD + "\nText &#xD800;\n", 6, "&#xD800;"),
    "a noncharacter": ("day.md", HEAD + "\nText \U0001fffe\n", 6, "delete"),
    "an address without a host": ("day.md", HEAD + "\n[x](https:///y)\n", 6, "https:///y"),
    "an image without a file": ("day.md", HEAD + '\nText <img alt="x">\n', 6, "src"),
    "an image that is a text": ("day.md", HEAD + "\n![x]({filename}reasonable-dialogue.md)\n", 6, "{static}"),
    "an invisible title": ("day.md", HEAD.replace("A day\n", "\u200b\n", 1) + TEXT, 1, "Title"),
    "an invisible text": ("day.md", HEAD + "\n\u200b\n", 6, "no text"),
    "emphasis in the title": ("day.md", HEAD.replace("A day\n", "_A_ day\n", 1) + TEXT, 1, "plain"),
    "a note in the title": ("day.md", HEAD.replace("A day\n", "A day[^1]\n", 1) + TEXT, 1, "plain"),
    "a tag twice": ("day.md", HEAD.replace("NATO", "NATO, NATO") + TEXT, 3, "twice"),
    "authors that are none": ("day.md", HEAD + "Authors: ;\n" + TEXT, 5, "Authors"),
    "a category of hidden texts alone": (
        "day.md",
        HEAD + "Category: War\nStatus: hidden\n" + TEXT,
        5,
        "War",
    ),
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
    "an image without alt in the summary": (
        "day.md",
        HEAD.replace("A day.", "![](y.png)") + TEXT,
        4,
        "plain",
    ),
    "the address of the front page by Save_as": (
        "day.md",
        HEAD + "Save_as: index.html\n" + TEXT,
        5,
        "give another Save_as",
    ),
    "a category too long for a file": ("day.md", HEAD + f"Category: {'x' * 300}\n" + TEXT, 5, "shorten"),
    "a name too long once it is an address": ("装" * 80 + ".md", HEAD + TEXT, 1, "shorten"),
    "a category that Windows reserves": ("day.md", HEAD + "Category: Con\n" + TEXT, 5, "Windows"),
    "notes that only notes refer to": (
        "day.md",
        HEAD + "\nText\n\n[^1]: see [^2]\n[^2]: see [^1]\n",
        8,
        "[^1]",
    ),
    "a note with a space in its name": ("day.md", HEAD + "\nText[^a b]\n\n[^a b]: A\n", 8, "hyphens"),
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
    "a tag that is the beginning of another": (
        "day.md",
        HEAD + "\n[a]({tag}NATO)\n\n[b]({tag}NA)\n",
        8,
        "{tag}NA",
    ),
    "a fault that code shows before": (
        "day.md",
        HEAD + "\n`[x](#no)`\n\n~~~\n[x](#no)\n~~~\n\n[x](#no)\n",
        12,
        "#no",
    ),
    "the second of two equal elements": ("day.md", HEAD + "\n<b>x</b>\n\n<b>y\n", 8, "</b>"),
    "a script in entities": ("day.md", HEAD + "\nText\n\n[x](java&#115;cript:alert(1))\n", 8, "{filename}"),
    "a picture out of the content": (
        "day.md",
        HEAD + "\n![x]({static}../icon.png)\n",
        6,
        "nothing published",
    ),
    "a picture with a fragment": ("day.md", HEAD + "\n![x]({static}dot.png#a)\n", 6, "no picture"),
    "a file below a page's address": (
        "day.md",
        HEAD + "\n[x]({static}index.html/x.txt)\n",
        6,
        "the site itself",
    ),
    "a file in the place of a folder": ("day.md", HEAD + "\n[x]({static}tag)\n", 6, "the tag"),
    "a file whose name is too long to be": (
        "day.md",
        HEAD + f"\n[x]({{static}}{'x' * 300}.txt)\n",
        6,
        "nothing",
    ),
    "a link to the page's own part": ("day.md", HEAD + "\n[x](#main.)\n", 6, "#main."),
    "an address with a brace": ("day.md", HEAD + "\n[x](https://z.example/?q={x})\n", 6, "whole address"),
    "an address with half a sign": ("day.md", HEAD + "\n[x](https://z.example/%zz)\n", 6, "whole address"),
    "a second image without alt": (
        "day.md",
        HEAD + "\n![]({static}dot.png)\n\n![]({static}dot.png)\n",
        8,
        "alt",
    ),
    "a note that is not, twice": ("day.md", HEAD + "\nText[^1]\n\n[^1] N\n", 6, "[^1]"),
    "a note that is not, again": ("day.md", HEAD + "\nText[^1]\n\n[^1] N\n", 8, "[^1]"),
    "a place in no link": ("day.md", HEAD + "\nText\n\nSee {static}dot.png here.\n", 8, "[text]"),
    "a fragment that hides a place": (
        "day.md",
        HEAD + "\n<b id=\"a'src='{static}dot.png'\">x</b>\n\n[y](<#a'src='{static}dot.png'>)\n",
        8,
        "leads nowhere",
    ),
    "a comment over a blank line": (
        "day.md",
        HEAD + "\nPublic <!-- secret\n\nmore --> End.\n",
        6,
        "blank line",
    ),
    "a tag of hidden texts alone": (
        "day.md",
        HEAD.replace("NATO", "Kosovo") + "Status: hidden\n" + TEXT,
        3,
        "hidden",
    ),
    "a file that Windows cannot hold": ("day.md", HEAD + "\n[x]({static}con.txt)\n", 6, "no address"),
    "a day of the thirteenth month": (
        "day.md",
        HEAD + '\n<time datetime="2022-13-45">x</time>\n',
        6,
        "datetime",
    ),
    "a fence that Markdown stumbles over": (
        "day.md",
        HEAD + "\n``` {.python linenums=1}\nx\n```\n",
        6,
        "Markdown",
    ),
    "a list of 300 levels": (
        "day.md",
        HEAD + "\n" + "".join(" " * 4 * n + "- x\n" for n in range(300)),
        6,
        "too deep",
    ),
    "a text of another kind": ("day.adoc", "= A day\n", 1, ".md"),
    "a meaning without its term": (
        "day.md",
        HEAD + "\nText\n\n<dl><dd>x</dd></dl>\n",
        8,
        "<dt> and then <dd>",
    ),
    "a term twice": ("day.md", HEAD + "\nThe A.\n\nA\n:   x\n\nA\n:   y\n", 11, "below the first"),
    "details without a summary": ("day.md", HEAD + "\n<details>x</details>\n", 6, "<summary>"),
    "two captions of a figure": (
        "day.md",
        HEAD + "\n<figure><figcaption>a</figcaption>x<figcaption>b</figcaption></figure>\n",
        6,
        "one <figcaption>",
    ),
    "a section without a heading": ("day.md", HEAD + "\n<section>x</section>\n", 6, "<div>"),
    "rows of two widths": (
        "day.md",
        HEAD + "\n<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>\n",
        6,
        "gaps",
    ),
    "a table within a table": (
        "day.md",
        HEAD + "\n<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>\n",
        6,
        "lift it out",
    ),
    "a row without cells": ("day.md", HEAD + "\n<table><tr></tr></table>\n", 6, "<td>"),
    "a reading without its word": ("day.md", HEAD + "\n<ruby><rt>x</rt></ruby>\n", 6, "<rt>"),
    "a reading inserted": ("day.md", HEAD + "\n<ruby>x<ins><rt>y</rt></ins></ruby>\n", 6, "<ins>"),
    "a time without its date": ("day.md", HEAD + "\nOn <time>Friday</time>\n", 6, "datetime"),
    "an insertion at an hour without a zone": (
        "day.md",
        HEAD + '\n<ins datetime="2022-01-21 10:00">x</ins>\n',
        6,
        "datetime",
    ),
    "a link without an address": ("day.md", HEAD + "\n<a>x</a> <a></a>\n", 6, "href"),
    "a country for a language": ("day.md", HEAD + '\n<i lang="ua">x</i>\n', 6, "lang"),
    "a cell that reaches over another": (
        "day.md",
        HEAD + '\n<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>\n',
        6,
        "gaps",
    ),
    "a cell that reaches out of its table": (
        "day.md",
        HEAD + '\n<table><tr><td rowspan="2">a</td></tr><tfoot><tr><td>b</td></tr></tfoot></table>\n',
        6,
        "gaps",
    ),
    "a cell of a million columns": (
        "day.md",
        HEAD + '\n<table><tr><td colspan="1000000">a</td></tr></table>\n',
        6,
        "colspan",
    ),
    "a cell beyond the head": (
        "day.md",
        HEAD + "\n| a | b |\n|---|---|\n| 1 | 2 | three |\n",
        8,
        "“three”",
    ),
    "an abbreviation that stands nowhere": (
        "day.md",
        HEAD + "\nText\n\n*[OSCE]: An organisation\n",
        8,
        "OSCE",
    ),
    "an abbreviation twice": (
        "day.md",
        HEAD + "\nThe UN\n\n*[UN]: United Nations\n*[UN]: The Organisation\n",
        8,
        "“United”",
    ),
    "a heading that ends with its sign": ("day.md", HEAD + "\n## Learning C#\n\nText\n", 6, "\\#"),
    "a fence with a sentence": ("day.md", HEAD + "\nText\n\n``` some words\nx\n```\n", 8, "one language"),
    "a fence that does not end": ("day.md", HEAD + "\nText\n\n~~~\nx\n", 8, "close it"),
    "a fence in a list": ("day.md", HEAD + "\n- Text\n\n    ~~~\n    x\n    ~~~\n", 8, "beginning"),
    "a table behind a line": ("day.md", HEAD + "\nText\n| a | b |\n|---|---|\n| 1 | 2 |\n", 6, "blank line"),
    "a link in a link": (
        "day.md",
        HEAD + "\nText\n\n[a [b](https://b.example) c](https://e.example)\n",
        8,
        "makes no link",
    ),
    "a note in html": ("day.md", HEAD + "\nText[^1]\n\n<div>Raw[^1]</div>\n\n[^1]: N\n", None, "lift it out"),
    "references that are read as one": (
        "day.md",
        HEAD + "\nText\n\nSee [AP]\n[AFP].\n\n[AP]: https://a.example\n[AFP]: https://b.example\n",
        9,
        "[AFP] is read",
    ),
    "a number that would not show": ("day.md", HEAD + "\n3. a\n\n4. b\n7. c\n", 9, "would show 5"),
    "a number in a quotation's list": ("day.md", HEAD + "\n> 1. a\n> 3. b\n", 7, "would show 2"),
    "braces at the end of a heading": ("day.md", HEAD + "\nText\n\n## Set {1, 2}\n\nText\n", 8, "\\{"),
    "an address with a reference": (
        "day.md",
        HEAD + '\nText\n\n<a href="https://e.example/?a=1&amp;b=2 3">x</a>\n\nText\n\nText\n',
        8,
        "whole address",
    ),
    "a reference behind html": ("day.md", HEAD + "\nText\n\n<div>a</div> b &amp; c\n", 8, "new line"),
    "a reference behind a comment": ("day.md", HEAD + "\n<!-- a --> b &amp; c\n", 6, "new line"),
    "a reference behind a rule": ("day.md", HEAD + "\n<hr> b &amp; c\n", 6, "new line"),
    "a title without its colon": ("day.md", "Title A day\n" + HEAD, 1, "Name: value"),
    "an empty address": ("day.md", HEAD + "\n[x]()\n", 6, "empty"),
    "an address of three numbers": ("day.md", HEAD + "\n[x](https://256.1.1/)\n", 6, "whole address"),
    "an address with an empty part": ("day.md", HEAD + "\n[x](https://e..example/)\n", 6, "whole address"),
    "a drawing to hand on": ("day.md", HEAD + "\n[x]({static}dot.svg)\n", 6, "script"),
    "elements deep in others": (
        "day.md",
        HEAD + "\n" + "<div>" * 200 + "x" + "</div>" * 200 + "\n",
        6,
        "lift",
    ),
    "an id with a space": ("day.md", HEAD + '\n<b id="fn-a b">x</b>\n', 6, "id"),
    "the number of a line's end": ("day.md", HEAD + "\nA&#13;B\n", 6, "&#13;"),
    "words in a drawing": ("day.md", HEAD + "\n<svg>x</svg> y\n", 6, "shapes"),
    "an attribute of another shape": ("day.md", HEAD + '\n<svg><path r="1"/></svg> y\n', 6, "<path>"),
    "a heading of a drawing alone": ("day.md", HEAD + "\n<h2><svg></svg></h2>\n\nText\n", 6, "<h2>"),
}

# each: what a file named may not be, and how it is made
NO_FILES = {
    "a link to a file": lambda path: path.symlink_to("../README.md"),
    "a link to a folder": lambda path: path.symlink_to("/"),
    "a pipe": os.mkfifo,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    workshop = Workshop(tmp_path_factory.mktemp("contract"))
    workshop.write("content/plan.md", HEAD + "Status: draft\n" + TEXT)
    for name in "con.txt", "dot.png", "dot.svg", "index.html/x.txt", "tag":
        workshop.write(f"content/{name}", b"x")
    made = workshop.make("html")
    assert made.returncode == 0, made.stderr
    return workshop


@pytest.mark.parametrize(("name", "written", "line", "right"), FAULTS.values(), ids=FAULTS)
def test_stops_the_build_at(built, name, written, line, right):
    before = built.pages()
    built.write(f"content/{name}", written)
    made = built.make("html")
    (built.folder / "content" / name).unlink()
    assert made.returncode != 0
    lines = [text for text in made.stderr.splitlines() if text.startswith("content/")]
    place = f"content/{re.escape(name)}:{line or '[0-9]+'}: "
    assert [text for text in lines if re.match(place, text) and right in text], made.stderr
    assert built.pages() == before


@pytest.mark.parametrize("make", NO_FILES.values(), ids=NO_FILES)
def test_stops_the_build_at_a_text_that_is(make, built):
    make(built.folder / "content/day.md")
    made = built.make("html")
    (built.folder / "content/day.md").unlink()
    assert made.returncode != 0
    assert "content/day.md:1: this is no plain file" in made.stderr


@pytest.mark.parametrize("name", ["theme/icon-192.png", "service-worker.js"])
def test_a_file_to_hand_on_may_not_stand_at_the_address_of_the_sites(name, built):
    built.write(f"content/{name}", b"x")
    built.write("content/day.md", f"{HEAD}\n[x]({{static}}{name})\n")
    made = built.make("html")
    (built.folder / "content/day.md").unlink()
    (built.folder / "content" / name).unlink()
    assert f"content/day.md:6: {{static}}{name} would stand at the address of the site itself" in made.stderr


@pytest.mark.parametrize("name", ["manifest.webmanifest", "robots.txt"])
def test_a_file_may_not_take_the_place_of_a_template(name, built):
    built.write(f"content/{name}", b"{{ OUTPUT_PATH }}")
    made = built.make("html")
    (built.folder / "content" / name).unlink()
    assert f"content/{name}:1: the site writes this itself" in made.stderr


def test_a_name_that_cannot_be_printed_is_no_name(built):
    path = built.folder / "content/a\nday.md"
    path.write_text(HEAD + TEXT, "utf-8")
    made = built.make("html")
    path.unlink()
    assert "content/a\\nday.md:1: the name holds" in made.stderr


# each: a text, the lines of its faults, and a word of them
SEVERAL = {
    "two equal fragments": ("[a](#nowhere)\n\nText\n\n[b](#nowhere)\n", [6, 10], "#nowhere"),
    "two elements left open": ("<b>x\n\n<b>y\n", [6, 8], "</b>"),
    "two images without alt, spelled otherwise": (
        "![]({static}dot.png)\n\n![ ]({static}dot.png)\n",
        [6, 8],
        "alt",
    ),
    "an id three times": ('<b id="q">a</b>\n\n<b id="q">b</b>\n\n<b id="q">c</b>\n', [8, 10], "twice"),
    "two comments that do not end": ("a <!-- x\n\nc <!-- d\n", [6, 8], "-->"),
    "a link behind its own words": ("See gone.html there.\n\n[x](gone.html)\n", [8], "gone.html"),
    "a heading in a quotation": ("## A\n\n> #### B\n\nx\n\n##### D\n", [8], "h4"),
    "a heading in a list": ("## A\n\n- #### B\n\nx\n\n##### D\n", [8], "h4"),
    "a note behind an escaped one": ("Write \\[^1] so.\n\nThen T[^1].\n", [6], "[^1]"),
    "an address twice between lone backticks": (
        "A ` lone. [x][r]\n\n[r]: https://a.example\n\n[r]: https://b.example\n\nB ` lone.\n",
        [10],
        "twice",
    ),
}


@pytest.mark.parametrize(("written", "lines", "word"), SEVERAL.values(), ids=SEVERAL)
def test_each_fault_is_told_on_its_own_line_of(written, lines, word, built):
    built.write("content/day.md", f"{HEAD}\n{written}")
    made = built.make("html")
    (built.folder / "content/day.md").unlink()
    told = [line for line in made.stderr.splitlines() if line.startswith("content/day.md:") and word in line]
    assert sorted(int(line.split(":")[1]) for line in told) == lines, made.stderr


def test_an_introduction_is_the_only_one(built):
    built.write("content/tags/nato2.md", "Title: NATO\nNames: NATO\nSummary: An alliance.\n" + TEXT)
    made = built.make("html")
    (built.folder / "content/tags/nato2.md").unlink()
    assert "content/tags/nato2.md:1: “NATO” has its introduction in content/tags/nato.md" in made.stderr


@pytest.mark.parametrize("address", ["e.example", "javascript:x", "https://e.example/a b", "https://e.example/?q"])
def test_the_public_address_is_one(address, built):
    before = built.pages()
    made = built.make("publish", SITEURL=address)
    assert made.returncode != 0
    assert f"the SITEURL {address} is no address" in made.stderr
    assert "Traceback" not in made.stderr
    assert built.pages() == before


def test_an_introduction_bears_the_name_of_its_file(workshop):
    workshop.write("content/tags/ukraine.md", "Title: Kyiv\nNames: Ukraine\nSummary: A place.\n" + TEXT)
    made = workshop.make("html")
    assert "content/tags/ukraine.md:1: the Title does not fit the file's name; name the file kyiv.md" in made.stderr


def test_all_faults_are_reported_in_one_run(built):
    for number, (name, written, _, _) in enumerate(list(FAULTS.values())[:5]):
        built.write(f"content/fault-{number}.md", written)
    made = built.make("html")
    for number in range(5):
        assert f"content/fault-{number}.md:" in made.stderr
        (built.folder / f"content/fault-{number}.md").unlink()


def test_a_fault_is_told_without_a_traceback(built):
    built.write("content/day.md", HEAD + "Weather: fine\n" + TEXT)
    made = built.make("html")
    (built.folder / "content/day.md").unlink()
    assert "Traceback" not in made.stderr
    assert len(made.stderr.splitlines()) <= 3
