"""There is one stylesheet, in layers, and every rule of it is used."""

import re

import pytest
from dossier.colours import read_colours
from site_content import ROOT, SAMPLE

CSS = re.sub(r"/\*.*?\*/", "", (ROOT / "theme/css/main.css").read_text("utf-8"), flags=re.S)


def test_it_has_layers_that_it_declares_first_and_no_rule_outside():
    declared = CSS.partition(";")[0].removeprefix("@layer ").split(", ")
    assert declared == re.findall(r"^@layer (\w+) \{", CSS, flags=re.M)
    assert "{" not in re.sub(r"@layer \w+ \{.*?\n\}", "", CSS, flags=re.S)


# each: what a rule must not have, as a pattern
FORBIDDEN = {
    "force": "!important",
    "a side of the screen": r"(?<![\w-])((margin-|padding-|border-)?(left|right|top|bottom)|width|height)\s*:",
    "an id": r"#[\w-]+[^;]*\{",
    "a font in pixels, which does not grow": r"font[^;{}]*\dpx",
}


@pytest.mark.parametrize("pattern", FORBIDDEN.values(), ids=FORBIDDEN)
def test_no_rule_has(pattern):
    assert not re.search(pattern, CSS)


def test_every_class_and_role_in_it_is_on_a_page_and_every_class_on_a_page_is_in_it(example):
    pages = [example.page(address) for address in SAMPLE.addresses]
    classes = {name for page in pages for element in page.select("[class]") for name in element.attrs["class"]}
    roles = {role for page in pages for role in page.attributes("[role]", "role")}
    assert {*re.findall(r"\.([a-z][\w-]*)", CSS)} <= classes
    assert {*re.findall(r"role=([\w-]+)", CSS)} <= roles
    assert [name for name in classes if f".{name}" not in CSS] == []


def test_a_colour_is_one_for_both_schemes_or_a_pair():
    colours = read_colours("--ink: #abc;\n--paper: light-dark( #fff , rgb(1, 2, 3) );")
    assert colours == {"ink": ("#abc", "#abc"), "paper": ("#fff", "rgb(1, 2, 3)")}


def test_a_setting_replaces_colours_also_of_the_icon_and_the_browser(project):
    colours = {"accent": ("#0f5c46", "#8fd3bd"), "paper": ("#fffffe", "#010203")}
    page = project.set(COLOURS=colours).build().page("index.html")
    assert "#8fd3bd" in page.find("style").text
    assert "%230f5c46" in page.find("link[rel=icon]").attr("href")
    assert page.attributes("meta[name=theme-color]", "content") == ["#010203", "#fffffe"]
