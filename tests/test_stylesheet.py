"""The stylesheet has layers and only rules that pages need, and a setting changes its colours."""

import re

import pytest
from dossier.colours import Colour, read_colours
from site_content import ROOT

CSS = re.sub(r"/\*.*?\*/", "", (ROOT / "theme/css/main.css").read_text("utf-8"), flags=re.S)


def test_it_has_no_rule_outside_its_layers():
    assert not re.sub(r"@layer \w+ \{.*?\n\}", "", CSS, flags=re.S).strip()


# what no rule has, as a pattern
FORBIDDEN = {
    "an important property": "!important",
    "a physical side or size": r"(?<![\w-])((margin-|padding-|border-)?(left|right|top|bottom)|width|height)\s*:",
    "an id as its selector": r"#[\w-]+[^;]*\{",
    "a font size in pixels": r"font[^;{}]*\dpx",
}


@pytest.mark.parametrize("pattern", FORBIDDEN.values(), ids=FORBIDDEN)
def test_no_rule_has(pattern):
    assert not re.search(pattern, CSS)


def test_it_has_no_unused_class_or_role_and_pages_have_no_class_without_a_rule(example):
    classes = set()
    roles = set()
    for page in example.pages():
        roles.update(page.attributes("[role]", "role"))
        for element in page.select("[class]"):
            classes.update(element.attrs["class"])  # a list
    assert {*re.findall(r"\.([a-z][\w-]*)", CSS)} == classes
    assert {*re.findall(r"role=([\w-]+)", CSS)} <= roles


def test_a_setting_replaces_the_colours_of_the_page_its_icon_and_the_browser(project):
    colours = {"accent": ("#0f5c46", "#8fd3bd"), "paper": ("#fffffe", "#010203")}
    page = project.add_settings(COLOURS=colours).build().page("index.html")
    assert "#8fd3bd" in page.find("style").text
    assert "%230f5c46" in page.find("link[rel=icon]").attr("href")
    assert page.attributes("meta[name=theme-color]", "content") == ["#010203", "#fffffe"]


def test_a_role_can_have_one_colour_for_light_and_dark_pages():
    assert read_colours("--ink: #123456;\n") == {"ink": Colour("#123456", "#123456")}


def test_a_colour_of_the_stylesheet_must_be_hexadecimal_if_it_is_compared_with_a_chosen_one(project):
    path = project.folder / "theme/css/main.css"
    path.write_text(path.read_text("utf-8").replace("#f6dfd3, #57281f", "#f6dfd3, oklch(0.35 0.08 30)"), "utf-8")
    made = project.add_settings(COLOURS={"ink": ("#1d1c1a", "#e4e1da")}).make("html")
    assert "the setting COLOURS cannot be checked, as highlight in theme/css/main.css has another form" in made.stderr
