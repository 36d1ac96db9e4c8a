import {
  hasRoomFor,
  newHousehold,
  pruned,
  talkOf,
  withPerson,
  withTalk,
} from '../../lambda/household/change.ts'
import { Ids, type PersonKey } from '../../lambda/household/ids.ts'
import { BOUNDS, DAY, HOUR } from '../../lambda/household/limits.ts'
import { namingOf } from '../../lambda/household/naming.ts'
import { boundedQuery, boundedResults, latestOpen, withSearch } from '../../lambda/household/searches.ts'
import type { Household, Search } from '../../lambda/household/state.ts'

const NOW = 1_800_000_000
const anna = 'k1.anna' as PersonKey
const ben = 'k1.ben' as PersonKey

const search = (id: string, more: Partial<Search> = {}): Search => ({
  id,
  owner: 'household',
  query: `query ${id}`,
  results: ['p1', 'p2'],
  total: 2,
  fit: 'all',
  place: 0,
  picks: [],
  touched: NOW,
  byPerson: false,
  ...more,
})
const household = (more: Partial<Household> = {}): Household => ({ ...newHousehold('born', NOW), ...more })
const idsOf = ({ searches }: Household) => searches.map(({ id }) => id)

describe('what has expired', () => {
  it('is absent: a search after seven days, to the second', () => {
    const kept = household({ searches: [search('a', { touched: NOW })] })
    expect(idsOf(pruned(kept, NOW + 7 * DAY - 1))).toEqual(['a'])
    expect(idsOf(pruned(kept, NOW + 7 * DAY))).toEqual([])
  })

  it('is absent: a hold at its end', () => {
    const held = household({ people: { [anna]: { touched: NOW, hold: { level: 300, until: NOW + 10 } } } })
    expect(pruned(held, NOW + 9).people[anna]?.hold).toBeDefined()
    expect(pruned(held, NOW + 10).people[anna]).toEqual({ touched: NOW })
  })

  it('is absent: the note of a name after its hour, and a talk with what was answered in it', () => {
    const talk = { ...talkOf(household(), 's', NOW), named: { person: anna, level: 300, until: NOW + HOUR } }
    const answers = [{ request: 'r', session: 's', at: NOW, acts: [] }]
    const noted = { ...withTalk(household({ answers }), talk) }
    expect(pruned(noted, NOW + HOUR - 1).talks[0]?.named).toBeDefined()
    expect(pruned(noted, NOW + HOUR)).toMatchObject({ talks: [], answers: [] })
  })
})

describe('a search', () => {
  it('makes the same owner’s oldest without picks give way, and nobody else’s', () => {
    const mine = [0, 1, 2, 3, 4, 5].map((i) => search(`a${i}`, { owner: anna, touched: NOW + i }))
    const picked = { ...(mine[0] as Search), picks: [{ id: 'p1', minor: 3900, currency: 'USD' }] }
    const others = [search('b', { owner: ben, touched: 1 }), search('h', { touched: 1 })]
    const full = household({ searches: [picked, ...mine.slice(1), ...others] })
    const next = withSearch(full, search('a6', { owner: anna, touched: NOW + 6 }))
    expect(idsOf(next).sort()).toEqual(['a0', 'a2', 'a3', 'a4', 'a5', 'a6', 'b', 'h'])
  })

  it('is not kept where nothing may give way, and nothing else is lost', () => {
    const searches = [0, 1, 2, 3, 4, 5].map((i) =>
      search(`a${i}`, { owner: anna, picks: [{ id: 'p1', minor: 3900, currency: 'USD' }] }),
    )
    const full = household({ searches })
    expect(withSearch(full, search('a6', { owner: anna }))).toEqual(full)
  })

  it('replaces the same owner’s earlier one in the same words, unless something was picked in it', () => {
    const first = household({ searches: [search('a', { query: 'A Kettle' })] })
    expect(idsOf(withSearch(first, search('b', { query: 'a kettle' })))).toEqual(['b'])
    const picked = household({
      searches: [search('a', { query: 'a kettle', picks: [{ id: 'p1', minor: 3900, currency: 'USD' }] })],
    })
    expect(idsOf(withSearch(picked, search('b', { query: 'a kettle' })))).toEqual(['a', 'b'])
    const hers = household({ searches: [search('a', { query: 'a kettle', owner: anna })] })
    expect(idsOf(withSearch(hers, search('b', { query: 'a kettle' })))).toEqual(['a', 'b'])
  })

  it('never lets the item grow past 64 KB', () => {
    const results = boundedResults(
      Array.from({ length: 100 }, (_, i) => `product-number-${i}`.padEnd(40, 'x')),
    )
    let full = household()
    for (let owner = 0; owner < 12; owner++)
      for (let i = 0; i < 6; i++)
        full = withSearch(full, search(`s${owner}-${i}`, { owner: `k1.${owner}` as PersonKey, results }))
    expect(Buffer.byteLength(JSON.stringify(full))).toBeLessThan(64 * 1024)
  })

  it('may be one of eight of the largest without being measured', () => {
    const results = boundedResults(Array.from({ length: 100 }, (_, i) => `${i}`.padStart(60, 'x')))
    const query = boundedQuery('🫖'.repeat(500))
    const id = 'p'.repeat(BOUNDS.idLength)
    const heard = Array.from({ length: BOUNDS.heard }, () => id)
    const largest = household({
      searches: Array.from({ length: 8 }, (_, i) => search(`s${i}`, { results, query })),
      talks: Array.from({ length: BOUNDS.talks }, (_, i) => ({
        session: `${i}`,
        touched: NOW,
        heard,
        row: 3,
      })),
      answers: Array.from({ length: BOUNDS.answers }, (_, i) => ({
        request: `${i}`,
        session: 's',
        at: NOW,
        acts: [{ act: 'found', query, ids: [id, id, id], left: 1, fit: 'all' }],
      })),
    })
    expect(Buffer.byteLength(JSON.stringify(largest))).toBeLessThan(64 * 1024)
  })

  it('keeps the first 100 ids, at most 2 KB of them', () => {
    expect(boundedResults(Array.from({ length: 200 }, (_, i) => `${i}`))).toHaveLength(100)
    const long = boundedResults(Array.from({ length: 100 }, (_, i) => `${i}`.padStart(100, 'é')))
    expect(Buffer.byteLength(JSON.stringify(long))).toBeLessThanOrEqual(BOUNDS.resultBytes + 1)
  })

  it('keeps at most 200 characters of a query, never half a one', () => {
    expect([...boundedQuery('🫖'.repeat(500))]).toHaveLength(200)
    expect(boundedQuery('\ud800').isWellFormed()).toBe(true)
  })

  it('that is closed is not the latest open one', () => {
    const kept = household({ searches: [search('a'), search('b', { touched: NOW + 1, closed: true })] })
    expect(latestOpen(kept, 'household')?.id).toBe('a')
    expect(latestOpen(kept, anna)).toBeUndefined()
  })
})

describe('the people of a household', () => {
  const full = household({
    people: Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`k1.${i}`, { touched: NOW + i, optedOut: i !== 5 }]),
    ),
  })

  it('are at most twelve; who chose something never gives way', () => {
    expect(hasRoomFor(full, anna)).toBe(false)
    expect(hasRoomFor(full, 'k1.3' as PersonKey)).toBe(true)
  })

  it('make room for another where one chose nothing and owns nothing', () => {
    const spare = { ...full, people: { ...full.people, 'k1.5': { touched: NOW } } }
    expect(hasRoomFor(spare, anna)).toBe(true)
    const next = withPerson(spare, anna, NOW)
    expect(Object.keys(next.people)).toHaveLength(12)
    expect(next.people['k1.5']).toBeUndefined()
    const owning = withSearch(spare, search('a', { owner: 'k1.5' as PersonKey }))
    expect(hasRoomFor(owning, anna)).toBe(false)
  })
})

describe('the talks of a household', () => {
  it('are the eight latest', () => {
    const talks = [1, 2, 3, 4, 5, 6, 7, 8, 9].reduce(
      (h, i) => withTalk(h, { ...talkOf(h, `s${i}`, NOW + i), touched: NOW + i }),
      household(),
    )
    expect(talks.talks.map(({ session }) => session).sort()).toEqual([
      's2',
      's3',
      's4',
      's5',
      's6',
      's7',
      's8',
      's9',
    ])
  })

  it('say that a name was spoken in their session, and in no other', () => {
    const named = { person: anna, level: 300, until: NOW + HOUR }
    const talk = { ...talkOf(household(), 's', NOW), named }
    expect(namingOf(household(), ben, talk, 0, NOW).spokenInSession).toBe(true)
    expect(namingOf(household(), ben, talkOf(household(), 't', NOW), 0, NOW).spokenInSession).toBe(false)
  })
})

describe('the ids of people and households', () => {
  const ids = new Ids({ number: 'k1', secret: Buffer.alloc(32, 1) })
  const home = ids.household('amzn1.ask.account.A')

  it('are keyed hashes with the key’s number', () => {
    expect(home).toMatch(/^k1\.[\w-]{43}$/)
    expect(home).not.toBe(
      new Ids({ number: 'k1', secret: Buffer.alloc(32, 2) }).household('amzn1.ask.account.A'),
    )
  })

  it('cannot be followed from one household to another', () => {
    expect(ids.person(home, 'p')).not.toBe(ids.person(ids.household('amzn1.ask.account.B'), 'p'))
  })

  it('never mix a household with a person, nor one request with another', () => {
    expect(ids.person(home, 'x').slice(3)).not.toBe(ids.household('x').slice(3))
    expect(ids.brief('request', home, 'ab', 'c')).not.toBe(ids.brief('request', home, 'a', 'bc'))
    expect(ids.brief('request', home, 'a')).not.toBe(ids.brief('session', home, 'a'))
  })
})
