import { pruned, talkOf } from '../../lambda/household/change.ts'
import { type HouseholdKey, Ids, type PersonKey } from '../../lambda/household/ids.ts'
import type { Household, Owner as RealOwner } from '../../lambda/household/state.ts'
import type { HouseholdStore } from '../../lambda/store/household-store.ts'
import type { Said, Voice } from '../../local/alexa/envelope.ts'
import { personIdOf, userIdOf } from '../../local/alexa/people.ts'
import { type Fault, FaultyStore } from '../support/faulty-store.ts'
import { type Browser, openPhoneShop, type PhoneShop } from '../support/phone.ts'
import { EVENING, ID_KEY, NOBODY, openShop, type Reply, type Shop, STOP, type Talk } from '../support/shop.ts'
import { rawItem, type TestTable } from '../support/store.ts'
import type { Owner, Session, Sure } from './two-writers-model.ts'
import type { Last } from './two-writers-step.ts'

/** What goes wrong while a step is taken. */
export type Trouble = Extract<Fault, 'none' | 'refuses writes' | 'loses answers'> | 'loses races'

export const BROWSERS = 3
const ids = new Ids(ID_KEY)
const patient = new AbortController().signal
let homes = 0

/** Wrong codes are counted elsewhere: here all may try. */
const NO_COUNT = {
  admit: () => Promise.resolve({ may: 'try' as const }),
  right: () => Promise.resolve(),
  wrong: () => Promise.resolve(false),
}

/** One household with a speaker and three browsers, whole, on the test table. */
export class World {
  readonly name = `two-writers-${++homes}`
  readonly key: HouseholdKey = ids.household(userIdOf(this.name))
  readonly voice: Shop
  readonly doors: PhoneShop
  readonly browsers: readonly Browser[]
  /** Sends the last request once more, as it was. */
  again: (() => Promise<Reply | Response>) | undefined
  last: Last | undefined
  /** Every code that was shown. */
  readonly codes: string[] = []
  /** What must be nowhere in the table. */
  readonly forgotten = new Set<string>()
  /** The version that was seen before. */
  before: { readonly born: string; readonly version: number } | undefined
  /** As it was read last. */
  home: Household | undefined
  readonly #table: TestTable
  readonly #store: FaultyStore
  #talk: Talk
  #session: string | undefined

  constructor(table: TestTable, households: HouseholdStore = table.households) {
    this.#table = table
    this.#store = new FaultyStore(households)
    this.voice = openShop(table, { household: this.name, households: this.#store, deadline: () => patient })
    this.doors = openPhoneShop(table, { households: this.#store, guesses: NO_COUNT })
    this.browsers = Array.from({ length: BROWSERS }, () => this.doors.browser())
    this.#talk = this.voice.talk()
  }

  set trouble(trouble: Trouble) {
    this.#store.fault = trouble === 'loses races' ? 'none' : trouble
    this.#store.lost = trouble === 'loses races' ? 2 : 0
  }

  browser(number: number): Browser {
    const browser = this.browsers[number]
    if (!browser) throw new Error(`There is no browser ${number}.`)
    return browser
  }

  person = (member: string): PersonKey => ids.person(this.key, personIdOf(this.name, member))

  ownerOf(owner: RealOwner): Owner {
    if (owner === 'household') return 'household'
    return owner === this.person('anna') ? 'anna' : 'ben'
  }

  newTalk(): void {
    this.#talk = this.voice.talk()
    this.#session = undefined
  }

  /** The clock of this household, in epoch milliseconds. */
  get now(): number {
    return EVENING + this.doors.later * 1000
  }

  async say(who: Voice, said: Said): Promise<Reply> {
    const talk = this.#talk
    const reply = await talk.say(who, said, this.now)
    this.#session = reply.isOpen ? reply.request.session?.sessionId : undefined
    this.again = () => talk.send(reply.request)
    return reply
  }

  /** What a form of this browser is known again by: the cookie of its phone, else the one of its tries. */
  triedBy(number: number): string {
    const { cookies } = this.browser(number)
    return cookies.get('__Host-shop')?.split('.').at(-1) ?? cookies.get('__Host-try') ?? ''
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

  /** What the table holds, without what has expired. */
  async read(): Promise<Household | undefined> {
    const now = Math.floor(this.now / 1000)
    const stored = await this.#table.households.read(this.key, now, patient)
    this.home = stored && pruned(stored, now)
    return this.home
  }

  /** What the open talk is about after a reply. */
  async session(reply: Reply, sure: Sure): Promise<Session | undefined> {
    const home = await this.read()
    if (this.#session === undefined) return undefined
    const { unsaved } = (reply.response.sessionAttributes ?? {}) as { unsaved?: { search?: { id: string } } }
    const travels = unsaved?.search?.id
    const pending = travels === undefined || this.has(travels) ? undefined : { id: travels, sure }
    const now = Math.floor(this.now / 1000)
    const empty = { search: undefined, row: [], heard: [], pending }
    if (!home || unsaved) return empty
    const talk = talkOf(home, ids.brief('session', this.key, this.#session), now)
    const search = this.has(talk.search ?? '') ? talk.search : undefined
    return { ...empty, search, row: talk.row === 0 ? [] : talk.heard.slice(-talk.row), heard: talk.heard }
  }

  /** The household as it lies in the table, what has expired too. */
  raw = (): Promise<string> => rawItem(this.#table, `household#${this.key}`, 'state')

  /** The skill is disabled in the Alexa app. */
  async disable(status: string): Promise<void> {
    const { request } = await this.voice.talk().say(NOBODY, STOP, this.now)
    const { session: _, ...rest } = request
    const body = { userInformationPersistenceStatus: status }
    const { requestId, timestamp } = request.request
    const event = { type: 'AlexaSkillEvent.SkillDisabled', requestId, timestamp, body }
    await this.#talk.send({ ...rest, request: event } as unknown as typeof request)
  }

  has(search: string): boolean {
    return this.home?.searches.some(({ id }) => id === search) ?? false
  }
}
