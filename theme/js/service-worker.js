// Keeps the dossier for reading without a network. The build writes VERSION and FILES above this line.
const OWN = `dossier ${registration.scope} `
const CACHE = OWN + VERSION
const PATIENCE = 3000 // milliseconds until a kept page is shown for one that does not come
const OFFLINE = new URL('offline.html', registration.scope).href

const name = (url) => {
  const { origin, pathname } = new URL(url)
  return origin + pathname.replace(/\/$/, '/index.html')
}

// servers that shorten addresses lead /page.html to /page and /folder/index.html to /folder/
const short = (url) => name(url).replace(/(\/index)?\.html$/, '')

const find = async (url) => {
  const cache = await caches.open(CACHE)
  for (const end of ['', '.html', '/index.html']) {
    const answer = await cache.match(name(url) + end)
    if (answer) return answer
  }
}

// a redirected answer may not be given to a navigation, so its body is wrapped anew; one that was led to
// another page is not this page's text; a full disk must not cost the reader the page
const keep = async (url, answer) => {
  if (answer.status !== 200 || short(answer.url) !== short(url)) return
  const cache = await caches.open(CACHE)
  await cache.put(name(url), new Response(answer.body, { headers: answer.headers }))
}

const install = async () => {
  await Promise.all(FILES.map(async (file) => {
    const url = new URL(file, registration.scope).href
    const answer = await fetch(url, { cache: 'reload' })
    if (!answer.ok) throw new Error(`${answer.status} ${url}`)
    await keep(url, answer).catch(() => {})
  }))
  await skipWaiting()
}

// what the reader opened beyond FILES moves along; what other sites keep stays untouched
const activate = async () => {
  const cache = await caches.open(CACHE)
  for (const key of await caches.keys()) {
    if (!key.startsWith(OWN) || key === CACHE) continue
    const old = await caches.open(key)
    for (const request of await old.keys()) {
      if (!await cache.match(request)) await cache.put(request, await old.match(request)).catch(() => {})
    }
    await caches.delete(key)
  }
  await clients.claim()
}

const answer = async (event) => {
  const { mode, url } = event.request
  const kept = find(url).catch(() => {})
  const fresh = fetch(event.request)
  event.waitUntil(fresh.then((page) => keep(url, page.clone())).catch(() => {}))
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept))
  const first = await Promise.race([fresh, late]).catch(() => {})
  if (first && first.status < 500) return first
  const page = await kept || await fresh.catch(() => {})
  return page || (mode === 'navigate' ? Response.redirect(OFFLINE) : Response.error())
}

addEventListener('install', (event) => event.waitUntil(install()))
addEventListener('activate', (event) => event.waitUntil(activate()))
addEventListener('fetch', (event) => {
  const { method, url } = event.request
  if (method === 'GET' && url.startsWith(registration.scope)) event.respondWith(answer(event))
})
