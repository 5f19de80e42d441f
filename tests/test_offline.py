"""After one visit to any page the dossier is read without a network, from any server, in its last version."""

import hashlib
import json
import random
import re
import shutil
from base64 import b64encode
from urllib.parse import urldefrag, urljoin

import pytest
from browser import ARGUMENTS
from catalogue import OWN
from conftest import PUBLIC, find_browser
from hosts import INSTALLED, Host
from playwright.sync_api import Error
from server import Nginx

from theme.offline import files as files_of
from theme.offline import version

ARTICLE, OTHER, TAG = "reasonable-dialogue.html", "pages/background.html", "tag/nato.html"
KEPT = sorted({*OWN.addresses} - {"404.html", "rehearsal.html"})  # all but what no list and no text leads to
SOME = ["index.html", ARTICLE, OTHER, TAG]  # one of each kind
# evaluated instead of Playwright's wait_for_function, which the pages' policy does not allow
PATIENTLY = """async () => {
  const limit = Date.now() + 15000
  while (!await (%s)) {
    if (Date.now() > limit) throw new Error('in vain')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}"""


def wait(tab, condition):
    tab.evaluate(PATIENTLY % condition)


def visit(tab, url):
    """Open a page and stay until the worker has kept the dossier."""
    tab.goto(url)
    wait(tab, "navigator.serviceWorker.controller")


def names(tab):
    return sorted(tab.evaluate("caches.keys()"))


def cache(scope, folder):
    script = (folder / "service-worker.js").read_text("utf-8")
    [version] = re.findall('VERSION ?= ?"([^"]*)"', script)
    return f"dossier {scope} {version}"


def stay(tab, scope, folder):
    """Stay on a page until this edition's worker is the one at work, and what it kept all that is."""
    own = f"keys.filter((key) => key.startsWith('dossier {scope} '))"
    wait(tab, f"caches.keys().then((keys) => {own}.join() === {json.dumps(cache(scope, folder))})")


def update(tab, scope, folder):
    """Open a page and stay until the worker of this edition has kept it."""
    tab.goto(scope)
    stay(tab, scope, folder)


FATE = """navigator.serviceWorker.ready.then((registration) => {
  window.fate = new Promise((resolve) => {
    registration.onupdatefound = () => {
      const { installing } = registration
      installing.onstatechange = () => /activated|redundant/.test(installing.state) && resolve(installing.state)
    }
  })
})"""


def fate(reader, tab):
    """Open the page of a tab a second time; return what becomes of the worker that this finds."""
    tab.evaluate(FATE)
    reader.new_page().goto(tab.url)
    wait(tab, "Promise.race([window.fate, null])")
    return tab.evaluate("window.fate")


def let_a_minute_pass(server, reader):
    """Set the clock of the worker forward: a page that it keeps is asked for again."""
    for worker in (worker for worker in reader.service_workers if worker.url.startswith(server.origin)):
        worker.evaluate("Date.now = ((now) => () => now() + 60000)(Date.now)")


def hurry(server, reader):
    """Let the worker wait for a tenth of the time that it means to, which it tells as `meant`, in milliseconds."""
    [worker] = [worker for worker in reader.service_workers if worker.url.startswith(server.origin)]
    worker.evaluate("setTimeout = ((wait) => (done, time, kept) => wait(done, (meant = time) / 10, kept))(setTimeout)")
    return worker


def part(server, reader):
    """Take the network away."""
    server.stop()
    reader.set_offline(True)


def lost(tab, scope, folder, addresses=SOME):
    """Return the addresses below which a tab does not show the very file of the folder."""
    return [name for name in addresses if tab.goto(scope + name).body() != (folder / name).read_bytes()]


TEXTS = """async () => {
  const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
  const answers = (await Promise.all(opened.map((cache) => cache.matchAll()))).flat()
  const keys = (await Promise.all(opened.map((cache) => cache.keys()))).flat()
  const texts = await Promise.all(answers.map((answer) => answer.text()))
  return keys.map(({ url }, number) => [url.replace(/(\\.html)?$/, '.html'), texts[number]])
}"""


def unkept(tab, scope, folder):
    """Return the addresses below which a site does not keep the very text of the folder."""
    texts = dict(tab.evaluate(TEXTS))
    return [name for name in KEPT if texts.get(scope + name) != (folder / name).read_text("utf-8")]


def opens(tab, url):
    """Tell whether an address leads to a page at all."""
    try:
        return tab.goto(url).ok
    except Error:
        return False


@pytest.fixture(scope="module")
def profile(chromium):
    profile = chromium.new_context()
    profile.new_page()
    yield profile
    profile.close()


@pytest.fixture
def reader(profile):
    """A browser that has a network again; each server is a stranger to it, as no two have one port."""
    yield profile
    profile.set_offline(False)
    for tab in profile.pages[1:]:
        tab.close()


@pytest.fixture
def tab(reader):
    return reader.pages[0]


@pytest.fixture
def old(example):
    """The edition that readers know."""
    return example.folder


# The first visit


@pytest.mark.parametrize("first", ["index.html", OTHER])
def test_every_page_opens_offline_after_a_visit_to(first, old, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{first}")
    assert unkept(tab, f"{server.origin}/", old) == []
    part(server, reader)
    assert tab.reload().body() == (old / first).read_bytes()
    assert lost(tab, f"{server.origin}/", old, SOME if first == OTHER else KEPT) == []


def test_every_page_opens_offline_under_a_subpath_after_a_visit_to_one(old, serve, reader, tab):
    server = serve(old, "/read/here/")
    visit(tab, f"{server.origin}/read/here/{TAG}")
    assert unkept(tab, f"{server.origin}/read/here/", old) == []
    part(server, reader)
    assert lost(tab, f"{server.origin}/read/here/", old) == []
    assert tab.goto(f"{server.origin}/read/here/").body() == (old / "index.html").read_bytes()


def test_every_page_opens_offline_when_the_browser_is_started_again(old, serve, chromium, tmp_path):
    server = serve(old)

    def start():
        return chromium.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=find_browser(), args=ARGUMENTS
        )

    reader = start()
    visit(reader.pages[0], f"{server.origin}/{ARTICLE}")
    reader.close()
    server.stop()
    reader = start()
    reader.set_offline(True)
    assert lost(reader.pages[0], f"{server.origin}/", old) == []
    assert unkept(reader.pages[0], f"{server.origin}/", old) == []
    reader.close()


def test_links_are_followed_offline_from_the_address_of_the_folder(old, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/")
    part(server, reader)
    assert tab.goto(f"{server.origin}/").body() == (old / "index.html").read_bytes()
    for link in tab.locator("header nav a").all():  # which each page has
        link.click()
        assert tab.url.startswith(f"{server.origin}/")
        assert tab.locator("[aria-current=page]").inner_text() == link.inner_text()


def test_a_query_is_no_other_page(old, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}?from=feed")
    part(server, reader)
    assert tab.goto(f"{server.origin}/{OTHER}?from=feed#main.").body() == (old / OTHER).read_bytes()


# A new version


def test_a_new_version_is_seen_where_a_page_is_reloaded_and_then_on_each(old, editions, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    server.folders["/"] = editions("New")
    assert tab.reload().body() == (server.folders["/"] / ARTICLE).read_bytes()
    stay(tab, f"{server.origin}/", server.folders["/"])
    assert tab.goto(f"{server.origin}/{OTHER}").body() == (server.folders["/"] / OTHER).read_bytes()


def test_a_new_version_is_seen_and_kept_past_what_the_browser_was_told_to_store(old, editions, serve, reader, tab):
    server = serve(old)
    server.headers["Cache-Control"] = "max-age=3600"
    for address in ARTICLE, OTHER:
        visit(tab, f"{server.origin}/{address}")
    new = server.folders["/"] = editions("New")
    let_a_minute_pass(server, reader)
    assert lost(tab, f"{server.origin}/", new, [OTHER, ARTICLE]) == []
    stay(tab, f"{server.origin}/", new)
    part(server, reader)
    assert lost(tab, f"{server.origin}/", new) == []


@pytest.mark.parametrize("shortens", [False, True], ids=["plain", "shortening addresses"])
def test_offline_at_once_after_a_new_version_from_a_server(shortens, old, editions, serve, reader, tab):
    """The page just read is the new one; every other is there, old or new, under its own address."""
    server = serve(old, shortens=shortens)
    visit(tab, f"{server.origin}/{ARTICLE}")
    new = server.folders["/"] = editions("New")
    (new / "service-worker.js").unlink()  # has not come when the network goes
    let_a_minute_pass(server, reader)
    tab.goto(f"{server.origin}/{OTHER}")
    part(server, reader)
    assert lost(tab, f"{server.origin}/", new, [OTHER]) == []
    assert {*lost(tab, f"{server.origin}/", new)} & {*lost(tab, f"{server.origin}/", old)} == set()


def test_a_new_version_that_cannot_be_fetched_whole_leaves_the_old_one(old, editions, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    new = server.folders["/"] = editions("New")
    (new / OTHER).unlink()
    assert fate(reader, tab) == "redundant"
    assert lost(tab, f"{server.origin}/", new, [ARTICLE, TAG]) == []
    part(server, reader)
    assert lost(tab, f"{server.origin}/", new, [ARTICLE, TAG]) == []  # which were opened meanwhile
    assert lost(tab, f"{server.origin}/", old, {*SOME} - {ARTICLE, TAG}) == []


def test_a_storm_of_ten_versions_leaves_the_last(old, editions, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    for number in range(10):
        server.folders["/"] = editions(f"New {number}")
        tab.evaluate("void navigator.serviceWorker.getRegistration().then((found) => found.update())")
    last = server.folders["/"]
    update(tab, f"{server.origin}/", last)
    part(server, reader)
    assert lost(tab, f"{server.origin}/", last) == []


# The second page


def test_a_kept_page_is_shown_at_once_for_a_minute(old, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    server.delay = 2
    for address in [*SOME, ""]:
        assert tab.goto(f"{server.origin}/{address}", timeout=1500).ok, address
    let_a_minute_pass(server, reader)
    with pytest.raises(Error, match="Timeout"):
        tab.goto(f"{server.origin}/{OTHER}", timeout=500)


def test_a_version_that_the_server_has_is_shown_at_once_for_another_minute(old, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    let_a_minute_pass(server, reader)
    with tab.expect_event("requestfinished", lambda request: request.url.endswith(TAG)):
        tab.goto(f"{server.origin}/{TAG}")
    wait(tab, "new Promise((resolve) => setTimeout(resolve, 500, true))")  # for the worker's own request
    server.delay = 2
    assert tab.goto(f"{server.origin}/{OTHER}", timeout=1500).ok


def test_a_new_version_is_seen_within_a_minute(old, editions, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    new = server.folders["/"] = editions("New")
    let_a_minute_pass(server, reader)
    assert lost(tab, f"{server.origin}/", new, [TAG, OTHER]) == []


def test_a_new_version_that_cannot_be_kept_is_seen(old, editions, serve, reader, tab):
    """What the disk has no room for, or what an upload had not reached, is not shown for it."""
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    limit(reader, tab, server.origin, 1)
    new = server.folders["/"] = editions("New")
    assert fate(reader, tab) == "activated"
    assert lost(tab, f"{server.origin}/", new) == []


def test_a_page_installed_amid_an_upload_is_seen_once(old, editions, serve, reader, tab):
    new = editions("New")
    shutil.copy(old / OTHER, new / OTHER)
    server = serve(new)
    visit(tab, f"{server.origin}/{ARTICLE}")
    last = (new / OTHER).read_text("utf-8") + "<!-- new -->"
    (new / OTHER).write_text(last, "utf-8")
    tab.goto(f"{server.origin}/{OTHER}")
    wait(tab, f"caches.match('/{OTHER}').then((page) => page.text()).then((text) => text.includes('<!-- new'))")
    assert lost(tab, f"{server.origin}/", new, [OTHER]) == []


@pytest.mark.parametrize("asked", [OTHER.removesuffix(".html"), "reasonable-dialogue/"])
def test_a_server_that_has_no_such_address_is_asked_for(asked, old, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    assert tab.goto(f"{server.origin}/{asked}").status == 404


def test_a_page_beyond_those_kept_from_the_first_visit_is_asked_for(editions, serve, reader, tab):
    folder = editions("New")
    shutil.copy(folder / ARTICLE, folder / "more.html")
    server = serve(folder)
    visit(tab, f"{server.origin}/{ARTICLE}")
    tab.goto(f"{server.origin}/more.html")
    shutil.copy(folder / OTHER, folder / "more.html")
    assert lost(tab, f"{server.origin}/", folder, ["more.html"]) == []


# Beside others


@pytest.mark.parametrize("places", ["/ /read/", "/read/ /reading/"], ids=["root and folder", "two folders"])
def test_sites_of_one_origin_leave_each_other_alone_at(places, old, editions, serve, reader, tab):
    one, two = places.split()
    new = editions("New")
    server = serve({one: old, two: old})
    visit(tab, f"{server.origin}{one}index.html")
    tab.evaluate("caches.open('foreign').then((cache) => cache.put('/kept', new Response('')))")
    tab.goto(f"{server.origin}{two}index.html")
    update(tab, f"{server.origin}{two}", old)
    server.folders[one] = new
    tab.goto(f"{server.origin}{one}index.html")
    update(tab, f"{server.origin}{one}", new)
    kept = {"foreign", cache(f"{server.origin}{one}", new), cache(f"{server.origin}{two}", old)}
    assert {*names(tab)} == kept
    part(server, reader)
    assert lost(tab, f"{server.origin}{one}", new) == []
    assert lost(tab, f"{server.origin}{two}", old) == []


@pytest.mark.parametrize("asked", ["a form sent by POST", "another origin"])
def test_the_worker_leaves_alone(asked, old, serve, tab, reader):
    server, other = serve(old), serve(old)
    other.headers["Access-Control-Allow-Origin"] = "*"
    visit(tab, f"{server.origin}/{ARTICLE}")
    tab.goto(f"{server.origin}/service-worker.js")  # which has no policy that forbids to fetch
    address, method = (f"{server.origin}/form", "POST") if "POST" in asked else (f"{other.origin}/x", "GET")
    answers = []
    tab.on("response", lambda answer: answers.append(answer))
    tab.evaluate("([address, method]) => fetch(address, {method}).then(() => {})", [address, method])
    assert [(answer.url, answer.from_service_worker) for answer in answers] == [(address, False)]


def test_what_is_no_page_fails_offline(old, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    tab.goto(f"{server.origin}/robots.txt")
    part(server, reader)
    assert tab.evaluate("fetch('unknown.png').then((answer) => answer.url, () => 'failed')") == "failed"


# run where nothing else is: the script's own promises, kept or not before a browser would show it
ALONE = """async ([script, mode]) => {
  const [listeners, waited, kept] = [{}, [], {}]
  let come, updates = 0
  const late = new Promise((resolve) => { come = resolve })
  const globals = {
    addEventListener: (name, listener) => { listeners[name] = listener },
    caches: { keys: async () => [], match: async () => new Response('kept'), open: async () => ({
      put: async (key, answer) => { kept[key] = await answer.text() } }) },
    fetch: async (asked) => asked.url ? late : new Response(script),
    location: { href: 'https://dossier.example/service-worker.js' },
    registration: { scope: 'https://dossier.example/', update: async () => { updates++ } },
    setTimeout: (done, time, value) => done(value),
  }
  new Function(...Object.keys(globals), script)(...Object.values(globals))
  const request = { cache: 'default', method: 'GET', mode, url: 'https://dossier.example/index.html' }
  let shown
  listeners.fetch({ request, respondWith: (answer) => { shown = answer }, waitUntil: (end) => waited.push(end) })
  const first = await (await shown).text()
  const page = new Response('late')
  Object.defineProperty(page, 'url', { value: request.url })
  page.clone = () => page
  come(page)
  await Promise.all(waited)
  return { first, kept: kept[request.url], updates }
}"""


@pytest.mark.parametrize("mode, updates", [("navigate", 1), ("no-cors", 0)], ids=["a page", "a picture"])
def test_the_browser_waits_for_what_comes_late_and_looks_for_a_new_version_with(mode, updates, old, tab):
    script = (old / "service-worker.js").read_text("utf-8")
    tab.goto("about:blank")
    assert tab.evaluate(ALONE, [script, mode]) == {"first": "kept", "kept": "late", "updates": updates}


# Other servers


@pytest.fixture(params=["python", *filter(shutil.which, ["nginx"])])
def publisher(request, serve, tmp_path):
    """How to publish a folder, and another in its place, with each server that is installed."""
    servers = []

    def publish(folder):
        if servers:
            servers[0].publish(folder)
        elif request.param == "nginx":
            servers.append(Nginx(folder, tmp_path / "nginx"))
        else:
            servers.append(serve(folder))
        return servers[0]

    yield publish
    servers[0].stop()


def test_each_version_is_seen_as_soon_as_one_page_was_opened_and_the_last_is_kept_from(
    publisher, old, editions, reader, tab
):
    server = publisher(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    for title in "One", "Two":
        new = editions(title)
        publisher(new)
        update(tab, f"{server.origin}/", new)
        assert lost(tab, f"{server.origin}/", new) == []
    part(server, reader)
    assert lost(tab, f"{server.origin}/", new) == []


@pytest.mark.parametrize("name", [name for name in ("python", "nginx", "caddy") if name in INSTALLED])
def test_every_page_opens_offline_after_a_visit_to_the_ready(name, publish, reader, tab):
    folder = publish(OWN, PUBLIC).folder
    server = Host(name, folder, "/read/")
    visit(tab, f"{server.origin}/read/{ARTICLE}")
    assert unkept(tab, f"{server.origin}/read/", folder) == []
    part(server, reader)
    assert lost(tab, f"{server.origin}/read/", folder) == []


@pytest.mark.parametrize("below", ["/", "/read/"], ids=["root", "subpath"])
def test_every_page_opens_offline_from_a_server_that_shortens_addresses_at(below, old, serve, reader, tab):
    server = serve(old, below, shortens=True)
    visit(tab, f"{server.origin}{below}{ARTICLE}")
    tab.goto(f"{server.origin}{below}{OTHER}")
    assert unkept(tab, f"{server.origin}{below}", old) == []
    part(server, reader)
    assert lost(tab, f"{server.origin}{below}", old, KEPT if below == "/" else SOME) == []
    for address in SOME:
        short = re.sub(r"(^|/)index$", r"\1", address.removesuffix(".html"))
        assert tab.goto(f"{server.origin}{below}{short}").body() == (old / address).read_bytes()


def test_a_page_that_leads_to_another_is_never_shown_with_its_text(old, serve, reader, tab):
    server = serve(old)
    server.led[f"/{OTHER}"] = f"/{ARTICLE}"
    visit(tab, f"{server.origin}/index.html")
    tab.goto(f"{server.origin}/{OTHER}")
    assert tab.url == f"{server.origin}/{ARTICLE}"
    part(server, reader)
    tab.goto(f"{server.origin}/{OTHER}")
    assert tab.url == f"{server.origin}/offline.html"
    assert lost(tab, f"{server.origin}/", old, {*SOME} - {OTHER}) == []


def test_no_page_is_shown_offline_at_an_address_not_its_own(editions, serve, reader, tab):
    folder = editions("New")
    shutil.copy(folder / ARTICLE, folder / "pages.html")
    server = serve(folder)
    visit(tab, f"{server.origin}/pages.html")
    tab.goto(f"{server.origin}/pages.html")
    part(server, reader)
    for asked in "tag/", "tag", "reasonable-dialogue/", "pages/index.html":
        tab.goto(f"{server.origin}/{asked}")
        assert tab.url == f"{server.origin}/offline.html", asked


def test_a_kept_page_is_shown_while_the_server_fails(old, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    server.failing = True
    assert lost(tab, f"{server.origin}/", old) == []
    assert not opens(tab, f"{server.origin}/unknown.html")
    part(server, reader)
    assert lost(tab, f"{server.origin}/", old) == []
    tab.goto(f"{server.origin}/unknown.html")
    assert tab.url == f"{server.origin}/offline.html"


def test_what_is_missing_is_missing_and_is_not_kept(old, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    assert tab.goto(f"{server.origin}/unknown.html").status == 404
    part(server, reader)
    tab.goto(f"{server.origin}/unknown.html")
    assert tab.url == f"{server.origin}/offline.html"


def test_a_page_that_is_gone_is_not_shown_online(editions, serve, reader, tab):
    folder = editions("New")
    server = serve(folder)
    visit(tab, f"{server.origin}/{ARTICLE}")
    (folder / OTHER).unlink()
    let_a_minute_pass(server, reader)
    assert tab.goto(f"{server.origin}/{OTHER}").status == 404


def test_a_slow_server_is_not_waited_for(old, editions, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    worker, new = hurry(server, reader), editions("New")
    server.folders["/"] = new
    let_a_minute_pass(server, reader)
    server.answers.clear()
    assert tab.goto(f"{server.origin}/{OTHER}").body() == (old / OTHER).read_bytes()
    assert worker.evaluate("meant") == 3000
    server.answers.set()
    came = "text.includes('<footer>') && text.includes('<title>New')"
    wait(tab, f"caches.match('/{OTHER}').then((page) => page.text()).then((text) => {came})")
    part(server, reader)
    assert lost(tab, f"{server.origin}/", new, [OTHER]) == []


def test_a_slow_server_is_waited_for_where_nothing_is_kept(editions, serve, reader, tab):
    new = editions("New")
    shutil.copy(new / ARTICLE, new / "more.html")
    server = serve(new)
    visit(tab, f"{server.origin}/{ARTICLE}")
    hurry(server, reader)
    server.delay = 0.6  # seconds: twice the reader's patience
    assert tab.goto(f"{server.origin}/more.html").body() == (new / "more.html").read_bytes()


# Little room


def limit(reader, tab, origin, size):
    devtools = reader.new_cdp_session(tab)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size})


def test_a_full_disk_costs_no_page_online(old, serve, reader, tab):
    server = serve(old)
    limit(reader, tab, server.origin, 1)
    visit(tab, f"{server.origin}/{ARTICLE}")
    assert lost(tab, f"{server.origin}/", old) == []


def test_a_full_disk_costs_no_page_of_the_version_before(old, editions, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    limit(reader, tab, server.origin, 1)
    new = server.folders["/"] = editions("New")
    assert fate(reader, tab) == "activated"
    part(server, reader)
    assert {*lost(tab, f"{server.origin}/", new)} & {*lost(tab, f"{server.origin}/", old)} == set()


# What is not kept


def test_links_of_the_offline_page_work_in_the_place_of_any_page(old, serve, reader, tab):
    server = serve(old, "/read/")
    visit(tab, f"{server.origin}/read/{ARTICLE}")
    part(server, reader)
    for asked in "unknown.html", "tag/unknown.html", "a/b/c/", "a.b/c":
        tab.goto(f"{server.origin}/read/{asked}")
        assert tab.locator("h1").inner_text() == OWN.source("pages/offline.md").value("title")
        links = tab.eval_on_selector_all("main a", "all => all.map((one) => one.href)")
        here = [urldefrag(link).url.removeprefix(f"{server.origin}/read/") for link in links]
        assert {ARTICLE, "fair.html", OTHER, *map(OWN.address, OWN.tags)} <= {*here}
    assert lost(tab, f"{server.origin}/read/", old, here) == []


def test_a_page_that_was_not_kept_ends_without_the_offline_page_too(old, serve, reader, tab):
    server = serve(old)
    limit(reader, tab, server.origin, 1)
    visit(tab, f"{server.origin}/{ARTICLE}")
    part(server, reader)
    with pytest.raises(Error, match="ERR_FAILED"):
        tab.goto(f"{server.origin}/unknown.html")


# A large site


@pytest.fixture(scope="module")
def large(bench):
    """The site with six articles more, a day each, all of them after the first, of which it keeps three."""
    for number in range(6):
        head = f"Title: Day {number}\nDate: 2022-02-0{1 + number}\nCategory: Europe\nTags: NATO\nSummary: A day.\n"
        bench.write(f"content/day-{number}.md", f"{head}\nText.\n")
    bench.set(KEPT_ARTICLES=3)
    made = bench.make("html")
    assert made.returncode == 0, made.stdout + made.stderr
    return bench.output


def files(folder):
    """What the worker of a site keeps from the first visit on."""
    worker = (folder / "service-worker.js").read_text("utf-8")
    return json.loads(re.search(r"FILES ?= ?(\[.*?\])", worker)[1])


def test_all_is_kept_of_a_small_site(old):
    assert sorted(files(old)) == KEPT


def test_the_newest_articles_are_kept_of_a_large_site(large):
    days = [name for name in files(large) if name.startswith("day-")]
    assert days == ["day-5.html", "day-4.html", "day-3.html"]
    assert {*files(large)} - {*days} == {*KEPT} - {ARTICLE, "fair.html"}


def test_an_older_article_that_was_opened_is_kept_through_new_versions(large, tmp_path, serve, reader, tab):
    server = serve(large)
    visit(tab, f"{server.origin}/day-2.html")
    tab.goto(f"{server.origin}/day-1.html")
    for number in range(2):
        new = shutil.copytree(large, tmp_path / f"{number}")
        worker = new / "service-worker.js"
        script = re.sub('VERSION ?= ?"[^"]*"', f'VERSION = "{number}"', worker.read_text("utf-8"), count=1)
        worker.write_text(script, "utf-8")
        server.folders["/"] = new
        update(tab, f"{server.origin}/", new)
    part(server, reader)
    assert lost(tab, f"{server.origin}/", large, ["day-1.html", "day-3.html", "day-5.html"]) == []
    tab.goto(f"{server.origin}/day-0.html")
    assert tab.url == f"{server.origin}/offline.html"


# Worker, script, manifest


def test_the_version_follows_the_content(workshop):
    workers = []
    for title in "One", "Two", "One":
        workshop.write("content/pages/more.md", f"Title: {title}\nSummary: A page.\n\nText.\n")
        assert workshop.make("html").returncode == 0
        workers.append(workshop.pages()["service-worker.js"])
    assert workers[0] == workers[2] != workers[1]


def test_the_version_follows_the_address_of_a_file(tmp_path):
    (tmp_path / "one.html").touch()
    before = version(tmp_path)
    (tmp_path / "one.html").rename(tmp_path / "two.html")
    assert version(tmp_path) != before


def test_the_files_stand_in_one_order_on_any_disk(tmp_path):
    names = [f"{number}.html" for number in range(100, 150)]
    for name in random.Random(2022).sample(names, len(names)):
        (tmp_path / name).touch()
    assert [address for address, _ in files_of(tmp_path)] == names


@pytest.mark.parametrize("address", KEPT)
def test_one_small_script_is_allowed_by_the_policy_of(address, example):
    page = example.page(address)
    script = page.one("script").text
    assert len(script.encode()) < 1000
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = page.one("meta[@http-equiv='content-security-policy']").get("content")
    assert f"script-src 'sha256-{digest}'" in policy


def test_no_page_complains_on_a_server(old, serve, reader):
    server, problems, tab = serve(old), [], reader.new_page()
    tab.on("console", lambda message: problems.append(message.text))
    tab.on("pageerror", lambda error: problems.append(str(error)))
    visit(tab, f"{server.origin}/{ARTICLE}")
    for address in *SOME, "dossier.html", "offline.html":
        tab.goto(f"{server.origin}/{address}")
        wait(tab, "navigator.serviceWorker.controller")
    assert problems == []


def test_the_browser_finds_no_fault_in_the_manifest(old, serve, reader, tab):
    server = serve(old, "/read/")
    tab.goto(f"{server.origin}/read/{OTHER}")
    found = reader.new_cdp_session(tab).send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"] == f"{server.origin}/read/manifest.webmanifest"
    manifest = json.loads(found["data"])
    assert urljoin(found["url"], manifest["scope"]) == f"{server.origin}/read/"
    assert (old / manifest["start_url"]).is_file()


@pytest.mark.parametrize("number", [0, 1])
def test_the_manifest_tells_the_size_of_icon(number, old):
    icon = json.loads((old / "manifest.webmanifest").read_text("utf-8"))["icons"][number]
    picture = (old / icon["src"]).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert icon["sizes"] == "x".join(str(int.from_bytes(picture[at : at + 4])) for at in (16, 20))


# The end of the keeping


def test_the_switch_removes_what_was_kept_and_the_worker(old, workshop, serve, reader, tab):
    workshop.set(KEPT_ARTICLES=None)
    assert workshop.make("html").returncode == 0
    server = serve({"/": old, "/read/": old})
    visit(tab, f"{server.origin}/read/{ARTICLE}")
    visit(tab, f"{server.origin}/{ARTICLE}")
    server.folders["/"] = workshop.output
    tab.reload()
    other = cache(f"{server.origin}/read/", old)
    wait(tab, f"caches.keys().then((keys) => keys.length === 1 && keys[0] === {json.dumps(other)})")
    tab.goto(f"{server.origin}/{OTHER}")
    scopes = "registrations.map((one) => one.scope).join() === location.origin + '/read/'"
    wait(tab, f"navigator.serviceWorker.getRegistrations().then((registrations) => {scopes})")
    assert names(tab) == [other]
    part(server, reader)
    assert not opens(tab, f"{server.origin}/{ARTICLE}")
    assert lost(reader.new_page(), f"{server.origin}/read/", old, [ARTICLE]) == []


def test_an_address_without_its_ending_is_the_page(old, serve, reader, tab):
    server = serve(old)
    visit(tab, f"{server.origin}/{ARTICLE}")
    part(server, reader)
    assert tab.goto(f"{server.origin}/{OTHER.removesuffix('.html')}").body() == (old / OTHER).read_bytes()


def test_pages_that_vary_by_everything_open_offline(old, serve, reader, tab):
    server = serve(old)
    server.headers["Vary"] = "*"
    visit(tab, f"{server.origin}/{ARTICLE}")
    part(server, reader)
    assert lost(tab, f"{server.origin}/", old) == []
