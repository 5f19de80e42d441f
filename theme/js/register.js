// Registers the service worker and adds the manifest, unless the page is opened as a file: browsers would report
// errors.
if (/^http/.test(location)) {
  const { root, worker } = document.currentScript.dataset
  document.head.insertAdjacentHTML('beforeend', `<link rel="manifest" href="${root}/manifest.webmanifest">`)
  if (worker) navigator.serviceWorker?.register(`${root}/${worker}`).catch(() => {})
}
