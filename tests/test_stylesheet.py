"""There is one stylesheet, in layers, and every rule of it is used."""

import re

import pytest
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


# each: the colours that an owner writes, the colour of the icon, and those of the browser in light and dark
COLOURS = {
    "one for both schemes": ("#0f5c46", "#abc", "#abc", "#abc"),
    "a pair with spaces": (
        "light-dark( #0f5c46 , oklch(0.8 0.1 170) )",
        "light-dark(#fff, rgb(1, 2, 3))",
        "#fff",
        "rgb(1, 2, 3)",
    ),
}


@pytest.mark.parametrize(("accent", "paper", "light", "dark"), COLOURS.values(), ids=COLOURS)
def test_a_colour_may_be(accent, paper, light, dark, shared_project):
    css = (ROOT / "theme/css/main.css").read_text("utf-8")
    css = re.sub("--accent: [^;]*;", f"--accent: {accent};", css, count=1)
    shared_project.write("theme/css/main.css", re.sub("--paper: [^;]*;", f"--paper: {paper};", css, count=1))
    page = shared_project.build().page("index.html")
    assert "%230f5c46" in page.find("link[rel=icon]").attr("href")
    assert page.attributes("meta[name=theme-color]", "content") == [dark, light]


def test_a_setting_replaces_colours(shared_project):
    shared_project.write("theme/css/main.css", (ROOT / "theme/css/main.css").read_text("utf-8"))
    shared_project.set(COLOURS={"accent": ("#0f5c46", "#8fd3bd")})
    page = shared_project.build().page("index.html")
    assert "%230f5c46" in page.find("link[rel=icon]").attr("href")
    assert "#8fd3bd" in page.find("style").text
