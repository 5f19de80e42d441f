"""What is published is what the texts imply: no page more, no page less."""

from catalogue import BESIDES, SHARED
from workshop import contents


def beyond(published):
    """What is published beyond the pages and what always stands beside them, and no file of the texts' folder."""
    files, folder = contents(published.folder), published.catalogue.folder
    further = files.keys() - {*published.catalogue.addresses, *BESIDES}
    return {name for name in further if not (folder / name).is_file() or (folder / name).read_bytes() != files[name]}


def test_the_pages_are_those_that_the_texts_imply(site):
    pages = {name for name in contents(site.folder) if name.endswith(".html")}
    assert pages == {*site.catalogue.addresses}


def test_beside_them_stands_what_always_does_and_the_files_that_texts_hand_on(site):
    assert {*BESIDES} <= contents(site.folder).keys()
    assert beyond(site) == set()


def test_a_file_that_a_text_hands_on_is_published_as_it_is_and_a_picture_is_not(example):
    files = {*contents(example.folder)} - {*example.catalogue.addresses, *BESIDES}
    assert files == {"results.csv"}
    assert (example.folder / "results.csv").read_bytes() == (example.catalogue.folder / "results.csv").read_bytes()


def test_a_public_address_adds_feeds_pictures_of_titles_a_sitemap_and_what_hosts_read(public_site):
    added = {name.partition("/")[0] for name in beyond(public_site) if not name.endswith((".br", ".gz"))}
    assert added == {SHARED, "feeds", "sitemap.xml", ".htaccess", ".nojekyll", "_headers"}


def test_public_addresses_are_nowhere_without_one(example):
    assert not any(b'rel="canonical"' in page for page in contents(example.folder).values())


def test_a_public_address_may_stand_in_the_settings(workshop):
    workshop.set_address("'https://news.example'")
    assert workshop.make("publish").returncode == 0
    canonical = workshop.page("fair.html").one("link[@rel='canonical']")
    assert canonical.get("href") == "https://news.example/fair.html"


# each: what might lead a text that is none yet somewhere
HEADERS = ["Status: draft", "Status: Skip", "Status: Draft\nSave_as: index.html", "Status: skip\nSlug: plan"]


def test_drafts_and_what_only_they_refer_to_stay_unpublished(bench, example):
    bench.write("content/plan.png", b"a picture")
    for number, headers in enumerate(HEADERS):
        bench.write(
            f"content/plan-{number}.md",
            f"Title: A plan\nDate: 2022-01-22\nTags: NATO\nSummary: A plan.\n{headers}\n\n"
            "![A plan]({static}plan.png) [x]({static}plan.png) [gone]({static}gone.png)\n",
        )
    made = bench.make("html")
    assert made.returncode == 0, made.stderr
    assert bench.pages() == contents(example.folder)


def test_a_hidden_article_is_published_and_listed_nowhere(example):
    assert (example.folder / "rehearsal.html").is_file()
    for address in {*example.catalogue.addresses} - {"rehearsal.html"}:
        assert not [a for a in example.page(address).all("a") if a.get("href").endswith("rehearsal.html")], address
