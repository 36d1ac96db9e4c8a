// Keeps the shell, so that the page opens without a connection too; never a page that shows anybody's search.
const CACHE = `shell ${VERSION}`
const SHELL = [`/p/phone.css?v=${VERSION}`, `/p/phone.js?v=${VERSION}`, '/p/icon.svg', '/p/offline']

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)))
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  const old = async () => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name)
    await self.clients.claim()
  }
  event.waitUntil(old())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, search } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  const isPage = request.mode === 'navigate' && /^\/p(?:\/|$)/.test(pathname)
  if (isPage) event.respondWith(fetch(request).catch(() => caches.match('/p/offline')))
  else if (SHELL.includes(pathname + search))
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
})

/** Shows that a search is ready. A repeat takes the place of the first, a newer one that of the older. */
async function notify(data) {
  let notice = {}
  try {
    notice = data.json()
  } catch {
    // A browser wants to see something for every push, whatever came with it.
  }
  const { title = 'Corner Shop', body, lang, tag = 'ready' } = notice
  for (const older of await self.registration.getNotifications()) if (older.tag !== tag) older.close()
  await self.registration.showNotification(title, { body, lang, tag, icon: '/p/icon-192.png' })
}

/** The search that was sent last, in the page that is open already, if there is one. */
async function openSearch() {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const page = pages.find(({ url }) => /^\/p(?:\/|$)/.test(new URL(url).pathname))
  if (!page) return await self.clients.openWindow('/p')
  const { pathname, search } = new URL(page.url)
  const shown = await page.focus()
  if (pathname + search !== '/p') await shown.navigate('/p')
}

/** The push service gave up a subscription: another in its place, or none. */
async function renew({ oldSubscription, newSubscription }) {
  const applicationServerKey = oldSubscription?.options.applicationServerKey
  const again = () => self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
  const next = newSubscription ?? (applicationServerKey ? await again().catch(() => undefined) : undefined)
  const headers = { 'Content-Type': 'application/json' }
  if (next) await fetch('/p/push', { method: 'POST', headers, body: JSON.stringify(next) })
  else await fetch('/p/unpush', { method: 'POST' })
}

self.addEventListener('push', (event) => event.waitUntil(notify(event.data)))
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openSearch())
})
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)))
