// Registers the service worker and adds the manifest, unless the page is opened as a file: browsers would report
// errors.
if (/^http/.test(location)) {
  const { root } = document.currentScript.dataset
  document.head.insertAdjacentHTML('beforeend', `<link rel="manifest" href="${root}/manifest.webmanifest">`)
  navigator.serviceWorker?.register(root + '/service-worker.js').catch(() => {})
}
