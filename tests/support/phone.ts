import { hash } from 'node:crypto'
import type { Hono } from 'hono'
import { type HouseholdKey, Ids, type PersonKey, shownCode } from '../../lambda/household/ids.ts'
import type { Household, Phone, Search } from '../../lambda/household/state.ts'
import { createPhoneApp } from '../../lambda/phone/app.ts'
import type { PhoneHouse } from '../../lambda/phone/house.ts'
import type { View } from '../../lambda/phone/view.ts'
import type { Policy } from '../../lambda/speaker/policy.ts'
import { PolicyInForce } from '../../lambda/speaker/policy-in-force.ts'
import { DynamoGuesses } from '../../lambda/store/guesses.ts'
import { DynamoPairings } from '../../lambda/store/pairings.ts'
import { openDemoCatalog } from '../../local/demo/catalog.ts'
import { demoShop } from '../../local/shop.ts'
import { readAssets } from '../../local/web/phone.ts'
import { FaultyStore } from './faulty-store.ts'
import { EVENING, ID_KEY } from './shop.ts'
import type { TestTable } from './store.ts'

export const DOOR = 'https://shop.test'
export const NOW = EVENING / 1000
const CATALOG = openDemoCatalog({ publicUrl: DOOR })
const patient = new AbortController().signal

/** A browser: it keeps cookies as browsers do, and sends them to one shop. */
export interface Browser {
  readonly cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  /** What `/p/state` says. */
  state(search?: string): Promise<View>
}

/** The phone's doors on a test table, at a time that stands until it is moved. */
export interface PhoneShop {
  readonly app: Hono
  readonly store: FaultyStore
  readonly ids: Ids
  readonly reported: unknown[]
  alarms: number
  /** Seconds that have passed. */
  later: number
  address: string
  policy: Policy | undefined
  browser(): Browser
  /** Puts a household into the store, whole. */
  home(name: string, parts?: Partial<Household>): Promise<HouseholdKey>
  stored(key: HouseholdKey): Promise<Household | undefined>
  change(key: HouseholdKey, to: (household: Household) => Household): Promise<void>
  /** A code that is open, as it is shown. */
  code(key: HouseholdKey, until?: number): Promise<string>
  /** A browser with a phone of this household. */
  phone(key: HouseholdKey, parts?: Partial<Phone>): Promise<Browser>
}

let made = 0

export function openPhoneShop(
  table: TestTable,
  { catalog = CATALOG, ...more }: Partial<PhoneHouse> = {},
): PhoneShop {
  const ids = new Ids(ID_KEY)
  const store = new FaultyStore(table.households)
  const pairings = new DynamoPairings(table.client, table.table)
  const guesses = new DynamoGuesses(table.client, table.table)
  let elapsed = 0
  const shop: Omit<PhoneShop, 'app'> = {
    store,
    ids,
    reported: [],
    alarms: 0,
    later: 0,
    address: `198.51.100.${++made}`,
    policy: undefined,
    browser: () => browserAt(() => app),
    async home(name, parts = {}) {
      const key = ids.household(`${name} ${++made}`)
      await table.households.write(key, { ...aHome(), ...parts }, undefined, NOW, patient)
      return key
    },
    stored: (key) => table.households.read(key, NOW + shop.later, patient),
    async change(key, to) {
      const before = await shop.stored(key)
      if (!before) throw new Error('There is no such household.')
      const next = { ...to(before), version: before.version + 1 }
      await table.households.write(key, next, before, NOW + shop.later, patient)
    },
    async code(key, until = NOW + shop.later + 600) {
      const letters = ids.code(key, `request ${++made}`)
      const code = { hash: ids.codeHash(letters), until, locale: 'en-GB' as const }
      await shop.change(key, (before) => ({ ...before, codes: [...before.codes, code].slice(-3) }))
      await pairings.open(code.hash, { household: key, until }, patient)
      return shownCode(letters)
    },
    async phone(key, parts = {}) {
      const secret = `secret-number-${String(++made).padStart(8, '0')}`
      await shop.change(key, (before) => ({ ...before, phones: [...before.phones, aPhone(secret, parts)] }))
      const browser = shop.browser()
      browser.cookies.set('__Host-shop', `${key}.${secret}`)
      return browser
    },
  }
  const app = createPhoneApp({
    households: store,
    pairings,
    guesses,
    ids,
    catalog,
    shop: demoShop(),
    assets: readAssets(),
    publicUrl: DOOR,
    policy: new PolicyInForce(
      () => Promise.resolve(shop.policy),
      () => (elapsed += 3_600_000),
    ),
    now: () => EVENING + shop.later * 1000,
    addressOf: () => shop.address,
    random: (bytes) => hash('sha256', `random ${++made}`, 'base64url').slice(0, Math.ceil((bytes * 4) / 3)),
    digits: () => String(1000 + (++made % 9000)),
    deadline: () => patient,
    pause: async () => {},
    alarm: () => {
      shop.alarms += 1
    },
    report: (error) => shop.reported.push(error),
    ...more,
  })
  return Object.assign(shop, { app })
}

export const aPhone = (secret: string, parts: Partial<Phone> = {}): Phone => ({
  id: `phone of ${secret}`,
  secret: hash('sha256', secret, 'base64url'),
  owner: 'household',
  locale: 'en-GB',
  touched: NOW,
  ...parts,
})

const aHome = (): Household => ({
  version: 1,
  born: 'in spring',
  expiresAt: NOW + 400 * 86_400,
  people: {},
  searches: [],
  talks: [],
  answers: [],
  phones: [],
  codes: [],
  orders: [],
})

export const aSearch = (id: string, parts: Partial<Search> = {}): Search => ({
  id,
  owner: 'household',
  query: 'quiet kettle',
  results: ['hush-kettle', 'fellside-kettle', 'dawn-kettle', 'nook-kettle'],
  total: 4,
  fit: 'all',
  place: 0,
  picks: [],
  touched: NOW - 60,
  byPerson: false,
  ...parts,
})

export const personOf = (key: HouseholdKey, name: string): PersonKey => new Ids(ID_KEY).person(key, name)

function browserAt(app: () => Hono): Browser {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { host: new URL(DOOR).host, ...(cookie ? { cookie } : {}), ...init.headers }
    const response = await app().request(`${DOOR}${path}`, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, decodeURIComponent(value))
    }
    return response
  }
  const browser: Browser = {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: DOOR,
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
      }),
    async state(search) {
      const response = await browser.get(`/p/state${search === undefined ? '' : `?search=${search}`}`)
      if (response.status !== 200) throw new Error(`The state answered ${response.status}.`)
      return (await response.json()) as View
    },
  }
  return browser
}
