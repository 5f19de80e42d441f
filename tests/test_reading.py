"""A reader opens the site in a real browser: from its folder, at a server's root and below it."""

from urllib.parse import urldefrag

import pytest
from source import ADDRESSES, UNLISTED


@pytest.fixture(params=["from its folder", "at the root of a server", "under a subpath"])
def place(request, site, serve):
    """The address of the site's folder in each of the places it may stand."""
    if request.param == "from its folder":
        return site.as_uri()
    below = "" if "root" in request.param else "/read"
    return serve(site, f"{below}/").origin + below


def test_every_page_and_fragment_is_reached_from_the_front_page(chromium, place):
    reader = chromium.new_context(java_script_enabled=False)
    tab = reader.new_page()
    problems, asked = [], []
    tab.on("console", lambda message: problems.append(message.text))
    tab.on("request", lambda request: asked.append(request.url))
    unread, read, fragments = [f"{place}/index.html"], {}, set()
    while unread:
        url = unread.pop()
        answer = tab.goto(url)
        assert answer is None or answer.ok or answer.status == 0, url
        read[url] = set(tab.eval_on_selector_all("[id]", "all => all.map(one => one.id)"))
        for href in tab.eval_on_selector_all("a[href]", "all => all.map(one => one.href)"):
            target, fragment = urldefrag(href)
            if not target.startswith(place):
                assert target.startswith(("https://", "http://")), href
                continue
            if fragment:
                fragments.add((target, fragment))
            if target not in read and target not in unread:
                unread.append(target)
    assert sorted(url.removeprefix(f"{place}/") for url in read) == sorted({*ADDRESSES} - {*UNLISTED})
    assert [place for place in fragments if place[1] not in read[place[0]]] == []
    assert [url for url in asked if url not in read and not url.startswith("data:")] == []
    assert problems == []
    reader.close()
