"""What is published is what content/ implies: no page more, no page less."""

import pytest
from conftest import contents
from source import ADDRESSES, BESIDES


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_pages_are_those_that_the_content_implies(site):
    assert files(site) == sorted([*ADDRESSES, *BESIDES])


def test_a_public_address_adds_feeds_and_a_sitemap(public_site):
    added = set(files(public_site)) - {*ADDRESSES, *BESIDES}
    assert {name.partition("/")[0] for name in added} == {"feeds", "sitemap.xml"}


@pytest.mark.parametrize("name", ["publish", "html"])
def test_public_addresses_are_nowhere_without_siteurl(workshop, name):
    assert workshop.make(name).returncode == 0
    assert not any(b'rel="canonical"' in page for page in workshop.pages().values())


# each: what might lead a text that is none yet somewhere
HEADERS = ["Status: draft", "Status: Skip", "Status: Draft\nSave_as: index.html", "Status: skip\nSlug: plan"]


@pytest.mark.parametrize("headers", HEADERS)
def test_drafts_and_what_only_they_refer_to_stay_unpublished(headers, workshop, site):
    workshop.write("content/plan.png", b"a picture")
    workshop.write(
        "content/plan.md",
        f"Title: A plan\nDate: 2022-01-22\nTags: NATO\nSummary: A plan.\n{headers}\n\n"
        "![A plan]({static}plan.png) [x]({static}plan.png) [gone]({static}gone.png)\n",
    )
    assert workshop.make("html").returncode == 0
    assert workshop.pages() == contents(site)
