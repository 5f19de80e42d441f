"""Any text in any field is shown as text; typography changes no word."""

import json
import re
from html import escape

import pytest
from dossier.languages import find_language
from dossier.render.typography import typeset
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown import Markdown
from page import typed
from turbohtml import parse_fragment

from pelicanconf import MARKDOWN

ATTACKS = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- --> ]]> <![CDATA[ x",
    "{{ 7*7 }} {% raw %} ${7*7} %s {0}",
    '&lt;b&gt; &amp;amp; &#60;script&#62; \\u003cscript\\u003e \\ \\" \\n',
    "</title></style></textarea></svg> לא < אבל > & !!! &#60",
]


# the characters of these texts that Markdown would take for markup
ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*{"}


def with_headers(**headers):
    """Return a text with headers in JSON, which is also YAML."""
    return f"---\n{json.dumps(headers)}\n---\n\nText.\n"


@pytest.fixture(scope="module")
def attacked_site(shared_project):
    """A site with an article for each attack, in all of its fields, and with attacks in its name and subtitle."""
    shared_project.add_settings(SITENAME=ATTACKS[0], SITESUBTITLE=ATTACKS[1])
    for number, attack in enumerate(ATTACKS):
        words = escape(attack).translate(ENTITIES)
        name = f"{words}{number}"  # addresses need a letter or a digit
        day = f"2022-01-{number + 1:02}"
        article = with_headers(title=words, date=day, tags=[name], category=name, authors=[words], summary=words)
        shared_project.write(f"content/attack-{number}.md", f'{article}\nText <b title="{words}">here</b>.\n')
        introduction = with_headers(title=name, names=["x"], slug=f"attack-{number}", summary=words)
        shared_project.write(f"content/tags/attack-{number}.md", introduction)
    return shared_project.build("SITEURL=https://dossier.example")


@pytest.mark.parametrize("number", range(len(ATTACKS)), ids=ATTACKS)
def test_pages_show_as_text(number, attacked_site):
    attack = typed(ATTACKS[number])
    page = attacked_site.page(f"attack-{number}.html")
    shown, data = page.metadata(), page.structured_data()[0]
    words = [page.text("h1"), shown["description"], shown["og:title"], data["headline"], data["description"]]
    words.append(page.find("article b").attr("title"))
    assert {*map(typed, words)} == {attack}
    published = typed(page.text("article > p.published"))
    assert f"{attack}{number}" in published
    assert published.endswith(attack)
    assert typed(page.text("title")).endswith(typed(ATTACKS[0]))
    assert typed(attacked_site.page(f"tag/attack-{number}.html").text("h1")) == f"{attack}{number}"


def test_no_page_has_an_element_or_an_attribute_of_an_attack(attacked_site):
    pages = [path.relative_to(attacked_site.output).as_posix() for path in attacked_site.output.rglob("*.html")]
    assert len(pages) > 2 * len(ATTACKS)
    for address in pages:
        page = attacked_site.page(address)
        # The script registers the service worker. 404.html has none.
        assert len(page.select("body script")) == (0 if address == "404.html" else 1)
        assert not page.select("[onerror], [onmouseover], [src=x], article script, a[href^='javascript:']")


def test_feeds_and_the_manifest_show_each_attack_as_text(attacked_site):
    feed = etree.parse(attacked_site.output / "feeds/all.atom.xml")
    items = json.loads((attacked_site.output / "feeds/all.json").read_text("utf-8"))["items"]
    for number, attack in enumerate(map(typed, ATTACKS)):
        [entry] = feed.xpath(f"//*[@href='https://dossier.example/attack-{number}.html']/..")
        in_atom = [entry.findtext(f"{{*}}{name}") for name in ("title", "summary", "author/{*}name")]
        [item] = [item for item in items if item["url"].endswith(f"/attack-{number}.html")]
        in_json = [item["title"], item["summary"], item["authors"][0]["name"]]
        assert [*map(typed, in_atom)] == [*map(typed, in_json)] == [attack, attack, attack]
        tags = [entry.find("{*}category").get("term"), *item["tags"]]
        assert [*map(typed, tags)] == [f"{attack}{number}"] * 2
    manifest = json.loads((attacked_site.output / "manifest.webmanifest").read_text("utf-8"))
    assert typed(manifest["name"]) == typed(ATTACKS[0])


@pytest.mark.parametrize("code", ["en", "de", "fr"])
@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text("aB1 \"'-.,:&é漢א😀“’<>*`", max_size=60))
def test_typography_changes_only_quotation_marks_dashes_ellipses_and_spaces_in(code, words):
    tree = parse_fragment(Markdown(**MARKDOWN).convert(f"x {words}"))
    before = tree.text
    typeset(tree, find_language(code))
    assert re.findall(r"\w+", tree.text) == re.findall(r"\w+", before)
    if code != "fr":  # French has additional spaces, and its inner quotation marks are “”
        assert typed(tree.text) == typed(before)
