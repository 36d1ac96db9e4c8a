import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AdminContext } from '../identity.ts'

/** A piece of a page. `html` escapes whatever is put into it, once. */
export type Html = ReturnType<typeof html>

/** A page that says one thing, and what to do. */
export interface Plain {
  readonly status: ContentfulStatusCode
  readonly title: string
  readonly text: string
  readonly link?: { readonly to: string; readonly says: string }
}

/** A whole document. @param script one of ours that the page can do without */
export const documentOf = (title: string, body: Html, script?: string): Html => html`<!doctype html>
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
${body}
</body>
</html>`

/** Whose house it is, and the way to its first page. */
export const BRAND: Html = html`<a class="brand" href="/admin"><img src="/p/icon.svg" alt="" width="28" height="28">Corner Shop console</a>`

/** A whole page for whoever is at the door. */
export const layout = (title: string, main: Html): Html =>
  documentOf(
    title,
    html`<header class="top">${BRAND}</header>
<main>${main}</main>`,
  )

/** The answer that says one thing: a page for a browser, JSON for who asks for it. */
export function plainly(c: AdminContext, { status, title, text, link }: Plain): Response | Promise<Response> {
  if (/^application\/json\b/i.test(c.req.header('accept') ?? '')) return c.json({ error: text }, status)
  const on = link === undefined ? '' : html`<p><a class="main" href="${link.to}">${link.says}</a></p>`
  return c.html(
    layout(title, html`<section class="sheet"><h1>${title}</h1><p>${text}</p>${on}</section>`),
    status,
  )
}
