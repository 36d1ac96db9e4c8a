import { html } from 'hono/html'
import { layout } from './layout.ts'
import type { Frame, Html } from './parts.ts'

/** A page that says one thing and leads on: to the same place again, or back. */
export const plainPage = (
  frame: Frame,
  title: string,
  text: string,
  link: { readonly to: string; readonly says: string },
): Html =>
  layout(frame, {
    title,
    main: html`<section class="sheet"><h1>${title}</h1><p>${text}</p><p><a class="main" href="${link.to}">${link.says}</a></p></section>`,
  })

/** What is left of the page where there is no connection: the worker keeps it. */
export const offlinePage = (frame: Frame): Html =>
  layout(frame, {
    title: frame.words.offlineTitle,
    main: html`<section class="sheet" data-offline-page><h1>${frame.words.offlineTitle}</h1><p>${frame.words.offline}</p><p><a class="main" href="/p">${frame.words.tryAgain}</a></p></section>`,
  })
