import type { Household } from '../../lambda/household/state.ts'
import { type Effect, effectsOf, PUSH_SECONDS } from '../../lambda/outbox/effects.ts'
import { detailOf } from '../../lambda/outbox/order-event.ts'
import { ANNA, aHome, anOrder, aPhone, aSearch, NOW } from './samples.ts'

const ids = (effects: readonly Effect[]): string[] => effects.map(({ id }) => id)
const told = (after: Household, before?: Household, now = NOW) => ids(effectsOf(before, after, now))

const { push: _, ...silent } = aPhone('hers')
const SENT = { id: 'sending', at: NOW, phones: ['hers', 'his'] }
const sentHome = (parts: Partial<Household> = {}) =>
  aHome({ searches: [aSearch('kettles', { sent: SENT })], phones: [aPhone('hers'), aPhone('his')], ...parts })

describe('an order event', () => {
  const reserved = aHome({ orders: [anOrder('o1')] })
  const canceled = aHome({ orders: [anOrder('o1', { canceled: NOW + 5 })] })

  it('leaves when an order was made, and when it was taken back', () => {
    expect(told(reserved, aHome())).toEqual(['o1.reserved'])
    expect(told(canceled, reserved)).toEqual(['o1.canceled'])
  })

  it('leaves twice, in this order, for an order that is first seen taken back', () => {
    expect(told(canceled, aHome())).toEqual(['o1.reserved', 'o1.canceled'])
    expect(told(canceled)).toEqual(['o1.reserved', 'o1.canceled'])
  })

  it('leaves for each order that is there, where nothing is known of before', () => {
    const two = aHome({ orders: [anOrder('o1'), anOrder('o2')] })
    expect(told(two)).toEqual(['o1.reserved', 'o2.reserved'])
    expect(told(two, reserved)).toEqual(['o2.reserved'])
  })

  it('does not leave for what was there, what went, and what else changed', () => {
    expect(told(reserved, reserved)).toEqual([])
    expect(told(canceled, canceled)).toEqual([])
    expect(told(aHome(), reserved)).toEqual([])
    expect(told(aHome({ ...reserved, searches: [aSearch('x')] }), reserved)).toEqual([])
  })

  it('leaves for a household that came back after it was deleted: nothing of the old one is known of it', () => {
    expect(told({ ...reserved, born: 'autumn' }, reserved)).toEqual(['o1.reserved'])
  })

  it('says nothing of a person, a household or a phone', () => {
    const home = sentHome({ orders: [anOrder('o1', { canceled: NOW + 5 })] })
    const events = effectsOf(undefined, home, NOW).filter((effect) => effect.is === 'order')
    const details = events.map(detailOf)
    expect(details).toEqual(
      ['reserved', 'canceled'].map((became) => ({
        id: `o1.${became}`,
        order: 'o1',
        product: 'hush-kettle',
        price: { minor: 3900, currency: 'GBP' },
        at: became === 'reserved' ? '2026-11-21T18:00:00.000Z' : '2026-11-21T18:00:05.000Z',
        until: '2026-11-22T18:00:00.000Z',
        locale: 'en-GB',
      })),
    )
    expect(JSON.stringify(details)).not.toMatch(new RegExp(`${ANNA}|spring|hers|kettles`))
  })
})

describe('a push is due', () => {
  it('for each phone that the search went to, in its language', () => {
    const home = sentHome({ phones: [aPhone('hers'), aPhone('his', { locale: 'fr-FR' }), aPhone('spare')] })
    expect(effectsOf(aHome(), home, NOW)).toMatchObject([
      { is: 'push', id: 'sending hers', phone: 'hers', locale: 'en-GB' },
      { is: 'push', id: 'sending his', phone: 'his', locale: 'fr-FR' },
    ])
  })

  it('again when the search is sent again', () => {
    const again = sentHome({ searches: [aSearch('kettles', { sent: { ...SENT, id: 'second' } })] })
    expect(told(again, sentHome())).toEqual(['second hers', 'second his'])
  })

  it('for ten minutes', () => {
    expect(told(sentHome(), undefined, NOW + PUSH_SECONDS)).toHaveLength(2)
    expect(told(sentHome(), undefined, NOW + PUSH_SECONDS + 1)).toEqual([])
    expect(told(sentHome(), undefined, NOW - PUSH_SECONDS - 1)).toEqual([])
  })

  it.each<[string, Partial<Household>, string[]]>([
    ['a phone that was removed', { phones: [aPhone('his')] }, ['sending his']],
    ['a phone that wants none', { phones: [silent, aPhone('his')] }, ['sending his']],
    ['a search that is gone', { searches: [] }, []],
    ['a search that was never sent', { searches: [aSearch('kettles')] }, []],
    ['a search that nobody owns any more', { searches: [aSearch('k', { sent: SENT, unowned: true })] }, []],
    [
      'a phone that is somebody else’s than the search',
      {
        searches: [aSearch('kettles', { sent: SENT, owner: ANNA })],
        phones: [aPhone('hers', { owner: ANNA, level: 300 }), aPhone('his')],
      },
      ['sending hers'],
    ],
  ])('never for %s', (_, parts, expected) => {
    expect(told(sentHome(parts))).toEqual(expected)
  })

  it('once for a phone that is named twice', () => {
    const twice = { ...SENT, phones: ['hers', 'hers'] }
    expect(told(sentHome({ searches: [aSearch('kettles', { sent: twice })] }))).toEqual(['sending hers'])
  })

  it('not for a search that changed otherwise', () => {
    const narrowed = sentHome({ searches: [aSearch('kettles', { sent: SENT, query: 'red kettle' })] })
    expect(told(narrowed, sentHome())).toEqual([])
  })
})

describe('nothing leaves', () => {
  it('of a household that was deleted, or has expired', () => {
    const home = sentHome({ orders: [anOrder('o1')] })
    expect(effectsOf(home, undefined, NOW)).toEqual([])
    expect(effectsOf(undefined, undefined, NOW)).toEqual([])
    expect(told({ ...home, expiresAt: NOW }, undefined)).toEqual([])
  })
})
