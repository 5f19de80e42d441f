"""There is one stylesheet, in layers, and every rule of it is used."""

import re

import pytest
from site_content import ROOT, SAMPLE

CSS = re.sub(r"/\*.*?\*/", "", (ROOT / "theme/css/main.css").read_text("utf-8"), flags=re.S)


def test_it_declares_its_layers_first():
    first = CSS.partition(";")[0]
    declared = first.removeprefix("@layer ").split(", ")
    assert declared == re.findall(r"^@layer (\w+) \{", CSS, flags=re.M)


def test_every_rule_is_in_a_layer():
    outside = re.sub(r"@layer \w+ \{.*?\n\}", "", CSS, flags=re.S)
    assert "{" not in outside


def test_it_forces_nothing():
    assert "!important" not in CSS


def test_it_names_no_side_of_the_screen():
    assert not re.search(r"(?<![\w-])((margin-|padding-|border-)?(left|right|top|bottom)|width|height)\s*:", CSS)


def test_it_selects_no_id():
    assert not re.search(r"#[\w-]+[^;]*\{", CSS)


@pytest.fixture(scope="module")
def used(example):
    """The values of each class and role on the pages of the tests' own site."""
    pages = [example.page(address) for address in SAMPLE.addresses]
    classes = {name for page in pages for element in page.select("[class]") for name in element.attrs["class"]}
    roles = {role for page in pages for role in page.attributes("[role]", "role")}
    return classes, roles


def test_every_class_and_role_in_it_is_on_a_page(used):
    classes, roles = used
    assert {*re.findall(r"\.([a-z][\w-]*)", CSS)} <= classes
    assert {*re.findall(r"role=([\w-]+)", CSS)} <= roles


def test_every_class_on_a_page_is_in_it(used):
    classes, _ = used
    assert [name for name in classes if f".{name}" not in CSS] == []


# each: the colours that an owner writes, the colour of the icon, and those of the browser in light and dark
COLOURS = {
    "one for both schemes": ("#0f5c46", "#abc", "#abc", "#abc"),
    "a pair": ("light-dark(#0f5c46,#7fd8b5)", "light-dark(#fff, rgb(1, 2, 3))", "#fff", "rgb(1, 2, 3)"),
    "a pair with spaces": ("light-dark( #0f5c46 , oklch(0.8 0.1 170) )", "light-dark( #fff , #000 )", "#fff", "#000"),
}


@pytest.mark.parametrize(("accent", "paper", "light", "dark"), COLOURS.values(), ids=COLOURS)
def test_a_colour_may_be(accent, paper, light, dark, shared_project):
    css = (ROOT / "theme/css/main.css").read_text("utf-8")
    css = re.sub("--accent: [^;]*;", f"--accent: {accent};", css, count=1)
    shared_project.write("theme/css/main.css", re.sub("--paper: [^;]*;", f"--paper: {paper};", css, count=1))
    made = shared_project.make("html")
    assert made.returncode == 0, made.stderr
    page = shared_project.page("index.html")
    assert "%230f5c46" in page.find("link[rel=icon]").attr("href")
    assert page.attributes("meta[name=theme-color]", "content") == [dark, light]
