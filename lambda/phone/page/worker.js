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
