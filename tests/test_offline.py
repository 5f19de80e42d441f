"""After one visit readers can open the site offline, and online they see its latest version."""

import hashlib
import json
import re
import shutil
from base64 import b64encode
from contextlib import suppress
from urllib.parse import urldefrag, urljoin

import pytest
from browser_fixtures import ARGUMENTS, chromium_path
from conftest import PUBLIC
from dossier.finish.offline import version
from dossier.finish.site_files import site_files as files
from hosts import Host, parameters
from playwright.sync_api import Error
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
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}"""
IS_WAITING = """navigator.serviceWorker.getRegistrations().then((registrations) =>
  registrations.some(({ waiting }) => waiting))"""


def wait_for(page, condition, seconds=30):
    page.evaluate(WAIT % (1000 * seconds, condition))


def wait_for_activation(page, condition):
    """Wait for a condition that needs a new worker, and stop idle workers as browsers do.

    A new worker is activated when the old one has no request left. If a request arrives while the browser checks
    this, Chromium activates the new worker when it stops the old one: after 30 idle seconds, but after five minutes
    if a debugger is attached, as Playwright is. Meanwhile the old worker shows the new pages from the network.
    """
    devtools = page.context.new_cdp_session(page)
    devtools.send("ServiceWorker.enable")
    for _ in range(10):
        with suppress(Error):
            return wait_for(page, condition, seconds=3)
        if page.evaluate(IS_WAITING):
            devtools.send("ServiceWorker.stopAllWorkers")
    pytest.fail(f"timeout: {condition}")


def visit(page, url):
    """Open a page and wait until the worker has cached the site."""
    page.goto(url)
    wait_for(page, "navigator.serviceWorker.controller")


def cache_name(scope, folder):
    script = (folder / "service-worker.js").read_text("utf-8")
    [version] = re.findall('VERSION ?= ?"([^"]*)"', script)
    return f"dossier {scope} {version}"


def wait_for_version(page, scope, folder):
    """Wait until the worker of this version is active: it deletes the caches of the others."""
    names = f"keys.filter((key) => key.startsWith('dossier {scope} '))"
    name = json.dumps(cache_name(scope, folder))
    wait_for_activation(page, f"caches.keys().then((keys) => {names}.join() === {name})")


def different(page, scope, folder, addresses=EXAMPLES):
    """Return the addresses that do not show the folder's file."""
    return [address for address in addresses if page.goto(scope + address).body() != (folder / address).read_bytes()]


def opens(page, url):
    try:
        return page.goto(url).ok
    except Error:
        return False


def go_offline(context, server):
    server.stop()
    context.set_offline(True)


def workers(context, server):
    return [worker for worker in context.service_workers if worker.url.startswith(server.origin)]


def let_a_minute_pass(context, server):
    """Put the worker's clock forward, so that it asks the server again for cached pages."""
    [worker] = workers(context, server)
    worker.evaluate("Date.now = ((now) => () => now() + 60000)(Date.now)")


def record_timeout(context, server):
    """Let the worker's timeout end at once; the worker's variable `timeout` holds its milliseconds."""
    [worker] = workers(context, server)
    worker.evaluate("void (setTimeout = (done, milliseconds) => { timeout = milliseconds; done() })")
    return worker


def limit_storage(context, page, server):
    devtools = context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": server.origin, "quotaSize": 1})


NEXT_STATE = """navigator.serviceWorker.ready.then((registration) => {
  window.nextState = new Promise((resolve) => {
    registration.onupdatefound = () => {
      const { installing } = registration
      installing.onstatechange = () => /activated|redundant/.test(installing.state) && resolve(installing.state)
    }
  })
})"""


def state_of_next_worker(context, page):
    """Open the page in a second tab; return whether the new worker becomes activated or redundant."""
    page.evaluate(NEXT_STATE)
    context.new_page().goto(page.url)
    wait_for_activation(page, "Promise.race([window.nextState, null])")
    return page.evaluate("window.nextState")


CACHED_FILES = """async () => {
  const names = await caches.keys()
  const opened = await Promise.all(names.map((name) => caches.open(name)))
  const requests = (await Promise.all(opened.map((cache) => cache.keys()))).flat()
  const responses = (await Promise.all(opened.map((cache) => cache.matchAll()))).flat()
  const texts = await Promise.all(responses.map((response) => response.text()))
  return requests.map(({ url }, index) => [url, texts[index]])
}"""


def missing_in_cache(page, scope, folder):
    """Return the precached addresses whose cached text is not the folder's file."""
    texts = dict(page.evaluate(CACHED_FILES))
    return [address for address in PRECACHED if texts.get(scope + address) != (folder / address).read_text("utf-8")]


@pytest.fixture
def old(new_version):
    """The version that readers have visited."""
    return new_version("Old")


# The first visit


@pytest.mark.parametrize("first", ["index.html", BACKGROUND])
def test_every_page_opens_offline_after_a_visit_to(first, old, serve, context, page):
    server = serve(old)
    visit(page, f"{server.origin}/{first}")
    assert missing_in_cache(page, f"{server.origin}/", old) == []
    go_offline(context, server)
    assert page.reload().body() == (old / first).read_bytes()
    addresses = EXAMPLES if first == BACKGROUND else PRECACHED
    assert different(page, f"{server.origin}/", old, addresses) == []


def test_every_page_opens_offline_under_a_subpath(old, serve, context, page):
    server = serve(old, "/read/here/")
    visit(page, f"{server.origin}/read/here/{TAG}")
    assert missing_in_cache(page, f"{server.origin}/read/here/", old) == []
    go_offline(context, server)
    assert different(page, f"{server.origin}/read/here/", old) == []
    assert page.goto(f"{server.origin}/read/here/").body() == (old / "index.html").read_bytes()


def test_every_page_opens_offline_after_a_restart_of_the_browser(old, serve, browser_type, tmp_path):
    server = serve(old)

    def start():
        return browser_type.launch_persistent_context(tmp_path, executable_path=chromium_path(), args=ARGUMENTS)

    context = start()
    visit(context.pages[0], f"{server.origin}/{ARTICLE}")
    context.close()
    server.stop()
    context = start()
    context.set_offline(True)
    assert different(context.pages[0], f"{server.origin}/", old) == []
    assert missing_in_cache(context.pages[0], f"{server.origin}/", old) == []
    context.close()


def test_links_can_be_followed_offline_from_the_address_of_the_folder(old, serve, context, page):
    server = serve(old)
    visit(page, f"{server.origin}/")
    go_offline(context, server)
    assert page.goto(f"{server.origin}/").body() == (old / "index.html").read_bytes()
    for link in page.locator("header nav a").all():  # the same on every page
        link.click()
        assert page.url.startswith(f"{server.origin}/")
        assert page.locator("[aria-current=page]").inner_text() == link.inner_text()


def test_a_page_opens_offline_at_an_address_without_its_suffix(old, serve, context, page):
    server = serve(old)
    visit(page, f"{server.origin}/{ARTICLE}")
    go_offline(context, server)
    assert page.goto(f"{server.origin}/{BACKGROUND.removesuffix('.html')}").body() == (old / BACKGROUND).read_bytes()


def test_pages_open_offline_that_vary_by_every_header(old, serve, context, page):
    server = serve(old)
    server.headers["Vary"] = "*"
    visit(page, f"{server.origin}/{ARTICLE}")
    go_offline(context, server)
    assert different(page, f"{server.origin}/", old) == []


def test_other_files_open_offline_once_they_were_opened(old, serve, context, page):
    server = serve(old)
    visit(page, f"{server.origin}/{ARTICLE}")
    fetch = "fetch('results.csv').then((response) => response.text(), () => 'failed')"
    text = page.evaluate(fetch)
    assert text == (old / "results.csv").read_text("utf-8")
    wait_for(page, "caches.match('/results.csv')")
    go_offline(context, server)
    assert page.evaluate(fetch) == text
    assert page.evaluate(fetch.replace("results.csv", "theme/icon-512.png")) == "failed"


# A new version


def test_a_new_version_is_shown_by_a_reload_and_then_on_every_page(old, new_version, serve, context, page):
    server = serve(old)
    visit(page, f"{server.origin}/{ARTICLE}")
    for title in "Second", "Third":
        new = server.folders["/"] = new_version(title)
        page.goto(f"{server.origin}/{ARTICLE}")
        assert page.reload().body() == (new / ARTICLE).read_bytes()
        wait_for_version(page, f"{server.origin}/", new)
        assert different(page, f"{server.origin}/", new) == []
    go_offline(context, server)
    assert different(page, f"{server.origin}/", new) == []


def test_a_new_version_is_shown_although_the_http_cache_has_the_old_one(old, new_version, serve, context, page):
    server = serve(old)
    server.headers["Cache-Control"] = "max-age=3600"
    for address in ARTICLE, BACKGROUND:
        visit(page, f"{server.origin}/{address}")
    new = server.folders["/"] = new_version("New")
    let_a_minute_pass(context, server)
    assert different(page, f"{server.origin}/", new, [BACKGROUND, ARTICLE]) == []
    wait_for_version(page, f"{server.origin}/", new)
    go_offline(context, server)
    assert different(page, f"{server.origin}/", new) == []


@pytest.mark.parametrize("shortens", [False, True], ids=["plain", "shortening addresses"])
def test_every_page_opens_offline_during_an_update_from_a_server(shortens, old, new_version, serve, context, page):
    """The page that was opened last is the new one; all others are the old or the new one."""
    server = serve(old, shortens=shortens)
    visit(page, f"{server.origin}/{ARTICLE}")
    new = server.folders["/"] = new_version("New")
    (new / "service-worker.js").unlink()  # the upload has not reached it
    let_a_minute_pass(context, server)
    page.goto(f"{server.origin}/{BACKGROUND}")
    go_offline(context, server)
    assert different(page, f"{server.origin}/", new, [BACKGROUND]) == []
    differ_from_old = {*different(page, f"{server.origin}/", old)}
    assert differ_from_old.isdisjoint(different(page, f"{server.origin}/", new))


def test_a_new_version_with_a_missing_page_leaves_the_old_one_in_use(old, new_version, serve, context, page):
    server = serve(old)
    visit(page, f"{server.origin}/{ARTICLE}")
    new = server.folders["/"] = new_version("New")
    (new / BACKGROUND).unlink()
    assert state_of_next_worker(context, page) == "redundant"
    opened = [ARTICLE, TAG]
    assert different(page, f"{server.origin}/", new, opened) == []
    go_offline(context, server)
    assert different(page, f"{server.origin}/", new, opened) == []
    assert different(page, f"{server.origin}/", old, {*EXAMPLES} - {*opened}) == []


# The minute after the server has confirmed the version


def test_a_cached_page_is_shown_at_once_for_a_minute(old, serve, context, page):
    server = serve(old)
    visit(page, f"{server.origin}/{ARTICLE}")
    server.delay = 30
    for address in [*EXAMPLES, ""]:
        assert page.goto(f"{server.origin}/{address}", timeout=20000).ok, address
    let_a_minute_pass(context, server)
    with pytest.raises(Error, match="Timeout"):
        page.goto(f"{server.origin}/{BACKGROUND}", timeout=500)


def test_a_version_that_the_server_confirms_is_shown_at_once_for_another_minute(old, serve, context, page):
    server = serve(old)
    visit(page, f"{server.origin}/{ARTICLE}")
    let_a_minute_pass(context, server)
    page.goto(f"{server.origin}/{TAG}")
    [worker] = workers(context, server)
    for _ in range(100):
        if worker.evaluate("confirmedAt > Date.now() - 60000"):
            break
        page.wait_for_timeout(50)
    server.delay = 30
    assert page.goto(f"{server.origin}/{BACKGROUND}", timeout=20000).ok


def test_a_new_version_is_shown_within_a_minute(old, new_version, serve, context, page):
    server = serve(old)
    visit(page, f"{server.origin}/{ARTICLE}")
    new = server.folders["/"] = new_version("New")
    let_a_minute_pass(context, server)
    assert different(page, f"{server.origin}/", new, [TAG, BACKGROUND]) == []


def test_a_page_that_was_cached_during_an_upload_is_shown_only_once(new_version, serve, page):
    new = new_version("New")
    server = serve(new)
    visit(page, f"{server.origin}/{ARTICLE}")
    background = new / BACKGROUND
    background.write_text(background.read_text("utf-8") + "<!-- uploaded later -->", "utf-8")
    page.goto(f"{server.origin}/{BACKGROUND}")
    text = f"caches.match('/{BACKGROUND}').then((page) => page.text())"
    wait_for(page, f"{text}.then((text) => text.includes('uploaded later'))")
    assert different(page, f"{server.origin}/", new, [BACKGROUND]) == []


@pytest.mark.parametrize("address", [BACKGROUND.removesuffix(".html"), "reasonable-dialogue/"])
def test_an_address_that_the_server_does_not_have_is_not_found(address, old, serve, page):
    server = serve(old)
    visit(page, f"{server.origin}/{ARTICLE}")
    assert page.goto(f"{server.origin}/{address}").status == 404


def test_a_page_that_is_not_precached_is_requested_each_time(new_version, serve, page):
    folder = new_version("New")
    server = serve(folder)
    visit(page, f"{server.origin}/{ARTICLE}")
    page.goto(f"{server.origin}/{NOT_PRECACHED}")
    shutil.copy(folder / BACKGROUND, folder / NOT_PRECACHED)
    assert different(page, f"{server.origin}/", folder, [NOT_PRECACHED]) == []


# Other sites and applications


@pytest.mark.parametrize("paths", [("/", "/read/"), ("/read/", "/reading/")], ids=["root and folder", "two folders"])
def test_sites_of_one_origin_keep_their_own_caches(paths, old, new_version, serve, context, page):
    one, two = paths
    new = new_version("New")
    server = serve({one: old, two: old})
    visit(page, f"{server.origin}{one}index.html")
    page.evaluate("caches.open('another').then((cache) => cache.put('/file', new Response('')))")
    page.goto(f"{server.origin}{two}index.html")
    wait_for_version(page, f"{server.origin}{two}", old)
    server.folders[one] = new
    for _ in range(2):
        page.goto(f"{server.origin}{one}index.html")
    wait_for_version(page, f"{server.origin}{one}", new)
    names = {"another", cache_name(f"{server.origin}{one}", new), cache_name(f"{server.origin}{two}", old)}
    assert {*page.evaluate("caches.keys()")} == names
    go_offline(context, server)
    assert different(page, f"{server.origin}{one}", new) == []
    assert different(page, f"{server.origin}{two}", old) == []


NOT_OF_THE_SITE = {
    "a form": ("POST", f"/{ARTICLE}"),
    "another application": ("GET", "/app/order?id=1"),
    "a page with a query": ("GET", f"/{ARTICLE}?id=1"),
    "a folder with a query": ("GET", "/?id=1"),
    "a missing page": ("GET", "/tag/missing.html"),
    "a folder without an index": ("GET", "/tag/"),
    "a page as a folder": ("GET", "/reasonable-dialogue.html/"),
    "an index that is not published": ("GET", "/tag/index.html"),
    "the worker itself": ("GET", "/service-worker.js"),
}


@pytest.mark.parametrize("name", NOT_OF_THE_SITE)
def test_the_worker_ignores_and_does_not_cache(name, old, serve, page):
    method, address = NOT_OF_THE_SITE[name]
    server = serve(old)
    server.other_application["/app/order?id=1"] = "an order"
    visit(page, f"{server.origin}/{ARTICLE}")
    cached_before = sorted(page.evaluate(CACHED_FILES))
    page.goto(f"{server.origin}/robots.txt")  # which has no content security policy
    responses = []
    page.on("response", lambda response: responses.append(response))
    page.evaluate("([address, method]) => fetch(address, {method}).then(() => {})", [address, method])
    assert {response.url for response in responses} == {server.origin + address}
    assert not any(response.from_service_worker for response in responses)
    cached = [pair for pair in page.evaluate(CACHED_FILES) if not pair[0].endswith("robots.txt")]
    assert sorted(cached) == cached_before


def test_the_worker_ignores_other_origins(old, serve, page):
    server, other = serve(old), serve(old)
    other.headers["Access-Control-Allow-Origin"] = "*"
    visit(page, f"{server.origin}/{ARTICLE}")
    page.goto(f"{server.origin}/robots.txt")
    with page.expect_response(f"{other.origin}/{ARTICLE}") as response:
        page.evaluate("url => fetch(url).then(() => {})", f"{other.origin}/{ARTICLE}")
    assert not response.value.from_service_worker


# The worker's functions, run in a page without a worker: the page sees whether they pass promises to waitUntil.
RUN_ALONE = """async ([script, mode]) => {
  const listeners = {}
  const promises = []
  const cached = {}
  let respond
  let updates = 0
  const network = new Promise((resolve) => { respond = resolve })
  const cache = { put: async (key, response) => { cached[key] = await response.text() } }
  const globals = {
    addEventListener: (name, listener) => { listeners[name] = listener },
    caches: { keys: async () => [], match: async () => new Response('cached'), open: async () => cache },
    fetch: async (request) => request.url ? network : new Response(script),
    location: { href: 'https://dossier.example/service-worker.js' },
    registration: { scope: 'https://dossier.example/', update: async () => { updates++ } },
    setTimeout: (done) => done(),
  }
  new Function(...Object.keys(globals), script)(...Object.values(globals))
  const request = { cache: 'default', method: 'GET', mode, url: 'https://dossier.example/index.html' }
  let shown
  const respondWith = (response) => { shown = response }
  listeners.fetch({ request, respondWith, waitUntil: (promise) => promises.push(promise) })
  const first = await (await shown).text()
  const response = new Response('late')
  Object.defineProperty(response, 'url', { value: request.url })
  response.clone = () => response
  respond(response)
  await Promise.all(promises)
  return { first, cached: cached[request.url], updates }
}"""


@pytest.mark.parametrize("mode, updates", [("navigate", 1), ("no-cors", 0)], ids=["a page", "a picture"])
def test_the_browser_waits_for_late_responses_and_checks_for_updates_with(mode, updates, old, page):
    script = (old / "service-worker.js").read_text("utf-8")
    result = page.evaluate(RUN_ALONE, [script, mode])
    assert result == {"first": "cached", "cached": "late", "updates": updates}


# Servers


@pytest.mark.parametrize("name", parameters("caddy", "nginx"))
def test_every_page_opens_offline_after_a_visit_to_the_server(name, publish, context, page):
    folder = publish(SAMPLE, PUBLIC).folder
    server = Host(name, folder, "/read/")
    visit(page, f"{server.origin}/read/{ARTICLE}")
    assert missing_in_cache(page, f"{server.origin}/read/", folder) == []
    go_offline(context, server)
    assert different(page, f"{server.origin}/read/", folder) == []


@pytest.mark.parametrize("path", ["/", "/read/"], ids=["root", "subpath"])
def test_every_page_opens_offline_from_a_server_that_shortens_addresses_at(path, old, serve, context, page):
    server = serve(old, path, shortens=True)
    scope = server.origin + path
    visit(page, scope + ARTICLE)
    page.goto(scope + BACKGROUND)
    assert missing_in_cache(page, scope, old) == []
    go_offline(context, server)
    assert different(page, scope, old) == []
    for address in EXAMPLES:
        short = re.sub(r"(^|/)index$", r"\1", address.removesuffix(".html"))
        assert page.goto(scope + short).body() == (old / address).read_bytes()


def test_a_page_that_redirects_to_another_is_not_shown_offline_with_its_text(old, serve, context, page):
    server = serve(old)
    server.redirects[f"/{BACKGROUND}"] = f"/{ARTICLE}"
    visit(page, f"{server.origin}/index.html")
    page.goto(f"{server.origin}/{BACKGROUND}")
    assert page.url == f"{server.origin}/{ARTICLE}"
    go_offline(context, server)
    page.goto(f"{server.origin}/{BACKGROUND}")
    assert page.url == f"{server.origin}/offline.html"
    assert different(page, f"{server.origin}/", old, {*EXAMPLES} - {BACKGROUND}) == []


def test_a_cached_page_is_shown_while_the_server_fails(old, serve, page):
    server = serve(old)
    visit(page, f"{server.origin}/{ARTICLE}")
    server.failing = True
    assert different(page, f"{server.origin}/", old) == []
    assert not opens(page, f"{server.origin}/{NOT_PRECACHED}")


def test_a_deleted_page_is_not_found(new_version, serve, context, page):
    folder = new_version("New")
    server = serve(folder)
    visit(page, f"{server.origin}/{ARTICLE}")
    (folder / BACKGROUND).unlink()
    let_a_minute_pass(context, server)
    assert page.goto(f"{server.origin}/{BACKGROUND}").status == 404


def test_a_missing_page_is_not_cached(new_version, serve, context, page):
    folder = new_version("New")
    (folder / NOT_PRECACHED).unlink()
    server = serve(folder)
    visit(page, f"{server.origin}/{ARTICLE}")
    assert page.goto(f"{server.origin}/{NOT_PRECACHED}").status == 404
    go_offline(context, server)
    page.goto(f"{server.origin}/{NOT_PRECACHED}")
    assert page.url == f"{server.origin}/offline.html"


def test_a_cached_page_is_shown_after_three_seconds_if_the_server_is_slow(example, new_version, serve, context, page):
    server = serve(example.folder)
    visit(page, f"{server.origin}/{ARTICLE}")
    worker = record_timeout(context, server)
    new = server.folders["/"] = new_version("New")
    let_a_minute_pass(context, server)
    server.responding.clear()
    assert page.goto(f"{server.origin}/{BACKGROUND}").body() == (example.folder / BACKGROUND).read_bytes()
    assert worker.evaluate("timeout") == 3000
    server.responding.set()
    text = f"caches.match('/{BACKGROUND}').then((page) => page.text())"
    wait_for(page, f"{text}.then((text) => text.includes('<footer>') && text.includes('<title>New'))")
    go_offline(context, server)
    assert different(page, f"{server.origin}/", new, [BACKGROUND]) == []


def test_a_slow_server_is_waited_for_if_the_page_is_not_cached(old, serve, context, page):
    server = serve(old)
    visit(page, f"{server.origin}/{ARTICLE}")
    record_timeout(context, server)
    server.delay = 0.5
    assert page.goto(f"{server.origin}/{NOT_PRECACHED}").body() == (old / NOT_PRECACHED).read_bytes()


# A full disk


def test_every_page_opens_online_when_the_disk_is_full(old, serve, context, page):
    server = serve(old)
    limit_storage(context, page, server)
    visit(page, f"{server.origin}/{ARTICLE}")
    assert different(page, f"{server.origin}/", old) == []
    go_offline(context, server)
    with pytest.raises(Error, match="ERR_FAILED"):  # the offline page is not cached, either
        page.goto(f"{server.origin}/{ARTICLE}")


def test_a_disk_that_is_full_during_an_update_costs_no_page(old, new_version, serve, context, page):
    server = serve(old)
    visit(page, f"{server.origin}/{ARTICLE}")
    limit_storage(context, page, server)
    new = server.folders["/"] = new_version("New")
    assert state_of_next_worker(context, page) == "activated"
    assert different(page, f"{server.origin}/", new) == []
    go_offline(context, server)
    differ_from_old = {*different(page, f"{server.origin}/", old)}
    assert differ_from_old.isdisjoint(different(page, f"{server.origin}/", new))


# Pages that are not cached


def test_the_links_of_the_offline_page_work_at_any_address(new_version, serve, context, page):
    folder = new_version("New")
    worker = folder / "service-worker.js"
    deep = "a/b/deep.html"
    worker.write_text(worker.read_text("utf-8").replace('"404.html"', f'"404.html", "{deep}"'), "utf-8")
    server = serve(folder, "/read/")
    visit(page, f"{server.origin}/read/{ARTICLE}")
    go_offline(context, server)
    for address in NOT_PRECACHED, deep:
        page.goto(f"{server.origin}/read/{address}")
        assert page.locator("h1").inner_text() == SAMPLE.source("pages/offline.md").value("title")
        links = page.eval_on_selector_all("main a", "links => links.map((link) => link.href)")
        linked = [urldefrag(link).url.removeprefix(f"{server.origin}/read/") for link in links]
        assert {ARTICLE, "fair.html", BACKGROUND, *(tag.address for tag in SAMPLE.tags)} <= {*linked}
    assert different(page, f"{server.origin}/read/", folder, linked) == []


# A large site


@pytest.fixture(scope="module")
def large_site(shared_project):
    """The tests' own site with six newer articles, of which three are precached."""
    for day in range(1, 7):
        header = f"Title: Day {day}\nDate: 2022-02-0{day}\nCategory: Europe\nTags: NATO\nSummary: A day.\n"
        shared_project.write(f"content/day-{day}.md", f"{header}\nText.\n")
    shared_project.set(KEPT_ARTICLES=3)
    made = shared_project.make("html")
    assert made.returncode == 0, made.stdout + made.stderr
    return shared_project.output


def precached_files(folder):
    worker = (folder / "service-worker.js").read_text("utf-8")
    return json.loads(re.search(r"PRECACHED_FILES ?= ?(\[.*?\])", worker)[1])


def test_every_page_of_a_small_site_is_precached(old):
    assert sorted(precached_files(old)) == PRECACHED


def test_the_newest_articles_of_a_large_site_are_precached(large_site):
    days = [address for address in precached_files(large_site) if address.startswith("day-")]
    assert days == ["day-6.html", "day-5.html", "day-4.html"]
    assert {*precached_files(large_site)} - {*days} == {*PRECACHED} - {ARTICLE, "fair.html"}


def test_an_older_article_that_was_opened_stays_cached_in_new_versions(large_site, tmp_path, serve, context, page):
    server = serve(large_site)
    visit(page, f"{server.origin}/day-3.html")
    page.goto(f"{server.origin}/day-2.html")
    for number in range(2):
        new = shutil.copytree(large_site, tmp_path / f"{number}")
        worker = new / "service-worker.js"
        script = re.sub('VERSION ?= ?"[^"]*"', f'VERSION = "{number}"', worker.read_text("utf-8"), count=1)
        worker.write_text(script, "utf-8")
        server.folders["/"] = new
        page.goto(server.origin)
        wait_for_version(page, f"{server.origin}/", new)
    go_offline(context, server)
    assert different(page, f"{server.origin}/", large_site, ["day-2.html", "day-4.html", "day-6.html"]) == []
    page.goto(f"{server.origin}/day-1.html")
    assert page.url == f"{server.origin}/offline.html"


# The version, the script and the manifest


def test_the_version_depends_on_names_and_content_of_all_files(tmp_path):
    (tmp_path / "one.html").write_text("One")
    versions = [version(tmp_path), version(tmp_path)]
    (tmp_path / "one.html").write_text("Two")
    versions.append(version(tmp_path))
    (tmp_path / "one.html").rename(tmp_path / "two.html")
    versions.append(version(tmp_path))
    assert versions[0] == versions[1]
    assert len({*versions}) == 3


def test_files_are_sorted_by_name_on_every_disk(tmp_path):
    names = [f"{number}.html" for number in range(100, 150)]
    for name in sorted(names, key=lambda name: name[::-1]):
        (tmp_path / name).touch()
    assert [address for address, _ in files(tmp_path)] == names


@pytest.mark.parametrize("address", PRECACHED)
def test_one_small_script_is_allowed_by_the_policy_of(address, example):
    page = example.page(address)
    script = page.find("script").text
    assert len(script.encode()) < 1000
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = page.find("meta[http-equiv=content-security-policy]").attr("content")
    assert f"script-src 'sha256-{digest}'" in policy


def test_no_page_reports_an_error_on_a_server(old, serve, page, errors):
    server = serve(old)
    visit(page, f"{server.origin}/{ARTICLE}")
    for address in *EXAMPLES, "dossier.html", "offline.html":
        page.goto(f"{server.origin}/{address}")
        wait_for(page, "navigator.serviceWorker.controller")
    assert errors == []


def test_the_browser_reports_no_error_in_the_manifest(old, serve, context, page):
    server = serve(old, "/read/")
    page.goto(f"{server.origin}/read/{BACKGROUND}")
    found = context.new_cdp_session(page).send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"] == f"{server.origin}/read/manifest.webmanifest"
    manifest = json.loads(found["data"])
    assert urljoin(found["url"], manifest["scope"]) == f"{server.origin}/read/"
    assert (old / manifest["start_url"]).is_file()


def test_the_manifest_has_the_size_of_each_icon(old):
    manifest = json.loads((old / "manifest.webmanifest").read_text("utf-8"))
    assert len(manifest["icons"]) == 2
    for icon in manifest["icons"]:
        picture = (old / icon["src"]).read_bytes()
        assert picture.startswith(b"\x89PNG\r\n\x1a\n")
        width, height = (int.from_bytes(picture[start : start + 4]) for start in (16, 20))
        assert icon["sizes"] == f"{width}x{height}"


# Without offline reading


def test_turning_offline_reading_off_removes_the_caches_and_the_worker(old, project, serve, context, page):
    project.set(KEPT_ARTICLES=None)
    assert project.make("html").returncode == 0
    server = serve({"/": old, "/read/": old})
    visit(page, f"{server.origin}/read/{ARTICLE}")
    visit(page, f"{server.origin}/{ARTICLE}")
    server.folders["/"] = project.output
    page.reload()
    other_site = cache_name(f"{server.origin}/read/", old)
    only_other_site = f"keys.length === 1 && keys[0] === {json.dumps(other_site)}"
    wait_for_activation(page, f"caches.keys().then((keys) => {only_other_site})")
    page.goto(f"{server.origin}/{BACKGROUND}")
    scopes = "registrations.map(({ scope }) => scope).join() === location.origin + '/read/'"
    wait_for(page, f"navigator.serviceWorker.getRegistrations().then((registrations) => {scopes})")
    assert page.evaluate("caches.keys()") == [other_site]
    go_offline(context, server)
    assert not opens(page, f"{server.origin}/{ARTICLE}")
    assert different(context.new_page(), f"{server.origin}/read/", old, [ARTICLE]) == []
