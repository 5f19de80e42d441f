"""Readers reach every page from the front page: in a folder, on a server, without JavaScript and offline."""

from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from site_content import SINGLE_FILE

PARTS = """[
  [...document.querySelectorAll('[id]')].map((element) => element.id),
  [...document.querySelectorAll('a[href]')].map((link) => link.href),
]"""
CACHED_URLS = """navigator.serviceWorker.ready.then(async () => {
  while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50))
  const names = await caches.keys()
  const opened = await Promise.all(names.map((name) => caches.open(name)))
  const requests = await Promise.all(opened.map((cache) => cache.keys()))
  return requests.flat().map(({ url }) => url)
})"""


@pytest.fixture(params=["in a folder", "on a server, under a subpath"])
def root(request, site, serve):
    """The address of the site's folder."""
    if request.param == "in a folder":
        return site.folder.as_uri()
    return f"{serve(site.folder, '/read/').origin}/read"


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_every_page_and_fragment_is_reached_from_the_front_page(site, root, page, errors, requests):
    waiting = [f"{root}/index.html"]
    ids_of_pages = {}
    linked_fragments = set()
    while waiting:
        url = waiting.pop()
        if url in ids_of_pages:
            continue
        response = page.goto(url)
        assert response is None or response.status in {0, 200}, url  # 0: a file
        ids, links = page.evaluate(PARTS)
        ids_of_pages[url] = {*ids}
        for link in links:
            target, fragment = urldefrag(link)
            if not target.startswith(f"{root}/"):
                assert urlsplit(link).scheme in {"https", "http", "mailto", "tel"}, link
            elif target.endswith(".html"):
                waiting.append(target)
                if fragment:
                    linked_fragments.add((target, fragment))
    reached = {unquote(url.removeprefix(f"{root}/")) for url in ids_of_pages}
    assert {*site.content.addresses} - {*site.content.unlisted} <= reached <= {*site.content.addresses}
    for target, fragment in linked_fragments:
        assert {fragment, unquote(fragment)} & ids_of_pages[target], f"{target}#{fragment}"
    assert {*requests} == {*ids_of_pages}
    assert errors == []


def test_every_list_page_and_tag_opens_offline_after_one_visit_unless_that_is_off(owner_site, serve, context, page):
    worker = (owner_site.folder / "service-worker.js").read_text("utf-8")
    assert ("PRECACHED_FILES" in worker) == (owner_site.content.kept is not None)
    if owner_site.content.kept is None:
        return
    server = serve(owner_site.folder)
    page.goto(f"{server.origin}/index.html")
    urls = page.evaluate(CACHED_URLS)
    server.stop()
    context.set_offline(True)
    opened = set()
    for url in urls:
        address = unquote(urlsplit(url).path[1:])
        response = page.goto(url, wait_until="commit")
        assert response.body() == (owner_site.folder / address).read_bytes(), address
        opened.add(address)
    listed = [*owner_site.content.pages, *owner_site.content.tags]
    assert {*owner_site.content.lists, SINGLE_FILE, *(text.address for text in listed)} <= opened
