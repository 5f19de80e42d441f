"""After one visit readers can open the site offline, and online they see its latest version."""

import json
import re
import shutil
from contextlib import suppress
from io import BytesIO
from urllib.parse import urldefrag, urljoin

import pytest
from dossier.finish.offline import hash_files
from errors import HEAD
from PIL import Image
from playwright.sync_api import Error
from project import Project
from site_content import SAMPLE

ARTICLE = "reasonable-dialogue.html"
BACKGROUND = "pages/background.html"
TAG = "tag/nato.html"
EXAMPLES = ["index.html", ARTICLE, BACKGROUND, TAG]  # one page of each kind
NOT_PRECACHED = "rehearsal.html"  # a hidden article, to which no list links
PRECACHED = sorted({*SAMPLE.addresses} - {"404.html", NOT_PRECACHED})

# Playwright's wait_for_function does not work with the pages' content security policy.
WAIT = """async () => {
  const limit = Date.now() + %s
  while (!await (%s)) {
    if (Date.now() > limit) throw new Error('timeout')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}"""
IS_WAITING = """navigator.serviceWorker.getRegistrations().then((registrations) =>
  registrations.some(({ waiting }) => waiting))"""
CACHED_FILES = """async () => {
  const names = await caches.keys()
  const opened = await Promise.all(names.map((name) => caches.open(name)))
  const requests = (await Promise.all(opened.map((cache) => cache.keys()))).flat()
  const responses = (await Promise.all(opened.map((cache) => cache.matchAll()))).flat()
  const texts = await Promise.all(responses.map((response) => response.text()))
  return requests.map(({ url }, index) => [url, texts[index]])
}"""
NEXT_STATE = """navigator.serviceWorker.ready.then((registration) => {
  window.nextState = new Promise((resolve) => {
    registration.onupdatefound = () => {
      const { installing } = registration
      installing.onstatechange = () => /activated|redundant/.test(installing.state) && resolve(installing.state)
    }
  })
})"""


def cache_name(scope, folder):
    script = (folder / "service-worker.js").read_text("utf-8")
    [version] = re.findall('VERSION ?= ?"([^"]*)"', script)
    return f"dossier {scope} {version}"


class Reader:
    """A reader who has visited a page, so that the worker has cached the site."""

    def __init__(self, page, server, path="/", first=ARTICLE):
        self.page = page
        self.context = page.context
        self.server = server
        self.path = path
        self.scope = server.origin + path
        page.goto(self.scope + first)
        self.wait_for("navigator.serviceWorker.controller")

    def open(self, address, **options):
        return self.page.goto(self.scope + address, **options)

    def can_open(self, address):
        try:
            return self.open(address).ok
        except Error:
            return False

    def different(self, folder, addresses=EXAMPLES):
        """Return the addresses that do not show the folder's file."""
        return [address for address in addresses if self.open(address).body() != (folder / address).read_bytes()]

    def missing_in_cache(self, folder):
        """Return the precached addresses whose cached text is not the folder's file."""
        texts = dict(self.page.evaluate(CACHED_FILES))
        return [name for name in PRECACHED if texts.get(self.scope + name) != (folder / name).read_text("utf-8")]

    def publish(self, folder):
        self.server.folders[self.path] = folder

    def go_offline(self):
        self.server.stop()
        self.context.set_offline(True)

    def worker(self):
        [worker] = [each for each in self.context.service_workers if each.url.startswith(self.server.origin)]
        return worker

    def let_a_minute_pass(self):
        """Put the worker's clock forward, so that it asks the server again for cached pages."""
        self.worker().evaluate("Date.now = ((now) => () => now() + 60000)(Date.now)")

    def fill_disk(self):
        devtools = self.context.new_cdp_session(self.page)
        devtools.send("Storage.overrideQuotaForOrigin", {"origin": self.server.origin, "quotaSize": 1})

    def wait_for(self, condition, seconds=30):
        self.page.evaluate(WAIT % (1000 * seconds, condition))

    def wait_for_activation(self, condition):
        """Wait for a condition that needs a new worker, and stop idle workers as browsers do.

        A new worker is activated when the old one has no request left. If a request arrives while the browser checks
        this, Chromium activates the new worker when it stops the old one: after 30 idle seconds, but after five
        minutes if a debugger is attached, as Playwright is. Meanwhile the old worker shows the new pages from the
        network.
        """
        devtools = self.context.new_cdp_session(self.page)
        devtools.send("ServiceWorker.enable")
        for _ in range(10):
            with suppress(Error):
                return self.wait_for(condition, seconds=3)
            if self.page.evaluate(IS_WAITING):
                devtools.send("ServiceWorker.stopAllWorkers")
        pytest.fail(f"timeout: {condition}")

    def wait_for_version(self, folder):
        """Wait until the worker of this version is active: it deletes the caches of the others."""
        names = f"keys.filter((key) => key.startsWith('dossier {self.scope} '))"
        name = json.dumps(cache_name(self.scope, folder))
        self.wait_for_activation(f"caches.keys().then((keys) => {names}.join() === {name})")

    def state_of_next_worker(self):
        """Open the page in a second tab; return whether the new worker becomes activated or redundant."""
        self.page.evaluate(NEXT_STATE)
        self.context.new_page().goto(self.page.url)
        self.wait_for_activation("Promise.race([window.nextState, null])")
        return self.page.evaluate("window.nextState")


@pytest.fixture
def old(new_version):
    """The version that readers have visited."""
    return new_version("Old")


@pytest.fixture
def new(new_version):
    return new_version("New")


@pytest.fixture(scope="module")
def site_with_photos(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("photos"))
    picture = BytesIO()
    Image.effect_noise((1300, 900), 60).save(picture, "JPEG")
    project.write("content/lake.jpg", picture.getvalue())
    project.write("content/lake.md", f"{HEAD}\n![A lake]({{static}}lake.jpg)\n")
    return project.build().output


@pytest.fixture
def reader(old, serve, page):
    return Reader(page, serve(old))


# The first visit

# each: the path of the site, the page that is visited, and whether the server shortens addresses
VISITS = {
    "the front page": ("/", "index.html", False),
    "a site in a folder": ("/read/here/", TAG, False),
    "a server that shortens addresses": ("/read/", BACKGROUND, True),
}


@pytest.mark.parametrize(("path", "first", "shortens"), VISITS.values(), ids=VISITS)
def test_every_page_opens_offline_after_a_visit_to(path, first, shortens, old, serve, page):
    server = serve(old, path, shortens=shortens)
    server.headers["Vary"] = "*"
    reader = Reader(page, server, path, first)
    assert reader.missing_in_cache(old) == []
    reader.let_a_minute_pass()
    reader.go_offline()
    assert page.reload().body() == (old / first).read_bytes()
    assert reader.different(old, PRECACHED) == []
    for address in EXAMPLES:
        shortened = address.removesuffix("index.html").removesuffix(".html")
        assert reader.open(shortened).body() == (old / address).read_bytes()


def test_other_files_open_offline_once_they_were_opened(old, reader, page):
    fetch = "fetch('results.csv').then((response) => response.text(), () => 'failed')"
    text = page.evaluate(fetch)
    assert text == (old / "results.csv").read_text("utf-8")
    reader.wait_for("caches.match('/results.csv')")
    reader.go_offline()
    assert page.evaluate(fetch) == text
    assert page.evaluate(fetch.replace("results.csv", "theme/icon-512.png")) == "failed"


def test_photos_are_shown_offline_in_another_size(site_with_photos, serve, page):
    server = serve(site_with_photos)
    reader = Reader(page, server, first="pages/background.html")
    [picture] = [path.name for path in site_with_photos.glob("pictures.by-hash/*-800.webp")]
    reader.wait_for(f"caches.match('/pictures.by-hash/{picture}')")
    reader.go_offline()
    reader.open("lake.html")
    width = "document.querySelector('article img').naturalWidth"
    assert page.evaluate(f"fetch('pictures.by-hash/{picture.replace('800', '480')}').then(({{ ok }}) => ok)")
    assert page.evaluate(width) > 0


# A new version


def test_only_files_are_downloaded_whose_content_has_changed(site_with_photos, serve, page, tmp_path):
    server = serve(site_with_photos)
    reader = Reader(page, server, first="lake.html")
    reader.wait_for("caches.keys().then(async ([name]) => (await (await caches.open(name)).keys()).length > 12)")
    new = shutil.copytree(site_with_photos, tmp_path / "new")
    article = new / ARTICLE
    article.write_text(article.read_text("utf-8").replace("</p>", " New.</p>", 1), "utf-8")
    script = (new / "service-worker.js").read_text("utf-8")
    changed_hash, old_hash = (hash_files(folder)[0][ARTICLE] for folder in (new, site_with_photos))
    script = script.replace(old_hash, changed_hash)
    (new / "service-worker.js").write_text(script.replace('VERSION = "', 'VERSION = "new', 1), "utf-8")
    server.requested.clear()
    reader.publish(new)
    reader.open("tags.html")
    reader.wait_for_version(new)
    assert {*server.requested} == {"/tags.html", "/service-worker.js", f"/{ARTICLE}"}


def test_a_new_version_is_shown_by_a_reload_and_then_on_every_page(new, reader, page):
    reader.publish(new)
    reader.open(ARTICLE)
    assert page.reload().body() == (new / ARTICLE).read_bytes()
    reader.wait_for_version(new)
    assert reader.different(new) == []
    reader.go_offline()
    assert reader.different(new, PRECACHED) == []


def test_a_new_version_is_shown_within_a_minute_although_the_http_cache_has_the_old_one(old, new, serve, page):
    server = serve(old)
    server.headers["Cache-Control"] = "max-age=3600"
    reader = Reader(page, server)
    reader.open(BACKGROUND)
    reader.publish(new)
    reader.let_a_minute_pass()
    assert reader.different(new, [BACKGROUND, ARTICLE]) == []
    reader.wait_for_version(new)
    reader.go_offline()
    assert reader.different(new) == []


def test_every_page_opens_offline_during_an_upload_that_has_not_reached_the_worker(old, new, reader):
    reader.publish(new)
    (new / "service-worker.js").unlink()
    reader.let_a_minute_pass()
    reader.open(BACKGROUND)
    reader.go_offline()
    assert reader.different(new, [BACKGROUND]) == []
    assert reader.different(old, {*EXAMPLES} - {BACKGROUND}) == []


def test_a_new_version_with_a_missing_page_leaves_the_old_one_in_use(old, new, reader):
    reader.publish(new)
    (new / BACKGROUND).unlink()
    assert reader.state_of_next_worker() == "redundant"
    assert reader.different(new, [ARTICLE, TAG]) == []
    reader.go_offline()
    assert reader.different(new, [ARTICLE, TAG]) == []
    assert reader.different(old, ["index.html", BACKGROUND]) == []


# The minute after the server has confirmed the version


def test_a_cached_page_is_shown_at_once_for_a_minute(reader):
    reader.server.delay = 30
    for address in [*EXAMPLES, ""]:
        assert reader.open(address, timeout=20000).ok, address
    reader.let_a_minute_pass()
    with pytest.raises(Error, match="Timeout"):
        reader.open(BACKGROUND, timeout=500)


def test_a_version_that_the_server_confirms_is_shown_at_once_for_another_minute(reader, page):
    reader.let_a_minute_pass()
    reader.open(TAG)
    worker = reader.worker()
    for _ in range(100):
        if worker.evaluate("confirmedAt > Date.now() - 60000"):
            break
        page.wait_for_timeout(50)
    reader.server.delay = 30
    assert reader.open(BACKGROUND, timeout=20000).ok


def test_a_page_that_was_cached_during_an_upload_is_shown_only_once(old, reader):
    background = old / BACKGROUND
    background.write_text(background.read_text("utf-8") + "<!-- uploaded later -->", "utf-8")
    reader.open(BACKGROUND)
    text = f"caches.match('/{BACKGROUND}').then((page) => page.text())"
    reader.wait_for(f"{text}.then((text) => text.includes('uploaded later'))")
    assert reader.different(old, [BACKGROUND]) == []


def test_an_address_that_the_server_does_not_have_is_not_found(old, reader):
    for address in "pages/background", "reasonable-dialogue/":
        assert reader.open(address).status == 404
    (old / BACKGROUND).unlink()
    reader.let_a_minute_pass()
    assert reader.open(BACKGROUND).status == 404


def test_a_page_that_is_not_precached_is_requested_each_time(old, reader):
    reader.open(NOT_PRECACHED)
    shutil.copy(old / BACKGROUND, old / NOT_PRECACHED)
    assert reader.different(old, [NOT_PRECACHED]) == []


# Other sites and applications


def test_sites_of_one_origin_keep_their_own_caches(old, new, serve, context, page):
    server = serve({"/": old, "/read/": old})
    one = Reader(page, server)
    page.evaluate("caches.open('another').then((cache) => cache.put('/file', new Response('')))")
    two = Reader(page, server, "/read/")
    one.publish(new)
    one.open(ARTICLE)
    page.reload()
    one.wait_for_version(new)
    names = {"another", cache_name(one.scope, new), cache_name(two.scope, old)}
    assert {*page.evaluate("caches.keys()")} == names
    one.go_offline()
    assert one.different(new) == []
    assert two.different(old) == []


NOT_OF_THE_SITE = [
    ("POST", f"/{ARTICLE}"),  # a form
    ("GET", "/app/order?id=1"),  # another application
    ("GET", f"/{ARTICLE}?id=1"),
    ("GET", "/?id=1"),
    ("GET", "/tag/missing.html"),
    ("GET", "/tag/"),
    ("GET", "/reasonable-dialogue.html/"),
    ("GET", "/service-worker.js"),
]


def test_the_worker_ignores_and_does_not_cache_what_is_not_of_the_site(old, reader, serve, page):
    other = serve(old)
    other.headers["Access-Control-Allow-Origin"] = "*"
    reader.server.other_application["/app/order?id=1"] = "an order"
    cached_before = sorted(page.evaluate(CACHED_FILES))
    reader.open("robots.txt")  # which has no content security policy
    addresses = [*NOT_OF_THE_SITE, ("GET", f"{other.origin}/{ARTICLE}")]
    for method, address in addresses:
        with page.expect_response(urljoin(reader.scope, address)) as response:
            page.evaluate("([address, method]) => fetch(address, {method}).then(() => {})", [address, method])
        assert not response.value.from_service_worker, address
    cached = [pair for pair in page.evaluate(CACHED_FILES) if not pair[0].endswith("robots.txt")]
    assert sorted(cached) == cached_before


RECORD_PROMISES = """void (globalThis.promises = [], FetchEvent.prototype.waitUntil = function (promise) {
  if (this.request.mode === 'navigate') promises.push(promise)
})"""


def test_the_browser_waits_until_a_page_is_cached_and_the_version_is_checked(old, reader):
    worker = reader.worker()
    worker.evaluate(RECORD_PROMISES)
    reader.let_a_minute_pass()
    background = old / BACKGROUND
    background.write_text(background.read_text("utf-8") + "<!-- uploaded later -->", "utf-8")
    reader.open(BACKGROUND)
    cached = f"caches.match('/{BACKGROUND}').then((page) => page.text())"
    assert "uploaded later" in worker.evaluate(f"Promise.all(promises).then(() => {cached})")
    assert worker.evaluate("promises.length") == 2
    assert worker.evaluate("Date.now() - confirmedAt < 60000")


# Servers that redirect, fail or are slow


def test_a_page_that_redirects_to_another_is_not_shown_offline_with_its_text(old, serve, page):
    server = serve(old)
    server.redirects[f"/{BACKGROUND}"] = f"/{ARTICLE}"
    reader = Reader(page, server)
    reader.open(BACKGROUND)
    assert page.url == reader.scope + ARTICLE
    reader.go_offline()
    reader.open(BACKGROUND)
    assert page.url == f"{reader.scope}offline.html"
    assert reader.different(old, {*EXAMPLES} - {BACKGROUND}) == []


def test_a_cached_page_is_shown_while_the_server_fails(old, reader):
    reader.let_a_minute_pass()
    reader.server.failing = True
    assert reader.different(old) == []
    assert not reader.can_open(NOT_PRECACHED)


def test_a_missing_page_is_not_cached(old, reader, page):
    (old / NOT_PRECACHED).unlink()
    assert reader.open(NOT_PRECACHED).status == 404
    reader.go_offline()
    reader.open(NOT_PRECACHED)
    assert page.url == f"{reader.scope}offline.html"


# The worker's timeout ends at once; its variable `timeout` holds the milliseconds.
RECORD_TIMEOUT = "void (setTimeout = (done, milliseconds) => { timeout = milliseconds; done() })"


def test_a_cached_page_is_shown_after_three_seconds_if_the_server_is_slow(example, new, serve, page):
    reader = Reader(page, serve(example.folder))
    worker = reader.worker()
    worker.evaluate(RECORD_TIMEOUT)
    (new / "service-worker.js").unlink()  # the upload has not reached it
    reader.publish(new)
    reader.let_a_minute_pass()
    reader.server.responding.clear()
    assert reader.open(BACKGROUND).body() == (example.folder / BACKGROUND).read_bytes()
    assert worker.evaluate("timeout") == 3000
    reader.server.responding.set()
    text = f"caches.match('/{BACKGROUND}').then((page) => page.text())"
    reader.wait_for(f"{text}.then((text) => text.includes('<footer>') && text.includes('<title>New'))")
    reader.go_offline()
    assert reader.different(new, [BACKGROUND]) == []


def test_a_slow_server_is_waited_for_if_the_page_is_not_cached(old, reader):
    reader.worker().evaluate(RECORD_TIMEOUT)
    reader.server.delay = 0.5
    assert reader.different(old, [NOT_PRECACHED]) == []


# A full disk


def test_every_page_opens_online_when_the_disk_is_full(old, serve, page):
    server = serve(old)
    page.goto(f"{server.origin}/robots.txt")
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": server.origin, "quotaSize": 1})
    reader = Reader(page, server)
    assert reader.different(old) == []
    reader.go_offline()
    with pytest.raises(Error, match="ERR_FAILED"):  # the offline page is not cached, either
        reader.open(ARTICLE)


def test_a_disk_that_is_full_during_an_update_costs_no_page(old, new, reader):
    reader.fill_disk()
    reader.publish(new)
    assert reader.state_of_next_worker() == "activated"
    assert reader.different(new) == []
    reader.go_offline()
    differ_from_old = {*reader.different(old)}
    assert differ_from_old.isdisjoint(reader.different(new))


# A large site


def test_the_links_of_the_offline_page_work_at_any_address(old, serve, page):
    worker = old / "service-worker.js"
    worker.write_text(worker.read_text("utf-8").replace('"404.html"', '"404.html", "a/b/deep.html"'), "utf-8")
    reader = Reader(page, serve(old, "/read/"), "/read/")
    reader.go_offline()
    reader.open("a/b/deep.html")
    assert page.locator("h1").inner_text() == SAMPLE.source("pages/offline.md").value("title")
    links = page.eval_on_selector_all("main a", "links => links.map((link) => link.href)")
    linked = {urldefrag(link).url.removeprefix(reader.scope) for link in links}
    assert {ARTICLE, "fair.html", BACKGROUND, *(tag.address for tag in SAMPLE.tags)} <= linked
    assert reader.different(old, linked) == []


@pytest.fixture(scope="module")
def large_site(shared_project):
    """The tests' own site with six newer articles, of which three are precached."""
    for day in range(1, 7):
        header = f"Title: Day {day}\nDate: 2022-02-0{day}\nCategory: Europe\nTags: NATO\nSummary: A day.\n"
        shared_project.write(f"content/day-{day}.md", f"{header}\nText.\n")
    shared_project.set(KEPT_ARTICLES=3)
    return shared_project.build().output


@pytest.fixture
def large_reader(large_site, serve, page):
    return Reader(page, serve(large_site))


def test_the_newest_articles_of_a_large_site_are_precached(large_reader, page):
    addresses = [url.removeprefix(large_reader.scope) for url, _ in page.evaluate(CACHED_FILES)]
    newest = {"day-4.html", "day-5.html", "day-6.html"}
    assert {*addresses} - {ARTICLE} == {*PRECACHED} - {ARTICLE, "fair.html"} | newest


def test_an_older_article_that_was_opened_stays_cached_in_new_versions(large_site, large_reader, tmp_path, page):
    large_reader.open("day-2.html")
    for number in "12":
        new = shutil.copytree(large_site, tmp_path / number)
        worker = new / "service-worker.js"
        script = re.sub('VERSION ?= ?"[^"]*"', f'VERSION = "{number}"', worker.read_text("utf-8"), count=1)
        worker.write_text(script, "utf-8")
        large_reader.publish(new)
        large_reader.open("")
        large_reader.wait_for_version(new)
    large_reader.go_offline()
    assert large_reader.different(large_site, ["day-2.html", "day-4.html", "day-6.html"]) == []
    large_reader.open("day-1.html")
    assert page.url == f"{large_reader.scope}offline.html"


# The version and the manifest


def test_no_page_reports_an_error_on_a_server(reader, errors):
    for address in *EXAMPLES, "dossier.html", "offline.html":
        reader.open(address)
        reader.wait_for("navigator.serviceWorker.controller")
    assert errors == []


def test_the_browser_reports_no_error_in_the_manifest_whose_icons_have_the_sizes_it_says(old, serve, page):
    server = serve(old, "/read/")
    page.goto(f"{server.origin}/read/{BACKGROUND}")
    found = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"] == f"{server.origin}/read/manifest.webmanifest"
    manifest = json.loads(found["data"])
    assert urljoin(found["url"], manifest["scope"]) == f"{server.origin}/read/"
    assert (old / manifest["start_url"]).is_file()
    assert len(manifest["icons"]) == 2
    for icon in manifest["icons"]:
        with Image.open(old / icon["src"]) as picture:
            assert icon["sizes"] == f"{picture.width}x{picture.height}"


# Without offline reading


def test_turning_offline_reading_off_removes_the_caches_and_the_worker(old, project, serve, context, page):
    project.set(KEPT_ARTICLES=None)
    project.build()
    server = serve({"/": old, "/read/": old})
    other = Reader(page, server, "/read/")
    reader = Reader(page, server)
    reader.publish(project.output)
    page.reload()
    other_site = cache_name(other.scope, old)
    reader.wait_for_activation(f"caches.keys().then((keys) => keys.join() === {json.dumps(other_site)})")
    reader.open(BACKGROUND)
    scopes = "registrations.map(({ scope }) => scope).join() === location.origin + '/read/'"
    reader.wait_for(f"navigator.serviceWorker.getRegistrations().then((registrations) => {scopes})")
    assert page.evaluate("caches.keys()") == [other_site]
    reader.go_offline()
    assert not reader.can_open(ARTICLE)
    other.page = context.new_page()
    assert other.different(old, [ARTICLE]) == []
