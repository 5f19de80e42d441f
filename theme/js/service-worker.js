// Caches the site so that it can be read offline. The build writes three constants above this line: VERSION,
// PRECACHED_FILES (cached on the first visit) and OTHER_FILES (cached once the reader opens them).
const SCOPE = registration.scope
const CACHE_PREFIX = `dossier ${SCOPE} `
const CACHE_NAME = CACHE_PREFIX + VERSION
const NETWORK_TIMEOUT = 3000 // milliseconds after which a cached page is shown if the network has not answered
const MAX_AGE = 60000 // milliseconds for which cached pages are shown at once after the server confirmed the version
const OFFLINE_PAGE = new URL('offline.html', SCOPE).href

const toURL = (file) => new URL(file, SCOPE).href
const precachedURLs = PRECACHED_FILES.map(toURL)
const siteURLs = new Set([...precachedURLs, ...OTHER_FILES.map(toURL)])
let confirmedAt = 0 // when the server last confirmed VERSION; lost when the browser stops the worker

// Returns the URL of the site's file at an address, or undefined. Other applications may share the origin: their
// addresses, and addresses with a query, are not ours. Some servers shorten /page.html to /page.
const findFile = (address) => {
  const { origin, pathname, search } = new URL(address)
  const url = origin + pathname
  const candidates = url.endsWith('/') ? [`${url}index.html`] : [url, `${url}.html`]
  return search ? undefined : candidates.find((candidate) => siteURLs.has(candidate))
}

const oldCacheNames = async () => {
  const names = await caches.keys()
  return names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE_NAME)
}

const cacheMatch = async (file) => {
  for (const cacheName of [CACHE_NAME, ...await oldCacheNames()]) {
    const response = await caches.match(file, { cacheName })
    if (response) return response
  }
}

// Caches a response as the file whose address answered: a redirect may lead to another page. The copy has no Vary
// header, because the cache rejects "Vary: *", and no mark of a redirect, because browsers refuse to show redirected
// responses to navigations. Its header "version" distinguishes it from files that come from an older cache.
const cachePut = async (response) => {
  const file = findFile(response.url)
  if (!file || response.status !== 200) return
  const headers = new Headers(response.headers)
  headers.delete('vary')
  headers.set('version', VERSION)
  const cache = await caches.open(CACHE_NAME)
  await cache.put(file, new Response(response.body, { headers }))
}

// Here and below, the cache mode 'reload' bypasses the browser's HTTP cache, which may hold files of an older version.
const install = async () => {
  confirmedAt = Date.now()
  await Promise.all(precachedURLs.map(async (url) => {
    const response = await fetch(url, { cache: 'reload' })
    if (!response.ok) throw new Error(`${response.status} ${url}`)
    await cachePut(response).catch(() => {}) // the disk may be full
  }))
  await skipWaiting()
}

// Moves files that only an older cache has, because the reader opened them, to the current cache.
const moveFiles = async (oldName) => {
  const cache = await caches.open(CACHE_NAME)
  const oldCache = await caches.open(oldName)
  for (const request of await oldCache.keys()) {
    const file = findFile(request.url)
    if (file && !await cache.match(file)) await cache.put(file, await oldCache.match(request))
  }
  await caches.delete(oldName)
}

const activate = async () => {
  for (const name of await oldCacheNames()) {
    await moveFiles(name).catch(() => {}) // where the disk is full, the older cache remains in use
  }
  await clients.claim()
}

// update() alone may miss a new version, because browsers send If-Modified-Since and two versions may have the same
// modification time, as all files of the zip do. Fetching the script first stores it in the HTTP cache.
const checkForUpdate = async () => {
  const startedAt = Date.now()
  const response = await fetch(location.href, { cache: 'reload' })
  const script = await response.text()
  confirmedAt = script.includes(JSON.stringify(VERSION)) ? startedAt : 0
  await registration.update()
}

// Precached files are shown without waiting for the network while the server is known to have the same version.
// Exceptions: reloads, whose cache mode is 'no-cache', and shortened addresses, which the server may not have.
const isConfirmed = (request, file) => {
  const [address] = request.url.split('#')
  const isShortened = address !== file && !address.endsWith('/')
  if (isShortened || request.cache === 'no-cache' || !precachedURLs.includes(file)) return false
  return Date.now() - confirmedAt < MAX_AGE
}

const respond = async (event, file) => {
  const { request } = event
  const isPage = request.mode === 'navigate'
  const isCurrent = isConfirmed(request, file) // known before checkForUpdate() may change it
  if (isPage) event.waitUntil(checkForUpdate().catch(() => {}))
  // fetched even if the cached page is shown: a page that was cached during an upload may be older than VERSION
  const network = fetch(request, { cache: 'reload' })
  event.waitUntil(network.then((response) => cachePut(response.clone())).catch(() => {}))
  const cached = await cacheMatch(file).catch(() => {})
  if (isCurrent && cached?.headers.get('version') === VERSION) return cached
  const timeout = new Promise((resolve) => setTimeout(resolve, NETWORK_TIMEOUT))
  const answer = await Promise.race([network, timeout]).catch(() => {})
  if (answer && answer.status < 500) return answer
  const fallback = cached ?? await network.catch(() => {})
  if (fallback) return fallback
  return isPage && file !== OFFLINE_PAGE ? Response.redirect(OFFLINE_PAGE) : Response.error()
}

addEventListener('install', (event) => event.waitUntil(install()))
addEventListener('activate', (event) => event.waitUntil(activate()))
addEventListener('fetch', (event) => {
  const { method, url } = event.request
  const file = findFile(url)
  if (file && method === 'GET') event.respondWith(respond(event, file))
})
