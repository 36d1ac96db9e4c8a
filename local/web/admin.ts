import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'
import { createAdminApp } from '../../lambda/admin/app.ts'
import type { ConsoleAssets } from '../../lambda/admin/assets.ts'
import { type Admins, consolePages } from '../../lambda/admin/console.ts'
import { laptopDoorkeeper } from '../../lambda/admin/doorkeeper.ts'
import type { AdminEnv } from '../../lambda/admin/identity.ts'
import { Seal } from '../../lambda/admin/seal.ts'
import type { Ids } from '../../lambda/household/ids.ts'
import type { Locale } from '../../lambda/locale.ts'
import { briefly } from '../../lambda/log.ts'
import { accountOf } from '../alexa/people.ts'
import { terminalSubject } from '../open-policies.ts'
import { pathInProject } from '../root.ts'

/** What the console is about here. */
export interface LocalConsole {
  readonly publicUrl: string
  readonly admins: Admins
  readonly ids: Ids
  readonly pinLocales: readonly Locale[]
}

const report = (error: unknown): void => void process.stderr.write(`console: ${briefly(error)}\n`)

const text = (path: string): string => readFileSync(pathInProject(path), 'utf8')

/** Style and scripts of the console, as they lie in the project and in uPlot's package. */
export const readConsoleAssets = (): ConsoleAssets => ({
  css: [text('node_modules/uplot/dist/uPlot.min.css'), text('lambda/admin/page/console.css')],
  curve: text('lambda/admin/page/curve.js'),
  today: text('lambda/admin/page/today.js'),
  uplot: text('node_modules/uplot/dist/uPlot.iife.min.js'),
})

/** The console on the laptop: whoever is at this machine is its admin, as in the terminal. */
export const localAdmin = ({ publicUrl, admins, ids, pinLocales }: LocalConsole): Hono<AdminEnv> =>
  createAdminApp({
    doorkeeper: laptopDoorkeeper(terminalSubject()),
    pages: consolePages(
      admins,
      {
        keyOf: (given) => ids.household(accountOf(given)),
        // A page that is open while the shop is closed and opened again asks for the id once more.
        seal: new Seal(randomBytes(32)),
        pinLocales,
        report,
      },
      readConsoleAssets(),
    ),
    publicUrl,
    report,
  })
