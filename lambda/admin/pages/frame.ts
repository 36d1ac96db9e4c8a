import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { StoredVersion } from '../../store/policy-store.ts'
import type { SigningIn } from '../doorkeeper.ts'
import { type AdminContext, insideOf } from '../identity.ts'
import { BRAND, documentOf, type Html } from './plain.ts'

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
  /** What was in force when the page was made; left out where that is not known. */
  readonly newest?: StoredVersion | undefined
  readonly status?: ContentfulStatusCode
  /** A script of ours that the page can do without. */
  readonly script?: string
}

/** Puts a page into its frame, and answers with it. */
export type Frames = (c: AdminContext, frame: Frame, main: Html) => Response | Promise<Response>

/** The hidden fields of a form that changes something: the session's token, and what it was made from. */
export const hidden = (c: AdminContext, fields: Readonly<Record<string, string | number>> = {}): Html =>
  html`${Object.entries({ csrf: insideOf(c).csrf, ...fields }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}`

/** Nobody can read what is in force: whatever page it is, that comes first. */
const unreadable = ({ version, strayKey }: StoredVersion): Html =>
  strayKey !== undefined
    ? html`<p class="fault">The table holds an item above all versions that is none, so the shop cannot read what is in force. Delete it there: the history says its key.</p>`
    : html`<p class="fault">Version ${version}, which is in force, cannot be read. The shop goes on with what it read last for an hour, and then says no names at all. <a href="/admin/history">Roll back to a version that can be read</a>.</p>`

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
      documentOf(
        title,
        html`<a class="skip" href="#main">To the page</a>
<header class="top">${BRAND}
<nav aria-label="Console"><ul>${links}</ul></nav>
<div class="who"><span>${identity.role} <code>${identity.subject}</code></span>${
          signingIn === undefined
            ? ''
            : html`<form method="post" action="${signingIn.out}">${hidden(c)}<button class="quiet">Sign out</button></form>`
        }${identity.role === 'admin' ? html`<a class="stop" href="/admin/never">Stop all names</a>` : ''}</div></header>
<main id="main">${newest && !newest.policy ? unreadable(newest) : ''}${main}</main>`,
        script,
      ),
      status,
    )
  }
