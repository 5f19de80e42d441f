if (/^http/.test(location.protocol)) {
  const { root } = document.currentScript.dataset
  const link = document.createElement('link')
  link.rel = 'manifest'
  link.href = root + '/manifest.webmanifest'
  document.head.append(link)
  navigator.serviceWorker?.register(root + '/service-worker.js').catch(() => {})
}
