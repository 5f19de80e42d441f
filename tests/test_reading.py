"""A reader opens the site in a real browser: from its folder, from a server, without a network."""

from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from catalogue import WHOLE


@pytest.fixture(params=["from its folder", "from a server, under a subpath"])
def place(request, site, serve):
    """The address of the site's folder in each of the places it may stand."""
    return site.folder.as_uri() if "folder" in request.param else f"{serve(site.folder, '/read/').origin}/read"


PARTS = """[
  [...document.querySelectorAll('[id]')].map((one) => one.id),
  [...document.querySelectorAll('a[href]')].map((one) => one.href),
]"""


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_every_page_and_fragment_is_reached_from_the_front_page(site, place, page, errors, requests):
    unread, read, fragments = [f"{place}/index.html"], {}, set()
    while unread:
        url = unread.pop()
        answer = page.goto(url)
        assert answer is None or answer.ok or answer.status == 0, url
        ids, links = page.evaluate(PARTS)
        read[url] = {*ids}
        for href in links:
            target, fragment = urldefrag(href)
            if not target.startswith(f"{place}/"):
                assert urlsplit(href).scheme in {"https", "http", "mailto", "tel"}, href
            elif target.endswith(".html"):
                fragments |= {(target, fragment)} if fragment else set()
                unread += [target] if target not in read and target not in unread else []
    reached = {unquote(url.removeprefix(f"{place}/")) for url in read}
    assert {*site.catalogue.addresses} - {*site.catalogue.unlisted} <= reached <= {*site.catalogue.addresses}
    assert [place for place in fragments if not {place[1], unquote(place[1])} & read[place[0]]] == []
    assert [url for url in requests if url not in read] == []
    assert errors == []


def test_a_worker_keeps_pages_unless_the_owner_has_ended_that(site):
    worker = (site.folder / "service-worker.js").read_text("utf-8")
    assert ("PRECACHED_FILES" in worker) == (site.catalogue.kept is not None)


KEPT = """navigator.serviceWorker.ready.then(async () => {
  while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50))
  const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
  return (await Promise.all(opened.map((cache) => cache.keys()))).flat().map(({ url }) => url)
})"""


def test_what_is_kept_after_one_visit_opens_without_a_network(given, serve, context, page):
    if given.catalogue.kept is None:  # nothing is, as the test above says
        return
    server = serve(given.folder)
    page.goto(f"{server.origin}/index.html")
    kept = {unquote(urlsplit(url).path[1:]): url for url in page.evaluate(KEPT)}
    server.stop()
    context.set_offline(True)
    shown = {name: page.goto(url, wait_until="commit").body() for name, url in kept.items()}
    assert [name for name, body in shown.items() if body != (given.folder / name).read_bytes()] == []
    listed = [*given.catalogue.pages, *given.catalogue.tags]
    assert {*given.catalogue.lists, WHOLE, *map(given.catalogue.address, listed)} <= kept.keys()
