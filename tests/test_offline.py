"""After one visit readers can open the site offline, and online they see its latest version."""

import json
import os
import re
import shutil
from threading import Timer
from types import SimpleNamespace
from urllib.parse import urldefrag, urljoin

import pytest
from content_folder import HEAD
from dossier.finish import offline
from dossier.finish.offline import file_hash
from PIL import Image
from playwright.sync_api import Error
from processes import wait_until
from site_content import LISTED_PAGES

ARTICLE = "reasonable-dialogue.html"
BACKGROUND = "pages/background.html"
TAG = "tag/nato.html"
EXAMPLES = ["index.html", ARTICLE, BACKGROUND, TAG]  # one page of each kind
NOT_PRECACHED = "rehearsal.html"  # a hidden article, to which no list links
PRECACHED = [*LISTED_PAGES, "offline.html"]
WORKER = ' data-worker="service-worker.js"'  # only pages of a site with offline reading have this attribute
VERSION_PATTERN = 'VERSION ?= ?"([^"]*)"'

IS_WAITING = """navigator.serviceWorker.getRegistrations().then((registrations) =>
  registrations.some(({ waiting }) => waiting))"""
CACHED_FILES = """async () => {
  const names = await caches.keys()
  const opened = await Promise.all(names.map((name) => caches.open(name)))
  const requests = (await Promise.all(opened.map((cache) => cache.keys()))).flat()
  const responses = (await Promise.all(opened.map((cache) => cache.matchAll()))).flat()
  const texts = await Promise.all(responses.map((response) => response.text()))
  return Object.fromEntries(requests.map(({ url }, index) => [url, texts[index]]))
}"""
NEXT_WORKER = """navigator.serviceWorker.ready.then((registration) => {
  registration.onupdatefound = () => { window.nextWorker = registration.installing }
})"""
FETCH = "(address) => fetch(address).then((response) => response.ok ? response.text() : null, () => null)"


def replace(path, pattern, replacement):
    """Replace a part of a file but keep its modification time: files from two zip files can have the same one."""
    before = path.stat()
    text, count = re.subn(pattern, replacement, path.read_text("utf-8"), count=1)
    assert count == 1, f"{pattern} is not in {path}"
    path.write_text(text, "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def set_version(folder, version):
    replace(folder / "service-worker.js", VERSION_PATTERN, f'VERSION = "{version}"')


def version_of(folder):
    script = (folder / "service-worker.js").read_text("utf-8")
    return re.search(VERSION_PATTERN, script)[1]


def cache_name(scope, folder):
    return f"dossier {scope} {version_of(folder)}"


def fill_disk(page, server):
    quota = {"origin": server.origin, "quotaSize": 1}
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", quota)


class Reader:
    """A reader who has visited a page, so the worker has cached the site."""

    def __init__(self, page, server, path="/", first=ARTICLE):
        self.page = page
        self.server = server
        self.path = path
        self.scope = server.origin + path
        page.set_default_navigation_timeout(90_000)  # milliseconds, more than workers wait for the network
        page.goto(self.scope + first)
        wait_until(lambda: page.evaluate("Boolean(navigator.serviceWorker.controller)"))

    def open(self, address, **options):
        return self.page.goto(self.scope + address, **options)

    def opens_offline_page(self, address):
        self.open(address)
        return self.page.url == f"{self.scope}offline.html"

    def fetch(self, address):
        """Return the text of the response that a script of the page receives; None if it fails."""
        return self.page.evaluate(FETCH, self.scope + address)

    def pages_unlike(self, folder, addresses=EXAMPLES):
        """Return the addresses whose page differs from the folder's file."""
        return [address for address in addresses if self.open(address).body() != (folder / address).read_bytes()]

    def cached(self):
        """Return the text of each cached file by its address."""
        files = self.page.evaluate(CACHED_FILES)
        return {url.removeprefix(self.scope): text for url, text in files.items()}

    def server_sends(self, folder):
        self.server.folders[self.path] = folder

    def go_offline(self):
        # Not with set_offline() of Playwright, which can wait forever for a worker that is being stopped.
        self.server.go_offline()

    def worker(self):
        [worker] = [each for each in self.page.context.service_workers if each.url.startswith(self.server.origin)]
        return worker

    def let_a_minute_pass(self):
        """Put the worker's clock forward, so that it asks the server again for cached pages."""
        self.worker().evaluate("() => { const now = Date.now; Date.now = () => now() + 60000 }")

    def wait_until_cached(self, address):
        wait_until(lambda: address in self.cached())

    def wait_for_activation(self, condition):
        """Wait for a condition that needs a new worker. While the new one waits, stop the old one each second.

        Chromium activates a new worker only when it has stopped the old one, in spite of skipWaiting(). It stops a
        worker after 30 idle seconds, or after five minutes if a debugger such as Playwright is attached. Until then,
        the old worker fetches the new pages, so readers see them.

        Open no other page until this returns: with a debugger attached, Chromium may never load a page that is opened
        while it stops a worker.
        """
        devtools = self.page.context.new_cdp_session(self.page)
        devtools.send("ServiceWorker.enable")
        for _ in range(30):
            for _ in range(50):  # a second
                if condition():
                    return
                self.page.wait_for_timeout(20)
            if self.page.evaluate(IS_WAITING):
                devtools.send("ServiceWorker.stopAllWorkers")
        pytest.fail("no new worker became active")

    def wait_for_caches(self, *names):
        """Wait until only these caches are left: a worker that becomes active deletes those of other versions."""
        self.wait_for_activation(lambda: {*self.page.evaluate("caches.keys()")} == {*names})

    def state_of_next_worker(self):
        """Open the page in a second tab; return whether the new worker becomes activated or redundant."""
        self.page.evaluate(NEXT_WORKER)
        self.page.context.new_page().goto(self.page.url)
        self.wait_for_activation(lambda: self.page.evaluate("window.nextWorker?.state") in {"activated", "redundant"})
        return self.page.evaluate("window.nextWorker?.state")


def write_version(site, folder):
    """Copy a site; the title of each page becomes the name of the folder.

    Its worker waits a minute for the network instead of three seconds, because the machine may be busy.
    """
    shutil.copytree(site, folder)
    for path in folder.rglob("*.html"):
        replace(path, "<title>.*?</title>", f"<title>{folder.name}</title>")
    set_version(folder, folder.name)
    replace(folder / "service-worker.js", "NETWORK_TIMEOUT ?= ?(3000|3e3)", "NETWORK_TIMEOUT = 60000")
    return folder


@pytest.fixture
def old(example, tmp_path):
    """The version that the reader has visited."""
    return write_version(example.folder, tmp_path / "Old")


@pytest.fixture
def new(example, tmp_path):
    return write_version(example.folder, tmp_path / "New")


@pytest.fixture
def reader(old, serve, page):
    """A reader of the old version, which the browser's HTTP cache may hold for an hour."""
    server = serve(old)
    server.headers["Cache-Control"] = "max-age=3600"
    return Reader(page, server)


@pytest.fixture(scope="module")
def large_site(shared_project):
    """The tests' own site with six more articles: three are precached; two of these, and a page, have photos."""
    for name, width in ("lake.jpg", 1300), ("pier.jpg", 300):
        Image.effect_noise((width, width // 2), 60).save(shared_project.folder / "content" / name)
    page = (shared_project.folder / "content/pages/background.md").read_text("utf-8")
    picture = "Image: /pier.jpg\nImage_alt: A pier\nImage_credit: Ann\n"
    shared_project.write("content/pages/background.md", picture + page)
    for day in range(1, 7):
        head = HEAD.replace("01-22", f"02-0{day}")
        text = "![A lake]({static}lake.jpg)" if day >= 5 else "Text."
        shared_project.write(f"content/day-{day}.md", f"{head}Category: Europe\n\n{text}\n")
    return shared_project.add_settings(KEPT_ARTICLES=3).build().output


@pytest.fixture
def photo(large_site):
    """The address of lake.jpg in the size that is precached."""
    [path] = large_site.glob("pictures.by-hash/*-800.webp")
    return path.relative_to(large_site).as_posix()


# The first visit


def test_each_photo_is_cached_once_and_photos_of_articles_before_those_of_pages(large_site):
    worker = (large_site / "service-worker.js").read_text("utf-8")
    assert re.findall(r'"\w+-(\d+)\.webp"', worker) == ["800", "300"]  # lake.jpg of two articles, pier.jpg of a page


def test_no_more_photos_are_cached_than_the_limit_allows(large_site, photo, monkeypatch):
    monkeypatch.setattr(offline, "PICTURES_LIMIT", 9)
    variant = SimpleNamespace(name=photo.rpartition("/")[2], width=800)
    picture = SimpleNamespace(variants=[variant], is_embedded=False)
    context = {"articles": [SimpleNamespace(pictures=[picture])], "pages": [], "KEPT_ARTICLES": 1}
    assert offline.precached_pictures(large_site / "pictures.by-hash", context) == []


def test_the_version_changes_with_the_content_of_a_file(large_site, shared_project):
    before = version_of(large_site)
    shared_project.write("content/results.csv", "a,b\n")
    shared_project.build()
    assert version_of(large_site) != before


def test_every_page_opens_without_an_error_and_offline_if_the_server_shortens_addresses(old, serve, page, errors):
    server = serve(old, "/read/here/")
    server.shortens = True
    server.headers["Vary"] = "*"  # which the worker deletes, as browsers cache no response with it
    reader = Reader(page, server, "/read/here/", "index.html")
    cached = reader.cached()
    assert [name for name in PRECACHED if cached[name] != (old / name).read_text("utf-8")] == []
    assert reader.pages_unlike(old) == []
    assert errors == []
    reader.open(TAG)
    reader.let_a_minute_pass()
    reader.go_offline()
    assert page.reload().body() == (old / TAG).read_bytes()
    for address in EXAMPLES:
        short_address = address.removesuffix("index.html").removesuffix(".html")
        for each in address, short_address:
            assert reader.open(each).body() == (old / address).read_bytes()


def test_the_newest_articles_are_cached_and_show_their_photos_offline_in_any_size(large_site, photo, serve, page):
    server = serve(large_site)
    server.headers["Cache-Control"] = "no-store"
    server.redirects[f"/{photo}"] = "/gone.webp"  # which does not exist
    reader = Reader(page, server, first=BACKGROUND)
    assert reader.fetch(photo) is None
    server.redirects.clear()
    server.requested.clear()
    reader.open("")  # tries again to cache the photo
    reader.wait_until_cached(photo)
    assert reader.fetch(photo)
    assert server.requested.count(f"/{photo}") == 1
    cached = {name for name in reader.cached() if name.endswith(".html")}
    assert cached == {*PRECACHED, "day-4.html", "day-5.html", "day-6.html"} - {ARTICLE, "fair.html"}  # which are older
    large, small = photo.replace("-800", "-1200"), photo.replace("-800", "-480")
    [pier] = [name for name in reader.cached() if name.endswith("-300.webp")]
    assert reader.fetch(large)
    reader.wait_until_cached(large)
    # Without the server, the worker answers with the cached photo in another width.
    server.failing = True
    assert reader.fetch(small)
    assert reader.fetch(pier.replace("-300", "-200")) == reader.fetch(pier)  # 300 pixels is its only size
    reader.go_offline()
    assert reader.fetch(small)
    reader.open("day-6.html")
    assert page.evaluate("document.querySelector('article img').naturalWidth") > 0


# A new version


def test_every_page_of_a_new_version_is_shown_after_a_reload(new, reader, page):
    reader.open(BACKGROUND)
    reader.worker().evaluate("checkForUpdate()")  # the server confirms the old version
    reader.server_sends(new)
    assert page.reload().body() == (new / BACKGROUND).read_bytes()
    reader.wait_for_caches(cache_name(reader.scope, new))
    assert reader.pages_unlike(new) == []
    reader.go_offline()
    assert reader.pages_unlike(new) == []


def test_a_new_version_is_installed_when_the_worker_looks_for_one(new, reader):
    reader.server_sends(new)
    reader.worker().evaluate("checkForUpdate()")
    reader.wait_for_caches(cache_name(reader.scope, new))


def test_only_changed_files_are_downloaded_and_opened_pages_stay_cached(large_site, photo, serve, page, tmp_path):
    reader = Reader(page, serve(large_site))
    reader.wait_until_cached(photo)
    reader.open("day-2.html")
    reader.open("robots.txt")
    for number in "1", "2":  # opened pages stay cached after more than one update
        new = shutil.copytree(large_site, tmp_path / number)
        replace(new / "tags.html", "<title>", f"<title>{number}")
        replace(new / "service-worker.js", file_hash(large_site / "tags.html"), file_hash(new / "tags.html"))
        replace(new / "service-worker.js", '"robots.txt"', '"other.txt"')  # the new version does not have this file
        set_version(new, number)
        reader.server.requested.clear()
        reader.server_sends(new)
        reader.open("")
        reader.wait_for_caches(cache_name(reader.scope, new))
        assert {*reader.server.requested} == {"/", "/service-worker.js", "/tags.html"}
    assert [name for name in reader.cached() if name == "robots.txt" or not (new / name).is_file()] == []
    reader.go_offline()
    assert reader.pages_unlike(new, ["day-2.html", "day-4.html", "day-6.html", "tags.html"]) == []
    assert reader.opens_offline_page("day-1.html")


def test_a_new_version_with_a_missing_page_leaves_the_old_one_in_use(old, new, reader):
    (new / BACKGROUND).unlink()
    reader.server_sends(new)
    assert reader.state_of_next_worker() == "redundant"
    # The old worker still runs. It shows the pages that the server has now.
    assert reader.pages_unlike(new, [ARTICLE, TAG]) == []
    reader.go_offline()
    assert reader.pages_unlike(new, [ARTICLE, TAG]) == []
    assert reader.pages_unlike(old, ["index.html", BACKGROUND]) == []


# Within a minute after the server has confirmed the version


def test_only_a_precached_page_is_shown_at_once_and_only_for_a_minute(reader):
    # On a slow machine, the minute could end during the test, so the clock is stopped.
    reader.worker().evaluate("() => { const now = Date.now(); Date.now = () => now }")
    reader.server.responding.clear()
    for address in [*EXAMPLES, "", f"{ARTICLE}#fragment"]:
        assert reader.open(address, timeout=20000).ok, address
    reader.server.responding.set()
    reader.open(NOT_PRECACHED)
    reader.wait_until_cached(NOT_PRECACHED)
    reader.server.responding.clear()
    with pytest.raises(Error, match="Timeout"):
        reader.open(NOT_PRECACHED, timeout=500)
    reader.let_a_minute_pass()
    with pytest.raises(Error, match="Timeout"):
        reader.open(BACKGROUND, timeout=500)


# In the worker: replaces waitUntil(), to which the worker passes promises when a page is opened. The browser then does
# not wait for these promises, but the test can.
RECORD_PROMISES = """() => {
  globalThis.promises = []
  FetchEvent.prototype.waitUntil = function (promise) {
    if (this.request.mode === 'navigate') promises.push(promise)
  }
}"""


def test_the_browser_waits_until_a_changed_page_is_cached_and_the_version_is_confirmed(old, reader):
    replace(old / BACKGROUND, "<title>", "<title>Uploaded later")
    worker = reader.worker()
    worker.evaluate(RECORD_PROMISES)
    before = worker.evaluate("confirmedAt")
    reader.open(BACKGROUND)
    cached = worker.evaluate(f"Promise.all(promises).then({CACHED_FILES})")
    assert "Uploaded later" in cached[reader.scope + BACKGROUND]
    assert worker.evaluate("promises.length") == 2  # one caches the page, one confirms the version
    assert worker.evaluate("confirmedAt") > before
    assert reader.pages_unlike(old, [BACKGROUND]) == []


def test_an_address_without_a_page_has_status_404_and_is_not_cached(old, reader):
    (old / NOT_PRECACHED).unlink()
    for address in "pages/background", "reasonable-dialogue/", NOT_PRECACHED:
        assert reader.open(address).status == 404
    (old / BACKGROUND).unlink()
    reader.let_a_minute_pass()
    assert reader.open(BACKGROUND).status == 404
    reader.go_offline()
    assert reader.opens_offline_page(NOT_PRECACHED)
    assert reader.fetch("results.csv") is None  # the offline page takes the place of pages only


# Other sites and applications


def test_sites_of_one_origin_have_separate_caches_even_if_one_turns_offline_reading_off(old, new, serve, context, page):
    server = serve(old)
    server.folders["/read/"] = old
    first = Reader(page, server)
    page.evaluate("caches.open('another').then((cache) => cache.put('/file', new Response('')))")
    second = Reader(context.new_page(), server, "/read/")
    other_caches = ["another", cache_name(second.scope, old)]
    first.server_sends(new)
    first.open(ARTICLE)
    first.wait_for_caches(*other_caches, cache_name(first.scope, new))
    assert first.pages_unlike(new) == []
    offline.finish(new, {"KEPT_ARTICLES": None})  # writes the worker that unregisters itself
    for path in new.rglob("*.html"):
        path.write_text(path.read_text("utf-8").replace(WORKER, ""), "utf-8")
    page.reload()
    first.wait_for_caches(*other_caches)
    first.open(BACKGROUND)
    scopes = "navigator.serviceWorker.getRegistrations().then((all) => all.map(({ scope }) => scope))"
    wait_until(lambda: page.evaluate(scopes) == [second.scope])
    first.go_offline()
    assert second.pages_unlike(old) == []


OTHER_REQUESTS = [
    ("POST", f"/{ARTICLE}"),  # a form
    ("GET", f"/{ARTICLE}?id=1"),
    ("GET", "/reasonable-dialogue.html/"),
    ("GET", "/pictures.by-hash/missing.webp"),
    ("GET", "/service-worker.js"),
]


def test_the_worker_ignores_requests_that_are_not_for_files_of_the_site(old, reader, serve, page):
    other = serve(old)
    other.headers["Access-Control-Allow-Origin"] = "*"
    reader.open("robots.txt")  # which has no content security policy
    reader.wait_until_cached("robots.txt")
    cached = reader.cached()
    for method, address in [*OTHER_REQUESTS, ("GET", f"{other.origin}/{ARTICLE}")]:
        with page.expect_response(urljoin(reader.scope, address)) as response:
            page.evaluate("([address, method]) => fetch(address, {method}).then(() => {})", [address, method])
        assert not response.value.from_service_worker, address
    assert reader.cached() == cached


# Servers that redirect, fail or are slow


def test_a_page_that_redirects_does_not_show_the_text_of_its_target_offline(old, serve, page):
    server = serve(old)
    server.redirects[f"/{BACKGROUND}"] = f"/{ARTICLE}"
    reader = Reader(page, server)
    reader.open(BACKGROUND)
    assert page.url == reader.scope + ARTICLE
    reader.go_offline()
    assert reader.opens_offline_page(BACKGROUND)
    assert reader.pages_unlike(old, {*EXAMPLES} - {BACKGROUND}) == []


def test_a_cached_page_is_shown_while_the_server_fails(old, reader):
    reader.let_a_minute_pass()
    reader.server.failing = True
    assert reader.pages_unlike(old) == []
    assert reader.open(NOT_PRECACHED).status == 500


def test_a_cached_page_is_shown_after_three_seconds_if_the_server_is_slow(old, new, serve, page):
    # In the built site, the limit is three seconds: otherwise, replace() in write_version() would have failed. Here it
    # is 100 milliseconds, to save time.
    replace(old / "service-worker.js", "NETWORK_TIMEOUT = 60000", "NETWORK_TIMEOUT = 100")
    reader = Reader(page, serve(old))
    (new / "service-worker.js").unlink()  # so that the browser finds no new worker, as during an upload
    reader.server_sends(new)
    reader.let_a_minute_pass()
    reader.server.responding.clear()
    assert reader.pages_unlike(old, [BACKGROUND]) == []
    reader.server.responding.set()
    wait_until(lambda: "<title>New" in reader.cached()[BACKGROUND])
    reader.server.responding.clear()
    Timer(0.5, reader.server.responding.set).start()
    assert reader.pages_unlike(new, [NOT_PRECACHED]) == []  # without a cached page, the worker waits for the server
    reader.go_offline()
    assert reader.pages_unlike(new, [BACKGROUND]) == []
    assert reader.pages_unlike(old, {*EXAMPLES} - {BACKGROUND}) == []


# A full disk


def test_every_page_opens_online_when_the_disk_is_full(old, serve, page):
    server = serve(old)
    page.goto(f"{server.origin}/robots.txt")
    fill_disk(page, server)
    reader = Reader(page, server)
    assert reader.pages_unlike(old) == []
    reader.go_offline()
    with pytest.raises(Error, match="ERR_FAILED"):  # the offline page is not cached, either
        reader.open(ARTICLE)


def test_no_page_is_lost_if_the_disk_is_full_during_an_update(old, new, reader, page):
    fill_disk(page, reader.server)
    reader.server_sends(new)
    assert reader.state_of_next_worker() == "activated"
    assert reader.pages_unlike(new) == []
    reader.go_offline()
    # Each page is that of one of the versions: none differs from both.
    assert not {*reader.pages_unlike(old)} & {*reader.pages_unlike(new)}


# The offline page and the manifest


def test_the_links_of_the_offline_page_work_after_a_redirect_from_another_folder(old, serve, page):
    # Adds a/b/deep.html to OTHER_FILES, the list in which 404.html is. So the worker takes this address for a file of
    # the site that is not cached, and redirects to the offline page.
    replace(old / "service-worker.js", '"404.html"', '"404.html", "a/b/deep.html"')
    reader = Reader(page, serve(old, "/read/"), "/read/")
    reader.go_offline()
    reader.open("a/b/deep.html")
    assert page.locator("h1").inner_text() == "This page is not kept"
    links = page.eval_on_selector_all("main a", "links => links.map((link) => link.href)")
    linked = {urldefrag(link).url.removeprefix(reader.scope) for link in links}
    assert {ARTICLE, "fair.html", BACKGROUND, "tag/chess.html", TAG} <= linked
    assert reader.pages_unlike(old, linked) == []


def test_the_manifest_has_no_error_and_has_the_scope_and_the_front_page_of_the_site(old, serve, page):
    server = serve(old, "/read/")
    page.goto(f"{server.origin}/read/{BACKGROUND}")
    found = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert urljoin(found["url"], manifest["scope"]) == f"{server.origin}/read/"
    assert (old / manifest["start_url"]).is_file()
    assert all((old / icon["src"]).is_file() for icon in manifest["icons"])
