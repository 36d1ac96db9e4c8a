import { createHash } from 'node:crypto'
import type { Doors } from './doors.ts'
import type { AdminContext } from './identity.ts'

/** Style and scripts of the console, as text. */
export interface ConsoleAssets {
  /** Ours, and uPlot's before it. */
  readonly css: readonly string[]
  readonly today: string
  readonly curve: string
  /** uPlot as its package has it: a script that leaves one variable behind. */
  readonly uplot: string
}

const CSS = 'text/css; charset=utf-8'
const SCRIPT = 'text/javascript; charset=utf-8'

/** `If-None-Match` names this tag. Proxies mark tags as weak when they compress. */
const names = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((one) => one.trim().replace(/^W\//u, '') === tag || one.trim() === '*')

/**
 * Opens what the pages load. It is the same for everybody, and asked for again each time: after a deployment no page
 * meets the script of the one before.
 */
export function assetDoors(doors: Doors, { css, today, curve, uplot }: ConsoleAssets): void {
  const files = [
    ['/admin/console.css', CSS, css.join('\n')],
    ['/admin/today.js', SCRIPT, today],
    ['/admin/curve.js', SCRIPT, curve],
    ['/admin/uplot.js', SCRIPT, `${uplot}\nexport default uPlot\n`],
  ] as const
  for (const [path, type, text] of files) {
    const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
    doors.free(path, (c: AdminContext) => {
      c.header('ETag', tag)
      c.header('Cache-Control', 'no-cache')
      c.header('Vary', undefined)
      if (names(c.req.header('if-none-match'), tag)) return c.body(null, 304)
      return c.body(text, 200, { 'Content-Type': type })
    })
  }
}
