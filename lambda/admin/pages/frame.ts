import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { StoredVersion } from '../../store/policy-store.ts'
import type { SigningIn } from '../doorkeeper.ts'
import { type AdminContext, insideOf } from '../identity.ts'
import type { Html } from './plain.ts'

/** Where one can go in the console. */
export const PLACES = {
  today: ['/admin', 'Today'],
  policy: ['/admin/policy', 'Settings'],
  evidence: ['/admin/evidence', 'Evidence'],
  history: ['/admin/history', 'History'],
  household: ['/admin/household', 'Household'],
  try: ['/admin/try', 'Try it'],
} as const satisfies Record<string, readonly [address: string, name: string]>
export type Place = keyof typeof PLACES

/** What is around a page. */
export interface Frame {
  readonly title: string
  readonly at: Place
  /** What was in force when the page was made: its forms carry the version. */
  readonly newest: StoredVersion
  readonly status?: ContentfulStatusCode
  /** A script of ours that the page can do without. */
  readonly script?: string
}

/** Puts a page into its frame, and answers with it. */
export type Frames = (c: AdminContext, frame: Frame, main: Html) => Response | Promise<Response>

/** The hidden fields that every form that changes something has. */
const hidden = (c: AdminContext, { version }: Pick<StoredVersion, 'version'>): Html =>
  html`<input type="hidden" name="csrf" value="${insideOf(c).csrf}"><input type="hidden" name="version" value="${version}">`

/**
 * The frame of every page: where one is, where one can go, who one is, the way out, and the one button that ends
 * all naming.
 */
export const framesOf =
  (signingIn: SigningIn | undefined): Frames =>
  (c, { title, at, newest, status = 200, script }, main) => {
    const { identity } = insideOf(c)
    const links = Object.entries(PLACES).map(
      ([place, [address, name]]) =>
        html`<li><a href="${address}"${place === at ? html` aria-current="page"` : ''}>${name}</a></li>`,
    )
    return c.html(
      html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Corner Shop console</title>
<link rel="icon" href="/p/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/admin/console.css">
${script === undefined ? '' : html`<script type="module" src="${script}"></script>`}
</head>
<body>
<a class="skip" href="#main">To the page</a>
<header class="top"><a class="brand" href="/admin"><img src="/p/icon.svg" alt="" width="28" height="28">Corner Shop console</a>
<nav aria-label="Console"><ul>${links}</ul></nav>
<div class="who"><span>${identity.role} <code>${identity.subject}</code></span>${
        signingIn === undefined
          ? ''
          : html`<form method="post" action="${signingIn.out}">${hidden(c, newest)}<button class="quiet">Sign out</button></form>`
      }${identity.role === 'admin' ? html`<a class="stop" href="/admin/never">Stop all names</a>` : ''}</div></header>
<main id="main">${main}</main>
</body>
</html>`,
      status,
    )
  }
