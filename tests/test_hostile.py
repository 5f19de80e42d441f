"""Any text at all comes out as text, whatever field it stands in; words stay as they were written."""

import json
import re
from html import escape
from xml.etree import ElementTree

import pytest
from document import Document, text
from dossier.inline_patterns import NeededInlinePatterns
from dossier.render.typography import typeset
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as some
from markdown import Markdown
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify
from turbohtml import parse_fragment
from workshop import Workshop

from pelicanconf import MARKDOWN

ATOM = "{http://www.w3.org/2005/Atom}"
ATTACKS = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- --> ]]> <![CDATA[ x",
    "{{ 7*7 }} {% raw %} ${7*7} %s {0}",
    "&lt;b&gt; &amp;amp; &#60;script&#62;",
    "javascript:alert(1)//",
    '\\u003cscript\\u003e \\ \\" \\n',
    "\u202egnirts \u200b\u2066 \ufeff",
    "</title></style></textarea></svg>",
]
# text on one line, of characters that a page may hold
PIECES = [
    "a ",
    "b\n",
    "\n\n",
    "_c_",
    "*d*",
    "`e`",
    "[f](g)",
    "![h](i)",
    "[f][q]",
    "![h][q]",
    "[q]",
    "![q]",
    "\n\n[q]: r\n\n",
    "<b>",
    "</b>",
    "<j@k.l>",
    "&amp;",
    "\\.",
    "m  \nn",
    '\n\n<div markdown="1">\n![o](p)\n</div>\n\n',
]
LINES = some.text(some.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), max_size=30)
ANYTHING = some.builds("{}{}{}".format, LINES, some.sampled_from(ATTACKS), LINES)
TAGLESS = ANYTHING.map(lambda line: re.sub(r"<(?=[a-zA-Z/!?])", "< ", line)).map(
    lambda line: re.sub("[`*_]", "’", line)
)
NAMES = ANYTHING.map(lambda line: re.sub("[,;]", "", line))


def folded(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


@pytest.fixture(scope="module")
def foreign(tmp_path_factory):
    """A site with hostile text in every field, and how to read it again with other text."""
    workshop = Workshop(tmp_path_factory.mktemp("hostile"))
    settings_file = (workshop.folder / "pelicanconf.py").read_text("utf-8")
    publishing = (workshop.folder / "publishconf.py").read_text("utf-8")

    def build(title, summary, tag, category, author, name, words):
        workshop.write("pelicanconf.py", f"{settings_file}\nSITENAME = SITESUBTITLE = {name!r}\n")
        workshop.write("publishconf.py", publishing)
        head = f"Title: x{title}\nDate: 2022-01-22\nCategory: c{category}\nAuthor: {author}\n"
        alt = escape(words).replace("\\", "&#92;").replace("`", "&#96;")  # Markdown's own signs
        workshop.write(
            "content/hostile.md",
            f'{head}Tags: t{tag}\nSummary: x{summary}\n\nText <b title="x{alt}">here</b>.\n',
        )
        for path in (workshop.folder / "content/tags").glob("t*.md"):
            path.unlink()
        address = slugify(f"t{tag}", regex_subs=DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"])
        workshop.write(
            f"content/tags/{address}.md",
            f"Title: t{tag}\nNames: {tag or 't'}t\nSummary: x{summary}\n\nText.\n",
        )
        made = workshop.make("html", "SITEURL=https://dossier.example")
        assert made.returncode == 0, made.stderr
        return workshop.output, f"tag/{address}.html"

    return build


@settings(max_examples=3, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(TAGLESS, TAGLESS, NAMES, ANYTHING, NAMES, ANYTHING, ANYTHING)
def test_any_text_comes_out_as_text(
    foreign, page, errors, requests, title, summary, tag, category, author, name, words
):
    assume(folded(name))
    requests.clear()  # of the example before
    output, tag_address = foreign(title, summary, tag, category, author, name, words)
    article, tag_page = Document(output / "hostile.html"), Document(output / tag_address)
    assert typewritten(text(article.one("h1"))) == typewritten(f"x{title}")
    assert typewritten(article.one("meta[@name='description']").get("content")) == typewritten(f"x{summary}")
    assert typewritten(text(tag_page.one("h1"))) == typewritten(f"t{tag}")
    assert text(article.one("p[@class='published']/a")) == folded(f"c{category}")
    assert article.one("b[@title]").get("title") == f"x{words}"
    assert typewritten(name) in typewritten(text(article.one("title")))
    for path in output.rglob("*.html"):
        assert len(Document(path).all("body//script")) == (path.name != "404.html")
    feed = ElementTree.parse(output / "feeds/all.atom.xml").getroot()
    titles = [typewritten(entry.findtext(f"{ATOM}title")) for entry in feed.iter(f"{ATOM}entry")]
    assert typewritten(f"x{title}") in titles
    manifest = json.loads((output / "manifest.webmanifest").read_text("utf-8"))
    assert typewritten(manifest["name"]) == typewritten(name)
    shown = [(output / address).as_uri() for address in ("hostile.html", tag_address, "index.html")]
    for url in shown:
        page.goto(url)
    assert errors == []
    assert requests == shown


def typewritten(words: str) -> str:
    """Return words with the printer's signs as the typewriter's, and spaces folded."""
    for printed, typed in {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "---", "–": "--", "…": "..."}.items():
        words = words.replace(printed, typed)
    return folded(words)


@settings(max_examples=300, deadline=None)
@given(some.text("aB1 \"'-.,:&é漢א😀“’<>*`", max_size=60))
def test_typography_changes_no_word(words):
    tree = parse_fragment(Markdown(**MARKDOWN).convert(f"x {words}"))
    before = tree.text
    typeset(tree)
    assert typewritten(tree.text) == typewritten(before)


@settings(max_examples=300, deadline=None)
@given(some.lists(some.sampled_from(PIECES), max_size=5).map("".join))
def test_markdown_misses_nothing_in_what_is_passed_over(words):
    passing = Markdown(**{**MARKDOWN, "extensions": [*MARKDOWN["extensions"], NeededInlinePatterns()]})
    assert passing.convert(words) == Markdown(**MARKDOWN).convert(words)
