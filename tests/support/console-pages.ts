import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createAdminApp } from '../../lambda/admin/app.ts'
import { type Admins, adminsOn, consolePages, type Desk } from '../../lambda/admin/console.ts'
import type { Role, Visitor } from '../../lambda/admin/identity.ts'
import { Seal } from '../../lambda/admin/seal.ts'
import { Ids } from '../../lambda/household/ids.ts'
import type { StoredVersion } from '../../lambda/store/policy-store.ts'
import { openTestTable, type RawItem, type TestTable } from './store.ts'

const AT = 'https://console.test'
const CSRF = 'token-of-this-session'
/** Epoch seconds at which everything begins. */
export const BEGAN = 1_800_000_000
const KEY = { number: 'k1', secret: Buffer.alloc(32, 5) }
export const USER = 'amzn1.ask.account.AHOUSE'

const NO_ASSETS = { css: [], today: '', curve: '', uplot: '' }

/** What becomes of a call of the store. */
export type Fate = 'answered' | 'gone' | 'answer lost'

/** A page, as a browser has it. */
export interface Page {
  readonly status: number
  readonly text: string
  readonly to: string | null
}

/** The console's own pages on a table, for whoever is said to be there. */
export interface Pages {
  readonly table: TestTable
  readonly admins: Admins
  readonly ids: Ids
  readonly reported: unknown[]
  role: Role
  subject: string
  is: Visitor['is']
  /** Seconds since the beginning. */
  later: number
  /** By the command's name. */
  fate: (command: string) => Fate
  /** Comes before a call of the store. */
  before: (command: string) => Promise<void>
  /** Opens the same pages in another console. */
  readonly open: ReturnType<typeof consolePages>
  get(path: string): Promise<Page>
  /** @param fields with the session's token, unless they bring another */
  post(
    path: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ): Promise<Page>
  /** As another admin, in the terminal say. */
  set(given: Readonly<Record<string, unknown>>, locale?: 'fr-FR'): Promise<number>
  newest(): Promise<StoredVersion>
  /** Items of the table whose key begins so. */
  items(beginning: string): Promise<RawItem[]>
  /** What a form of the page has in a hidden field. */
  close(): Promise<void>
}

export const hiddenIn = ({ text }: Page, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''

/** Everything that a household is looked up with, so that two pages can be compared. */
export const withoutSeals = ({ text }: Page): string => text.replaceAll(/name="whose" value="[^"]*"/g, '')

export async function openPages(): Promise<Pages> {
  const table = await openTestTable()
  const ids = new Ids(KEY)
  const send = async (command: Parameters<DynamoDBClient['send']>[0], options: object): Promise<unknown> => {
    const name = command.constructor.name
    await pages.before(name)
    const fate = pages.fate(name)
    if (fate === 'gone') throw new Error('gone')
    const answer = await table.client.send(command as never, options)
    if (fate === 'answer lost') throw new Error('lost')
    return answer
  }
  const client = Object.assign(Object.create(table.client), { send }) as DynamoDBClient
  const patient = () => new AbortController().signal
  const admins = adminsOn(client, table.table, () => BEGAN + pages.later, {
    admin: patient,
    evidence: patient,
  })
  const reported: unknown[] = []
  const report = (error: unknown) => void reported.push(error)
  const desk: Desk = {
    keyOf: (id) => (id.startsWith('amzn1.ask.account.') ? ids.household(id) : undefined),
    seal: new Seal(Buffer.alloc(32, 6)),
    pinLocales: ['en-US'],
    report,
  }
  const open = consolePages(admins, desk, NO_ASSETS)
  const app = createAdminApp({
    doorkeeper: {
      look: () =>
        pages.is === 'in'
          ? { is: 'in', identity: { role: pages.role, subject: pages.subject, until: 1 }, csrf: CSRF }
          : { is: pages.is },
      open: () => {},
      signingIn: { at: '/admin/sign-in', out: '/admin/sign-out' },
    },
    pages: open,
    publicUrl: AT,
    report,
  })
  const answered = async (response: Response): Promise<Page> => ({
    status: response.status,
    text: await response.text(),
    to: response.headers.get('location'),
  })
  const pages: Pages = {
    table,
    admins,
    ids,
    reported,
    open,
    role: 'admin',
    subject: 'anna-admin',
    is: 'in',
    later: 0,
    fate: () => 'answered',
    before: () => Promise.resolve(),
    get: async (path) => answered(await app.request(`${AT}${path}`)),
    post: async (path, fields = {}, headers = {}) =>
      answered(
        await app.request(`${AT}${path}`, {
          method: 'POST',
          body: new URLSearchParams({ csrf: CSRF, ...fields }).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded', origin: AT, ...headers },
        }),
      ),
    async set(given, locale) {
      const change = { by: { role: 'terminal', subject: 'ben-admin' }, at: BEGAN, reason: 'Ben knows why' }
      const scope = locale ? ({ of: 'locale', locale } as const) : ({ of: 'everybody' } as const)
      const outcome = await admins.admin.set(scope, { given, change, expect: undefined, isForced: true })
      if (outcome.outcome !== 'done') throw new Error(outcome.outcome)
      return outcome.version
    },
    newest: () => admins.admin.newest(),
    items: async (beginning) => (await table.rawItems()).filter(({ pk }) => String(pk).startsWith(beginning)),
    close: () => table.close(),
  }
  return pages
}
