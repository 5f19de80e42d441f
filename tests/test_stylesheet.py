"""One stylesheet, in layers, without a rule that no page needs."""

import re

import pytest
from catalogue import OWN, ROOT

CSS = re.sub(r"/\*.*?\*/", "", (ROOT / "theme/css/main.css").read_text("utf-8"), flags=re.S)


def test_it_declares_its_layers_first():
    first = CSS.partition(";")[0]
    declared = first.removeprefix("@layer ").split(", ")
    assert declared == re.findall(r"^@layer (\w+) \{", CSS, flags=re.M)


def test_every_rule_stands_in_a_layer():
    outside = re.sub(r"@layer \w+ \{.*?\n\}", "", CSS, flags=re.S)
    assert "{" not in outside


def test_it_forces_nothing():
    assert "!important" not in CSS


def test_it_names_no_side_of_the_screen():
    assert not re.search(r"(?<![\w-])((margin-|padding-|border-)?(left|right|top|bottom)|width|height)\s*:", CSS)


def test_it_selects_no_id():
    assert not re.search(r"#[\w-]+[^;]*\{", CSS)


def test_every_class_and_role_it_styles_is_on_some_page(example):
    parts = [part for address in OWN.addresses for part in example.page(address).root.iter()]
    classes = {name for part in parts for name in part.get("class", "").split()}
    assert {*re.findall(r"\.([a-z][\w-]*)", CSS)} <= classes
    assert {*re.findall(r"role=([\w-]+)", CSS)} <= {part.get("role") for part in parts}


def test_every_class_on_a_page_is_styled(example):
    parts = [part for address in OWN.addresses for part in example.page(address).root.iter()]
    names = {name for part in parts for name in part.get("class", "").split()}
    assert [name for name in names if f".{name}" not in CSS] == []


def test_no_page_needs_another_one(each_page):
    assert not each_page.all("link[@rel='stylesheet']")


@pytest.mark.parametrize(
    "written", ["#0f5c46", "light-dark(#0f5c46,#7fd8b5)", "light-dark( #0f5c46 , oklch(0.8 0.1 170) )"]
)
def test_a_colour_may_be_one_for_both_schemes_or_a_pair(written, bench):
    css = (bench.folder / "theme/css/main.css").read_text("utf-8")
    bench.write("theme/css/main.css", re.sub("--accent: [^;]*;", f"--accent: {written};", css, count=1))
    made = bench.make("html")
    assert made.returncode == 0, made.stderr
    assert "%230f5c46" in bench.page("index.html").one("head/link[@rel='icon']").get("href")


@pytest.mark.parametrize(
    ("written", "light", "dark"), [("#abc", "#abc", "#abc"), ("light-dark(#fff, rgb(1, 2, 3))", "#fff", "rgb(1, 2, 3)")]
)
def test_the_browsers_own_frame_has_the_colour_of_the_paper(written, light, dark, bench):
    css = (bench.folder / "theme/css/main.css").read_text("utf-8")
    bench.write("theme/css/main.css", re.sub("--paper: [^;]*;", f"--paper: {written};", css, count=1))
    made = bench.make("html")
    assert made.returncode == 0, made.stderr
    frame = {
        meta.get("media"): meta.get("content") for meta in bench.page("index.html").all("meta[@name='theme-color']")
    }
    assert frame == {"(prefers-color-scheme: dark)": dark, None: light}
