"""Readers can reach every page from the front page, and the pages that lists name also offline."""

from posixpath import normpath
from urllib.parse import unquote, urldefrag, urlsplit

from site_content import SINGLE_FILE

CACHED_URLS = """navigator.serviceWorker.ready.then(async () => {
  while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50))
  const names = await caches.keys()
  const opened = await Promise.all(names.map((name) => caches.open(name)))
  const requests = await Promise.all(opened.map((cache) => cache.keys()))
  return requests.flat().map(({ url }) => url)
})"""


def test_every_page_is_reached_from_the_front_page(site):
    waiting = ["index.html"]
    reached = set()
    while waiting:
        address = waiting.pop()
        if address in reached:
            continue
        reached.add(address)
        for href in site.page(address).links():
            path = unquote(urldefrag(href).url)
            if path.endswith(".html") and not urlsplit(href).scheme:
                waiting.append(normpath(f"{address}/../{path}"))
    assert {*site.content.addresses} - {*site.content.unlisted} <= reached <= {*site.content.addresses}


def test_every_list_page_and_tag_opens_offline_after_one_visit_unless_offline_reading_is_off(
    owner_site, serve, context, page
):
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
