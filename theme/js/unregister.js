// Takes the place of service-worker.js in previews, and if offline reading is turned off: deletes the caches of this
// site and unregisters the worker. Caches of other sites on the same origin remain.

// the same as in service-worker.js
const CACHE_PREFIX = `dossier ${registration.scope} `

const removeAll = async () => {
  const names = await caches.keys()
  const siteNames = names.filter((name) => name.startsWith(CACHE_PREFIX))
  await Promise.all(siteNames.map((name) => caches.delete(name)))
  await registration.unregister()
}

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(removeAll()))
