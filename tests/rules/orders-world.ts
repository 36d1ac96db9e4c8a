import type { Catalog } from '../../lambda/catalog/catalog.ts'
import { pruned } from '../../lambda/household/change.ts'
import { Ids, type PersonKey } from '../../lambda/household/ids.ts'
import type { Household } from '../../lambda/household/state.ts'
import type { HouseholdStore } from '../../lambda/store/household-store.ts'
import type { Said, Voice } from '../../local/alexa/envelope.ts'
import { personIdOf, userIdOf } from '../../local/alexa/people.ts'
import { openDemoCatalog } from '../../local/demo/catalog.ts'
import { aPush } from '../outbox/samples.ts'
import { type Death, World as Outbox } from '../outbox/world.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { aPhone, type Browser, openPhoneShop, type PhoneShop } from '../support/phone.ts'
import { EVENING, ID_KEY, openShop, type Reply, type Shop, type Talk } from '../support/shop.ts'
import type { TestTable } from '../support/store.ts'
import type { Member, Offer } from './orders-model.ts'
import type { Last } from './orders-step.ts'
import type { Trouble } from './two-writers-world.ts'

const DEMO = openDemoCatalog()
/** All that this shop sells: what is found is read in this order. */
export const PRODUCTS = ['hush-kettle', 'fellside-kettle', 'dawn-kettle']
/** Whose phone each browser is. */
export const PHONES: readonly (Member | 'household')[] = ['anna', 'household', 'ben']
export const newShelf = (): Record<string, Offer> =>
  Object.fromEntries(PRODUCTS.map((id, at) => [id, { pounds: 40 + at, is: 'sold' }]))

const ids = new Ids(ID_KEY)
let homes = 0

/** One household with a speaker and three phones, an outbox behind every write, and a shop whose prices move. */
export class OrdersWorld {
  readonly name = `orders-${++homes}`
  readonly key = ids.household(userIdOf(this.name))
  /** Holds the household, keeps every change of it, and takes what leaves the house. */
  readonly outbox = new Outbox()
  readonly shelf = newShelf()
  readonly voice: Shop
  readonly doors: PhoneShop
  readonly browsers: readonly Browser[]
  /** Sends the last request once more, as it was. */
  again: (() => Promise<Reply | Response>) | undefined
  last: Last | undefined
  /** What Alexa was given last for her PIN step. */
  token: string | undefined
  /** What must not be in the household any more. */
  readonly forgotten = new Set<string>()
  /** How many changes were there before the step that is taken. */
  seen = 0
  readonly #store: FaultyStore
  #talk: Talk
  #phones = 0

  constructor(table: TestTable, inOrder: (store: HouseholdStore) => HouseholdStore = (store) => store) {
    this.#store = new FaultyStore(inOrder(this.#households()))
    const shared = { households: this.#store, catalog: this.#catalog() }
    const patient = new AbortController().signal
    this.voice = openShop(table, { ...shared, household: this.name, deadline: () => patient })
    this.doors = openPhoneShop(table, shared)
    this.browsers = PHONES.map(() => this.doors.browser())
    this.#talk = this.voice.talk()
  }

  /** The store's contract over the outbox's own household, so that every write is a change for it. */
  #households(): HouseholdStore {
    const { outbox } = this
    const there = (now: number) => {
      const { household } = outbox
      return household && household.expiresAt > now ? household : undefined
    }
    return {
      read: (_, now) => Promise.resolve(structuredClone(there(now))),
      // As it would be stored: without what is undefined.
      write: (_, next, read) => Promise.resolve(outbox.write(JSON.parse(JSON.stringify(next)), read)),
      delete: () => Promise.resolve(outbox.become(undefined)),
    }
  }

  #catalog(): Catalog {
    return {
      search: async (...of) => ({
        ...(await DEMO.search(...of)),
        ids: PRODUCTS,
        total: PRODUCTS.length,
        near: [],
      }),
      understand: (...of) => DEMO.understand(...of),
      products: async (wanted, language) => {
        const products = await DEMO.products(wanted, language)
        return products.flatMap((product) => {
          const { pounds, is } = this.shelf[product.id] ?? { pounds: 0, is: 'gone' }
          const price = { minor: pounds * 100, currency: 'GBP' }
          return is === 'gone' ? [] : { ...product, price, inStock: is === 'sold' }
        })
      },
    }
  }

  set trouble(trouble: Trouble) {
    this.#store.fault = trouble === 'loses races' ? 'none' : trouble
    this.#store.lost = trouble === 'loses races' ? 2 : 0
  }

  /** The clock of this household, in epoch seconds. */
  get now(): number {
    return EVENING / 1000 + this.doors.later
  }

  pass(seconds: number): void {
    this.doors.later += seconds
    this.outbox.now = this.now
  }

  browser(number: number): Browser {
    const browser = this.browsers[number]
    if (!browser) throw new Error(`There is no browser ${number}.`)
    return browser
  }

  person = (member: Member): PersonKey => ids.person(this.key, personIdOf(this.name, member))

  /** The household without what has expired. */
  get home(): Household | undefined {
    return this.outbox.household && pruned(this.outbox.household, this.now)
  }

  /** The id of the order that the question leads to which this person heard in the talk that was spoken in last. */
  orderAsked(member: Member, product: string): string | undefined {
    const matter = this.home?.talks[0]?.matter
    const isIt =
      matter?.matter === 'reserve' && matter.person === this.person(member) && matter.id === product
    return isIt ? this.orderOf(matter.question) : undefined
  }

  orderOf = (token: string): string => ids.order(this.key, token)

  newTalk(): void {
    this.#talk = this.voice.talk()
  }

  async say(who: Voice, said: Said): Promise<Reply> {
    const talk = this.#talk
    return this.#heard(talk, await talk.say(who, said, this.now * 1000))
  }

  /** In another room, in a talk of its own. */
  async sayElsewhere(who: Voice, ...said: Said[]): Promise<Reply> {
    const talk = this.voice.talk()
    const replies: Reply[] = []
    for (const one of said) replies.push(await talk.say(who, one, this.now * 1000))
    const reply = replies.at(-1)
    if (!reply) throw new Error('Nothing was said.')
    return this.#heard(talk, reply)
  }

  /** Alexa gives the talk back after the PIN. */
  async goOn(who: Voice, result: unknown, anew: boolean): Promise<Reply> {
    const talk = this.#talk
    const cause = { type: 'ConnectionCompleted', token: this.token, status: { code: '200' }, result }
    return this.#heard(talk, await talk.goOn(who, cause, { anew, at: this.now * 1000 }))
  }

  #heard(talk: Talk, reply: Reply): Reply {
    this.again = () => talk.send(reply.request)
    return reply
  }

  post(number: number, path: string, fields: Record<string, string> = {}): Promise<Response> {
    const browser = this.browser(number)
    const before = [...browser.cookies]
    this.again = () => {
      browser.cookies.clear()
      for (const [name, value] of before) browser.cookies.set(name, value)
      return browser.post(path, fields)
    }
    return browser.post(path, fields)
  }

  /** Connects a browser anew, with a push address of its own; how that is done is the other model's. */
  connect(number: number): void {
    const { household } = this.outbox
    if (!household) return
    const secret = `secret-number-${String(++this.#phones).padStart(8, '0')}`
    const whose = PHONES[number] ?? 'household'
    const owned = whose === 'household' ? {} : { owner: this.person(whose), level: 300 }
    const phone = aPhone(secret, { ...owned, touched: this.now, push: aPush(secret) })
    const before = this.#secretOf(number)
    const others = household.phones.filter(({ id }) => id !== `phone of ${before}`)
    this.outbox.become({ ...household, phones: [...others, phone] })
    this.browser(number).cookies.set('__Host-shop', `${this.key}.${secret}`)
  }

  #secretOf = (number: number): string =>
    this.browser(number)
      .cookies.get('__Host-shop')
      ?.slice(this.key.length + 1) ?? ''

  /** Delivers a change, in a process that may die. */
  async deliver(at: number, death?: Death): Promise<boolean> {
    const change = this.outbox.changes[at]
    return change === undefined || (await this.outbox.deliver(change, death))
  }
}
