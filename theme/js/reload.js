// Reloads the page when its file has changed. Only previews (make devserver) contain this script.
let loadedHTML

const reloadIfChanged = async () => {
  const response = await fetch(location).catch(() => {})
  if (!response?.ok) return
  const html = await response.text()
  loadedHTML ??= html
  if (html !== loadedHTML) location.reload()
}

reloadIfChanged()
setInterval(reloadIfChanged, 500)
