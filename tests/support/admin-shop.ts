import { createAdminApp } from '../../lambda/admin/app.ts'
import { type Admins, adminsOn, consolePages } from '../../lambda/admin/console.ts'
import type { Role } from '../../lambda/admin/identity.ts'
import { Seal } from '../../lambda/admin/seal.ts'
import type { Locale } from '../../lambda/locale.ts'
import type { Counts, Tally } from '../../lambda/speaker/evidence.ts'
import { readConsoleAssets } from '../../local/web/admin.ts'
import { localClient, openTestTable, type TestTable } from './store.ts'

export const NOW = Date.parse('2026-11-21T18:00:00Z') / 1000
const DOOR = 'https://console.test'

/** The console's pages over a table of their own, and somebody who looks at them. */
export interface AdminShop {
  readonly table: TestTable
  readonly admins: Admins
  /** Who looks; undefined: nobody that is known. */
  role: Role | undefined
  /** The store does not answer. */
  isGone: boolean
  readonly reported: unknown[]
  ask(path: string, headers?: Record<string, string>): Promise<Response>
  page(path: string, status?: number): Promise<string>
  /** Puts in what was counted; each time in place of what was there. */
  count(tallies: readonly Tally[]): Promise<void>
  /** Adds a version of the policy, for everybody or for a locale. */
  set(given: Record<string, unknown>, locale?: Locale): Promise<void>
  close(): Promise<void>
}

export const cell = (level: number, counts: Counts, parts: Partial<Tally> = {}): Tally => ({
  day: '2026-11-20',
  locale: 'en-US',
  level,
  counts,
  ...parts,
})

const answered = (recognized: number, yes: number, no: number): Counts => ({
  recognized,
  named: recognized,
  chances: recognized,
  drawn: yes + no,
  asked: yes + no,
  yes,
  no,
})

/** 300 is proven, 200 is not. */
export const BUSY = [
  cell(200, answered(100, 50, 10)),
  cell(300, answered(600, 299, 1)),
  cell(400, answered(300, 120, 0)),
]

export async function openAdminShop(): Promise<AdminShop> {
  const table = await openTestTable()
  const dead = localClient('http://127.0.0.1:9')
  const patience = { admin: () => AbortSignal.timeout(20_000), evidence: () => AbortSignal.timeout(20_000) }
  const admins = adminsOn(table.client, table.table, () => NOW, patience)
  const reported: unknown[] = []
  const report = (error: unknown): void => void reported.push(error)
  const desk = { keyOf: () => undefined, seal: new Seal(Buffer.alloc(32, 6)), pinLocales: [], report }
  const appOn = (one: Admins) =>
    createAdminApp({
      doorkeeper: {
        look: () =>
          shop.role === undefined
            ? { is: 'out' }
            : { is: 'in', identity: { role: shop.role, subject: 'subject', until: 1 }, csrf: 'token' },
        open: () => {},
      },
      pages: consolePages(one, desk, readConsoleAssets()),
      publicUrl: DOOR,
      report,
    })
  const apps = [appOn(admins), appOn(adminsOn(dead, table.table, () => NOW, patience))] as const
  const ask: AdminShop['ask'] = async (path, headers = {}) =>
    apps[shop.isGone ? 1 : 0].request(`${DOOR}${path}`, { headers: { host: 'console.test', ...headers } })
  const shop: AdminShop = {
    table,
    admins,
    role: 'viewer',
    isGone: false,
    reported,
    ask,
    async page(path, status = 200) {
      const response = await ask(path)
      expect([path, response.status]).toEqual([path, status])
      return await response.text()
    },
    count: async (tallies) => void (await admins.evidence.put(tallies, 'tests')),
    async set(given, locale) {
      const change = {
        by: { role: 'admin', subject: 'somebody' },
        at: NOW - 3600,
        reason: 'a quieter <week>',
      }
      const wanted = { given, change, expect: undefined, isForced: false }
      const outcome = await admins.admin.set(locale ? { of: 'locale', locale } : { of: 'everybody' }, wanted)
      expect(outcome).toMatchObject({ outcome: 'done' })
    },
    async close() {
      dead.destroy()
      await table.close()
    },
  }
  return shop
}

/** What a reader sees of a page: without markup. */
export const textOf = (page: string): string =>
  page
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
