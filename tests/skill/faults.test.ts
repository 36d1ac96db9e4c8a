import { type Catalog, CatalogUnavailable } from '../../lambda/catalog/catalog.ts'
import { openDemoCatalog } from '../../local/demo/catalog.ts'
import {
  ANNA,
  EVENING,
  find,
  HELP,
  intentOf,
  MORE,
  NOBODY,
  OPEN,
  openShop,
  RESUME,
  type Shop,
  START_OVER,
  STOP,
  tellAbout,
} from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const isPlain = (text: string) => expect(text).toMatch(/[.?]$/)

let homes = 0

/** A household that was here before and has a search of Anna's. */
async function regulars(options: Parameters<typeof openShop>[1] = {}): Promise<Shop> {
  const shop = openShop(table, options)
  const talk = shop.talk()
  await talk.say(ANNA, OPEN)
  await talk.say(ANNA, find('a quiet kettle'))
  return shop
}

describe.each(['stopped', 'slow', 'refuses writes', 'loses answers'] as const)('a store that %s', (fault) => {
  /** The household is made while all is well; then the fault sets in. */
  async function faulty(): Promise<Shop> {
    homes += 1
    const name = `faulty-${homes}`
    await regulars({ household: name })
    const shop: Shop = openShop(table, {
      household: name,
      // Whoever waits for a store that never answers is out of time at once; no test sleeps.
      deadline: () =>
        shop.store.fault === 'slow'
          ? AbortSignal.abort(new Error('out of time'))
          : new AbortController().signal,
    })
    shop.store.fault = fault
    return shop
  }

  it('still greets, without a name', async () => {
    const shop = await faulty()
    const reply = await shop.talk().say(ANNA, OPEN)
    isPlain(reply.text)
    expect(reply.ssml).not.toContain('alexa:name')
    expect(reply.isOpen).toBe(true)
  })

  it('still finds, and says that the search could not be saved and when to ask again', async () => {
    const shop = await faulty()
    const reply = await shop.talk().say(NOBODY, find('a quiet kettle'))
    expect(reply.text).toMatch(/^Quiet kettles: the Hush kettle/)
    expect(reply.text).toMatch(/could not save this search\. Ask me again in a few minutes/)
    expect(reply.card?.title).toBe('Quiet kettles')
  })

  it('keeps what was asked until it can be saved', async () => {
    const shop = await faulty()
    const talk = shop.talk()
    await talk.say(NOBODY, find('a blue towel'))
    shop.store.fault = 'none'
    expect((await talk.say(NOBODY, STOP)).text).toMatch(/I will keep this search for a week/)
    expect((await shop.stored())?.searches.map((search) => search.query)).toContain('a blue towel')
  })

  it('answers every wish with a plain sentence', async () => {
    const shop = await faulty()
    for (const wish of [OPEN, MORE, RESUME, STOP]) isPlain((await shop.talk().say(ANNA, wish)).text)
  })

  it('reports names and codes of errors, and nothing else', async () => {
    const shop = await faulty()
    await shop.talk().say(ANNA, find('a secret wish'))
    expect(shop.reported.join()).not.toMatch(/amzn1|secret|k1\.|anna/i)
    expect(shop.reported.length).toBeGreaterThan(0)
  })
})

describe('a store that cannot be read', () => {
  it('gives Anna nothing of hers, whatever her level', async () => {
    const shop = await regulars()
    shop.store.fault = 'stopped'
    const reply = await shop.talk().say({ speaker: 'anna', level: 500 }, RESUME)
    expect(reply.text).not.toMatch(/kettle/i)
    expect(reply.record?.assurance.privileges.resumeSearch.allowed).toBe(false)
  })

  it('does not deny that there is a search', async () => {
    const shop = await regulars()
    shop.store.fault = 'stopped'
    expect((await shop.talk().say(ANNA, RESUME)).text).toMatch(/Nothing is lost/)
  })
})

describe('a write whose answer gets lost', () => {
  it('does not keep the search twice once the store is well again', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    shop.store.fault = 'loses answers'
    await talk.say(ANNA, find('a quiet kettle'))
    shop.store.fault = 'none'
    await talk.say(ANNA, MORE)
    const stored = await shop.stored()
    expect(stored?.searches.map((search) => search.query)).toEqual(['a quiet kettle'])
    expect(stored?.searches[0]?.owner).not.toBe('household')
  })
})

describe('a search of Anna’s that could not be saved', () => {
  it.each(['refuses writes', 'stopped'] as const)(
    'can be gone on with, but nobody else brings it back (%s)',
    async (fault) => {
      const shop = openShop(table)
      await shop.talk().say(NOBODY, OPEN)
      const talk = shop.talk()
      shop.store.fault = fault
      const reply = await talk.say(ANNA, find('a quiet kettle'))
      expect(JSON.stringify(reply.response.sessionAttributes)).not.toMatch(/k1\.|amzn1/)
      shop.store.fault = 'none'
      expect((await talk.say(NOBODY, MORE)).text).toMatch(/^Next: /)
      expect((await talk.say(NOBODY, STOP)).text).toBe('Goodbye.')
      expect((await shop.talk().say(NOBODY, RESUME)).text).toMatch(/^Nothing is open here/)
    },
  )
})

describe('a turn that could not be saved', () => {
  it('is where the next one goes on: the second one is the second that was just read', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(NOBODY, find('a quiet kettle'))
    shop.store.fault = 'refuses writes'
    const row = await talk.say(NOBODY, MORE)
    expect(row.text).toMatch(/^Next: the Nook kettle, 29 pounds; the Moss kettle/)
    expect((await talk.say(NOBODY, tellAbout('2'))).text).toMatch(/^The Moss kettle: /)
    expect((await talk.say(NOBODY, MORE)).text).toMatch(/^Next: the Heron kettle/)
    shop.store.fault = 'none'
    expect((await talk.say(NOBODY, tellAbout('1'))).text).toMatch(/^The Heron kettle: /)
    expect((await shop.stored())?.searches[0]?.place).toBe(6)
  })

  it('has started over, if that was said', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(NOBODY, find('a rug'))
    shop.store.fault = 'refuses writes'
    await talk.say(NOBODY, START_OVER)
    shop.store.fault = 'none'
    expect((await talk.say(NOBODY, MORE)).text).toMatch(/^Nothing is open here/)
  })

  it('never makes a person’s stored search the household’s, though they replace it meanwhile', async () => {
    const shop = openShop(table)
    const first = shop.talk()
    await first.say(ANNA, find('a red blanket'))
    shop.store.fault = 'refuses writes'
    await first.say(NOBODY, tellAbout('1'))
    shop.store.fault = 'none'
    await shop.talk().say(ANNA, find('a red blanket'))
    await first.say(NOBODY, HELP)
    await first.say(NOBODY, STOP)
    expect((await shop.talk().say(NOBODY, RESUME)).text).toMatch(/^Nothing is open here/)
    expect((await shop.stored())?.searches.map(({ owner }) => owner)).not.toContain('household')
  })

  it.each([
    ['a query of 100,000 characters', { query: 'x'.repeat(100_000) }],
    ['a million products', { total: 1_000_000, results: Array.from({ length: 5000 }, (_, i) => `p${i}`) }],
    ['a search from the future', { touched: 9e12 }],
    ['an owner', { owner: 'k1.somebody' }],
  ])('is kept within the bounds, whatever the session attributes say: %s', async (_, forged) => {
    const shop = openShop(table)
    const { request } = await shop.talk().say(NOBODY, OPEN)
    const search = {
      id: 'f',
      query: 'a',
      results: ['p'],
      total: 1,
      fit: 'all',
      place: 0,
      byPerson: false,
      ...forged,
    }
    const talk = { search: 'f', heard: [], row: 0 }
    const next = structuredClone(request)
    Object.assign(next.request, { ...intentOf(HELP), requestId: 'amzn1.echo-api.request.next' })
    Object.assign(next.session ?? {}, { attributes: { unsaved: { talk, place: 0, search } } })
    await shop.talk().send(next)
    const stored = await shop.stored()
    expect(JSON.stringify(stored).length).toBeLessThan(8000)
    for (const { owner, touched } of stored?.searches ?? []) {
      expect(owner).toBe('household')
      expect(touched).toBeLessThanOrEqual(EVENING / 1000)
    }
  })

  it.each([
    ['5,000 products heard', { talk: { heard: Array.from({ length: 5000 }, () => 'p'), row: 3 }, place: 0 }],
    ['another talk’s search', { talk: { search: 'x', heard: ['p'], row: 1 }, place: 0 }],
    ['no talk', { place: 0 }],
    ['a text', 'unsaved'],
  ])('is nothing where the session attributes make no sense: %s', async (_, unsaved) => {
    const shop = openShop(table)
    const { request } = await shop.talk().say(NOBODY, OPEN)
    const next = structuredClone(request)
    Object.assign(next.request, { ...intentOf(MORE), requestId: 'amzn1.echo-api.request.next' })
    Object.assign(next.session ?? {}, { attributes: { unsaved } })
    expect((await shop.talk().send(next)).text).toMatch(/^Nothing is open here/)
    expect((await shop.stored())?.searches).toEqual([])
  })
})

describe('a request without a session', () => {
  it('is answered all the same', async () => {
    const shop = openShop(table)
    const { request } = await shop.talk().say(NOBODY, OPEN)
    const { session: _, ...bare } = structuredClone(request)
    Object.assign(bare.request, { requestId: 'amzn1.echo-api.request.bare' })
    expect((await shop.talk().send(bare as typeof request)).text).toBe(
      'Welcome back. What are you looking for?',
    )
  })
})

describe('a policy that cannot be read', () => {
  it('names nobody and gives nobody anything', async () => {
    const shop = await regulars()
    shop.policy = new Error('gone')
    // The last good policy stays for an hour; the shop's clock is an hour on at every look.
    const reply = await shop.talk().say({ speaker: 'anna', level: 500 }, OPEN)
    expect(reply.ssml).not.toContain('alexa:name')
    expect(Object.values(reply.record?.assurance.privileges ?? {}).map((verdict) => verdict.allowed)).toEqual(
      [false, false, false],
    )
  })
})

describe('a catalogue that is gone', () => {
  /** The demo catalogue, for as long as it is there. */
  function failing(): Catalog & { gone: boolean } {
    const demo = openDemoCatalog()
    return {
      gone: true,
      search(...args) {
        return this.gone ? Promise.reject(new CatalogUnavailable('gone')) : demo.search(...args)
      },
      understand(...args) {
        return this.gone ? Promise.reject(new CatalogUnavailable('gone')) : demo.understand(...args)
      },
      products(...args) {
        return this.gone ? Promise.reject(new CatalogUnavailable('gone')) : demo.products(...args)
      },
    }
  }

  it('is said plainly, and what was asked for is there when it is back', async () => {
    const catalog = failing()
    const shop = openShop(table, { catalog })
    const reply = await shop.talk().say(NOBODY, find('a quiet kettle'))
    expect(reply.text).toBe(
      "I can't search the shop right now. Your search is kept. In a few minutes, say: pick up where I left off.",
    )
    expect(reply.isOpen).toBe(false)
    catalog.gone = false
    expect((await shop.talk().say(NOBODY, RESUME)).text).toMatch(/^Quiet kettles, once more: the Hush kettle/)
  })

  it('does not stop "more" from being answered', async () => {
    const catalog = failing()
    catalog.gone = false
    const shop = openShop(table, { catalog })
    const talk = shop.talk()
    await talk.say(NOBODY, find('a quiet kettle'))
    catalog.gone = true
    expect((await talk.say(NOBODY, MORE)).text).toMatch(/can't search the shop right now/)
  })
})

describe('anything else that fails', () => {
  it('is answered with one plain sentence in the language of the request', async () => {
    const catalog: Catalog = {
      search: () => Promise.reject(new RangeError('not foreseen')),
      understand: () => Promise.reject(new RangeError('not foreseen')),
      products: () => Promise.reject(new RangeError('not foreseen')),
    }
    const shop = openShop(table, { catalog })
    expect((await shop.talk().say(NOBODY, find('a kettle'))).text).toMatch(/^Sorry, I could not do that/)
    expect((await shop.talk({ locale: 'fr-FR' }).say(NOBODY, find('une théière'))).text).toMatch(/^Pardon/)
    expect(shop.reported).toEqual(['RangeError', 'RangeError'])
  })
})
