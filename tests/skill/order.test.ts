import type { Catalog, Product } from '../../lambda/catalog/catalog.ts'
import { withPick } from '../../lambda/household/picks.ts'
import { DEFAULT_POLICY, type Threshold } from '../../lambda/speaker/policy.ts'
import { openDemoCatalog } from '../../local/demo/catalog.ts'
import { connected } from '../support/connected.ts'
import {
  ANNA,
  addToCart,
  CANCEL,
  CANCEL_ORDER,
  CHEAPER,
  EVENING,
  FALLBACK,
  FORGET_ME,
  find,
  HELP,
  MY_ORDERS,
  NO,
  NOBODY,
  OPEN,
  openShop,
  REPEAT,
  RESERVE_PICKED,
  type Reply,
  reserve,
  type Shop,
  type ShopOptions,
  type Talk,
  tellAbout,
  voice,
  WHAT_DO_YOU_KNOW,
  YES,
  YES_FORGET_ME,
  YES_RESERVE_IT,
} from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const NOW = EVENING / 1000
const MINUTE = 60_000
const ANNA_400 = voice('anna', 400)
const ANNA_200 = voice('anna', 200)
const BEN = voice('ben', 300)
const BEN_400 = voice('ben', 400)
const CATALOG = openDemoCatalog()
/** The second of the quiet kettles. */
const FELLSIDE = 'fellside-kettle'
const QUESTION =
  'The Fellside kettle: 45 pounds. Delivery is 3 pounds 95. It comes within three days. Shall I reserve it?'

const open = (options?: ShopOptions) => openShop(table, options)
const order = (threshold: Threshold) => ({
  version: 1,
  thresholds: { ...DEFAULT_POLICY.thresholds, order: threshold },
})

/** A shop in which three quiet kettles were just read aloud. */
async function kettles(
  who = ANNA_400,
  options?: ShopOptions,
  locale = 'en-US',
): Promise<{ shop: Shop; talk: Talk }> {
  const shop = open(options)
  const talk = shop.talk({ locale })
  await talk.say(who, find(locale === 'fr-FR' ? 'une bouilloire silencieuse' : 'a quiet kettle'))
  return { shop, talk }
}

/** The catalogue with some products changed from now on. */
function changing(): { catalog: Catalog; change: (id: string, to: Partial<Product> | 'gone') => void } {
  const changes = new Map<string, Partial<Product> | 'gone'>()
  const catalog: Catalog = {
    search: (...given) => CATALOG.search(...given),
    understand: (...given) => CATALOG.understand(...given),
    products: async (ids, language) => {
      const products = await CATALOG.products(ids, language)
      return products.flatMap((product) => {
        const changed = changes.get(product.id)
        return changed === 'gone' ? [] : { ...product, ...changed }
      })
    },
  }
  return { catalog, change: (id, to) => void changes.set(id, to) }
}

const orders = async (shop: Shop) => (await shop.stored())?.orders ?? []
const cause = (reply: Reply, result?: unknown, code: unknown = '200') => ({
  type: 'ConnectionCompleted',
  token: connectionOf(reply)?.token,
  status: { code, message: 'OK' },
  ...(result === undefined ? {} : { result }),
})
const connectionOf = (reply: Reply) =>
  reply.directives.find(({ type }) => type === 'Connections.StartConnection') as
    | { readonly uri: string; readonly input: unknown; readonly token: string }
    | undefined
const ACHIEVED = { status: 'ACHIEVED' }

describe('"reserve the second one"', () => {
  it('says product, price and delivery back and asks; a yes by the same person reserves it', async () => {
    const { shop, talk } = await kettles()
    expect((await talk.say(ANNA_400, reserve('2'))).text).toBe(QUESTION)
    expect(await orders(shop)).toEqual([])
    expect((await talk.say(ANNA_400, YES)).text).toBe(
      'Reserved: the Fellside kettle, 45 pounds. The shop keeps it for two days. To pay, say: connect my phone. Then tap "make it mine" there. What else can I find for you?',
    )
    const [made, ...others] = await orders(shop)
    expect(others).toEqual([])
    expect(made).toMatchObject({
      id: FELLSIDE,
      minor: 4500,
      currency: 'GBP',
      owner: shop.personKey('anna'),
      at: NOW,
    })
    expect(made?.until).toBe(NOW + 48 * 3600)
  })

  it('says how a phone that the household shares is made one’s own, to pay on', async () => {
    const { shop, talk } = await kettles()
    await connected(shop, 'household')
    await talk.say(ANNA_400, reserve('2'))
    expect((await talk.say(ANNA_400, YES)).text).toContain('To pay, tap "make it mine" on your phone.')
  })

  it('sends whoever has a phone of their own there to pay', async () => {
    const { shop, talk } = await kettles()
    await connected(shop, shop.personKey('anna'))
    await talk.say(ANNA_400, reserve('2'))
    expect((await talk.say(ANNA_400, YES)).text).toContain('To pay, open it on your phone.')
  })

  it('leaves no card, for everybody who shares the account could read it', async () => {
    const { talk } = await kettles()
    const asked = await talk.say(ANNA_400, reserve('2'))
    const done = await talk.say(ANNA_400, YES)
    expect([asked.card, done.card]).toEqual([undefined, undefined])
  })

  it('is one order however often the yes is said, sent or repeated', async () => {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    const first = await talk.say(ANNA_400, YES)
    const again = await talk.say(ANNA_400, YES)
    const longer = await talk.say(ANNA_400, YES_RESERVE_IT)
    const repeated = await talk.send(first.request)
    expect([again.text, longer.text, repeated.text]).toEqual([first.text, first.text, first.text])
    expect(await orders(shop)).toHaveLength(1)
  })

  it('is one order where two yeses come at the same moment', async () => {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    await Promise.all([talk.say(ANNA_400, YES), talk.say(ANNA_400, YES), talk.say(ANNA_400, YES_RESERVE_IT)])
    expect(await orders(shop)).toHaveLength(1)
  })

  it('is not made a second time while the shop keeps the first', async () => {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    await talk.say(ANNA_400, YES)
    expect((await talk.say(ANNA_400, reserve('2'))).text).toBe(
      'You have reserved the Fellside kettle already. The shop keeps it for two more days. What else can I find for you?',
    )
    expect((await talk.say(ANNA_400, YES)).text).not.toMatch(/Reserved/)
    expect(await orders(shop)).toHaveLength(1)
  })

  it.each([
    ['a no', NO],
    ['another wish', HELP],
    ['a search', find('a toaster')],
  ])('is not reserved after %s, however often yes is said then', async (_, said) => {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    await talk.say(ANNA_400, said)
    await talk.say(ANNA_400, YES)
    await talk.say(ANNA_400, YES)
    expect(await orders(shop)).toEqual([])
  })

  it('is asked about again after what nobody understood, for a yes to be about nothing else', async () => {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    expect((await talk.say(ANNA_400, FALLBACK)).text).toBe(QUESTION)
    await talk.say(ANNA_400, YES)
    expect(await orders(shop)).toHaveLength(1)
  })

  it('is said again on being asked to', async () => {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    expect((await talk.say(NOBODY, REPEAT)).text).toBe(QUESTION)
    await talk.say(ANNA_400, YES)
    expect(await orders(shop)).toHaveLength(1)
  })

  it('asks anew ten minutes after the price was said', async () => {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    expect((await talk.say(ANNA_400, YES, EVENING + 10 * MINUTE)).text).toBe(QUESTION)
    expect(await orders(shop)).toEqual([])
  })

  it('reserves nothing that cannot be kept, and says so', async () => {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    shop.store.fault = 'refuses writes'
    const reply = await talk.say(ANNA_400, YES)
    expect(reply.text).toMatch(/^I can't save that right now\./)
    expect(await orders(shop)).toEqual([])
    expect(JSON.stringify(reply.response.sessionAttributes)).not.toContain(shop.personKey('anna'))
  })

  it('whose answer from the store was lost is there once, and a second yes says so', async () => {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    shop.store.fault = 'loses answers'
    await talk.say(ANNA_400, YES)
    shop.store.fault = 'none'
    const again = await talk.say(ANNA_400, YES)
    expect(again.text).not.toMatch(/can't/)
    await talk.say(ANNA_400, reserve('2'))
    await talk.say(ANNA_400, YES)
    expect(await orders(shop)).toHaveLength(1)
  })

  it('of what is not for sale any more asks nothing', async () => {
    const { catalog, change } = changing()
    const { shop, talk } = await kettles(ANNA_400, { catalog })
    change(FELLSIDE, { inStock: false })
    expect((await talk.say(ANNA_400, reserve('2'))).text).toMatch(/^Sold out for now: the Fellside kettle\./)
    await talk.say(ANNA_400, YES)
    expect(await orders(shop)).toEqual([])
  })

  it.each<[string, Partial<Product> | 'gone', RegExp]>([
    [
      'dearer',
      { price: { minor: 4700, currency: 'GBP' } },
      /^The Fellside kettle is 47 pounds now, not 45 pounds\. Delivery .* Shall I reserve it\?$/,
    ],
    [
      'cheaper',
      { price: { minor: 4300, currency: 'GBP' } },
      /^The Fellside kettle is 43 pounds now, not 45 pounds\./,
    ],
    ['in another currency', { price: { minor: 4500, currency: 'EUR' } }, /^The Fellside kettle: 45 euros\./],
    ['sold out', { inStock: false }, /^Sold out for now: the Fellside kettle\./],
    ['gone', 'gone', /^That one is gone from the shop\./],
    ['Amazon’s', { asin: 'B0CORNER01' }, /^Amazon sells the Fellside kettle\./],
  ])('that became %s since it was asked about is not reserved', async (_, to, said) => {
    const { catalog, change } = changing()
    const { shop, talk } = await kettles(ANNA_400, { catalog })
    await talk.say(ANNA_400, reserve('2'))
    change(FELLSIDE, to)
    expect((await talk.say(ANNA_400, YES)).text).toMatch(said)
    expect(await orders(shop)).toEqual([])
  })

  it('is asked about anew where the yes is about one that was taken back in another talk', async () => {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    const { talks = [] } = (await shop.stored()) ?? {}
    const matter = talks[0]?.matter
    await talk.say(ANNA_400, YES)
    await shop.talk().say(ANNA, CANCEL_ORDER)
    // A phone had taken the question's place: it is still open in the first talk.
    await shop.change((household) => ({
      ...household,
      talks: household.talks.map((one) =>
        one.session === talks[0]?.session && matter ? { ...one, matter } : one,
      ),
    }))
    expect((await talk.say(ANNA_400, YES)).text).toBe(QUESTION)
    await talk.say(ANNA_400, YES)
    expect((await orders(shop)).map(({ canceled }) => canceled !== undefined)).toEqual([true, false])
  })

  it('is made though the search that it was found by was forgotten meanwhile', async () => {
    const { shop, talk } = await kettles()
    await talk.say(BEN_400, reserve('2'))
    const other = shop.talk()
    await other.say(ANNA, FORGET_ME)
    await other.say(ANNA, YES_FORGET_ME)
    expect((await talk.say(BEN_400, YES)).text).toMatch(/^Reserved: the Fellside kettle, 45 pounds\./)
    expect(await orders(shop)).toMatchObject([{ owner: shop.personKey('ben') }])
  })

  it('at the new price takes a new yes', async () => {
    const { catalog, change } = changing()
    const { shop, talk } = await kettles(ANNA_400, { catalog })
    await talk.say(ANNA_400, reserve('2'))
    change(FELLSIDE, { price: { minor: 4700, currency: 'GBP' } })
    await talk.say(ANNA_400, YES)
    await talk.say(ANNA_400, YES)
    expect(await orders(shop)).toMatchObject([{ minor: 4700 }])
  })
})

describe('a yes', () => {
  it.each([
    ['nobody', NOBODY],
    ['another person', BEN_400],
    ['the same person below what is sure', ANNA_200],
  ])('by %s is too short, and gets the words that are long enough', async (_, who) => {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    expect((await talk.say(who, YES)).text).toBe('To reserve it, say: yes, reserve it. Shall I reserve it?')
    expect(await orders(shop)).toEqual([])
    await talk.say(ANNA_400, YES_RESERVE_IT)
    expect(await orders(shop)).toHaveLength(1)
  })

  it('by another person with those words asks that person, whose order it is then', async () => {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    expect((await talk.say(BEN_400, YES_RESERVE_IT)).text).toBe(QUESTION)
    expect(await orders(shop)).toEqual([])
    await talk.say(BEN_400, YES)
    const [made] = await orders(shop)
    expect(made?.owner).toBe(shop.personKey('ben'))
    // It came from a search of somebody else's, which is not finished by it.
    expect(made?.search).toBeUndefined()
  })

  it('by an unsure voice with those words puts it on the phone', async () => {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    expect((await talk.say(NOBODY, YES_RESERVE_IT)).text).toMatch(/^The Alexa app now has a card/)
    expect(await orders(shop)).toEqual([])
  })
})

describe('a voice that may not order', () => {
  it.each([
    ['nobody', NOBODY],
    ['a person below what is sure', ANNA_200],
    ['a person without a level', voice('anna', null)],
  ])('as %s is not argued with: it is put on the phone, to be ordered there', async (_, who) => {
    const { shop, talk } = await kettles(NOBODY)
    await connected(shop, 'household')
    expect((await talk.say(who, reserve('2'))).text).toBe(
      'The Fellside kettle is on your phone for a week. You can order it there.',
    )
    const [search] = (await shop.stored())?.searches ?? []
    expect([search?.owner, search?.picks.map(({ id }) => id)]).toEqual(['household', [FELLSIDE]])
    expect(await orders(shop)).toEqual([])
  })

  it('puts what was said aloud of a person’s search on the household’s phone, as a copy', async () => {
    const { shop, talk } = await kettles(ANNA_400)
    await connected(shop, 'household')
    await talk.say(NOBODY, reserve('2'))
    const { searches = [] } = (await shop.stored()) ?? {}
    expect(searches.map(({ owner, picks }) => [owner, picks.length])).toEqual([
      [shop.personKey('anna'), 0],
      ['household', 1],
    ])
  })

  it.each<[string, Threshold, string]>([
    ['the locale has no PIN', 400, 'en-GB'],
    ['the policy asks for more than a PIN gives', 500, 'en-US'],
    ['the policy says never', 'never', 'en-US'],
  ])('puts it on their own phone where %s', async (_, threshold, locale) => {
    const { shop, talk } = await kettles(ANNA, undefined, locale)
    shop.policy = order(threshold)
    await connected(shop, shop.personKey('anna'))
    expect((await talk.say(ANNA, reserve('2'))).text).toBe(
      'The Fellside kettle is on your phone for a week. You can order it there.',
    )
    expect(await orders(shop)).toEqual([])
  })

  it('puts it on their own phone where the policy takes the PIN from a locale that has one', async () => {
    const { shop, talk } = await kettles(ANNA)
    shop.policy = { ...order(400), pinLocales: [] }
    await connected(shop, shop.personKey('anna'))
    expect((await talk.say(ANNA, reserve('2'))).text).toContain('is on your phone')
  })

  it('asks for the PIN where the policy says that the locale has one', async () => {
    const { shop, talk } = await kettles(ANNA, undefined, 'en-GB')
    shop.policy = { ...order(400), locales: { 'en-GB': { pinLocales: ['en-GB'] } } }
    await talk.say(ANNA, reserve('2'))
    expect((await talk.say(ANNA, YES)).text).toBe('Alexa will ask for your PIN now.')
  })

  it('below 300 orders nothing, whatever the policy in the store says', async () => {
    const { shop, talk } = await kettles(ANNA_200)
    shop.policy = { version: 1, thresholds: { greetByName: 200, resumeSearch: 200, order: 200 } }
    await talk.say(ANNA_200, reserve('2'))
    await talk.say(ANNA_200, YES)
    await talk.say(ANNA_200, YES_RESERVE_IT)
    expect(await orders(shop)).toEqual([])
  })

  it('orders without a PIN where the policy asks for no more than the voice', async () => {
    const { shop, talk } = await kettles(ANNA)
    shop.policy = order(300)
    await talk.say(ANNA, reserve('2'))
    await talk.say(ANNA, YES)
    expect(await orders(shop)).toHaveLength(1)
  })
})

describe('the PIN', () => {
  /** Anna at 300 said yes: Alexa is asking for her PIN. */
  async function asked(options?: ShopOptions) {
    const { shop, talk } = await kettles(ANNA, options)
    await talk.say(ANNA, reserve('2'))
    return { shop, talk, yes: await talk.say(ANNA, YES) }
  }

  it('is asked for by Alexa after the yes, with nothing in the token that grants anything', async () => {
    const { shop, yes } = await asked()
    expect(yes.text).toBe('Alexa will ask for your PIN now.')
    expect(connectionOf(yes)).toEqual({
      type: 'Connections.StartConnection',
      uri: 'connection://AMAZON.VerifyPerson/2',
      input: {
        requestedAuthenticationConfidenceLevel: { level: 400, customPolicy: { policyName: 'VOICE_PIN' } },
      },
      token: expect.stringMatching(/^[\w-]{12}$/),
    })
    expect(yes.response.response).not.toHaveProperty('shouldEndSession')
    expect(await orders(shop)).toEqual([])
  })

  it.each([false, true])(
    'that was right, by the same person at 400, reserves (in a new session: %p)',
    async (anew) => {
      const { shop, talk, yes } = await asked()
      const done = await talk.goOn(ANNA_400, cause(yes, ACHIEVED), { anew })
      expect(done.text).toMatch(/^Reserved: the Fellside kettle, 45 pounds\./)
      expect(await orders(shop)).toHaveLength(1)
      // Its token leads nowhere a second time.
      await talk.goOn(ANNA_400, cause(yes, ACHIEVED), { anew })
      expect(await orders(shop)).toHaveLength(1)
    },
  )

  const FAILURES: [string, ReturnType<typeof voice>, unknown, unknown?][] = [
    ['was wrong', ANNA, { status: 'NOT_ACHIEVED', reason: 'NOT_MATCH' }],
    ['was wrong too often', ANNA, { status: 'NOT_ACHIEVED', reason: 'METHOD_LOCKOUT' }],
    ['says it was wrong, at 400', ANNA_400, { status: 'NOT_ACHIEVED', reason: 'NOT_MATCH' }],
    ['was right at a level that is too low', ANNA, ACHIEVED],
    ['was somebody else’s', BEN_400, ACHIEVED],
    ['came from nobody', NOBODY, ACHIEVED],
    ['came with a status that is no success', ANNA_400, ACHIEVED, '500'],
    ['came without a result', ANNA_400, undefined],
    ['came with a result that cannot be read', ANNA_400, 'ACHIEVED'],
    ['came in capitals of another kind', ANNA_400, { status: 'achieved' }],
  ]
  it.each(FAILURES)(
    'that %s reserves nothing, and leads to the phone',
    async (_, who, result, code = '200') => {
      const { shop, talk, yes } = await asked()
      const reply = await talk.goOn(who, cause(yes, result, code))
      expect(reply.text).toMatch(/^I could not check the PIN, so I reserved nothing\. /)
      expect(await orders(shop)).toEqual([])
      await talk.goOn(ANNA_400, cause(yes, ACHIEVED))
      expect(await orders(shop)).toEqual([])
    },
  )

  it('that was never set up says how to, to that person alone', async () => {
    const none = { status: 'NOT_ENABLED', reason: 'VERIFICATION_METHOD_NOT_SETUP' }
    const hers = await asked()
    expect((await hers.talk.goOn(ANNA, cause(hers.yes, none))).text).toMatch(
      /^There is no PIN for your voice yet\. You can set one in the Alexa app\. /,
    )
    const his = await asked()
    expect((await his.talk.goOn(BEN, cause(his.yes, none))).text).toMatch(/^I could not check the PIN/)
    expect([...(await orders(hers.shop)), ...(await orders(his.shop))]).toEqual([])
  })

  it.each<[string, unknown]>([
    ['another token', { token: 'another', status: { code: '200' }, result: ACHIEVED }],
    ['no token', { status: { code: '200' }, result: ACHIEVED }],
    ['no cause', undefined],
    ['a cause that is a list', []],
  ])('that comes back with %s reserves nothing', async (_, given) => {
    const { shop, talk } = await asked()
    expect((await talk.goOn(ANNA_400, given)).text).toMatch(/^I reserved nothing\./)
    expect(await orders(shop)).toEqual([])
  })

  it('that comes again says to its owner that it is reserved, and nothing to others', async () => {
    const { shop, talk, yes } = await asked()
    await talk.goOn(ANNA_400, cause(yes, ACHIEVED))
    const again = await shop.talk().goOn(ANNA_400, cause(yes, ACHIEVED))
    expect(again.text).toMatch(/^You have reserved the Fellside kettle already\./)
    expect((await shop.talk().goOn(BEN_400, cause(yes, ACHIEVED))).text).toMatch(/^I reserved nothing\./)
    expect(await orders(shop)).toHaveLength(1)
  })

  it('that nobody asked for reserves nothing', async () => {
    const { shop, talk } = await kettles(ANNA)
    const question = await talk.say(ANNA, reserve('2'))
    const { talks = [] } = (await shop.stored()) ?? {}
    const matter = talks[0]?.matter
    const token = matter?.matter === 'reserve' ? matter.question : ''
    expect(question.text).toBe(QUESTION)
    await talk.goOn(ANNA_400, { token, status: { code: '200' }, result: ACHIEVED })
    expect(await orders(shop)).toEqual([])
  })

  it('that comes later than ten minutes reserves nothing', async () => {
    const { shop, talk, yes } = await asked()
    await talk.goOn(ANNA_400, cause(yes, ACHIEVED), { at: EVENING + 10 * MINUTE })
    expect(await orders(shop)).toEqual([])
  })

  it('that comes after another wish reserves nothing', async () => {
    const { shop, talk, yes } = await asked()
    await talk.say(ANNA, find('a toaster'))
    await talk.goOn(ANNA_400, cause(yes, ACHIEVED))
    expect(await orders(shop)).toEqual([])
  })

  it('that comes after "forget me" reserves nothing', async () => {
    const { shop, talk, yes } = await asked()
    const other = shop.talk()
    await other.say(ANNA, FORGET_ME)
    await other.say(ANNA, YES_FORGET_ME)
    await talk.goOn(ANNA_400, cause(yes, ACHIEVED))
    expect(await orders(shop)).toEqual([])
  })

  it('does not hold a price that changed meanwhile', async () => {
    const { catalog, change } = changing()
    const { shop, talk, yes } = await asked({ catalog })
    change(FELLSIDE, { price: { minor: 4700, currency: 'GBP' } })
    const reply = await talk.goOn(ANNA_400, cause(yes, ACHIEVED))
    expect(reply.text).toMatch(
      /^The Fellside kettle is 47 pounds now, not 45 pounds\. .* Shall I reserve it\?$/,
    )
    expect(await orders(shop)).toEqual([])
    await talk.say(ANNA_400, YES)
    expect(await orders(shop)).toMatchObject([{ minor: 4700 }])
  })
})

describe('"reserve the one I picked"', () => {
  async function picked(count: number, who = ANNA_400) {
    const { shop, talk } = await kettles(who)
    await shop.change((household) => {
      const [search] = household.searches
      if (!search) throw new Error('Nothing was looked for.')
      const picks = search.results.slice(1, 1 + count)
      const next = picks.reduce(
        (one, id) => withPick(one, { id, minor: 4500, currency: 'GBP' }, NOW) ?? one,
        search,
      )
      return { ...household, searches: [next] }
    })
    return { shop, talk }
  }

  it('asks about what was picked on the phone, in a new talk too', async () => {
    const { shop } = await picked(1)
    const talk = shop.talk()
    expect((await talk.say(ANNA_400, RESERVE_PICKED)).text).toBe(QUESTION)
    await talk.say(ANNA_400, YES)
    expect(await orders(shop)).toMatchObject([{ id: FELLSIDE }])
  })

  it('of several asks which, and reserves that one', async () => {
    const { shop, talk } = await picked(2)
    expect((await talk.say(ANNA_400, RESERVE_PICKED)).text).toMatch(
      /^You picked .*\. Which one shall I reserve: the first or the second\?$/,
    )
    expect((await talk.say(ANNA_400, tellAbout('1'))).text).toBe(QUESTION)
    expect(await orders(shop)).toEqual([])
  })

  it('has nothing to reserve where nothing is picked, or where it is another’s', async () => {
    const { shop } = await picked(1)
    for (const who of [NOBODY, BEN_400, ANNA_200])
      expect((await shop.talk().say(who, RESERVE_PICKED)).text).toMatch(/^Nothing is picked here yet\./)
    const empty = await kettles()
    expect((await empty.talk.say(ANNA_400, RESERVE_PICKED)).text).toMatch(/^Nothing is picked here yet\./)
  })
})

describe('"cancel my order"', () => {
  async function reserved() {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    await talk.say(ANNA_400, YES)
    return { shop, talk }
  }

  it('within ten minutes takes the last one back, at the level that is sure', async () => {
    const { shop } = await reserved()
    const at = EVENING + 10 * MINUTE
    expect((await shop.talk().say(ANNA, CANCEL_ORDER, at)).text).toMatch(
      /^Done, the Fellside kettle is not reserved any more\./,
    )
    expect(await orders(shop)).toMatchObject([{ canceled: at / 1000 }])
    expect((await shop.talk().say(ANNA, CANCEL_ORDER, at)).text).toMatch(
      /^You have nothing reserved right now\./,
    )
  })

  it('later sends to the shop', async () => {
    const { shop } = await reserved()
    const reply = await shop.talk().say(ANNA, CANCEL_ORDER, EVENING + 11 * MINUTE)
    expect(reply.text).toMatch(/^I can take back a reservation for ten minutes\./)
    expect((await orders(shop))[0]?.canceled).toBeUndefined()
  })

  it.each([
    ['nobody', NOBODY],
    ['the same person, not sure', ANNA_200],
  ])('from %s is the same sentence, whether or not there is an order', async (_, who) => {
    const { shop } = await reserved()
    const empty = await kettles()
    for (const said of [CANCEL_ORDER, MY_ORDERS]) {
      const there = await shop.talk().say(who, said)
      expect(there.text).toBe((await empty.shop.talk().say(who, said)).text)
      expect(there.text).toMatch(/^I only do that for a voice I am sure of\./)
    }
    expect((await orders(shop))[0]?.canceled).toBeUndefined()
  })

  it('from another sure person is about their own orders', async () => {
    const { shop } = await reserved()
    expect((await shop.talk().say(BEN_400, CANCEL_ORDER)).text).toMatch(
      /^You have nothing reserved right now\./,
    )
    expect((await orders(shop))[0]?.canceled).toBeUndefined()
  })

  it('makes the product one that can be reserved again', async () => {
    const { shop, talk } = await reserved()
    await talk.say(ANNA_400, CANCEL_ORDER)
    expect((await talk.say(ANNA_400, reserve('2'))).text).toBe(QUESTION)
    await talk.say(ANNA_400, YES)
    expect((await orders(shop)).map(({ canceled }) => canceled !== undefined)).toEqual([true, false])
  })

  it('is what a bare "cancel" after a reservation says; that changes nothing and ends the talk', async () => {
    const { shop, talk } = await reserved()
    const reply = await talk.say(NOBODY, CANCEL)
    expect(reply.text).toBe('What you reserved stays. To take it back, say: cancel my order. Goodbye.')
    expect(reply.isOpen).toBe(false)
    expect((await orders(shop))[0]?.canceled).toBeUndefined()
    expect((await shop.stored())?.searches[0]?.closed).toBeUndefined()
  })
})

describe('a reservation', () => {
  async function reserved() {
    const { shop, talk } = await kettles()
    await talk.say(ANNA_400, reserve('2'))
    await talk.say(ANNA_400, YES)
    return { shop, talk }
  }

  it('is told to its owner, with how long the shop keeps it', async () => {
    const { shop } = await reserved()
    expect((await shop.talk().say(ANNA, MY_ORDERS, EVENING + 120 * MINUTE)).text).toMatch(
      /^The shop keeps the Fellside kettle for 46 more hours\./,
    )
  })

  it('stays with the shop when its owner is forgotten, who is told so before', async () => {
    const { talk } = await reserved()
    expect((await talk.say(ANNA, FORGET_ME)).text).toMatch(/ The shop still keeps what you reserved\. /)
    expect((await talk.say(NOBODY, YES)).text).not.toMatch(/The shop still keeps/)
    const without = await kettles(ANNA)
    expect((await without.talk.say(ANNA, FORGET_ME)).text).not.toMatch(/The shop still keeps/)
  })

  it('is told no more once the shop keeps it no longer', async () => {
    const { shop } = await reserved()
    const late = EVENING + 48 * 60 * MINUTE
    expect((await shop.talk().say(ANNA, MY_ORDERS, late)).text).toMatch(
      /^You have nothing reserved right now\./,
    )
  })

  it('is counted in what is kept about its owner, and gone with the rest', async () => {
    const { shop, talk } = await reserved()
    expect((await talk.say(ANNA, WHAT_DO_YOU_KNOW)).text).toMatch(/^I keep one search and one order\./)
    await talk.say(ANNA, FORGET_ME)
    await talk.say(ANNA, YES_FORGET_ME)
    expect(await orders(shop)).toEqual([])
    expect(JSON.stringify(await shop.stored())).not.toContain(FELLSIDE)
  })

  it('finishes its search: nothing is offered at the next launch', async () => {
    const { shop } = await reserved()
    const other = await kettles()
    expect((await other.shop.talk().say(ANNA, OPEN)).text).toContain('You left something unfinished.')
    expect((await shop.talk().say(ANNA, OPEN)).text).not.toContain('unfinished')
  })

  it('is not heard of by an unsure voice in any talk of its own', async () => {
    const { shop } = await reserved()
    for (const said of [OPEN, MY_ORDERS, RESERVE_PICKED, YES, YES_RESERVE_IT, CANCEL, HELP, REPEAT])
      expect((await shop.talk().say(NOBODY, said)).text).not.toMatch(/reserved:|Fellside|keeps/i)
  })
})

describe('what Amazon sells', () => {
  const amazons = () => {
    const { catalog, change } = changing()
    change(FELLSIDE, { asin: 'B0CORNER01' })
    return { catalog, change }
  }

  it('has no price in any sentence of ours', async () => {
    const shop = open(amazons())
    const talk = shop.talk()
    const found = await talk.say(ANNA_400, find('a quiet kettle'))
    const asked = await talk.say(ANNA_400, reserve('2'))
    expect(found.text).toContain('the Fellside kettle, sold by Amazon;')
    expect(asked.text).toBe('Amazon sells the Fellside kettle. Shall I order it there?')
    for (const { text, card } of [found, asked]) expect(`${text} ${card?.text}`).not.toMatch(/\b45\b/)
  })

  it('is not what "anything cheaper" is under, in so many words', async () => {
    const { catalog, change } = changing()
    change('hush-kettle', { asin: 'B0CORNER02' })
    const { talk } = await kettles(ANNA_400, { catalog })
    const { text } = await talk.say(ANNA_400, CHEAPER)
    expect(text).toMatch(/the cheapest first/)
    expect(text).not.toMatch(/\b39\b/)
  })

  it('is ordered by Alexa after a yes by the same person, who may order', async () => {
    const { shop, talk } = await kettles(ANNA_400, amazons())
    await talk.say(ANNA_400, reserve('2'))
    const yes = await talk.say(ANNA_400, YES)
    expect(connectionOf(yes)).toMatchObject({
      uri: 'connection://AMAZON.BuyShoppingProducts/1',
      input: { products: [{ asin: 'B0CORNER01' }] },
    })
    expect(yes.response.response).not.toHaveProperty('shouldEndSession')
    expect((await talk.goOn(ANNA, cause(yes))).text).toBe('All set. What else can I find for you?')
    expect(await orders(shop)).toEqual([])
  })

  it.each([
    ['nobody', NOBODY],
    ['a person who may not order', ANNA],
  ])('goes into the cart for %s, which orders nothing', async (_, who) => {
    const { talk } = await kettles(NOBODY, amazons())
    expect((await talk.say(who, reserve('2'))).text).toBe(
      'Amazon sells the Fellside kettle. Shall I add it to your Amazon cart?',
    )
    const yes = await talk.say(who, YES)
    expect(connectionOf(yes)?.uri).toBe('connection://AMAZON.AddToShoppingCart/1')
    expect((await talk.goOn(who, cause(yes), { anew: true })).text).toMatch(/^All set\./)
  })

  it('is not ordered on a yes by anybody else', async () => {
    const { talk } = await kettles(ANNA_400, amazons())
    await talk.say(ANNA_400, reserve('2'))
    expect((await talk.say(NOBODY, YES)).text).toBe('To order it, say: yes, order it. Shall I order it?')
    const longer = await talk.say(NOBODY, YES_RESERVE_IT)
    expect(longer.text).toBe('Amazon sells the Fellside kettle. Shall I add it to your Amazon cart?')
  })

  it.each<[string, unknown, unknown?]>([
    ['refused', { code: 'AlexaShopping.RetryLaterError', message: 'later' }],
    ['failed', undefined, '500'],
    ['came with an empty result', {}],
  ])('that Alexa %s is said not to be ordered, and not offered again', async (_, result, code = '200') => {
    const { talk } = await kettles(ANNA_400, amazons())
    await talk.say(ANNA_400, reserve('2'))
    const yes = await talk.say(ANNA_400, YES)
    expect((await talk.goOn(ANNA_400, cause(yes, result, code))).text).toBe(
      'Nothing is ordered. What else can I find for you?',
    )
  })

  it('is put in the cart on being asked to; anything else is picked', async () => {
    const { talk } = await kettles(ANNA_400, amazons())
    expect((await talk.say(ANNA_400, addToCart('2'))).text).toMatch(/Shall I add it to your Amazon cart\?$/)
    await talk.say(ANNA_400, NO)
    expect((await talk.say(ANNA_400, addToCart('1'))).text).toMatch(/^You picked the Hush kettle\./)
  })
})
