"""The header of every page leads to the newest article, to the pages and to the first six tags, by their labels."""

from document import text


def header(page):
    """What a page's header leads to, by its words."""
    return {text(a): a.get("href") for a in page.all("header/nav//a")}


def test_it_names_the_newest_article_and_each_page_by_its_label(example):
    assert list(header(example.page("index.html")).items())[:2] == [
        ("Report", "./reasonable-dialogue.html"),
        ("Background", "./pages/background.html"),
    ]


def test_it_names_every_tag(example):
    tags = {tag.value("title") for tag in example.catalogue.tags}
    assert {*header(example.page("index.html"))} - {"Report", "Background"} == tags


def test_it_names_six_tags_and_all_tags_stand_on_a_page_of_their_own(workshop):
    names = {f"Tag {number}" for number in range(8)}
    for name in names:
        address = name.lower().replace(" ", "-")
        workshop.write(f"content/tags/{address}.md", f"Title: {name}\nNames: {name}\nSummary: A tag.\n\nText.\n")
    day = f"Title: A day\nDate: 2022-01-22\nTags: {', '.join(sorted(names))}\nSummary: A day.\n\nText.\n"
    workshop.write("content/day.md", day)
    assert workshop.make("html").returncode == 0
    named = {*header(workshop.page("index.html"))} - {"Article", "Background"}
    listed = {text(a) for a in workshop.page("tags.html").all("main/dl//a")}
    assert named < listed
    assert (len(named), names <= listed) == (6, True)


def test_an_older_article_is_not_in_it_and_marked_nowhere(example):
    page = example.page("fair.html")
    assert "./fair.html" not in header(page).values()
    assert page.all("header//*[@aria-current]") == []


def test_it_marks_the_page_that_is_read(example):
    for address, label in ("reasonable-dialogue.html", "Report"), ("tag/nato.html", "NATO"):
        assert [text(a) for a in example.page(address).all("header//a[@aria-current='page']")] == [label]


def test_the_page_that_is_not_found_leads_nowhere_without_a_public_address(example):
    links = [a.get("href") for a in example.page("404.html").all("a")]
    assert [href for href in links if not href.startswith("#")] == []
