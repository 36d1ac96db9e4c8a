import type { Context, Hono } from 'hono'
import { type Answers, versionOf } from '../answers.ts'
import type { PhoneHouse } from '../house.ts'
import { ICON_SIZES } from '../icons.ts'
import { offlinePage } from '../pages/plain.ts'

/** Addresses of style and script carry their version, so a browser may keep them for good. */
const FOR_GOOD = 'public, max-age=31536000, immutable'
const BRIEFLY = 'public, max-age=300'

/** What is the same for everybody: style, script, icon, what makes the page installable. */
export function shellDoors(app: Hono, { assets }: PhoneHouse, answers: Answers): void {
  const version = versionOf(assets)

  const file = (
    path: string,
    type: string,
    text: string | Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    app.get(path, (c) => {
      const isNamed = c.req.query('v') === version
      return c.body(text, 200, {
        'Content-Type': type,
        'Cache-Control': isNamed ? FOR_GOOD : BRIEFLY,
        ...headers,
      })
    })

  file('/p/phone.css', 'text/css; charset=utf-8', assets.css)
  file('/p/phone.js', 'text/javascript; charset=utf-8', assets.script)
  file('/p/icon.svg', 'image/svg+xml', assets.icon)
  for (const size of ICON_SIZES) file(`/p/icon-${size}.png`, 'image/png', assets.icons[size])
  // A new version of the shell is a new worker: browsers compare it byte by byte.
  file('/p/worker.js', 'text/javascript; charset=utf-8', `const VERSION = '${version}'\n${assets.worker}`, {
    'Service-Worker-Allowed': '/p',
    'Cache-Control': 'no-cache',
  })

  app.get('/p/manifest.webmanifest', (c) =>
    c.body(JSON.stringify(manifest(answers, c)), 200, {
      'Content-Type': 'application/manifest+json',
      'Cache-Control': BRIEFLY,
      Vary: 'Accept-Language',
    }),
  )
  app.get('/p/offline', (c) => {
    c.header('Cache-Control', BRIEFLY)
    return answers.html(c, offlinePage(answers.frame(c)))
  })
}

function manifest(answers: Answers, c: Context) {
  const { locale, words } = answers.frame(c)
  return {
    name: words.shop,
    short_name: words.shop,
    lang: locale,
    id: '/p',
    start_url: '/p',
    scope: '/p',
    display: 'standalone',
    background_color: '#f7efe0',
    theme_color: '#f7efe0',
    icons: [
      { src: '/p/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      ...[192, 512].map((size) => ({
        src: `/p/icon-${size}.png`,
        sizes: `${size}x${size}`,
        type: 'image/png',
        purpose: 'any',
      })),
    ],
  }
}
