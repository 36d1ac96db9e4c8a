import { dayOf, type Tally } from '../../lambda/speaker/evidence.ts'
import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { DynamoTallies, type Tallies } from '../../lambda/store/tallies.ts'
import {
  ANNA,
  EVENING,
  FORGET_ME,
  find,
  LEAVE_NAME_OUT,
  NOBODY,
  OPEN,
  openShop,
  USE_NAME,
  voice,
  WRONG_PERSON,
  YES_FORGET_ME,
  YES_USE_NAME,
} from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const HOURS = 60 * 60 * 1000
const DAYS = 24 * HOURS

/** Remembers what was added, in order. */
class Counting implements Tallies {
  readonly added: Tally[] = []
  add(tally: Tally): Promise<void> {
    this.added.push(tally)
    return Promise.resolve()
  }
}

function open() {
  const tallies = new Counting()
  return { tallies, shop: openShop(table, { tallies }) }
}

const at300 = { day: '2026-11-21', locale: 'en-US', level: 300 }
const NAMED = { ...at300, counts: { recognized: 1, named: 1 } }
const OBJECTED = { ...at300, counts: { objected: 1 } }

describe('a greeting', () => {
  it('is counted by day, locale and level: named where the level is enough, else neutral', async () => {
    const { shop, tallies } = open()
    await shop.talk().say(ANNA, OPEN)
    await shop.talk({ locale: 'fr-FR' }).say(voice('ben', 200), OPEN)
    await shop.talk().say(voice('ben', 250), OPEN, EVENING + 7 * HOURS)
    expect(tallies.added).toEqual([
      NAMED,
      { day: '2026-11-21', locale: 'fr-FR', level: 200, counts: { recognized: 1, neutral: 1 } },
      { day: '2026-11-22', locale: 'en-US', level: 250, counts: { recognized: 1, neutral: 1 } },
    ])
  })

  it('is counted as neutral where the level is enough and the person does not want to be named', async () => {
    const { shop, tallies } = open()
    await shop.talk().say(ANNA, LEAVE_NAME_OUT)
    await shop.talk().say(ANNA, OPEN)
    expect(tallies.added).toEqual([{ ...at300, counts: { recognized: 1, neutral: 1 } }])
  })

  it.each([
    ['nobody', NOBODY],
    ['a person without a level', voice('anna', null)],
  ])('of %s is not counted', async (_, who) => {
    const { shop, tallies } = open()
    const { record } = await shop.talk().say(who, OPEN)
    expect(tallies.added).toEqual([])
    expect(record?.evidence).toBe('none')
  })

  it('of a person who is malformed is not counted', async () => {
    const { shop, tallies } = open()
    const talk = shop.talk()
    const { request } = await talk.say(NOBODY, OPEN)
    const System = { ...request.context.System, person: { authenticationConfidenceLevel: { level: 300 } } }
    const again = { ...request, context: { ...request.context, System } }
    await talk.send({ ...again, request: { ...again.request, requestId: 'another' } } as typeof request)
    expect(tallies.added).toEqual([])
  })

  it('that arrives twice is counted once', async () => {
    const { shop, tallies } = open()
    const talk = shop.talk()
    const { request } = await talk.say(ANNA, OPEN)
    const again = await talk.send(request)
    expect(tallies.added).toEqual([NAMED])
    expect(again.record?.evidence).toBe('none')
  })

  it.each(['refuses writes', 'stopped'] as const)('is not counted by a store that %s', async (fault) => {
    const { shop, tallies } = open()
    shop.store.fault = fault
    await shop.talk().say(ANNA, OPEN)
    expect(tallies.added).toEqual([])
  })

  it('that loses its write and is decided again is counted once, as it was said', async () => {
    const { shop, tallies } = open()
    shop.store.lost = 3
    await shop.talk().say(ANNA, OPEN)
    expect(tallies.added).toEqual([NAMED])
  })
})

describe('everything else that is said', () => {
  it('is not counted: a talk that begins with a request has no greeting', async () => {
    const { shop, tallies } = open()
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    await talk.say(ANNA, find('a toaster'))
    expect(tallies.added).toEqual([])
  })
})

describe('an objection', () => {
  it('is counted at the level and on the day of the naming, whoever says it', async () => {
    const { shop, tallies } = open()
    const talk = shop.talk()
    const late = Date.parse('2026-11-21T23:59:50Z')
    await talk.say(ANNA, OPEN, late)
    await talk.say(voice('ben', 200), WRONG_PERSON, late + 20_000)
    expect(tallies.added).toEqual([NAMED, OBJECTED])
  })

  it('is not counted where no name was spoken', async () => {
    const { shop, tallies } = open()
    const talk = shop.talk()
    await talk.say(voice('anna', 200), OPEN)
    await talk.say(NOBODY, WRONG_PERSON)
    expect(tallies.added.map(({ counts }) => counts.objected)).toEqual([undefined])
  })

  it('is not counted again in the same session', async () => {
    const { shop, tallies } = open()
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await talk.say(NOBODY, WRONG_PERSON)
    await talk.say(NOBODY, WRONG_PERSON)
    expect(tallies.added).toEqual([NAMED, OBJECTED])
  })

  it('is counted once in 30 days for one person, also after the name is wanted again', async () => {
    const { shop, tallies } = open()
    const objections = () => tallies.added.filter(({ counts }) => counts.objected).map(({ day }) => day)
    const object = async (now: number) => {
      const talk = shop.talk()
      await talk.say(ANNA, USE_NAME, now)
      await talk.say(ANNA, YES_USE_NAME, now)
      const visit = shop.talk()
      expect((await visit.say(ANNA, OPEN, now)).text).toMatch(/Anna/)
      await visit.say(NOBODY, WRONG_PERSON, now)
    }
    await object(EVENING)
    await object(EVENING + DAYS)
    await object(EVENING + 30 * DAYS - 1000)
    expect(objections()).toEqual(['2026-11-21'])
    await object(EVENING + 30 * DAYS)
    expect(objections()).toEqual(['2026-11-21', '2026-12-21'])
  })

  it('of one person leaves those of another to be counted', async () => {
    const { shop, tallies } = open()
    for (const who of [ANNA, voice('ben', 300)]) {
      const talk = shop.talk()
      await talk.say(who, OPEN)
      await talk.say(NOBODY, WRONG_PERSON)
    }
    expect(tallies.added).toEqual([NAMED, OBJECTED, NAMED, OBJECTED])
  })

  it('to the name of somebody who was forgotten since is not counted', async () => {
    const { shop, tallies } = open()
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await talk.say(ANNA, FORGET_ME)
    await talk.say(ANNA, YES_FORGET_ME)
    await talk.say(NOBODY, WRONG_PERSON)
    expect(tallies.added).toEqual([NAMED])
  })
})

describe('counting that fails', () => {
  it.each([
    ['rejects', () => Promise.reject(new StoreUnavailable('The store could not count a turn.'))],
    ['throws', () => Promise.reject(new TypeError('broken'))],
  ])(
    'changes nothing of the answer, is not tried again and is told to who watches: it %s',
    async (_, fail) => {
      let tries = 0
      const add = (): Promise<void> => {
        tries += 1
        return fail()
      }
      const shop = openShop(table, { tallies: { add } })
      const { text, record } = await shop.talk().say(ANNA, OPEN)
      expect(text).toMatch(/^Welcome to Corner Shop, Anna\./)
      expect(record?.evidence).toBe('lost')
      expect(tries).toBe(1)
      expect(shop.reported).toEqual([])
    },
  )

  it('is given 300 milliseconds', async () => {
    const given: number[] = []
    const deadline = (ms: number): AbortSignal => {
      given.push(ms)
      return AbortSignal.timeout(ms)
    }
    const shop = openShop(table, { deadline, tallies: { add: async () => {} } })
    await shop.talk().say(ANNA, OPEN)
    expect(given.at(-1)).toBe(300)
  })
})

describe('in the table', () => {
  it('a visit leaves numbers, and nobody who they are of', async () => {
    const tallies = new DynamoTallies(table.client, table.table)
    const shop = openShop(table, { tallies })
    await shop.talk().say(ANNA, OPEN, Date.parse('2026-05-01T12:00:00Z'))
    const never = new AbortController().signal
    expect(await tallies.read('2026-05-01', '2026-05-01', EVENING / 1000, never)).toEqual([
      { ...NAMED, day: '2026-05-01' },
    ])
    expect(dayOf(EVENING / 1000)).toBe('2026-11-21')
  })
})
