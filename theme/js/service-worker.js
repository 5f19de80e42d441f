// Caches the site so that it can be read offline. The build writes constants above this line:
// VERSION; PRECACHED_FILES, the hashes of the files to cache on the first visit; PRECACHED_PICTURES, the names of the
// pictures to cache then; OTHER_FILES, cached once the reader opens them; PICTURES, the hashes of all pictures, and
// PICTURES_NAME, the folder of their files.
const SCOPE = registration.scope
const CACHE_PREFIX = `dossier ${SCOPE} `
const CACHE_NAME = CACHE_PREFIX + VERSION
const NETWORK_TIMEOUT = 3000 // milliseconds after which a cached page is shown if the network has not answered
const MAX_AGE = 60000 // milliseconds for which cached pages are shown at once after the server confirmed the version
const HASH_LENGTH = 16 // hexadecimal digits
const OFFLINE_PAGE = new URL('offline.html', SCOPE).href

const toURL = (file) => new URL(file, SCOPE).href
const PICTURE_FOLDER = toURL(`${PICTURES_NAME}/`)
const precachedURLs = Object.keys(PRECACHED_FILES).map(toURL)
const pictureURLs = PICTURES.map((hash) => PICTURE_FOLDER + hash)
const siteURLs = new Set([...precachedURLs, ...OTHER_FILES.map(toURL)])
let areAllPicturesCached = !PRECACHED_PICTURES.length
let confirmedAt = 0 // when the server last confirmed VERSION; lost when the browser stops the worker

// Returns the beginning of the URLs of one of the site's pictures, or undefined. A picture never changes, but it has
// files of several sizes: <hash>-<width>.webp.
const findPicture = (url) => pictureURLs.find((beginning) => url.startsWith(beginning))

// Returns the URL of the site's file at an address, or undefined. Other applications may share the origin: their
// addresses, and addresses with a query, are not ours. Some servers shorten /page.html to /page.
const findFile = (address) => {
  const { origin, pathname, search } = new URL(address)
  const url = origin + pathname
  const candidates = url.endsWith('/') ? [`${url}index.html`] : [url, `${url}.html`]
  const isOurs = (candidate) => siteURLs.has(candidate) || findPicture(candidate)
  return search ? undefined : candidates.find(isOurs)
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
const cachePut = async (response, file = findFile(response.url)) => {
  if (!file || response.status !== 200) return
  const headers = new Headers(response.headers)
  headers.delete('vary')
  headers.set('version', VERSION)
  const cache = await caches.open(CACHE_NAME)
  await cache.put(file, new Response(response.body, { headers }))
}

const hashOf = async (response) => {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer())
  const bytes = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'))
  return bytes.join('').slice(0, HASH_LENGTH)
}

// Caches a file, which is downloaded only if no older cache has the same content. Here and below, the cache mode
// 'reload' bypasses the browser's HTTP cache, which may hold files of an older version.
const precache = async ([file, hash]) => {
  const url = toURL(file)
  const cached = await cacheMatch(url).catch(() => {})
  const isUnchanged = cached && await hashOf(cached.clone()) === hash
  const response = isUnchanged ? cached : await fetch(url, { cache: 'reload' })
  if (!response.ok) throw new Error(`${response.status} ${url}`)
  await cachePut(response, isUnchanged ? url : findFile(response.url)).catch(() => {}) // the disk may be full
}

const install = async () => {
  confirmedAt = Date.now()
  await Promise.all(Object.entries(PRECACHED_FILES).map(precache))
  await skipWaiting()
}

// Caches the pictures that are missing, after the pages, which never wait for a picture.
const cachePictures = async () => {
  for (const name of PRECACHED_PICTURES) {
    const url = PICTURE_FOLDER + name
    if (!await cacheMatch(url)) await cachePut(await fetch(url))
  }
  areAllPicturesCached = true
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
  cachePictures().catch(() => {}) // if the browser stops the worker meanwhile, the next page goes on
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

// A picture comes from the cache, or offline in another size.
const respondWithPicture = async (event, file) => {
  const cached = await cacheMatch(file).catch(() => {})
  if (cached) return cached
  const response = await fetch(event.request).catch(() => {})
  if (response?.ok) {
    event.waitUntil(cachePut(response.clone()).catch(() => {}))
    return response
  }
  return await findOtherSize(file).catch(() => {}) ?? response ?? Response.error()
}

const findOtherSize = async (file) => {
  const picture = findPicture(file)
  for (const cacheName of await caches.keys()) {
    const cache = await caches.open(cacheName)
    const requests = await cache.keys()
    const other = requests.find(({ url }) => findPicture(url) === picture)
    if (other) return cache.match(other)
  }
}

const respond = async (event, file) => {
  const { request } = event
  const isPage = request.mode === 'navigate'
  const isCurrent = isConfirmed(request, file) // known before checkForUpdate() may change it
  if (isPage) {
    event.waitUntil(checkForUpdate().catch(() => {}))
    if (!areAllPicturesCached) event.waitUntil(cachePictures().catch(() => {}))
  }
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
  if (!file || method !== 'GET') return
  event.respondWith(findPicture(file) ? respondWithPicture(event, file) : respond(event, file))
})
