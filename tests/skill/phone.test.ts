import { Ids } from '../../lambda/household/ids.ts'
import { BOUNDS } from '../../lambda/household/limits.ts'
import { withClaim } from '../../lambda/household/phones.ts'
import { withoutPick, withPick } from '../../lambda/household/picks.ts'
import type { Household, Search } from '../../lambda/household/state.ts'
import { seenBy } from '../../lambda/phone/seen.ts'
import { connected } from '../support/connected.ts'
import {
  ANNA,
  CONNECT,
  EVENING,
  FORGET_ME,
  find,
  ID_KEY,
  MORE,
  NO,
  NOBODY,
  OPEN,
  openShop,
  PHONES,
  pick,
  REMOVE_PHONE,
  RESUME,
  SEND,
  type Shop,
  type ShopOptions,
  shows,
  THE_ONE_I_PICKED,
  takeOut,
  voice,
  WHAT_DID_I_PICK,
  YES,
  YES_FORGET_ME,
} from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const NOW = EVENING / 1000
const ANNA_200 = voice('anna', 200)
const open = (options?: ShopOptions) => openShop(table, options)

/** What a tap on a phone does to the newest search. */
const tapped = (shop: Shop, how: (search: Household['searches'][number]) => Household['searches'][number]) =>
  shop.change((household) => ({
    ...household,
    searches: household.searches.map((search, at) =>
      at === household.searches.length - 1 ? how(search) : search,
    ),
  }))
const tapOn = (shop: Shop, place: number, minor = 3900) =>
  tapped(shop, (search) => picking(search, search.results[place] ?? '', minor, 'USD'))

/** The search with one more picked. */
const picking = (search: Search, id: string, minor: number, currency: string): Search =>
  withPick(search, { id, minor, currency }, NOW) ?? search

const codeOn = (text = ''): string | undefined => /[B-Z]{4}-[B-Z]{4}/.exec(text)?.[0]

describe('sending to a phone that is not connected', () => {
  it('leaves a card with products, prices, the address and a code, and nothing personal', async () => {
    const shop = open()
    const talk = shop.talk({ locale: 'en-GB' })
    await talk.say(ANNA, OPEN)
    await talk.say(ANNA, find('a quiet kettle'))
    const { card, isOpen } = await talk.say(ANNA, SEND)
    expect(card?.title).toBe('Quiet kettles')
    expect(card?.text).toMatch(
      /^Hush kettle: £39\.00\n(?:.*: £\d+\.\d\d\n){4}and four more\n\nOn your phone, open shop\.example\/p\nand type in [B-Z]{4}-[B-Z]{4}, good for ten minutes\.$/,
    )
    expect(card?.text).not.toMatch(/anna|amzn1/i)
    expect(isOpen).toBe(false)
  })

  it('keeps of the code only a hash that needs our key, here and in the pointer to the household', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(NOBODY, find('a kettle'))
    const { card } = await talk.say(NOBODY, SEND)
    const letters = String(codeOn(card?.text)).replace('-', '')
    const hash = new Ids(ID_KEY).codeHash(letters)
    const stored = await shop.stored()
    expect(stored?.codes).toEqual([{ hash, until: NOW + 600, locale: 'en-US' }])
    const items = JSON.stringify(await table.rawItems())
    expect(items).toContain(`code#${hash}`)
    expect(items).not.toContain(letters)
  })

  it('gives a repeated request the same card with the same code, and makes no second one', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(NOBODY, find('a kettle'))
    const first = await talk.say(NOBODY, SEND)
    const again = await talk.send(first.request)
    expect(again.card).toEqual(first.card)
    expect((await shop.stored())?.codes).toHaveLength(1)
  })

  it('promises no code that nobody could find', async () => {
    const gone = () => Promise.reject(new Error('the table is gone'))
    const shop = open({ pairings: { open: gone, find: gone, close: gone } })
    const talk = shop.talk()
    await talk.say(NOBODY, find('a kettle'))
    const { text, card } = await talk.say(NOBODY, SEND)
    expect(text).toBe(
      "I can't reach your phone right now. Nothing is lost. Please ask me again in a few minutes.",
    )
    expect(card).toBeUndefined()
    expect((await shop.stored())?.codes).toEqual([])
  })

  it('keeps at most three codes open', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(NOBODY, OPEN)
    for (let i = 0; i < 5; i++) await talk.say(NOBODY, CONNECT)
    expect((await shop.stored())?.codes).toHaveLength(3)
  })

  it('says that nothing is open where there is nothing to send, and gives no code', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(NOBODY, OPEN)
    expect((await talk.say(NOBODY, SEND)).text).toBe(
      'Nothing is open here right now. What are you looking for?',
    )
    expect((await shop.stored())?.codes).toEqual([])
  })
})

describe('sending to a phone that is connected', () => {
  const ALL = 'All nine are on your phone for a week. Tap one, then ask me for the one you picked.'

  it('is offered right after a search, once in a session', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(NOBODY, OPEN)
    await connected(shop)
    expect((await talk.say(NOBODY, find('a quiet kettle'))).text).toMatch(
      /There are six more\. Shall I put all nine on your phone\?$/,
    )
    expect((await talk.say(NOBODY, NO)).text).toBe('All right. Shall I read the next three?')
    expect((await talk.say(NOBODY, find('a lamp'))).text).toMatch(/Shall I read/)
  })

  it('shows a code on no card', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(NOBODY, OPEN)
    await connected(shop)
    await talk.say(NOBODY, find('a quiet kettle'))
    const { text, card } = await talk.say(NOBODY, YES)
    expect(text).toBe(ALL)
    expect(card?.text).toMatch(/See them all on your phone: shop\.example\/p$/)
    expect(codeOn(card?.text)).toBeUndefined()
    expect((await shop.stored())?.codes).toEqual([])
  })

  it('leaves a search its sure owner’s, whose own phone shows it', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await connected(shop, shop.personKey('anna'))
    await talk.say(ANNA, find('a quiet kettle'))
    expect((await talk.say(ANNA, SEND)).text).toBe(ALL)
    expect((await shop.stored())?.searches.map(({ owner }) => owner)).toEqual([shop.personKey('anna')])
  })

  it('makes it the household’s where its sure owner has no phone of their own', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await connected(shop)
    await talk.say(ANNA, find('a quiet kettle'))
    await talk.say(ANNA, SEND)
    expect((await shop.stored())?.searches.map(({ owner }) => owner)).toEqual(['household'])
  })

  it('does not count a phone that was claimed below what the policy asks for now', async () => {
    const shop = open()
    shop.policy = { version: 1, thresholds: { greetByName: 300, resumeSearch: 400, order: 400 } }
    const talk = shop.talk()
    await talk.say(voice('anna', 400), OPEN)
    await connected(shop, shop.personKey('anna'), 300)
    await talk.say(voice('anna', 400), find('a quiet kettle'))
    expect(codeOn((await talk.say(voice('anna', 400), SEND)).card?.text)).toBeDefined()
  })

  it('by an unsure voice sends the household a copy of what was read aloud, and the search stays its owner’s', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await connected(shop, shop.personKey('anna'))
    await talk.say(ANNA, find('a quiet kettle'))
    const { card } = await talk.say(ANNA_200, SEND)
    expect(codeOn(card?.text)).toBeDefined()
    const [hers, copy] = (await shop.stored())?.searches ?? []
    expect(hers).toMatchObject({ owner: shop.personKey('anna'), total: 9 })
    expect(copy).toMatchObject({ owner: 'household', results: hers?.results.slice(0, 3), total: 3 })
  })

  it('by an unsure voice, sent twice, is one copy', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    await talk.say(NOBODY, SEND)
    await talk.say(NOBODY, SEND)
    const copies = (await shop.stored())?.searches.filter(({ owner }) => owner === 'household')
    expect(copies?.map(({ results }) => results.length)).toEqual([3])
  })

  it('by an unsure voice, sent again, keeps what was picked in the copy since', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    await talk.say(NOBODY, SEND)
    await tapOn(shop, 1)
    await talk.say(ANNA, RESUME)
    await talk.say(NOBODY, SEND)
    const [copy] = (await shop.stored())?.searches.filter(({ owner }) => owner === 'household') ?? []
    expect(copy?.picks).toEqual([{ id: copy?.results[1], minor: 3900, currency: 'USD' }])
  })

  it('is not said to be sent where the household has no room for it', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    const picks = [{ id: 'p', minor: 1, currency: 'GBP' }]
    await shop.change((household) => {
      const [hers] = household.searches
      if (!hers) return household
      const kept = Array.from({ length: BOUNDS.searchesPerOwner }, (_, i): Search => {
        return { ...hers, id: `kept ${i}`, owner: 'household', query: `lamp ${i}`, picks }
      })
      return { ...household, searches: [...kept, hers] }
    })
    expect((await talk.say(ANNA, SEND)).text).toMatch(/^I can't reach your phone right now\./)
    expect((await shop.stored())?.searches.at(-1)?.owner).toBe(shop.personKey('anna'))
  })
})

describe('a phone that was connected', () => {
  it('is told of once, at the next turn, whoever speaks, after the greeting', async () => {
    const shop = open()
    await shop.talk().say(ANNA_200, find('a kettle'))
    await connected(shop)
    await shop.change((household) => ({
      ...household,
      phones: household.phones.map((phone) => ({ ...phone, untold: true })),
    }))
    expect((await shop.talk().say(ANNA_200, OPEN)).text).toBe(
      'Welcome back. A phone is connected now. What are you looking for?',
    )
    expect((await shop.talk().say(ANNA, OPEN)).text).not.toContain('phone')
  })

  it('of a person is told to nobody else', async () => {
    const shop = open()
    await shop.talk().say(NOBODY, find('a kettle'))
    await connected(shop, shop.personKey('anna'))
    await shop.change((household) => ({
      ...household,
      phones: household.phones.map((phone) => ({ ...phone, untold: true })),
    }))
    expect((await shop.talk().say(voice('ben', 300), OPEN)).text).not.toContain('phone')
  })
})

describe('four digits that a phone shows', () => {
  async function shown(digits = '4271') {
    const shop = open()
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await connected(shop)
    await shop.change((household) => withClaim(household, household.phones[0]?.id ?? '', digits, NOW))
    const owner = async () => (await shop.stored())?.phones[0]?.owner
    return { shop, talk, owner }
  }

  it('make it the phone of the sure person who says them, at the level of that turn', async () => {
    const { shop, talk } = await shown()
    expect((await talk.say(voice('anna', 400), shows('4271'))).text).toMatch(/^That phone is yours now\./)
    expect((await shop.stored())?.phones[0]).toMatchObject({ owner: shop.personKey('anna'), level: 400 })
  })

  it.each<[string, Parameters<Awaited<ReturnType<typeof shown>>['talk']['say']>[0]]>([
    ['nobody', NOBODY],
    ['a person below resumeSearch', ANNA_200],
    ['a person without a level', voice('anna', null)],
  ])('are not taken from %s, and no wrong try is counted', async (_, who) => {
    const { shop, talk, owner } = await shown()
    expect((await talk.say(who, shows('4271'))).text).toMatch(/^I only do that for a voice I am sure of\./)
    expect(await owner()).toBe('household')
    expect((await shop.stored())?.phones[0]?.claim?.wrong).toBe(0)
  })

  it('that begin with noughts are understood however Alexa writes them', async () => {
    const { talk, owner, shop } = await shown('0042')
    await talk.say(ANNA, shows('42'))
    expect(await owner()).toBe(shop.personKey('anna'))
  })

  it('said wrongly three times are void', async () => {
    const { talk, owner } = await shown()
    expect((await talk.say(ANNA, shows('1111'))).text).toMatch(/^That is not what it shows\./)
    await talk.say(ANNA, shows('2222'))
    expect((await talk.say(ANNA, shows('3333'))).text).toMatch(/^That was wrong three times\./)
    expect((await talk.say(ANNA, shows('4271'))).text).toMatch(/^No phone is waiting for you\./)
    expect(await owner()).toBe('household')
  })

  it('are void after ten minutes', async () => {
    const { talk, owner } = await shown()
    await talk.say(ANNA, shows('4271'), EVENING + 600_000)
    expect(await owner()).toBe('household')
  })
})

describe('asked about phones', () => {
  async function two() {
    const shop = open()
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await connected(shop, shop.personKey('anna'))
    await connected(shop)
    return { shop, talk }
  }

  it('a sure person hears of their own and the shared one', async () => {
    const { talk } = await two()
    expect((await talk.say(ANNA, PHONES)).text).toMatch(
      /^Your own phone and one shared phone are connected\./,
    )
  })

  it.each([
    ['nobody', NOBODY],
    ['an unsure voice', ANNA_200],
    ['another person', voice('ben', 300)],
  ])('%s hears of the shared one alone', async (_, who) => {
    const { talk } = await two()
    expect((await talk.say(who, PHONES)).text).toMatch(/^One shared phone is connected\./)
  })

  it.each([
    ['nobody', NOBODY],
    ['an unsure voice', ANNA_200],
    ['its owner below what the policy asks for', ANNA],
  ])(
    '%s hears, signs out and sends as if a phone that was claimed too low were not there',
    async (_, who) => {
      const shop = open()
      const [talk, plain] = [shop.talk(), open().talk()]
      await talk.say(ANNA, OPEN)
      await connected(shop, shop.personKey('anna'), 300)
      shop.policy = { version: 1, thresholds: { greetByName: 300, resumeSearch: 400, order: 400 } }
      for (const said of [PHONES, REMOVE_PHONE, find('a quiet kettle'), SEND]) {
        const [one, other] = [await talk.say(who, said), await plain.say(who, said)]
        expect(one.text).toBe(other.text)
        expect(codeOn(one.card?.text) === undefined).toBe(codeOn(other.card?.text) === undefined)
      }
      expect((await shop.stored())?.phones).toHaveLength(1)
    },
  )

  it('what one voice heard of its own phone is not said again to another', async () => {
    const { talk } = await two()
    await talk.say(ANNA, PHONES)
    expect(
      (
        await talk.say(NOBODY, {
          type: 'IntentRequest',
          intent: { name: 'AMAZON.RepeatIntent', confirmationStatus: 'NONE' },
        })
      ).text,
    ).not.toMatch(/own/)
  })

  it('signing out asks first, and takes a sure person’s own', async () => {
    const { shop, talk } = await two()
    expect((await talk.say(ANNA, REMOVE_PHONE)).text).toBe('Shall I sign out your phone?')
    expect((await shop.stored())?.phones).toHaveLength(2)
    await talk.say(ANNA, YES)
    expect((await shop.stored())?.phones.map(({ owner }) => owner)).toEqual(['household'])
  })

  it('a yes by another voice signs out no person’s phone', async () => {
    const { shop, talk } = await two()
    await talk.say(ANNA, REMOVE_PHONE)
    await talk.say(NOBODY, YES)
    expect((await shop.stored())?.phones.map(({ owner }) => owner)).toEqual([shop.personKey('anna')])
  })

  it('a no signs out nothing', async () => {
    const { shop, talk } = await two()
    await talk.say(NOBODY, REMOVE_PHONE)
    await talk.say(NOBODY, NO)
    expect((await shop.stored())?.phones).toHaveLength(2)
  })
})

describe('what was picked on a phone', () => {
  async function picked(...places: number[]) {
    const shop = open()
    const talk = shop.talk({ locale: 'en-US' })
    await talk.say(ANNA, find('a quiet kettle'))
    for (const place of places) await tapOn(shop, place)
    return { shop, talk }
  }

  it('is told by name and price', async () => {
    const { talk } = await picked(1)
    expect((await talk.say(ANNA, WHAT_DID_I_PICK)).text).toMatch(
      /^You picked the Fellside kettle, 45 pounds\./,
    )
  })

  it('is what "the one I picked" means, and the talk goes on from there', async () => {
    const { talk } = await picked(1)
    expect((await talk.say(ANNA, THE_ONE_I_PICKED)).text).toMatch(
      /^You picked the Fellside kettle: 45 pounds, in stock\./,
    )
  })

  it('is said to have cost something else then, if it did', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    await tapped(shop, (search) => picking(search, search.results[0] ?? '', 2900, 'GBP'))
    expect((await talk.say(ANNA, THE_ONE_I_PICKED)).text).toMatch(/It was 29 pounds when you picked it\./)
  })

  it('of several is asked about', async () => {
    const { talk } = await picked(0, 1)
    expect((await talk.say(ANNA, THE_ONE_I_PICKED)).text).toMatch(
      /^You picked the Hush kettle, 39 pounds; and the Fellside kettle, 45 pounds\. Which one/,
    )
  })

  it('is said when the search is picked up, once, with how many were taken out', async () => {
    const { shop, talk } = await picked(0, 2)
    await talk.say(ANNA, WHAT_DID_I_PICK)
    await tapped(shop, (search) =>
      picking(
        search.picks.reduce((rest, { id }) => withoutPick(rest, id), search),
        search.results[1] ?? '',
        4500,
        'GBP',
      ),
    )
    const back = shop.talk()
    expect((await back.say(ANNA, RESUME)).text).toMatch(
      /^You picked the Fellside kettle, 45 pounds; and took out two\. Quiet kettles, once more:/,
    )
    expect((await shop.talk().say(ANNA, RESUME)).text).toMatch(/^Quiet kettles, once more:/)
  })

  it.each([
    ['nobody', NOBODY],
    ['an unsure voice', ANNA_200],
    ['another person', voice('ben', 300)],
  ])('in a person’s search is told to no other voice, as if there were none: %s', async (_, who) => {
    const { talk } = await picked(1)
    const none = 'Nothing is picked here yet. Shall I read the next three?'
    expect((await talk.say(who, WHAT_DID_I_PICK)).text).toBe(none)
    expect((await talk.say(who, THE_ONE_I_PICKED)).text).toBe(none)
  })

  it.each([
    ['nobody', NOBODY],
    ['an unsure voice', ANNA_200],
    ['another person', voice('ben', 300)],
  ])(
    'in a person’s search is told to another voice as far as such a voice picked it here: %s',
    async (_, who) => {
      const { shop, talk } = await picked(0)
      await talk.say(who, pick('2'))
      // What became of it on its owner's phone since is not theirs to hear.
      await tapped(shop, (search) => withoutPick(search, search.results[1] ?? ''))
      expect((await talk.say(who, WHAT_DID_I_PICK)).text).toBe(
        'You picked the Fellside kettle, 45 pounds. Shall I tell you more about it?',
      )
      expect((await talk.say(who, THE_ONE_I_PICKED)).text).toMatch(
        /^You picked the Fellside kettle: 45 pounds, in stock\. (?:What else|Delivery)/,
      )
      expect((await shop.talk().say(who, WHAT_DID_I_PICK)).text).toMatch(/^Nothing is picked here yet\./)
      const [hers] = (await shop.stored())?.searches ?? []
      expect([hers?.picks.length, hers?.told]).toEqual([1, [hers?.results[1]]])
    },
  )

  it('in a person’s search, picked here by its owner, is told to no other voice', async () => {
    const { talk } = await picked()
    await talk.say(ANNA, pick('2'))
    expect((await talk.say(NOBODY, WHAT_DID_I_PICK)).text).toMatch(/^Nothing is picked here yet\./)
    await talk.say(NOBODY, pick('1'))
    expect((await talk.say(NOBODY, WHAT_DID_I_PICK)).text).toMatch(
      /^You picked the Hush kettle, 39 pounds\. /,
    )
  })

  it('in a person’s search, taken out aloud, is told to another voice no more', async () => {
    const { talk } = await picked()
    await talk.say(NOBODY, pick('2'))
    await talk.say(ANNA, takeOut('2'))
    expect((await talk.say(NOBODY, WHAT_DID_I_PICK)).text).toMatch(/^Nothing is picked here yet\./)
  })

  it('in a person’s search, picked here by another voice, comes before what is picked in the household’s', async () => {
    const shop = open()
    await shop.talk().say(NOBODY, find('a lamp'))
    await tapOn(shop, 0)
    const talk = shop.talk({ locale: 'en-US' })
    await talk.say(ANNA, find('a quiet kettle'))
    await talk.say(NOBODY, pick('2'))
    expect((await talk.say(NOBODY, WHAT_DID_I_PICK)).text).toMatch(/^You picked the Fellside kettle, 45/)
    expect((await talk.say(NOBODY, MORE)).text).toMatch(/^The Fellside kettle: /)
  })

  it('is nowhere in the talk after its owner was forgotten', async () => {
    const { shop, talk } = await picked()
    await talk.say(NOBODY, pick('2'))
    const [hers] = (await shop.stored())?.searches ?? []
    await talk.say(ANNA, FORGET_ME)
    await talk.say(ANNA, YES_FORGET_ME)
    expect(JSON.stringify((await shop.stored())?.talks)).not.toContain(hers?.id)
  })

  it.each([WHAT_DID_I_PICK, THE_ONE_I_PICKED])(
    'in another search, and gone from the shop, leaves the talk where it is',
    async (said) => {
      const shop = open()
      await shop.talk().say(NOBODY, find('a lamp'))
      await tapped(shop, (search) => picking(search, 'no-such-lamp', 100, 'GBP'))
      const talk = shop.talk({ locale: 'en-US' })
      await talk.say(ANNA, find('a quiet kettle'))
      expect((await talk.say(NOBODY, said)).text).toBe(
        'That one is gone from the shop. Shall I read the next three?',
      )
      expect((await talk.say(NOBODY, pick('2'))).text).toMatch(/^You picked the Fellside kettle\./)
    },
  )

  it('and gone from the shop is not counted where it is asked which one is meant', async () => {
    const { shop, talk } = await picked(1)
    await tapped(shop, (search) => picking(search, 'no-such-kettle', 100, 'GBP'))
    expect((await talk.say(ANNA, THE_ONE_I_PICKED)).text).toBe(
      'You picked the Fellside kettle, 45 pounds. Shall I tell you more about it?',
    )
  })

  it('in a person’s search is taken out by nobody else', async () => {
    const { shop, talk } = await picked(1)
    await talk.say(ANNA_200, takeOut('2'))
    expect((await shop.stored())?.searches[0]?.picks).toHaveLength(1)
    await talk.say(ANNA, takeOut('2'))
    expect((await shop.stored())?.searches[0]?.picks).toHaveLength(0)
  })

  it('is taken out by no place that was not read', async () => {
    const { shop, talk } = await picked(1)
    expect((await talk.say(ANNA, takeOut('4'))).text).toMatch(/^Which one/)
    expect((await shop.stored())?.searches[0]?.picks).toHaveLength(1)
  })

  it('by voice is a pick like one on a phone, and is not told as news', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(NOBODY, find('a quiet kettle'))
    expect((await talk.say(NOBODY, pick('2'))).text).toMatch(/^You picked the Fellside kettle\./)
    expect((await shop.talk().say(NOBODY, RESUME)).text).toMatch(/^Quiet kettles, once more:/)
    expect((await shop.stored())?.searches[0]?.picks).toEqual([expect.objectContaining({ minor: 4500 })])
  })
})

describe('one pick more than there is room for', () => {
  const full = Array.from({ length: BOUNDS.picks }, (_, i) => ({ id: `p${i}`, minor: 100, currency: 'GBP' }))
  async function filled(who = NOBODY, locale = 'en-US') {
    const shop = open()
    const talk = shop.talk({ locale })
    await talk.say(who, find(locale === 'fr-FR' ? 'une bouilloire' : 'a quiet kettle'))
    await tapped(shop, (search) => ({ ...search, picks: full }))
    return { shop, talk, picks: async () => (await shop.stored())?.searches[0]?.picks }
  }

  it.each([
    ['en-US', 'Twenty picks are the most, so please take one out first.'],
    ['fr-FR', 'Vingt choix sont le plus possible, alors retirez-en d’abord un.'],
  ])('pushes none out, and is refused in one sentence: %s', async (locale, sentence) => {
    const { talk, picks } = await filled(NOBODY, locale)
    expect((await talk.say(NOBODY, pick('2'))).text.startsWith(sentence)).toBe(true)
    expect(await picks()).toEqual(full)
  })

  it('tells a voice that is not sure nothing of how many its owner picked', async () => {
    const { talk, picks } = await filled(ANNA)
    expect((await talk.say(ANNA_200, pick('2'))).text).toMatch(/^I only do that for a voice I am sure of\./)
    expect(await picks()).toEqual(full)
  })

  it('that is picked already is there still', async () => {
    const { shop, talk, picks } = await filled()
    await tapped(shop, (search) => ({
      ...search,
      picks: [...full.slice(1), { id: search.results[1] ?? '', minor: 1, currency: 'GBP' }],
    }))
    expect((await talk.say(NOBODY, pick('2'))).text).toMatch(/^You picked the Fellside kettle\./)
    expect(await picks()).toHaveLength(BOUNDS.picks)
  })
})

describe('forgetting', () => {
  it('"forget me" signs out a person’s own phones and leaves the household’s', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(ANNA, find('a kettle'))
    await connected(shop, shop.personKey('anna'))
    await connected(shop)
    await talk.say(ANNA, FORGET_ME)
    await talk.say(ANNA, YES_FORGET_ME)
    expect((await shop.stored())?.phones.map(({ owner }) => owner)).toEqual(['household'])
  })

  it.each([
    ['PERSISTED signs out every phone and keeps the rest', 'PERSISTED'],
    ['NOT_PERSISTED takes the pointers of open codes along', 'NOT_PERSISTED'],
  ])('the skill being disabled with %s', async (_, status) => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(NOBODY, find('a kettle'))
    const { request } = await talk.say(NOBODY, CONNECT)
    await connected(shop)
    const [code] = (await shop.stored())?.codes ?? []
    const { session: __, ...rest } = structuredClone(request)
    const { requestId, timestamp } = request.request
    const body = { userInformationPersistenceStatus: status }
    const disabled = { type: 'AlexaSkillEvent.SkillDisabled', requestId, timestamp, body }
    await talk.send({ ...rest, request: disabled } as unknown as typeof request)
    const stored = await shop.stored()
    if (status === 'PERSISTED') expect(stored).toMatchObject({ phones: [], codes: [], searches: [{}] })
    else {
      expect(stored).toBeUndefined()
      expect(JSON.stringify(await table.rawItems())).not.toContain(code?.hash)
    }
  })
})

describe('a search that a person began while the store failed', () => {
  async function failed() {
    const shop = open()
    const talk = shop.talk()
    await talk.say(NOBODY, OPEN)
    shop.store.fault = 'refuses writes'
    await talk.say(ANNA, find('a quiet kettle'))
    shop.store.fault = 'none'
    return { shop, talk }
  }
  async function travelled() {
    const { shop, talk } = await failed()
    await talk.say(ANNA, pick('2'))
    return shop
  }

  it.each([
    ['nobody', NOBODY],
    ['an unsure voice', ANNA_200],
    ['another person', voice('ben', 300)],
    ['whoever it was, whom nothing says any more', ANNA],
  ])('is sent only as far as it was read aloud: %s', async (_, who) => {
    const { shop, talk } = await failed()
    await talk.say(who, SEND)
    const { searches = [] } = (await shop.stored()) ?? {}
    const [copy, ...others] = searches.filter(({ unowned }) => !unowned)
    const [begun] = searches.filter(({ unowned }) => unowned)
    expect([searches.length, others]).toEqual([2, []])
    expect(begun?.total).toBe(9)
    expect(copy).toMatchObject({ owner: 'household', results: begun?.results.slice(0, 3), total: 3 })
  })

  it('is not offered whole to a phone', async () => {
    const { shop, talk } = await failed()
    await connected(shop)
    const { text } = await talk.say(NOBODY, MORE)
    expect(text).not.toMatch(/phone/)
    expect(text).toMatch(/\?$/)
  })

  it('is shown by no phone, for nothing says whose it is', async () => {
    const stored = await (await travelled()).stored()
    expect(stored?.searches).toHaveLength(1)
    const phone = { id: 'p', secret: 's', owner: 'household', locale: 'en-GB', touched: NOW } as const
    expect(stored && seenBy(stored, phone, 300, EVENING / 1000).searches).toEqual([])
  })

  it('does not come back by what was picked in it', async () => {
    const shop = await travelled()
    expect((await shop.talk().say(NOBODY, WHAT_DID_I_PICK)).text).toMatch(/^Nothing is picked here yet\./)
  })
})

describe('a pick by voice that cannot be kept', () => {
  it('for the household has no room is not said to be made', async () => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(NOBODY, find('a quiet kettle'))
    await shop.change((household) => {
      const [search] = household.searches
      if (!search) return household
      const picks = [{ id: 'p', minor: 1, currency: 'GBP' }]
      const looked = ['x'.repeat(BOUNDS.itemBytes / 5)]
      const kept = Array.from({ length: 5 }, (_, i) => ({ ...search, id: `kept ${i}`, picks, looked }))
      return { ...household, searches: [...kept, search] }
    })
    expect((await talk.say(NOBODY, pick('2'))).text).toMatch(/^I can't save that right now/)
    expect((await shop.stored())?.searches.at(-1)?.picks).toEqual([])
  })

  it.each([pick('2'), takeOut('2')])('is not said to be made', async (said) => {
    const shop = open()
    const talk = shop.talk()
    await talk.say(NOBODY, find('a quiet kettle'))
    shop.store.fault = 'refuses writes'
    expect((await talk.say(NOBODY, said)).text).toMatch(/^I can't save that right now/)
  })
})
