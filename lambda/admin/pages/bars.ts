import { html } from 'hono/html'
import type { Html } from './plain.ts'

/** A part of a bar, and the class that colours it. */
export interface Part {
  readonly kind: 'named' | 'neutral' | 'yes' | 'no'
  readonly count: number
}

const WIDTH = 100
const HEIGHT = 10

/**
 * A bar of parts, for people who would rather look: the figures are beside it, so it is hidden from those who hear
 * the page. Some is never none: what is there has a width.
 * @param most what the whole width stands for
 */
export function bar(parts: readonly Part[], most: number): Html {
  let at = 0
  const drawn = parts.map(({ kind, count }) => {
    const width = count === 0 || most === 0 ? 0 : Math.max(0.5, (count / most) * WIDTH)
    const from = at
    at += width
    return width === 0
      ? ''
      : html`<rect class="${kind}" x="${from.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="${HEIGHT}"/>`
  })
  return html`<svg class="bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">${drawn}</svg>`
}
