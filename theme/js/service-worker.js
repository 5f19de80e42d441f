// Keeps the dossier for reading without a network. The build writes VERSION and FILES above this line.
const OWN = `dossier ${registration.scope} `
const CACHE = OWN + VERSION
const PATIENCE = 3000 // milliseconds until a kept page is shown for one that does not come
const CURRENT = 60000 // milliseconds for which a kept page is shown at once when the server had this very version
let confirmed = 0 // when it had; lost where the browser stops the worker
const OFFLINE = new URL('offline.html', registration.scope).href

const name = (url) => {
  const { origin, pathname } = new URL(url)
  return origin + pathname.replace(/\/$/, '/index.html')
}

// an older version's cache is there until all that it alone has could move
const own = async () => {
  const older = (await caches.keys()).filter((key) => key.startsWith(OWN) && key !== CACHE)
  return [CACHE, ...older]
}

// servers that shorten addresses lead /page.html to /page, or answer both
const find = async (url, keys = own()) => {
  const file = name(url)
  for (const cacheName of await keys) {
    for (const form of [file, file.replace(/\.html$/, ''), file + '.html']) {
      const answer = await caches.match(form, { cacheName })
      if (answer) return answer
    }
  }
}

// under the address that answered: a page may lead to another, whose text is not its own; wrapped anew, as a
// redirected answer may not be given to a navigation and one that varies by everything may not be kept
const keep = async (answer) => {
  if (answer.status !== 200) return
  const headers = new Headers(answer.headers)
  headers.delete('vary')
  headers.set('version', VERSION) // which a page that moves along from an older cache has not
  const cache = await caches.open(CACHE)
  await cache.put(name(answer.url), new Response(answer.body, { headers }))
}

// 'reload', here and below, passes what the browser stored and does not ask whether it has changed: see renew.
// A full disk must not cost the other pages
const install = async () => {
  confirmed = Date.now()
  await Promise.all(FILES.map(async (file) => {
    const url = new URL(file, registration.scope).href
    const answer = await fetch(url, { cache: 'reload' })
    if (!answer.ok) throw new Error(`${answer.status} ${url}`)
    await keep(answer).catch(() => {})
  }))
  await skipWaiting()
}

// what the reader opened beyond FILES moves along, or stays where the disk is full; what other sites keep is
// not touched
const activate = async () => {
  const [, ...older] = await own()
  for (const key of older) {
    try {
      const [cache, old] = [await caches.open(CACHE), await caches.open(key)]
      for (const request of await old.keys()) {
        if (!await find(request.url, [CACHE])) await cache.put(request, await old.match(request))
      }
      await caches.delete(key)
    } catch {}
  }
  await clients.claim()
}

// browsers ask whether this file has changed since its time, which the files of the zip have in common and two
// versions of one second, too; once it is stored anew, they compare its bytes
const renew = async () => {
  const asked = Date.now()
  const script = await fetch(location.href, { cache: 'reload' })
  confirmed = (await script.text()).includes(JSON.stringify(VERSION)) ? asked : 0
  await registration.update()
}

// FILES alone, as other addresses may be the server's to answer; who reloads, which is 'no-cache', asks the server.
// The page is fetched all the same: one that was installed amid an upload may be older than its version
const answer = async (event) => {
  const { cache, mode, url } = event.request
  if (mode === 'navigate') event.waitUntil(renew().catch(() => {}))
  const kept = find(url).catch(() => {})
  const fresh = fetch(event.request, { cache: 'reload' })
  event.waitUntil(fresh.then((page) => keep(page.clone())).catch(() => {}))
  const current = FILES.includes(name(url).slice(registration.scope.length)) && Date.now() - confirmed < CURRENT
  if (current && cache !== 'no-cache' && (await kept)?.headers.get('version') === VERSION) return kept
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept))
  const first = await Promise.race([fresh, late]).catch(() => {})
  if (first && first.status < 500) return first
  const page = await kept || await fresh.catch(() => {})
  if (page) return page
  return mode === 'navigate' && url !== OFFLINE ? Response.redirect(OFFLINE) : Response.error()
}

addEventListener('install', (event) => event.waitUntil(install()))
addEventListener('activate', (event) => event.waitUntil(activate()))
addEventListener('fetch', (event) => {
  const { method, url } = event.request
  if (method === 'GET' && url.startsWith(registration.scope)) event.respondWith(answer(event))
})
