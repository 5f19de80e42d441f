"""A long text lists its headings: beside it where there is room, folded above it on a phone."""

import pytest

HEAD = "Title: Parts\nDate: 2022-01-22\nTags: NATO\nSummary: A text in parts.\n\n"
WORDS = "Some words of a paragraph. " * 30


def parts(number, note=""):
    return "\n\n".join(f"## Part {part} {{: #part-{part} }}\n\n{WORDS}{note}" for part in range(number))


@pytest.fixture(scope="module")
def site(shared_project):
    shared_project.write("content/three.md", f"{HEAD}{parts(3)}\n")
    shared_project.write("content/four.md", f"{HEAD}{parts(4)}\n")
    shared_project.write("content/noted.md", f"{HEAD}{parts(4, '[^note]')}\n\n[^note]: A note.\n")
    made = shared_project.make("html")
    assert made.returncode == 0, made.stderr
    return shared_project


def test_it_lists_four_headings(site):
    links = site.page("four.html").select("article > nav a")
    assert [(link.text, link.attr("href")) for link in links] == [(f"Part {n}", f"#part-{n}") for n in range(4)]


def test_it_lists_no_three_headings(site):
    assert not site.page("three.html").select("article > nav")


@pytest.fixture
def opened_parts(site, page):
    def open_page(name, width):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto((site.output / name).as_uri())
        return page

    return open_page


def test_it_stays_in_sight_beside_a_text_without_notes(opened_parts):
    page = opened_parts("four.html", 1280)
    page.evaluate("scrollTo(0, 600)")
    contents, paragraph = (page.locator(part).first.bounding_box() for part in ("article > nav", "article > p[id]"))
    assert 0 <= contents["y"] < 100
    assert contents["x"] > paragraph["x"] + paragraph["width"]
    assert page.locator("article > nav a").first.is_visible()


@pytest.mark.parametrize(("name", "width"), [("four.html", 390), ("noted.html", 1280)])
def test_it_is_folded_on_a_phone_and_above_a_text_with_notes(name, width, opened_parts):
    page = opened_parts(name, width)
    link = page.locator("article > nav a").first
    assert not link.is_visible()
    page.locator("article > nav summary").click()
    assert link.is_visible()
