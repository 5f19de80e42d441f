// Shows the page anew once it has changed, to who writes it. Publishes nothing: only a preview carries this.
let shown
const look = async () => {
  const answer = await fetch(location, { cache: 'no-store' }).catch(() => {})
  if (!answer?.ok) return
  const now = await answer.text()
  shown ??= now
  if (now !== shown) location.reload()
}

look()
setInterval(look, 500)
