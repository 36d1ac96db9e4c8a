import { html } from 'hono/html'
import type { Frame, Html } from './parts.ts'

/** What a page is, besides what is in it. */
export interface Sheet {
  readonly title: string
  readonly main: Html
  /** The tag of the view it shows; left out where there is nothing to follow. */
  readonly tag?: string
  /** Stands at the lower edge, over the page. */
  readonly bar?: Html
  /** What happened just now, if that has to be said. */
  readonly notice?: string | undefined
}

/** A whole page. Everything in it works without script; the script finds what it needs in data attributes. */
export const layout = (
  { locale, words, version }: Frame,
  { title, main, tag, bar, notice }: Sheet,
): Html => html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#f7efe0" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#1a1512" media="(prefers-color-scheme: dark)">
<title>${title}</title>
<link rel="icon" href="/p/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/p/icon-180.png">
<link rel="manifest" href="/p/manifest.webmanifest">
<link rel="stylesheet" href="/p/phone.css?v=${version}">
<script type="module" src="/p/phone.js?v=${version}"></script>
</head>
<body data-undo="${words.undo}" data-not-sent="${words.notSent}" data-not-told="${words.notTold}">
${tag === undefined ? '' : html`<a class="skip" href="#list">${words.skip}</a>`}
<header class="top"><a href="/p"><img src="/p/icon.svg" alt="" width="28" height="28">${words.shop}</a></header>
<main id="app"${tag === undefined ? '' : html` data-tag="${tag}"`}>
${notice === undefined ? '' : html`<p class="notice" role="alert" data-key="notice">${notice}</p>`}
${main}
${bar ?? ''}
</main>
<div class="toasts">
<div id="offline" class="toast" role="status" hidden>${words.offlineBar}</div>
<div id="said" class="toast" role="status" hidden></div>
</div>
</body>
</html>`
