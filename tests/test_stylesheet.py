"""One stylesheet, in layers, without a rule that no page needs."""

import re

import pytest
from document import Document
from source import ADDRESSES, ROOT

CSS = re.sub(r"/\*.*?\*/", "", (ROOT / "theme/css/main.css").read_text("utf-8"), flags=re.S)
# classes that only some text brings: the columns of a table, a single opening quotation mark
OCCASIONAL = {"center", "end", "quo"}


def test_it_declares_its_layers_first():
    assert CSS.startswith("@layer tokens, reset, elements, layout, parts, print;")


def test_every_rule_stands_in_a_layer():
    outside = re.sub(r"@layer \w+ \{.*?\n\}", "", CSS, flags=re.S)
    assert "{" not in outside


def test_it_forces_nothing():
    assert "!important" not in CSS


def test_it_names_no_side_of_the_screen():
    assert not re.search(r"(?<![\w-])((margin-|padding-|border-)?(left|right|top|bottom)|width|height)\s*:", CSS)


def test_it_selects_no_id():
    assert not re.search(r"#[\w-]+[^;]*\{", CSS)


def test_every_class_and_role_it_styles_is_on_some_page(site):
    pages = [Document(site / address) for address in ADDRESSES]
    classes = {name for page in pages for part in page.root.iter() for name in part.get("class", "").split()}
    roles = {part.get("role") for page in pages for part in page.root.iter()}
    assert set(re.findall(r"\.([a-z][\w-]*)", CSS)) - OCCASIONAL <= classes
    assert set(re.findall(r"role=([\w-]+)", CSS)) <= roles


def test_every_class_on_a_page_is_styled(site):
    for address in ADDRESSES:
        for part in Document(site / address).root.iter():
            for name in part.get("class", "").split():
                assert f".{name}" in CSS


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_needs_another_one(address, site):
    assert not Document(site / address).all("link[@rel='stylesheet']")
