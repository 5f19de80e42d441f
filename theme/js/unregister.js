// Ends the keeping: removes what this dossier kept, and itself. Other sites' caches stay untouched.
const OWN = `dossier ${registration.scope} `

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil((async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(OWN))
  await Promise.all(names.map((name) => caches.delete(name)))
  await registration.unregister()
})()))
