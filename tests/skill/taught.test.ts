import type { Directive } from 'ask-sdk-model'
import { find, intent, MORE, NOBODY, openShop, type Reply, tellAbout } from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

type Taught = Extract<Directive, { type: 'Dialog.UpdateDynamicEntities' }>

const directiveOf = ({ directives }: Reply): Taught | undefined =>
  directives.find((one): one is Taught => one.type === 'Dialog.UpdateDynamicEntities')

/** What was taught of a type: each value with all that may be said for it. */
function taughtOf(reply: Reply, type: string): Record<string, string[]> {
  const values = directiveOf(reply)?.types?.find(({ name }) => name === type)?.values ?? []
  return Object.fromEntries(
    values.map(({ id, name }) => [id ?? '', [name?.value ?? '', ...(name?.synonyms ?? [])]]),
  )
}

describe('what was read aloud', () => {
  it('is taught with its short names, its colour and its brand', async () => {
    const reply = await openShop(table).talk().say(NOBODY, find('a quiet kettle'))
    const names = taughtOf(reply, 'PRODUCT_NAME')
    expect(names['hush-kettle']).toEqual(
      expect.arrayContaining(['Hush kettle', 'Hush', 'graphite one', 'one in graphite']),
    )
    expect(taughtOf(reply, 'BRAND')).toEqual({ Larkholt: ['Larkholt'] })
  })

  it('is taught in the language of the talk', async () => {
    const reply = await openShop(table)
      .talk({ locale: 'fr-FR' })
      .say(NOBODY, find('une bouilloire silencieuse'))
    expect(taughtOf(reply, 'PRODUCT_NAME')['hush-kettle']).toEqual(
      expect.arrayContaining(['graphite', 'celui en graphite', 'celle en graphite']),
    )
  })

  it('is not taught by what two of them share: "the blue one" of two blue ones is nothing', async () => {
    const reply = await openShop(table).talk().say(NOBODY, find('a blue towel'))
    const said = Object.values(taughtOf(reply, 'PRODUCT_NAME')).flat()
    expect(said.length).toBeGreaterThan(2)
    expect(new Set(said).size).toBe(said.length)
    expect(said).not.toContain('blue one')
  })

  it('stays within the 100 values and synonyms that Amazon allows, however long the talk', async () => {
    const talk = openShop(table).talk()
    let reply = await talk.say(NOBODY, find('a kettle'))
    for (const query of ['a lamp', 'a towel', 'a knife', 'a mug']) {
      reply = await talk.say(NOBODY, find(query))
      for (let turn = 0; turn < 3; turn++) {
        const more = await talk.say(NOBODY, MORE)
        if (directiveOf(more)) reply = more
      }
      const all = ['PRODUCT_NAME', 'BRAND'].flatMap((type) => Object.values(taughtOf(reply, type)).flat())
      expect(all.length).toBeLessThanOrEqual(100)
    }
  })
})

describe('what a talk is about', () => {
  it('is kept with the search: what was looked at, what was refused, and how it is narrowed', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(NOBODY, find('a quiet kettle'))
    await talk.say(NOBODY, tellAbout('2'))
    await talk.say(NOBODY, intent('LeaveOutIntent', { position: ['1', '1'] }))
    await talk.say(NOBODY, intent('NarrowIntent', { most: '60' }))
    const [search] = (await shop.stored())?.searches ?? []
    expect(search).toMatchObject({
      query: 'a quiet kettle',
      looked: ['fellside-kettle'],
      filters: { except: ['hush-kettle'], price: { to: 6000, currency: 'GBP' } },
    })
    expect(search?.results).not.toContain('hush-kettle')
  })

  it('is narrowed for today: a search brought back later is looked for again', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(NOBODY, find('a quiet kettle'))
    await talk.say(NOBODY, intent('NarrowIntent', { most: '40' }))
    const later = await shop
      .talk()
      .say(NOBODY, intent('ResumeSearchIntent'), Date.parse('2026-11-23T18:00:00Z'))
    expect(later.text).toMatch(/^Quiet kettles under 40 pounds, once more: /)
  })
})
