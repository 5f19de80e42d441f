// Caches the site so that it can be read offline. The build writes constants above this line:
// - VERSION: a hash of the files for readers. Pictures are left out, because a changed picture has another name, which
//   changes the files that show it.
// - PRECACHED_FILES: the files to cache on the first visit, and the hash of each
// - PRECACHED_PICTURE_FILES: the names of the pictures to cache after these files
// - OTHER_FILES: the files to cache when the reader opens them
// - PICTURE_HASHES: the hashes of all pictures
// - PICTURE_FOLDER_NAME: the folder of the pictures
// - HASH_LENGTH: the number of hexadecimal digits of a hash
const SCOPE = registration.scope
const CACHE_PREFIX = `dossier ${SCOPE} `
const CACHE_NAME = CACHE_PREFIX + VERSION
const NETWORK_TIMEOUT = 3000 // milliseconds after which a cached page is shown if the network has not answered
// For this many milliseconds after the server has confirmed VERSION, cached pages do not wait for the network.
const MAX_AGE = 60000

// Below, `file` is the URL of a file of the site.
const toURL = (path) => new URL(path, SCOPE).href
const OFFLINE_PAGE = toURL('offline.html')
const PICTURE_FOLDER_URL = toURL(`${PICTURE_FOLDER_NAME}/`)
const precachedURLs = Object.keys(PRECACHED_FILES).map(toURL)
// for each picture: the beginning of the URLs of its files, without the size and the ending
const pictureKeys = PICTURE_HASHES.map((hash) => PICTURE_FOLDER_URL + hash)
const siteURLs = new Set([...precachedURLs, ...OTHER_FILES.map(toURL)])
let areAllPicturesCached = !PRECACHED_PICTURE_FILES.length
let confirmedAt = 0 // when the server last confirmed VERSION; lost when the browser stops the worker

// Returns the beginning that the URLs of all sizes of a picture have in common, or undefined if the site has no such
// picture. A picture never changes, but it has files of several sizes: <hash>-<width>.webp.
const pictureKey = (url) => pictureKeys.find((beginning) => url.startsWith(beginning))

// Returns the URL of the site's file at an address, or undefined. Other applications may share the origin: their
// addresses, and addresses with a query, are not ours. Some servers shorten /page.html to /page.
const fileURL = (address) => {
  const { origin, pathname, search } = new URL(address)
  if (search) return undefined
  const url = origin + pathname
  const candidates = url.endsWith('/') ? [`${url}index.html`] : [url, `${url}.html`]
  return candidates.find((candidate) => siteURLs.has(candidate) || pictureKey(candidate))
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

// Caches a response under the address that it came from: after a redirect, this is not the requested one. The copy has
// no Vary header, because the cache rejects "Vary: *", and no mark of a redirect, because browsers refuse a redirected
// response when a reader opens a page. Its header "version" says which version of the worker has cached it.
const cachePut = async (response, address = response.url) => {
  const file = fileURL(address)
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

// Returns the cached copy of a file if it has this hash, or downloads the file. Here and below, the cache mode 'reload'
// bypasses the browser's HTTP cache, which may hold files of an older version. Pictures are fetched without this mode:
// their names change with their content.
const currentFile = async (file, hash) => {
  const cached = await cacheMatch(file).catch(() => {})
  if (cached && await hashOf(cached.clone()) === hash) return cached
  return fetch(file, { cache: 'reload' })
}

const precache = async ([path, hash]) => {
  const file = toURL(path)
  const response = await currentFile(file, hash)
  if (!response.ok) throw new Error(`${response.status} ${file}`)
  // response.url is the address after redirects. For a cached response it is empty, because cachePut() has made that
  // response with new Response().
  await cachePut(response, response.url || file).catch(() => {}) // the disk may be full
}

const install = async () => {
  confirmedAt = Date.now() // the browser has just downloaded this script
  await Promise.all(Object.entries(PRECACHED_FILES).map(precache))
  await skipWaiting()
}

// Caches the pictures that are not cached yet. install() has cached the pages before, so they never wait for a picture.
const cachePictures = async () => {
  let areAllOk = true
  for (const name of PRECACHED_PICTURE_FILES) {
    const file = PICTURE_FOLDER_URL + name
    if (await cacheMatch(file)) continue
    const response = await fetch(file)
    await cachePut(response)
    areAllOk &&= response.ok
  }
  areAllPicturesCached = areAllOk // if false, respond() tries again when the reader opens a page
}

// Moves to the current cache the files that only an older one has: opened pages, pictures, and articles that are no
// longer precached.
const moveFiles = async (oldName) => {
  const cache = await caches.open(CACHE_NAME)
  const oldCache = await caches.open(oldName)
  for (const request of await oldCache.keys()) {
    const file = fileURL(request.url)
    if (file && !await cache.match(file)) await cache.put(file, await oldCache.match(request))
  }
  await caches.delete(oldName)
}

const activate = async () => {
  for (const name of await oldCacheNames()) {
    await moveFiles(name).catch(() => {}) // where the disk is full, the older cache remains in use
  }
  await clients.claim()
  // If the browser stops the worker meanwhile, respond() calls cachePictures() again when the reader opens a page.
  cachePictures().catch(() => {})
}

// update() alone may miss a new version: browsers send If-Modified-Since, and two versions may have the same
// modification time, if they come from the archive that `make zip` writes. The server then answers that nothing has
// changed, and the browser uses the script in its HTTP cache. So the new script is fetched first, which stores it there.
const checkForUpdate = async () => {
  const startedAt = Date.now()
  const response = await fetch(location.href, { cache: 'reload' })
  const script = await response.text()
  confirmedAt = script.includes(JSON.stringify(VERSION)) ? startedAt : 0
  await registration.update()
}

// Precached files are shown without waiting for the network while the server is known to have the same version.
// Exceptions: reloads, whose cache mode is 'no-cache', and shortened addresses such as /page, which not
// every server answers. Every server answers folder/ with folder/index.html, so that is no exception.
const mayShowCachedAtOnce = (request, file) => {
  const [address] = request.url.split('#')
  const isShortened = address !== file && !address.endsWith('/')
  if (isShortened || request.cache === 'no-cache' || !precachedURLs.includes(file)) return false
  return Date.now() - confirmedAt < MAX_AGE
}

// A picture comes from the cache or else from the network. If both fail, another size of it comes from the cache.
const respondWithPicture = async (event, file) => {
  const cached = await cacheMatch(file).catch(() => {})
  if (cached) return cached
  const response = await fetch(event.request).catch(() => {})
  if (response?.ok) {
    event.waitUntil(cachePut(response.clone()).catch(() => {}))
    return response
  }
  const other = await findOtherSize(file).catch(() => {})
  return other ?? response ?? Response.error()
}

const findOtherSize = async (file) => {
  const picture = pictureKey(file)
  for (const cacheName of await caches.keys()) {
    const cache = await caches.open(cacheName)
    const requests = await cache.keys()
    const other = requests.find(({ url }) => pictureKey(url) === picture)
    if (other) return cache.match(other)
  }
}

// Returns the answer of the network, or undefined if it is a server error or takes too long.
const answerInTime = async (network) => {
  const timeout = new Promise((resolve) => setTimeout(resolve, NETWORK_TIMEOUT))
  const answer = await Promise.race([network, timeout]).catch(() => {})
  return answer && answer.status < 500 ? answer : undefined
}

const respond = async (event, file) => {
  const { request } = event
  const isPage = request.mode === 'navigate'
  // decided now, because checkForUpdate() below changes confirmedAt
  const showsCachedAtOnce = mayShowCachedAtOnce(request, file)
  if (isPage) {
    event.waitUntil(checkForUpdate().catch(() => {}))
    if (!areAllPicturesCached) event.waitUntil(cachePictures().catch(() => {}))
  }
  // The file is fetched even if its cached copy is shown. Uploads other than those of make may send the new worker
  // before the changed files. precache() then caches an old file, and cachePut() marks the copy with the new VERSION.
  // This fetch replaces the copy.
  const network = fetch(request, { cache: 'reload' })
  // before the response is used below, so that it is cloned before its body is read
  event.waitUntil(network.then((response) => cachePut(response.clone())).catch(() => {}))
  const cached = await cacheMatch(file).catch(() => {})
  if (showsCachedAtOnce && cached?.headers.get('version') === VERSION) return cached
  // the network if it answers in time, or else the cached page, or else whatever the network answers later
  const answer = await answerInTime(network) ?? cached ?? await network.catch(() => {})
  if (answer) return answer
  return isPage && file !== OFFLINE_PAGE ? Response.redirect(OFFLINE_PAGE) : Response.error()
}

addEventListener('install', (event) => event.waitUntil(install()))
addEventListener('activate', (event) => event.waitUntil(activate()))
addEventListener('fetch', (event) => {
  const { method, url } = event.request
  const file = fileURL(url)
  if (!file || method !== 'GET') return
  event.respondWith(pictureKey(file) ? respondWithPicture(event, file) : respond(event, file))
})
